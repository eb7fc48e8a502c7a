"""Facts on who visits a place, what the visit found, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.authorities import standing, superiors
from habeas.facts.assembly.lapses import longest_lapse
from habeas.facts.assembly.logic import every, first, or_else, seconds_between, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Flag, Moment, Place, Whole
from habeas.facts.vocabulary import ChecklistItem
from habeas.law.applied import Law


@dataclass(frozen=True, slots=True)
class MonitoringFacts(Place):
    """What the standards on monitoring ask."""

    is_detention: Annotated[
        Flag, "whether people may leave at will, or are held there in custody"
    ]
    is_in_use: Annotated[Flag, "whether anybody is held there now"]
    held_since: Annotated[Moment, "since when anybody is known to be held there"]
    held_until: Annotated[Moment, "until when anybody is known to be held there"]
    was_visited: Annotated[Flag, "whether any body visited"]
    visited_independently: Annotated[Flag, "whether an independent body visited"]
    last_independent_visit_at: Annotated[Moment, "when an independent body last came"]
    longest_unvisited: Annotated[
        Whole, "the longest time without an independent visit, in seconds"
    ]
    least_unvisited: Annotated[
        Whole,
        "the date of each visit, and whether the body that came is independent",
    ]
    unvisited_from: Annotated[Moment, "when the longest time without a visit began"]
    was_obstructed: Annotated[
        Flag, "whether an independent body was refused access or shut out of an area"
    ]
    obstructed_since: Annotated[Moment, "when access was first refused"]
    visited_by_authority: Annotated[
        Flag, "to whom each visiting body reports, and whether that one detains"
    ]
    visited_by_authority_since: Annotated[Moment, "when that body first came"]


@dataclass(frozen=True, slots=True)
class RecommendationFacts(Place):
    """What the standard on the answers to recommendations asks."""

    has_recommendation: Annotated[Flag, "whether a visit recommended anything"]
    has_answered: Annotated[Flag, "whether a recommendation was answered"]
    slowest_answer: Annotated[Whole, "the longest wait for an answer, in seconds"]
    has_unanswered: Annotated[Flag, "whether a recommendation waits for an answer"]
    unanswered_since: Annotated[
        Moment, "when the oldest recommendation without an answer was made"
    ]
    is_untracked: Annotated[Flag, "whether the outcome of each answer is tracked"]


@dataclass(frozen=True, slots=True)
class ConditionFacts(Place):
    """What the standard on conditions asks: each item at the last independent visit."""

    is_detention: Annotated[
        Flag, "whether people may leave at will, or are held there in custody"
    ]
    rated_at: Annotated[Moment, "when an independent body last came"]
    space_is_adequate: Annotated[Flag, "the rating of space at the last visit"]
    space_is_followed_up: Annotated[Flag, "whether follow-up on space was opened"]
    open_air_is_adequate: Annotated[Flag, "the rating of open air at the last visit"]
    open_air_is_followed_up: Annotated[Flag, "whether follow-up on open air was opened"]
    cleaning_is_adequate: Annotated[Flag, "the rating of cleaning at the last visit"]
    cleaning_is_followed_up: Annotated[Flag, "whether follow-up on cleaning was opened"]
    light_is_adequate: Annotated[Flag, "the rating of light at the last visit"]
    light_is_followed_up: Annotated[Flag, "whether follow-up on light was opened"]
    food_is_adequate: Annotated[Flag, "the rating of food at the last visit"]
    food_is_followed_up: Annotated[Flag, "whether follow-up on food was opened"]
    water_is_adequate: Annotated[Flag, "the rating of water at the last visit"]
    water_is_followed_up: Annotated[Flag, "whether follow-up on water was opened"]
    bedding_is_adequate: Annotated[Flag, "the rating of bedding at the last visit"]
    bedding_is_followed_up: Annotated[Flag, "whether follow-up on bedding was opened"]
    staff_is_adequate: Annotated[Flag, "the rating of staff at the last visit"]
    staff_is_followed_up: Annotated[Flag, "whether follow-up on staff was opened"]


def visits(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on the visits to each place."""
    del law
    seen = Part("visits_seen", _seen(source, base))
    yield seen
    rows = seen.reference
    yield Part(
        "visits_of_place",
        _of_place(rows),
        {
            "was_visited": False,
            "visited_independently": False,
            "was_obstructed": False,
            "visited_by_authority": False,
        },
    )
    if source.has("placement"):
        yield from _lapses(rows)
    if source.has("rating"):
        yield Part("ratings_of_place", _ratings(source, rows))
    if source.has("visit_recommendation"):
        yield Part(
            "recommendations_of_place",
            _recommendations(source, rows),
            {"has_recommendation": False},
        )


