"""How much of the time people spent in a place it held too many."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from habeas.engine.aggregates.names import named
from habeas.engine.aggregates.pattern import Pattern, Subject, percent
from habeas.engine.compiler import to_sql
from habeas.engine.driver import Driver
from habeas.facts.assembly.places import OccupancyFacts
from habeas.facts.assembly.source import Source
from habeas.law.edition import Edition
from habeas.rulebook.places import OCCUPANCY

MEASURE = "person-days over capacity"
EVERYWHERE = "every place"


def crowded(driver: Driver, source: Source, edition: Edition) -> Iterator[Pattern]:
    """Give the share of person-days spent over capacity, place by place and in all.

    Reads: the table `place_facts`, with the facts on occupancy.
    """
    about = Subject(OCCUPANCY, edition, MEASURE, "place")
    if not source.has("placement"):
        yield about.missing("who was in which place when (table placement)")
        return
    query = to_sql(_days(source), dialect=driver.dialect)
    rows = sorted(driver.fetch(query).to_pylist(), key=lambda row: str(row["group"]))
    yield from _everywhere(about, rows)
    for row in rows:
        yield _of_place(about, row)


def _days(source: Source) -> ir.Table:
    kinds = {"place_id": "string", **OccupancyFacts.schema()}
    facts = ibis.table(kinds, name="place_facts").select(
        "place_id",
        "person_days",
        "undated_stays",
        over="person_days_over_capacity",
    )
    facts = facts.filter((facts.person_days > 0) | (facts.undated_stays > 0))
    return named(facts, source, "place", "place_id").select(
        "group", "person_days", "undated_stays", "over"
    )


def _everywhere(about: Subject, rows: Sequence[Mapping[str, Any]]) -> Iterator[Pattern]:
    """Add up the places whose capacity is known, and say how many are not."""
    whole = [row for row in rows if row["over"] is not None and row["person_days"]]
    days = sum(int(row["person_days"]) for row in whole)
    lost = sum(int(row["person_days"] or 0) for row in rows) - days
    if not days:
        yield about.missing("what each place may hold, or when people were there")
        return
    over = sum(int(row["over"]) for row in whole)
    sentence = (
        f"Of {days:,} person-days in places whose capacity is known, "
        f"{percent(over / days)} were spent over it.{_unmeasured(lost)}"
    )
    yield about.told(
        EVERYWHERE,
        sentence,
        counts=(days, lost),
        values=(over / days, 0.0),
        is_flagged=True if over else (None if lost else False),
    )


def _unmeasured(lost: int) -> str:
    if not lost:
        return ""
    return f" {lost:,} more were spent where the capacity is not known."


def _of_place(about: Subject, row: Mapping[str, Any]) -> Pattern:
    group, days = str(row["group"]), int(row["person_days"] or 0)
    over, undated = row["over"], int(row["undated_stays"] or 0)
    if over is None or not days:
        what = "its capacity is" if over is None else "the dates of all stays are"
        said = f"Not known of {group}: {what} not recorded."
        return about.told(group, said, counts=(0, days))
    share = int(over) / days
    left_out = f" {undated:,} stays without dates are not counted." if undated else ""
    return about.told(
        group,
        f"{group}: {percent(share)} of {days:,} person-days were spent while it held "
        f"more people than its capacity.{left_out}",
        counts=(days, 0),
        values=(share, 0.0),
        is_flagged=True if over else (None if undated else False),
    )
