"""Groups removed on one day to one country by one and the same text."""

from collections.abc import Iterator

import ibis.expr.types as ir

from habeas.engine.aggregates.pattern import Pattern, Subject
from habeas.engine.compiler import to_sql
from habeas.engine.driver import Driver
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.source import Source
from habeas.law.edition import Edition
from habeas.rulebook.ground.equality import ENOUGH_PEOPLE
from habeas.rulebook.treatment.removals import NO_COLLECTIVE_EXPULSION

MEASURE = "removed alike"
_SAME = ("day", "country", "decision_text_id")


def removed_alike(
    driver: Driver, source: Source, edition: Edition
) -> Iterator[Pattern]:
    """Give each group of at least ten people, and how many removals are not told."""
    about = Subject(NO_COLLECTIVE_EXPULSION, edition, MEASURE, "removal")
    if not source.has("removal"):
        yield about.missing("who was removed where and when (table removal)")
        return
    rows = driver.fetch(to_sql(_groups(source), dialect=driver.dialect)).to_pylist()
    told = [row for row in rows if all(row[name] is not None for name in _SAME)]
    lost = sum(int(row["people"]) for row in rows if row not in told)
    large = [row for row in told if row["people"] >= ENOUGH_PEOPLE.value]
    for row in sorted(large, key=lambda row: (-row["people"], str(row["day"]))):
        people = int(row["people"])
        yield about.told(
            f"{row['day']} to {row['country']}, text {row['decision_text_id']}",
            f"{people:,} people were removed to {row['country']} on {row['day']} by "
            "decisions whose text is the same.",
            counts=(people, 0),
            values=(people, ENOUGH_PEOPLE.value),
            is_flagged=True,
        )
    if not large:
        yield _no_group(about, sum(int(row["people"]) for row in told), lost)
    elif lost:
        yield about.told("not known", _lacking(lost), counts=(0, lost))


def _no_group(about: Subject, told: int, lost: int) -> Pattern:
    """Say that no group was found; with removals not told, it is not known."""
    none = f"No {ENOUGH_PEOPLE.value} people or more were removed alike"
    sentence = (
        f"{none} among {told:,} removals that can be told. {_lacking(lost)}"
        if lost
        else f"{none}, of {told:,} removals."
    )
    # Nobody can tell whether those removals were alike, if they are enough.
    is_open = lost > 0
    return about.told(
        "",
        sentence,
        counts=(told, lost),
        values=(None, None) if is_open else (0, ENOUGH_PEOPLE.value),
        is_flagged=None if is_open else False,
    )


def _lacking(lost: int) -> str:
    return f"Of {lost:,} removals the day, the country or the decision is not known."


def _groups(source: Source) -> ir.Table:
    """Count custodies by day, country and text, up to the moment judged at."""
    rows = source.table("removal").cross_join(source.clock)
    # A removal without a date has been entered: it is counted as not told.
    rows = rows.filter(or_else(rows["at"] <= rows.as_of, otherwise=True))
    rows = rows.mutate(day=rows["at"].date())
    marks = rows.select("custody_id", *_SAME).distinct()
    return marks.group_by(*_SAME).aggregate(people=marks.count())
