"""Recommendations found by words and filters, in the database's own index."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from habeas.engine.library.words import mark, sought
from habeas.web.supervision.models import Recommendation

FILTERS = ("state", "body", "kind", "verb", "article", "theme", "target")
# So many are put in order of their days; who finds more is told to ask more narrowly.
MOST = 1_000
_AT_ONCE = 500
_ANY = 2**31 - 1
_TOKEN = re.compile(r'(-?)("[^"]*"|[^\s"]+)')
# A word of so many letters also finds the words that begin with it.
_BEGINNING = 4
_FTS5 = (
    "SELECT w.recommendation_id FROM supervision_sought s "
    "JOIN supervision_words w ON w.id = s.rowid "
    "WHERE supervision_sought MATCH %s ORDER BY s.rowid DESC LIMIT %s"
)
_TSQUERY = "SELECT recommendation_id FROM supervision_words WHERE sought @@ %s::tsquery"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to be found: words that follow one another; `has_more` after the last.

    Nothing but letters and figures stands in `words`, so none is read as an operator.
    """

    words: Sequence[str]
    has_more: bool = False
    is_unwanted: bool = False

    @property
    def is_phrase(self) -> bool:
        """Say whether its words must follow one another."""
        return len(self.words) > 1

    def as_fts5(self) -> str:
        """Write it as SQLite's search reads it."""
        return f'"{" ".join(self.words)}"' + (" *" if self.has_more else "")

    def as_tsquery(self) -> str:
        """Write it as PostgreSQL's search reads it, which minds no order of words."""
        quoted = [f"'{word}'" for word in self.words]
        return f"({' & '.join(quoted)}{':*' if self.has_more else ''})"

    def as_pattern(self) -> str:
        """Write it as a pattern of the words one after another."""
        return f"% {' '.join(self.words)}{'' if self.has_more else ' '}%"


@dataclass(frozen=True, slots=True)
class Found:
    """Recommendations found, the newest first; `is_cut` where there are more."""

    recommendations: QuerySet[Recommendation]
    is_cut: bool


def found(asked: Mapping[str, str]) -> Found:
    """Find recommendations by words and filters; all of them where nothing is asked.

    All words must stand in one; a word of four letters finds those that begin with
    it, "a phrase" just so, and -word leaves out.
    """
    keys = _keys(asked, MOST + 1)
    if keys is None:
        return Found(_in_order(), is_cut=False)
    return Found(_in_order().filter(pk__in=keys[:MOST]), is_cut=len(keys) > MOST)


def all_found(asked: Mapping[str, str]) -> Iterator[Recommendation]:
    """Give everything found, however much it is, a part after another."""
    keys = _keys(asked, _ANY)
    if keys is None:
        yield from _in_order().iterator(chunk_size=_AT_ONCE)
        return
    for at in range(0, len(keys), _AT_ONCE):
        yield from _in_order().filter(pk__in=keys[at : at + _AT_ONCE])


def _in_order() -> QuerySet[Recommendation]:
    standing = Recommendation.objects.filter(withdrawn_at=None)
    return standing.order_by("-adopted_on", "symbol", "state", "pk")


def _keys(asked: Mapping[str, str], most: int) -> list[uuid.UUID | str] | None:
    """Give the keys of those recorded last; None where nothing is asked."""
    wanted = [*_words(asked.get("q", "")), *_marks(asked)]
    if not wanted:
        return None
    if all(each.is_unwanted for each in wanted):
        return []
    write = _fts5 if connection.vendor == "sqlite" else _tsquery
    statement, given = write(wanted)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*given, most])
        return [key for (key,) in cursor.fetchall()]


def _words(said: str) -> Iterator[Asked]:
    for minus, token in _TOKEN.findall(said):
        words = sought(token.strip('"'))
        plain = [word.rstrip("*") for word in words]
        if not plain:
            continue
        begins = words[-1].endswith("*") or token.endswith("*")
        is_long = len(plain[-1]) >= _BEGINNING and not token.startswith('"')
        yield Asked(plain, has_more=begins or is_long, is_unwanted=bool(minus))


def _marks(asked: Mapping[str, str]) -> Iterator[Asked]:
    for name in FILTERS:
        if value := asked.get(name, "").strip():
            yield Asked([mark(name, value)])


def _fts5(wanted: Sequence[Asked]) -> tuple[str, list[str]]:
    kept = " AND ".join(each.as_fts5() for each in wanted if not each.is_unwanted)
    out = "".join(f" NOT {each.as_fts5()}" for each in wanted if each.is_unwanted)
    return _FTS5, [f"({kept}){out}"]


def _tsquery(wanted: Sequence[Asked]) -> tuple[str, list[str]]:
    """Ask for the words by the index, and for those of a phrase also in their order."""
    words = " & ".join(
        f"{'!' if each.is_unwanted else ''}{each.as_tsquery()}"
        for each in wanted
        if not (each.is_unwanted and each.is_phrase)
    )
    statement, given = _TSQUERY, [words]
    for each in wanted:
        if each.is_phrase:
            like = "NOT LIKE" if each.is_unwanted else "LIKE"
            statement += f" AND ' ' || words || ' ' {like} %s"
            given.append(each.as_pattern())
    return f"{statement} ORDER BY id DESC LIMIT %s", given
