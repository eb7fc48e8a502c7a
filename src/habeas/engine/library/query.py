"""A reader's query turned into SQLite's: words, phrases, OR, -, brackets, begin*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.engine.library.words import sought
from habeas.law.errors import BadInputError

_TOKEN = re.compile(r'\s*("[^"]*"|[()]|-(?=\S)|[^\s()"]+)')
_DEEPEST = 20
_LONGEST = 1000
_HELP = 'write words, a "phrase", OR, -without, (…) or a beginning*'


@dataclass(slots=True)
class _Reading:
    """The tokens of a query, and how far they have been read."""

    query: str
    tokens: Sequence[str]
    at: int = 0
    depth: int = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.at += 1
        return token

    def refusal(self, why: str) -> BadInputError:
        return BadInputError(f"the query {self.query!r} {why}; {_HELP}")


def match_expression(query: str) -> str:
    """Write a query in the words of SQLite's full-text search.

    Reads: words (all must stand in the paragraph), a "phrase in quotes", ``OR``,
    ``-word`` or ``NOT word``, brackets, ``begin*``.
    Raises BadInputError, in one sentence, for what cannot be read so.

    >>> match_expression('detention -"of children"')
    '(("detention") NOT ("of children"))'
    """
    if len(query) > _LONGEST:
        raise BadInputError(f"the query is over {_LONGEST} signs long; {_HELP}")
    reading = _Reading(query, list(_tokens(query)))
    written = _either(reading)
    if reading.at < len(reading.tokens):
        raise reading.refusal("closes a bracket that was not opened")
    return written


def _tokens(query: str) -> Iterator[str]:
    if query.count('"') % 2:
        raise BadInputError(
            f"the query {query!r} opens a quotation and does not close it"
        )
    yield from _TOKEN.findall(query)


def _either(reading: _Reading) -> str:
    parts = [_all(reading)]
    while reading.next == "OR":
        reading.take()
        parts.append(_all(reading))
    return f"({' OR '.join(parts)})"


def _all(reading: _Reading) -> str:
    wanted: list[str] = []
    unwanted: list[str] = []
    while reading.next not in {"", ")", "OR"}:
        if reading.next == "AND":
            reading.take()
            continue
        is_unwanted = reading.next in {"-", "NOT"}
        if is_unwanted:
            reading.take()
        written = _one(reading)
        if written:
            (unwanted if is_unwanted else wanted).append(written)
    if not wanted:
        raise reading.refusal("does not say what to find")
    found = f"({' AND '.join(wanted)})"
    return f"{found} NOT ({' OR '.join(unwanted)})" if unwanted else found


def _one(reading: _Reading) -> str:
    token = reading.take()
    if token == "(":  # noqa: S105 - a bracket is no password
        reading.depth += 1
        if reading.depth > _DEEPEST:
            raise reading.refusal(f"nests more than {_DEEPEST} brackets")
        inner = _either(reading)
        if reading.take() != ")":
            raise reading.refusal("opens a bracket and does not close it")
        reading.depth -= 1
        return inner
    if token in {"", ")", "OR"}:
        raise reading.refusal("leaves out a word")
    return _word(token)


def _word(token: str) -> str:
    words = sought(token)
    if not words:
        return ""
    if len(words) == 1 and words[0].endswith("*"):
        return f'"{words[0][:-1]}" *'
    phrase = " ".join(word.rstrip("*") for word in words)
    is_beginning = token.endswith("*") and not token.startswith('"')
    return f'"{phrase}"' + (" *" if is_beginning else "")
