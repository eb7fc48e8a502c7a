"""Tables of totals: they count people and describe none, so nothing is judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.engine.adapting.cleaning import ISO
from habeas.engine.adapting.drafting.guess import plain, words_for
from habeas.engine.adapting.drafting.profile import Profile
from habeas.engine.adapting.sql import listed, quoted
from habeas.engine.duckdb import DuckDB
from habeas.engine.reading import RawTable

_YEAR = r"(19|20)\d\d(\.0)?"
# As a publisher heads the columns of a wide table: 2019, 2019-20, 2019 Q3, Q3 2019.
_PERIOD_NAME = re.compile(r"((19|20)\d\d( \d\d)?( ?q[1-4])?|q[1-4] (19|20)\d\d)")
_SHOWN = 4
# Publishers repeat a cell now and then.
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Totals:
    """What a table of totals counts, and by what."""

    counts: tuple[str, ...]
    by: tuple[str, ...]

    def refusal(self, table: RawTable) -> str:
        """Say in one sentence why the table cannot be used, and what could."""
        return (
            f"{table.path} is a table of totals: a row gives {_listed(self.counts)} by "
            f"{_listed(self.by)} and is nobody's detention, so no standard can be "
            "judged on it; ask its publisher for the records behind it, one row a "
            "person or a stay"
        )


def totals(table: RawTable, found: Sequence[Profile]) -> Totals | None:
    """Tell a table of totals by its columns; None where its rows may be records.

    Its rows are told apart by periods and categories alone: nothing names a person
    or a case, and every number is a count. A number is one by its name, by having a
    period for a name, or where nothing but numbers stands beside the period.
    """
    periods = [one for one in found if _is_period(table, one)]
    numbers = [one for one in found if one.is_number and one not in periods]
    by = [one for one in found if one not in numbers]
    if not by or not numbers or any(o.is_date and o not in periods for o in by):
        return None
    if len(numbers) > 1 and all(_PERIOD_NAME.fullmatch(plain(o.name)) for o in numbers):
        return _named(numbers, by)
    categories = [one for one in by if one not in periods]
    if not periods or any(one.is_identifier for one in categories):
        return None
    if categories and not all(_is_count(table, one) for one in numbers):
        return None
    return _named(numbers, by) if _tell_apart(table, by) else None


def _named(counts: Sequence[Profile], by: Sequence[Profile]) -> Totals:
    return Totals(tuple(one.name for one in counts), tuple(one.name for one in by))


def _is_period(table: RawTable, one: Profile) -> bool:
    """Tell a column of years, of parts of a year, or of the first or last days."""
    name = plain(one.name)
    if name in words_for("totals", "")["periods"]:
        return True
    if not one.stated or name in words_for("names", "")["person.birth_year"]:
        return False
    text = f"CAST({quoted(one.name)} AS VARCHAR)"
    if one.is_number:
        return _holds(table, f"regexp_full_match({text}, '{_YEAR}')")
    if not one.is_date or one.distinct == 1:
        return False
    day = f"try_strptime({text}, [{listed(one.formats or ISO)}])"
    return _holds(table, f"day({day}) = 1 OR {day} = last_day({day})")


def _is_count(table: RawTable, one: Profile) -> bool:
    name = f" {plain(one.name)} "
    if not any(f" {word} " in name for word in words_for("totals", "")["counts"]):
        return False
    number = f"TRY_CAST({quoted(one.name)} AS DOUBLE)"
    return _holds(table, f"{number} >= 0 AND {number} = floor({number})")


def _holds(table: RawTable, condition: str) -> bool:
    """Tell whether a condition holds in every row that it can be asked of."""
    with DuckDB() as database:
        rows = table.relation(database.connection)
        found = rows.aggregate(f"bool_and({condition})").fetchall()
        return bool(found[0][0])


def _tell_apart(table: RawTable, by: Sequence[Profile]) -> bool:
    """Tell whether hardly two rows are of the same period and categories."""
    names = ", ".join(quoted(one.name) for one in by)
    with DuckDB() as database:
        rows = table.relation(database.connection).project(names).distinct()
        distinct = int(rows.aggregate("count(*)").fetchall()[0][0])
        return distinct >= _NEARLY_ALL * table.rows


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    shown = ", ".join(repr(name) for name in names[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
