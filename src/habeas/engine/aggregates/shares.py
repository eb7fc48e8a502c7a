"""How many of those apprehended were detained, by place, authority, nationality."""

from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from habeas.engine.aggregates.names import named
from habeas.engine.aggregates.pattern import Pattern, Subject, percent
from habeas.engine.compiler import to_sql
from habeas.engine.driver import Driver
from habeas.facts.assembly.source import Source
from habeas.law.edition import Edition
from habeas.rulebook.ground.equality import (
    AUTOMATIC_OR_SYSTEMATIC,
    ENOUGH_PEOPLE,
    NEARLY_ALL,
)

MEASURE = "detained of those apprehended"
_TRAITS = {"place": "place_id", "authority": "authority_id", "nationality": None}
_BEFORE = {"place": "at", "authority": "by", "nationality": "of nationality"}
_NEARLY = NEARLY_ALL.value / 100


def shares(driver: Driver, source: Source, edition: Edition) -> Iterator[Pattern]:
    """Give the share detained of each group of at least ten people apprehended."""
    if not source.has("population"):
        about = Subject(AUTOMATIC_OR_SYSTEMATIC, edition, MEASURE, "")
        yield about.missing("how many people were apprehended (table population)")
        return
    for trait, key in _TRAITS.items():
        about = Subject(AUTOMATIC_OR_SYSTEMATIC, edition, MEASURE, trait)
        query = _counts(source, trait, key)
        rows = driver.fetch(to_sql(query, dialect=driver.dialect)).to_pylist()
        for row in sorted(rows, key=lambda row: (row["group"] is None, row["group"])):
            told = _of_group(about, row)
            if told is not None:
                yield told


def _counts(source: Source, trait: str, key: str | None) -> ir.Table:
    """Add up by group; a row that lacks either number is counted as unknown."""
    rows = source.table("population")
    rows = (
        rows.mutate(group=rows[trait])
        if key is None
        else named(rows, source, trait, key)
    )
    is_whole = rows.apprehended.notnull() & rows.detained.notnull()
    return rows.group_by("group").aggregate(
        apprehended=rows.apprehended.sum(),
        detained=rows.detained.sum(),
        lacking=(~is_whole).cast("int64").sum(),
        wrong=ibis.cases((rows.detained > rows.apprehended, 1), else_=0).sum(),
    )


def _of_group(about: Subject, row: Mapping[str, Any]) -> Pattern | None:
    """Judge one group; None where it is too small to be spoken of."""
    people, group = int(row["apprehended"] or 0), row["group"]
    where = f"{about.trait} {group or 'not recorded'}"
    group = group or "not known"
    if row["lacking"]:
        return about.told(
            group,
            f"Not known of {where}: {row['lacking']:,} of its rows lack a number.",
        )
    if people < ENOUGH_PEOPLE.value:
        return None
    if row["wrong"]:
        return about.told(
            group,
            f"Not known of {where}: more people are counted as detained than as "
            "apprehended.",
            counts=(people, 0),
        )
    share = int(row["detained"]) / people
    # Whether a group nobody can name is treated alike, nobody can tell.
    is_flagged = None if row["group"] is None else share >= _NEARLY
    return about.told(
        group,
        f"Of {people:,} people apprehended {_BEFORE[about.trait]} "
        f"{_known(row['group'], about.trait)}, {percent(share)} were detained.",
        counts=(people, 0),
        values=(share, _NEARLY),
        is_flagged=is_flagged,
    )


def _known(group: str | None, trait: str) -> str:
    if group is not None:
        return group
    return "not recorded" if trait == "nationality" else f"a {trait} not recorded"
