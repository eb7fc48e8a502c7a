"""Paragraphs found in an index: by words, by filters, and by likeness."""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from habeas.engine.library.query import match_expression
from habeas.engine.library.words import indexed, mark
from habeas.law.errors import BadInputError

# Putting a hit in its place takes some 10 microseconds, and counting each word's
# paragraphs more the commoner it is. A query of more hits, or of such words alone, says
# so little that the order of its hits says nothing.
_RANKED = 8_000
_READ = 300_000
# Words of a paragraph by which its likes are sought, and how many hits they may have.
_WORDS = 16
_HITS = 40_000
# Paragraphs with the very text asked for, which are left out.
_SPARE = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """What paragraphs are wanted; '' asks for nothing.

    `kind` is a paragraph's (recommendation) or a document's (general comment);
    `state` an ISO 3166-1 alpha-3 code; `cycle` as in the symbol (``2``, ``2-3``).
    """

    state: str = ""
    body: str = ""
    kind: str = ""
    article: str = ""
    theme: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found."""

    document: str
    date: str
    number: str
    state: str
    kind: str
    section: str
    text: str


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    filters: Filters = Filters(),
    limit: int = 20,
) -> list[Hit]:
    """Find paragraphs by words, the likest first.

    Reads: a query as `query.match_expression` does. Very many hits, or those of very
    common words, come in the order they were added. Raises BadInputError for a query
    that cannot be read.
    """
    expression = _narrowed(match_expression(query), filters)
    return _hits(connection, _found(connection, expression, limit=limit))


def similar(
    connection: sqlite3.Connection,
    text: str,
    *,
    filters: Filters = Filters(),
    limit: int = 20,
) -> list[Hit]:
    """Find paragraphs like a text, by the words that tell it from others.

    The paragraph of that very text is left out. No word known to the index: no hit.
    """
    scores: Counter[int] = Counter()
    for word, weight in _telling_words(connection, text):
        expression = _narrowed(f'"{word}"', filters)
        rows = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ?", (expression,)
        )
        scores.update({row: weight for (row,) in rows})
    likest = [row for row, _ in scores.most_common(limit + _SPARE)]
    hits = _hits(connection, likest)
    return [hit for hit in hits if hit.text.split() != text.split()][:limit]


def paragraph_text(
    connection: sqlite3.Connection, symbol: str, number: str, state: str | None = None
) -> str:
    """Give the text of a paragraph; BadInputError where the index has it not.

    `state` tells the sections of a document apart that each number their own.
    """
    rows = connection.execute(
        "SELECT paragraph.text FROM paragraph JOIN document "
        "ON document.id = paragraph.document "
        "WHERE document.symbol = ? AND number = ? AND ifnull(?, state) = state "
        "ORDER BY paragraph.id",
        (symbol, number, state),
    ).fetchall()
    if not rows:
        raise BadInputError(
            f"the index has no paragraph {number} of {symbol}; "
            "add the document with `habeas documents add`"
        )
    return "\n".join(text for (text,) in rows)


def _found(connection: sqlite3.Connection, expression: str, *, limit: int) -> list[int]:
    (hits,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
        (expression, _RANKED + 1),
    ).fetchone()
    words = re.findall(r"\w+", expression)
    read = sum(_paragraphs_with(connection, word) for word in words)
    is_ranked = hits <= _RANKED and read <= _READ
    ranked = "AND rank MATCH 'bm25(1.0, 0.0)' ORDER BY rank"
    order = ranked if is_ranked else "ORDER BY rowid"
    rows = connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? {order} LIMIT ?",
        (expression, limit),
    )
    return [row for (row,) in rows]


def _hits(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Hit]:
    """Fetch paragraphs by their places, in the order given."""
    found = (
        connection.execute(
            "SELECT document.symbol, document.date, number, state, paragraph.kind, "
            "section, paragraph.text FROM paragraph "
            "JOIN document ON document.id = paragraph.document "
            "WHERE paragraph.id = ?",
            (row,),
        ).fetchone()
        for row in rows
    )
    return [Hit(*columns) for columns in found]


def _narrowed(expression: str, filters: Filters) -> str:
    """Add to a search what the filters ask for."""
    marks = [
        f'"{mark(field.name, value)}"'
        for field in fields(filters)
        if (value := getattr(filters, field.name))
    ]
    narrowed = f"text : ({expression})"
    return f"{narrowed} AND marks : ({' AND '.join(marks)})" if marks else narrowed


def _telling_words(
    connection: sqlite3.Connection, text: str
) -> list[tuple[str, float]]:
    """Choose the words of a text that few paragraphs hold, with their weight."""
    (total,) = connection.execute("SELECT max(id) FROM paragraph").fetchone()
    weighed = sorted(
        (
            (count * math.log(1 + total / held), held, word)
            for word, count, held in _known_words(connection, text)
        ),
        reverse=True,
    )
    chosen: list[tuple[str, float]] = []
    hits = 0
    for weight, held, word in weighed:
        if len(chosen) < _WORDS and (hits + held <= _HITS or not chosen):
            chosen.append((word, weight))
            hits += held
    return chosen


def _known_words(
    connection: sqlite3.Connection, text: str
) -> Iterator[tuple[str, int, int]]:
    """Give each word of a text, its count there, and how many paragraphs hold it."""
    for word, count in Counter(indexed(text).split()).items():
        if held := _paragraphs_with(connection, word):
            yield word, count, held


def _paragraphs_with(connection: sqlite3.Connection, word: str) -> int:
    row = connection.execute(
        "SELECT paragraphs FROM frequency WHERE word = ?", (word,)
    ).fetchone()
    return row[0] if row else 0
