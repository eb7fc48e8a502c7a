"""The index of a library of documents: one SQLite file, paragraphs and their words.

A document is known by its content: added again, it changes nothing.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.library.words import indexed, mark
from habeas.law.errors import BadInputError, OutputError
from habeas.treaty.document import Document, Paragraph
from habeas.treaty.rows import articles_of, section_of
from habeas.treaty.symbol import Symbol

# "HABL": what SQLite calls the application that a file is of.
_APPLICATION = 0x4841424C
_VERSION = 1
_SCHEMA = """
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    date TEXT NOT NULL
);
CREATE TABLE paragraph (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX paragraph_place ON paragraph (document, number);
CREATE VIRTUAL TABLE words USING fts5 (
    text, marks, content='', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE frequency (
    word TEXT PRIMARY KEY,
    paragraphs INTEGER NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did; `paragraphs` is 0 where it was there already."""

    symbol: str
    paragraphs: int


@contextmanager
def open_index(
    path: Path, *, is_new_allowed: bool = False
) -> Iterator[sqlite3.Connection]:
    """Open an index, or begin one where that is allowed.

    Raises BadInputError where there is no index or the file is something else,
    OutputError where the file cannot be written or is in use.
    """
    if not path.exists() and not is_new_allowed:
        raise BadInputError(
            f"there is no index at {path}; make one with `habeas documents add`"
        )
    try:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        _check(connection, path)
        yield connection
    except sqlite3.DatabaseError as error:
        raise _unusable(path, error) from error
    finally:
        connection.close()


def add(
    connection: sqlite3.Connection, documents: Iterable[Document]
) -> Iterator[Added]:
    """Add documents, each whole or not at all; one that is there changes nothing."""
    for document in documents:
        connection.execute("BEGIN IMMEDIATE")
        try:
            added = _add(connection, document)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        yield added


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0:
        connection.executescript(
            f"BEGIN; {_SCHEMA} PRAGMA application_id = {_APPLICATION};"
            f"PRAGMA user_version = {_VERSION}; COMMIT;"
        )
    elif application != _APPLICATION:
        raise BadInputError(f"{path} is a database, but no index of documents")
    elif version != _VERSION:
        raise BadInputError(
            f"{path} is an index of version {version}, and version {_VERSION} is read; "
            "make it anew with `habeas documents add`"
        )


def _unusable(path: Path, error: sqlite3.Error) -> BadInputError | OutputError:
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return BadInputError(f"{path} is no index of documents; choose another file")
    return OutputError(f"the index {path} cannot be used: {said}; check the file")


def _add(connection: sqlite3.Connection, document: Document) -> Added:
    content = f"{document.symbol}\0{document.language}\0{document.text}"
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    known = connection.execute("SELECT 1 FROM document WHERE hash = ?", (digest,))
    if known.fetchone():
        return Added(document.symbol, 0)
    symbol = document.masthead.symbol
    cursor = connection.execute(
        "INSERT INTO document (hash, symbol, kind, body, language, date) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            digest,
            document.symbol,
            document.genre.value,
            Symbol(symbol).body if symbol else "",
            document.language,
            document.masthead.date,
        ),
    )
    held: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        marks = list(_marks(document, paragraph))
        held.update(_insert(connection, cursor.lastrowid, paragraph, marks))
    connection.executemany(
        "INSERT INTO frequency (word, paragraphs) VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE "
        "SET paragraphs = paragraphs + excluded.paragraphs",
        sorted(held.items()),
    )
    return Added(document.symbol, len(document.paragraphs))


def _insert(
    connection: sqlite3.Connection,
    document: int | None,
    paragraph: Paragraph,
    marks: Sequence[str],
) -> set[str]:
    """Insert a paragraph and give its words, each once, its marks among them."""
    points = [
        f"({item.number}) {item.text}" for item in paragraph.items if not item.inline
    ]
    text = "\n".join([paragraph.text, *points]).strip()
    cursor = connection.execute(
        "INSERT INTO paragraph (document, number, state, kind, section, text) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            document,
            paragraph.place or "",
            paragraph.state or "",
            paragraph.kind.value if paragraph.kind else "",
            section_of(paragraph) or "",
            text,
        ),
    )
    headings = " ".join(heading.title for heading in paragraph.headings)
    words = indexed(f"{text} {headings}")
    connection.execute(
        "INSERT INTO words (rowid, text, marks) VALUES (?, ?, ?)",
        (cursor.lastrowid, words, " ".join(marks)),
    )
    return {*words.split(), *marks}


def _marks(document: Document, paragraph: Paragraph) -> Iterator[str]:
    """Give the marks by which filters find a paragraph, words of the index as well."""
    unit = (
        document.units[paragraph.unit] if paragraph.unit < len(document.units) else None
    )
    symbol = document.masthead.symbol
    yield mark("kind", document.genre.value)
    if paragraph.kind:
        yield mark("kind", paragraph.kind.value)
    if paragraph.state:
        yield mark("state", paragraph.state)
    if symbol:
        yield mark("body", Symbol(symbol).body)
    yield from (mark("article", article) for article in articles_of(paragraph))
    yield from (mark("theme", theme) for theme in paragraph.themes)
    cycles = _cycles(unit.symbols) if unit else frozenset()
    yield from (mark("cycle", cycle) for cycle in sorted(cycles))


def _cycles(symbols: Sequence[str]) -> frozenset[str]:
    """Tell the reporting cycles from the first symbol that counts them.

    >>> sorted(_cycles(("CMW/C/SR.140", "CMW/C/SEN/CO/2-3")))
    ['2', '2-3', '3']
    """
    for symbol in map(Symbol, symbols):
        if symbol.state_code and (counted := symbol.cycles):
            numbers = [str(number) for number in counted]
            written = numbers if len(numbers) == 1 else [f"{numbers[0]}-{numbers[-1]}"]
            return frozenset({*numbers, *written})
    return frozenset()
