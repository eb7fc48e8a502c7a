"""Facts on where a custody was spent, and with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, seconds_between, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import OF_PERSON
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.stays import stays
from habeas.facts.assembly.together import together
from habeas.facts.rows import Custody, Flag, Moment, Whole
from habeas.facts.vocabulary import PlaceType
from habeas.law.applied import Law
from habeas.law.place_type import PUNITIVE, Permission

_NEVER = ibis.null("timestamp(6)")


@dataclass(frozen=True, slots=True)
class PlacementFacts(Custody):
    """What the standards on the place of a custody ask."""

    in_forbidden_place: Annotated[Flag, "the type of each place"]
    forbidden_place_since: Annotated[
        Moment, "when the person came to a place where nobody may be held"
    ]
    in_police_custody: Annotated[Flag, "whether a place was a police station"]
    police_custody_until: Annotated[Moment, "when the person left the police station"]
    with_convicted: Annotated[
        Flag, "whether the place also holds accused or convicted persons"
    ]
    with_convicted_since: Annotated[Moment, "when the person came to that place"]
    with_other_sex: Annotated[
        Flag, "the unit, or the sex of those who were in it at the same time"
    ]
    with_other_sex_since: Annotated[Moment, "since when men and women were in one unit"]
    was_placed_throughout: Annotated[
        Flag, "where the person was for the whole of the custody"
    ]
    transfers: Annotated[Whole, "how often the person was moved to another place"]


def placements(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on the places of each custody."""
    if not source.has("placement"):
        return
    held = Part("held_in", _within(stays(source), base))
    yield held
    described = _described(held.reference, source, law)
    if source.has("unit", "person"):
        shared = Part("held_with", together(held.reference, _sexes(base)))
        yield shared
        mixed = shared.reference
        described = described.left_join(mixed, "placement_id").drop(
            "placement_id_right"
        )
    else:
        described = described.mutate(
            mixed=ibis.null("boolean"), mixed_since=ibis.null("timestamp(6)")
        )
    yield Part("places_of_custody", _gathered(described))
    yield _course(held.reference, law)


def seconds_by_place_type(source: Source) -> ir.Table:
    """Add up the seconds each custody spent in each type of place.

    Promises: `custody_id`, `type` and `seconds`, one row a custody and type; a
    type not recorded is a row of its own, and a stay without dates adds nothing.
    """
    rows = stays(source)
    if source.has("place"):
        types = source.table("place").select(_place="place_id", type="type")
        rows = rows.left_join(types, rows.place_id == types["_place"])
    else:
        rows = rows.mutate(type=ibis.null("string"))
    return rows.group_by("custody_id", "type").aggregate(
        seconds=or_else(
            seconds_between(rows.began_at, rows.until).sum(), otherwise=0
        ).cast("int64")
    )


def _within(rows: ir.Table, base: ir.Table) -> ir.Table:
    """Keep the stays of the custodies judged, with when each custody began."""
    spans = base.select(
        _custody=base.custody_id, custody_began=base.began_at, freed_at=base.until
    )
    return rows.join(spans, rows.custody_id == spans["_custody"]).drop("_custody")


def _sexes(base: ir.Table) -> ir.Table:
    """Give the sex of each custody's person."""
    people = ibis.table({"custody_id": "string", "sex": "string"}, name=OF_PERSON)
    return base.select("custody_id").join(people, "custody_id")