def _seen(source: Source, base: ir.Table) -> ir.Table:
    """Give the visits made by the moment judged at, with what the body is."""
    rows = source.table("visit")
    over = base.select("place_id", "as_of", _responsible=base.authority_id)
    rows = rows.join(over, "place_id")
    rows = rows.filter(or_else(rows["at"] <= rows.as_of, otherwise=True))
    if not source.has("authority"):
        return rows.mutate(
            is_in_tree=ibis.null("boolean"), independent=rows.is_independent
        )
    bodies = standing(source).select(
        _body="authority_id", is_in_tree="is_in_tree", tells="is_independent"
    )
    chain = superiors(source).select(_under="authority_id", _above="superior_id")
    rows = rows.left_join(bodies, rows.authority_id == bodies["_body"])
    rows = rows.left_join(
        chain,
        [rows.authority_id == chain["_under"], rows["_responsible"] == chain["_above"]],
    )
    # Whoever reports to the authority responsible for the place is of its tree.
    is_in_tree = ibis.cases((rows["_above"].notnull(), True), else_=rows.is_in_tree)
    by_body = ibis.cases((is_in_tree, False), else_=rows.tells)
    return rows.mutate(
        is_in_tree=is_in_tree,
        # Where the body's own row does not tell, the visit's does.
        independent=or_else(by_body, otherwise=rows.is_independent),
    ).drop("_body", "_under", "_above", "tells")


def _of_place(rows: ir.Table) -> ir.Table:
    obstructed = rows.independent & (rows.access_refused | rows.area_restricted)
    return rows.group_by("place_id").aggregate(
        was_visited=ibis.literal(value=True),
        visited_independently=some(rows.independent),
        last_independent_visit_at=_at(rows, rows.independent).max(),
        was_obstructed=some(obstructed),
        obstructed_since=_at(rows, obstructed).min(),
        visited_by_authority=some(rows.is_in_tree),
        visited_by_authority_since=_at(rows, rows.is_in_tree).min(),
    )


def _at(rows: ir.Table, claim: Flag) -> Moment:
    return ibis.cases((claim, rows["at"]), else_=ibis.null("timestamp(6)"))


def _lapses(rows: ir.Table) -> Iterator[Part]:
    """Measure the time without a visit, from the first day anybody was held.

    The longest counts only visits surely independent; the least also those that
    may be, and is unknown where one of these has no date.
    """
    used = ibis.table(
        {
            "place_id": "string",
            "held_since": "timestamp(6)",
            "held_until": "timestamp(6)",
        },
        name="use_of_place",
    )
    sure = rows.filter(rows.independent)
    may_be = rows.filter(or_else(rows.independent, otherwise=True))
    longest = longest_lapse(used, sure.select("place_id", "at"))
    least = longest_lapse(used, may_be.select("place_id", "at"))
    yield Part(
        "longest_lapse_of_place",
        longest.select(
            "place_id", longest_unvisited="lapse", unvisited_from="lapse_from"
        ),
    )
    loose = may_be.group_by("place_id").aggregate(
        undated=may_be["at"].isnull().cast("int8").max()
    )
    found = least.left_join(loose, "place_id").drop("place_id_right")
    yield Part(
        "least_lapse_of_place",
        found.select(
            "place_id",
            least_unvisited=ibis.cases(
                (or_else(found.undated, otherwise=0) == 0, found.lapse)
            ),
        ),
    )


def _ratings(source: Source, rows: ir.Table) -> ir.Table:
    """Give each item's rating at the last visit surely independent."""
    sure = rows.filter(rows.independent & rows["at"].notnull())
    last = ibis.window(group_by="place_id", order_by=[ibis.desc("at"), "visit_id"])
    sure = sure.mutate(turn=ibis.row_number().over(last))
    sure = sure.filter(sure.turn == 0).select("place_id", "visit_id", "at")
    ratings = source.table("rating")
    rated = sure.join(ratings, "visit_id")
    items = rated.group_by("place_id", "item").aggregate(
        at=rated["at"].max(),
        adequate=every(rated.is_adequate),
        followed=every(rated.is_adequate | rated.follow_up_opened),
    )
    return items.group_by("place_id").aggregate(
        rated_at=items["at"].max(),
        **{
            f"{item}_is_adequate": _of_item(items, item, items.adequate)
            for item in ChecklistItem
        },
        **{
            f"{item}_is_followed_up": _of_item(items, item, items.followed)
            for item in ChecklistItem
        },
    )


def _of_item(items: ir.Table, item: ChecklistItem, claim: Flag) -> Flag:
    """Give the claim of the one row that is of an item; unknown where none is."""
    return ibis.cases((items.item == item, claim.cast("int8"))).max() == 1


def _recommendations(source: Source, rows: ir.Table) -> ir.Table:
    """Add up how the recommendations of a place's visits were answered."""
    made = source.table("visit_recommendation")
    found = rows.select("place_id", "visit_id", "as_of").join(made, "visit_id")
    found = found.filter(or_else(found.made_at <= found.as_of, otherwise=True))
    answered = or_else(found.answered_at <= found.as_of, otherwise=False)
    found = found.mutate(
        answered=answered,
        wait=seconds_between(found.made_at, found.answered_at),
    )
    waits = ibis.cases((found.answered, found.wait), else_=0)
    open_since = ibis.cases((~found.answered, found.made_at), else_=found.as_of)
    return found.group_by("place_id").aggregate(
        has_recommendation=ibis.literal(value=True),
        has_answered=some(found.answered),
        slowest_answer=ibis.cases(
            (waits.isnull().cast("int8").max() == 0, waits.max())
        ),
        has_unanswered=some(~found.answered),
        unanswered_since=first(open_since),
        is_untracked=some(found.answered & ~found.outcome_tracked),
    )
