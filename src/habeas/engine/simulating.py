"""The same data under other law: who would be free, for how many days, at what cost."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.adapting import Adapted, adapt
from habeas.engine.auditing import Options, law_of, moment_of, open_driver
from habeas.engine.driver import Driver
from habeas.engine.judging import judge
from habeas.engine.lines import count, lines
from habeas.engine.plan import Judgement
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Change:
    """How often a standard was breached or unknown, before and after."""

    standard: str
    title: str
    before: Mapping[Verdict, int]
    after: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Freed:
    """Who would be at liberty: custodies, the people they are of, and their days.

    `people` is None where the data name none. `person_days` are those in custody
    after the breach began, that the law as it is allows.
    """

    custodies: int
    people: int | None
    person_days: float

    def cost(self, a_day: float) -> float:
        """Give the cost of these days, at so much a day."""
        return self.person_days * a_day


@dataclass(frozen=True, slots=True)
class Difference:
    """What other law would change for the people in the data.

    `freed` counts the custodies newly in breach of a standard that only release
    would satisfy; it is None where the data hold no custody.
    """

    adapted: Adapted
    as_of: dt.datetime
    law: Law
    under: Law
    changes: tuple[Change, ...]
    freed: Freed | None


def simulate(
    files: Sequence[Path],
    settings: Sequence[str],
    options: Options,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> Difference:
    """Audit the same data under two laws, and give the difference."""
    tell("Reading the data")
    adapted = adapt(files, adapter=options.adapter)
    law, under = law_of(adapted, options), law_of(adapted, options, settings)
    as_of = moment_of(adapted, options)
    with closing(open_driver(options)) as driver:
        tell("Judging under the law as it is")
        first = judge(driver, adapted.tables, law, as_of=as_of)
        before = {name: n for j in first for name, n in count(driver, j).items()}
        _keep(driver, first)
        tell("Judging under the law as it might be")
        second = judge(driver, adapted.tables, under, as_of=as_of)
        after = {name: n for j in second for name, n in count(driver, j).items()}
        tell("Comparing")
        freed = _freed(driver, second)
    return Difference(
        adapted, as_of, law, under, _changes(second, before, after), freed
    )


def _keep(driver: Driver, judgements: Sequence[Judgement]) -> None:
    for judgement in judgements:
        name = f"{judgement.subject}_verdicts"
        driver.make(f"{name}_before", f"SELECT * FROM {name}")


def _changes(
    judgements: Sequence[Judgement],
    before: Mapping[str, Mapping[Verdict, int]],
    after: Mapping[str, Mapping[Verdict, int]],
) -> tuple[Change, ...]:
    return tuple(
        Change(line.id, line.standard.title, before[line.id], after[line.id])
        for judgement in judgements
        for line in lines(judgement)
        if before[line.id] != after[line.id]
    )


def _freed(driver: Driver, judgements: Sequence[Judgement]) -> Freed | None:
    """Count custodies, people and days that only the other law forbids."""
    releasing = [
        line
        for judgement in judgements
        if judgement.subject is Subject.CUSTODY
        for line in lines(judgement)
        if line.id in RELEASING
    ]
    if not releasing:
        return None
    breaches = " UNION ALL ".join(
        f"SELECT custody_id, {_since(line.verdict, line.moment('since'))} AS since, "
        f"{which} AS which FROM custody_verdicts{suffix}"
        for line in releasing
        for which, suffix in ((0, "_before"), (1, ""))
    )
    (row,) = driver.fetch(
        "SELECT COUNT(*) AS custodies, COUNT(DISTINCT person_id) AS people, "
        f"SUM({_days(driver)}) AS days FROM ("
        "SELECT b.custody_id, b.person_id, b.until, "
        "MIN(CASE WHEN which = 0 THEN since END) AS was, "
        "MIN(CASE WHEN which = 1 THEN since END) AS since "
        f"FROM ({breaches}) AS f JOIN custody_base AS b ON f.custody_id = b.custody_id "
        "GROUP BY b.custody_id, b.person_id, b.until) AS freed "
        "WHERE since IS NOT NULL AND since < until AND (was IS NULL OR since < was)"
    ).to_pylist()
    return Freed(int(row["custodies"]), row["people"] or None, float(row["days"] or 0))


# The standards whose breach means that the person ought to be at liberty by then.
RELEASING = frozenset(
    {
        "child",
        "family-at-liberty",
        "maximum-period",
        "no-renewed-detention",
        "not-in-prison",
        "pregnant-or-breastfeeding",
        "presumption-of-liberty",
        "removal-impossible",
        "vulnerable-person",
    }
)


def _since(verdict: str, since: str) -> str:
    return f"CASE WHEN {verdict} = {Verdict.BREACH.code} THEN {since} END"


def _days(driver: Driver) -> str:
    """Give the SQL of the days gained: until the old breach, or to the end."""
    end = "COALESCE(was, until)"
    if driver.dialect == "pyspark":
        return f"(unix_timestamp({end}) - unix_timestamp(since)) / {_SECONDS_A_DAY}"
    return f"EXTRACT(EPOCH FROM ({end} - since)) / {_SECONDS_A_DAY}"