def _described(rows: ir.Table, source: Source, law: Law) -> ir.Table:
    """Say of each stay what sort of place it was in, and who else is held there."""
    columns = ("type", "holds_convicted", "has_separate_unit")
    if source.has("place"):
        places = source.table("place").select("place_id", *columns)
        rows = rows.left_join(places, "place_id").drop("place_id_right")
    else:
        nothing = {"type": "string", "holds_convicted": "boolean"}
        kinds = nothing | {"has_separate_unit": "boolean"}
        rows = rows.mutate(**{name: ibis.null(kind) for name, kind in kinds.items()})
    if source.has("unit"):
        units = source.table("unit").select("unit_id", "is_for_families")
        rows = rows.left_join(units, "unit_id").drop("unit_id_right")
    else:
        rows = rows.mutate(is_for_families=ibis.null("boolean"))
    return rows.mutate(
        is_forbidden=rows.type.isin(_forbidden(law)),
        is_police=rows.type == PlaceType.POLICE_STATION,
        is_with_convicted=rows.holds_convicted & ~rows.has_separate_unit,
        is_for_families=rows.is_for_families | (rows.type == PlaceType.FAMILY_CENTRE),
    )


def _forbidden(law: Law) -> list[PlaceType]:
    """Give the types where nobody may be held: the standard's own, and the law's.

    What a law allows takes nothing away. A police station is not among them, for
    it is judged by the time an arrest may last.
    """
    by_law = {
        place
        for place, permission in law.jurisdiction.places.items()
        if permission is Permission.FORBIDDEN
    }
    return sorted((PUNITIVE | by_law) - {PlaceType.POLICE_STATION})


def _gathered(rows: ir.Table) -> ir.Table:
    is_mixed = rows.mixed & ~rows.is_for_families
    return rows.group_by("custody_id").aggregate(
        in_forbidden_place=some(rows.is_forbidden),
        forbidden_place_since=_when(rows.is_forbidden, rows.began_at).min(),
        in_police_custody=some(rows.is_police),
        police_custody_until=_last_end(rows),
        with_convicted=some(rows.is_with_convicted),
        with_convicted_since=_when(rows.is_with_convicted, rows.began_at).min(),
        with_other_sex=some(is_mixed),
        with_other_sex_since=_when(is_mixed, rows.mixed_since).min(),
    )


def _last_end(rows: ir.Table) -> Moment:
    """Give the last end of a stay with the police; unknown where one is not known."""
    unknown = rows.is_police & rows.until.isnull()
    return ibis.cases(
        (or_else(unknown, otherwise=False).cast("int8").max() == 1, _NEVER),
        else_=_when(rows.is_police, rows.until).max(),
    )


def _when(claim: Flag, moment: Moment) -> Moment:
    return ibis.cases((claim, moment), else_=_NEVER)


def _course(rows: ir.Table, law: Law) -> Part:
    """Follow each custody from place to place: its transfers and its blanks.

    A blank no longer than the time that joins two custodies is a journey; with a
    longer one it is unknown, never false, that every place of it is recorded.
    """
    order = {"group_by": "custody_id", "order_by": ["began_at", "placement_id"]}
    before, turn = ibis.window(**order, rows=(None, -1)), ibis.window(**order)
    rows = rows.mutate(
        held_until=rows.until.max().over(before),
        came_from=rows.place_id.lag().over(turn),
    )
    since = ibis.cases(
        (rows.held_until.isnull(), rows.custody_began), else_=rows.held_until
    )
    journey = int(law.joined_within.total_seconds())
    has_blank = seconds_between(since, rows.began_at) > journey
    # An undated stay leaves open what came before and after it.
    is_doubtful = or_else(has_blank, otherwise=True) | rows.until.isnull()
    # The first stay has come from nowhere, and is no transfer.
    is_transfer = or_else(rows.place_id != rows.came_from, otherwise=False)
    rows = rows.mutate(is_doubtful=is_doubtful, is_transfer=is_transfer)
    found = rows.group_by("custody_id").aggregate(
        doubts=rows.is_doubtful.cast("int64").sum(),
        transfers=rows.is_transfer.cast("int64").sum().cast("int64"),
        rest=seconds_between(rows.until.max(), rows.freed_at.max()),
    )
    is_whole = (found.doubts == 0) & (found.rest <= journey)
    return Part(
        "course_of_custody",
        found.select(
            "custody_id",
            "transfers",
            was_placed_throughout=ibis.cases((is_whole, True)),
        ),
    )
