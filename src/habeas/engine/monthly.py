"""What became of one standard month by month: national counts, none of a few people."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.law.applied import Law
from habeas.law.errors import UnknownNameError
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject

# Nothing is told of fewer people than this, nor of the few who differ from the rest.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Month:
    """A month's custodies under one standard; None where too few would be told of.

    `judged` are those that ran in the month and to whom the standard applies,
    `breached` those of them broken by its end, `unknown` those of which it cannot be
    told; `median_days` is how long they had been held by its end.
    """

    begins: dt.date
    judged: int | None
    breached: int | None
    unknown: int | None
    median_days: float | None

    @property
    def rate(self) -> float | None:
        """The share breached; None where it may not or cannot be told."""
        if not self.judged or self.breached is None:
            return None
        return self.breached / self.judged


def monthly(
    tables: Mapping[str, pa.Table | Path], law: Law, line: str, *, as_of: dt.datetime
) -> tuple[Month, ...]:
    """Count one standard's verdicts on custodies for each month the data tell of.

    Raises UnknownNameError for a standard that judges no custody.
    """
    rule = _rule(line)
    with DuckDB() as driver:
        judge(driver, tables, law, as_of=as_of, rules=[rule])
        rows = driver.fetch(_sql(rule, as_of)).to_pylist()
    return tuple(_month(**row) for row in rows)


def _rule(line: str) -> Rule:
    for rule in RULES:
        if rule.id == line and rule.subject is Subject.CUSTODY:
            return rule
    raise UnknownNameError(
        f"there is no standard on custodies called {line!r}: `habeas standards` lists "
        "them"
    )


def _sql(rule: Rule, as_of: dt.datetime) -> str:
    verdict, since = f'v."{rule.column}__verdict"', f'v."{rule.column}__since"'
    return f"""
        WITH months AS (
            SELECT month, month + INTERVAL 1 MONTH AS after
            FROM generate_series(
                (SELECT date_trunc('month', min(began_at)) FROM custody_base),
                TIMESTAMP '{as_of:%Y-%m-%d %H:%M:%S}', INTERVAL 1 MONTH
            ) AS series(month)
        ),
        held AS (
            SELECT month, {verdict} AS verdict, {since} AS since, after, began_at,
                least(coalesce(ended_at, after), after) AS until
            FROM months
            JOIN custody_base AS c ON began_at < after
                AND (ended_at IS NULL OR ended_at >= month)
            JOIN custody_verdicts AS v USING (custody_id)
        )
        SELECT CAST(month AS DATE) AS begins,
            count(*) FILTER (verdict <> {Verdict.NOT_APPLICABLE.code}) AS judged,
            count(*) FILTER (
                verdict = {Verdict.BREACH.code} AND (since IS NULL OR since < after)
            ) AS breached,
            count(*) FILTER (verdict = {Verdict.UNKNOWN.code}) AS unknown,
            median(date_diff('second', began_at, until) / 86400.0) AS median_days
        FROM held GROUP BY month ORDER BY month
    """


def _month(
    begins: dt.date, judged: int, breached: int, unknown: int, median_days: float | None
) -> Month:
    if judged < FEWEST:
        return Month(begins, None, None, None, None)
    return Month(
        begins, judged, _told(breached, judged), _told(unknown, judged), median_days
    )


def _told(count: int, of: int) -> int | None:
    """Give a count, unless it or what is left beside it is of a few people."""
    few = 0 < count < FEWEST or 0 < of - count < FEWEST
    return None if few else count
