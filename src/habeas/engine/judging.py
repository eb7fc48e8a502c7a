"""Canonical tables judged: the one way that files and live cases share."""

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.driver import Driver, Maker
from habeas.engine.duckdb import DuckDB
from habeas.engine.lines import count
from habeas.engine.partitions import each_part, is_apart
from habeas.engine.plan import Judgement
from habeas.engine.remembered import compiled
from habeas.engine.working_days import working_days
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.assembly.spans import WORKING_DAYS
from habeas.law.amount import Unit
from habeas.law.applied import Law
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject

# Earlier than any custody that could still be judged, and long past any maximum.
_FIRST_DAY = dt.date(1970, 1, 1)
_YEARS_AHEAD = 20
# What is made for each subject.
_KINDS = ("base", "facts", "verdicts")


def judge(  # noqa: PLR0913 - the data, the question and how it is to be worked
    driver: Maker,
    tables: Mapping[str, pa.Table | Path],
    law: Law,
    *,
    as_of: dt.datetime,
    rules: Iterable[Rule] = RULES,
    parts: int = 1,
) -> tuple[Judgement, ...]:
    """Judge canonical tables, given as Arrow or as Parquet files, as of a moment.

    Promises: for each subject that was judged, the driver holds the tables
    `<subject>_base`, `<subject>_facts` and `<subject>_verdicts`. In several parts,
    which DuckDB alone knows, the custodies' are on disk: parts of the people, each
    judged by itself, or shares of the wide rows where people are judged by others too.
    """
    for name, table in tables.items():
        driver.put(name, table)
    judgements = compiled(source_of(tables), law, rules, dialect=driver.dialect)
    in_parts, whole = _by_size(driver, judgements, parts)
    if in_parts and isinstance(driver, DuckDB):
        if is_apart(tables):
            _judge_apart(driver, tables, in_parts, law, as_of=as_of, parts=parts)
        else:
            with driver.in_shares(parts):
                run(driver, in_parts, law, as_of=as_of)
    run(driver, whole, law, as_of=as_of)
    return judgements


def _by_size(
    driver: Maker, judgements: Iterable[Judgement], parts: int
) -> tuple[list[Judgement], list[Judgement]]:
    """Tell what is judged in parts, custodies alone, from what is judged whole."""
    can = parts > 1 and isinstance(driver, DuckDB)
    apart = [j for j in judgements if can and j.subject is Subject.CUSTODY]
    return apart, [j for j in judgements if j not in apart]


def _judge_apart(  # noqa: PLR0913 - what `judge` is told, and what came of it
    driver: DuckDB,
    tables: Mapping[str, pa.Table | Path],
    judgements: Sequence[Judgement],
    law: Law,
    *,
    as_of: dt.datetime,
    parts: int,
) -> None:
    """Judge one part of the people after the other, and put the pieces together."""
    names = [f"{j.subject}_{kind}" for j in judgements for kind in _KINDS]
    # It lasts as long as the driver: its views read from it.
    folder = Path(tempfile.mkdtemp(prefix="judged-", dir=driver.spill))
    for i, part in enumerate(each_part(driver, tables, count=parts)):
        run(part, judgements, law, as_of=as_of)
        for name in names:
            part.write(f"SELECT * FROM {name}", folder / f"{name}-{i}.parquet")
    for name in names:
        driver.put(name, folder / f"{name}-*.parquet")


def source_of(tables: Mapping[str, pa.Table | Path]) -> Source:
    """Say which tables are given, and which columns of each."""
    return Source({name: frozenset(_columns(t)) for name, t in tables.items()})


def count_verdicts(  # noqa: PLR0913 - as `judge`
    driver: Driver,
    tables: Mapping[str, pa.Table | Path],
    law: Law,
    *,
    as_of: dt.datetime,
    rules: Iterable[Rule] = RULES,
    parts: int = 1,
) -> Mapping[str, Mapping[Verdict, int]]:
    """Count the verdicts of canonical tables, by the id of each line.

    Nothing wide is kept: the engine works out only what the counts need.
    """
    for name, table in tables.items():
        driver.put(name, table)
    judgements = compiled(source_of(tables), law, rules, dialect=driver.dialect)
    in_parts, whole = _by_size(driver, judgements, parts)
    found = Counter[tuple[str, Verdict]]()
    if in_parts and isinstance(driver, DuckDB):
        if is_apart(tables):
            for part in each_part(driver, tables, count=parts):
                found.update(_counted(part, in_parts, law, as_of=as_of))
        else:
            with driver.in_shares(parts):
                found.update(_counted(driver, in_parts, law, as_of=as_of))
    found.update(_counted(driver, whole, law, as_of=as_of))
    names = dict.fromkeys(name for name, _ in found)
    return {name: {v: found[name, v] for v in Verdict} for name in names}


def _counted(
    driver: Driver, judgements: Iterable[Judgement], law: Law, *, as_of: dt.datetime
) -> dict[tuple[str, Verdict], int]:
    set_clock(driver, law, as_of=as_of)
    counts: dict[tuple[str, Verdict], int] = {}
    for judgement in judgements:
        driver.make(f"{judgement.subject}_base", judgement.base)
        driver.view(f"{judgement.subject}_facts", judgement.facts)
        driver.view(f"{judgement.subject}_verdicts", judgement.verdicts)
        for name, verdicts in count(driver, judgement).items():
            counts |= {(name, verdict): n for verdict, n in verdicts.items()}
    return counts


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
