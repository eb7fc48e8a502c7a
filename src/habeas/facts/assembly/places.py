"""Facts on each place: what it is, who is held there, who runs it, who visits it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, some
from habeas.facts.assembly.occupancy import crowding, undated
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.stays import stays
from habeas.facts.assembly.visits import visits
from habeas.facts.rows import Flag, Moment, Place, Whole
from habeas.facts.vocabulary import Operator
from habeas.law.applied import Law
from habeas.law.place_type import CLOSED, OPEN


@dataclass(frozen=True, slots=True)
class PlaceFacts(Place):
    """What the standards on a place ask of the place itself."""

    is_detention: Annotated[
        Flag, "whether people may leave at will, or are held there in custody"
    ]
    may_not_leave: Annotated[Flag, "whether people may leave at will"]
    is_called_open: Annotated[Flag, "the type of the place"]
    is_registered: Annotated[
        Flag, "whether it is on the register of places of detention"
    ]
    is_abroad: Annotated[Flag, "whether it lies outside the State's territory"]
    is_run_privately: Annotated[Flag, "who runs the place"]
    has_monitoring_scheme: Annotated[
        Flag, "whether a scheme monitors the private operator"
    ]
    trained_until: Annotated[
        Moment, "until when the staff's human-rights training is current"
    ]


@dataclass(frozen=True, slots=True)
class OccupancyFacts(Place):
    """What the standard on overcrowding asks."""

    capacity: Annotated[Whole, "how many people it is certified to hold"]
    was_used: Annotated[Flag, "who was placed there, and when"]
    undated_stays: Annotated[Whole, "how many placements there lack a date"]
    person_days: Annotated[Whole, "the days people spent there"]
    highest_occupancy: Annotated[Whole, "the most people it held on one day"]
    days_over_capacity: Annotated[Whole, "the days on which it held too many"]
    person_days_over_capacity: Annotated[
        Whole, "the days people spent there while it held too many"
    ]
    over_capacity_since: Annotated[Moment, "since when it held too many"]


def places(source: Source) -> ir.Table:
    """Give one row a place, with the moment judged at."""
    return source.table("place").cross_join(source.clock)


def of_places(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on each place."""
    used = None
    if source.has("placement"):
        held = Part("held_there", stays(source))
        used = Part("use_of_place", _use(held.reference), {"was_used": False})
        yield held
        yield used
        yield Part(
            "crowding_of_place",
            crowding(held.reference, base),
            {"person_days": 0, "highest_occupancy": 0, "days_over_capacity": 0},
        )
    yield Part("kind_of_place", _kind(base, used))
    if source.has("visit"):
        yield from visits(source, law, base)


def _use(rows: ir.Table) -> ir.Table:
    """Say since when a place is known to be used, until when, and how surely."""
    rows = rows.filter(rows.place_id.notnull())
    return rows.group_by("place_id").aggregate(
        was_used=ibis.literal(value=True),
        is_in_use=some(rows.is_running),
        held_since=rows.began_at.min(),
        held_until=rows.until.max(),
        undated_stays=undated(rows),
    )


def _kind(base: ir.Table, used: Part | None) -> ir.Table:
    if used is None:
        rows = base.mutate(_held=ibis.literal(value=False))
    else:
        rows = base.left_join(used.reference, "place_id")
        rows = rows.mutate(_held=or_else(rows.was_used, otherwise=False))
    # Where it is not recorded, a place that is there to hold people tells it, and
    # so does the custody of somebody who was held in it.
    may_not_leave = ibis.cases(
        (rows.may_leave.notnull(), ~rows.may_leave),
        (rows.type.isin(sorted(CLOSED)) | rows["_held"], True),
        else_=ibis.null("boolean"),
    )
    return rows.select(
        "place_id",
        is_detention=ibis.cases((rows["_held"], True), else_=may_not_leave),
        may_not_leave=may_not_leave,
        is_called_open=rows.type.isin(sorted(OPEN)),
        is_run_privately=rows.operator.isin((Operator.PRIVATE, Operator.MIXED)),
        # The day itself is the last on which the training is current.
        trained_until=rows.staff_trained_until.cast("timestamp(6)")
        + ibis.interval(days=1),
    )
