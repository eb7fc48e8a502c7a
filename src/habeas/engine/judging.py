"""Canonical tables judged: the one way that files and live cases share."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.driver import Driver, Maker
from habeas.engine.lines import count
from habeas.engine.plan import Judgement
from habeas.engine.remembered import compiled
from habeas.engine.working_days import working_days
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.assembly.spans import WORKING_DAYS
from habeas.law.amount import Unit
from habeas.law.applied import Law
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule

# Earlier than any custody that could still be judged, and long past any maximum.
_FIRST_DAY = dt.date(1970, 1, 1)
_YEARS_AHEAD = 20


def judge(
    driver: Maker,
    tables: Mapping[str, pa.Table | Path],
    law: Law,
    *,
    as_of: dt.datetime,
    rules: Iterable[Rule] = RULES,
) -> tuple[Judgement, ...]:
    """Judge canonical tables, given as Arrow or as Parquet files, as of a moment.

    Promises: for each subject that was judged, the driver holds the tables
    `<subject>_base`, `<subject>_facts` and `<subject>_verdicts`.
    """
    for name, table in tables.items():
        driver.put(name, table)
    judgements = compiled(source_of(tables), law, rules, dialect=driver.dialect)
    run(driver, judgements, law, as_of=as_of)
    return judgements


def source_of(tables: Mapping[str, pa.Table | Path]) -> Source:
    """Say which tables are given, and which columns of each."""
    return Source({name: frozenset(_columns(t)) for name, t in tables.items()})


def count_verdicts(
    driver: Driver,
    tables: Mapping[str, pa.Table | Path],
    law: Law,
    *,
    as_of: dt.datetime,
    rules: Iterable[Rule] = RULES,
) -> Mapping[str, Mapping[Verdict, int]]:
    """Count the verdicts of canonical tables, by the id of each line.

    Nothing wide is kept: the engine works out only what the counts need.
    """
    for name, table in tables.items():
        driver.put(name, table)
    judgements = compiled(source_of(tables), law, rules, dialect=driver.dialect)
    set_clock(driver, law, as_of=as_of)
    for judgement in judgements:
        driver.make(f"{judgement.subject}_base", judgement.base)
        driver.view(f"{judgement.subject}_facts", judgement.facts)
        driver.view(f"{judgement.subject}_verdicts", judgement.verdicts)
    return {i: c for j in judgements for i, c in count(driver, j).items()}


def run(
    driver: Maker, judgements: Iterable[Judgement], law: Law, *, as_of: dt.datetime
) -> None:
    """Run compiled judgements over the tables the driver holds."""
    set_clock(driver, law, as_of=as_of)
    for judgement in judgements:
        driver.make(f"{judgement.subject}_base", judgement.base)
        driver.make(f"{judgement.subject}_facts", judgement.facts)
        driver.make(f"{judgement.subject}_verdicts", judgement.verdicts)


def set_clock(driver: Maker, law: Law, *, as_of: dt.datetime) -> None:
    """Give the driver the moment judged at, and the working days the law counts."""
    driver.put(CLOCK, pa.table({"as_of": pa.array([as_of], pa.timestamp("us"))}))
    if _counts_working_days(law):
        driver.put(WORKING_DAYS, _calendar(law.jurisdiction, as_of.year))


@lru_cache(maxsize=8)
def _calendar(jurisdiction: Jurisdiction, year: int) -> pa.Table:
    last = dt.date(year + _YEARS_AHEAD, 12, 31)
    return working_days(jurisdiction, _FIRST_DAY, last)


def _counts_working_days(law: Law) -> bool:
    return any(
        amount.unit is Unit.WORKING_DAYS
        for limit in law.jurisdiction.limits
        for amount in (
            *limit.ceiling,
            limit.amount,
            limit.for_children,
            *(s.amount for s in limit.extensions),
        )
        if amount is not None
    )


def _columns(table: pa.Table | Path) -> list[str]:
    if isinstance(table, Path):
        return list(pq.read_schema(table).names)
    return list(table.column_names)
