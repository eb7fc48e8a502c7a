"""Facts on the reasons given for a custody, and on what proves them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import every, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Text
from habeas.facts.vocabulary import Ground
from habeas.law.applied import Law

_DANGER = (Ground.DANGER_TO_SELF, Ground.DANGER_TO_SOCIETY)
# What no edition accepts; a reason of another kind is not among the known ones.
_REFUSED = tuple(
    ground
    for ground in Ground
    if ground
    not in (
        *_DANGER,
        Ground.RISK_OF_ABSCONDING,
        Ground.SECURING_REMOVAL,
        Ground.IRREGULAR_STATUS,
        Ground.OTHER,
    )
)


@dataclass(frozen=True, slots=True)
class ReasonFacts(Custody):
    """What the standards on the grounds of detention ask."""

    has_ground: Annotated[Flag, "whether a ground was given"]
    has_absconding_ground: Annotated[Flag, "what each ground is"]
    has_removal_ground: Annotated[Flag, "what each ground is"]
    has_danger_ground: Annotated[Flag, "what each ground is"]
    has_status_ground: Annotated[Flag, "what each ground is"]
    has_refused_ground: Annotated[Flag, "what each ground is"]
    has_automatic_ground: Annotated[Flag, "what each ground is"]
    grounds_are_proven: Annotated[Flag, "whether a fact proves each ground"]
    has_trait_ground: Annotated[
        Flag, "whether each ground turns on nationality, origin or another trait"
    ]
    basis_branch: Annotated[Text, "the branch of law the custody is based on"]
    conduct: Annotated[Text, "what the person is said to have done"]


def reasons(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the grounds of each custody.

    Promises: where none was entered, no ground was given; of whether one turns on
    a trait or came by itself nothing is then known.
    """
    del law, base
    if not source.has("ground"):
        return
    given = source.table("ground")
    # What a ground of another kind is, nobody can tell from its code.
    given = given.mutate(
        reason=ibis.cases((given.ground != Ground.OTHER, given.ground))
    )
    # Irregular status needs no proof: it is the setting, and no reason by itself.
    is_proven = given.is_proven | (given.reason == Ground.IRREGULAR_STATUS)
    of_trait = (given.reason == Ground.DISCRIMINATION) | given.is_protected_trait
    yield Part(
        "reasons",
        given.group_by("custody_id").aggregate(
            has_ground=ibis.literal(value=True),
            has_absconding_ground=_some_of(given, (Ground.RISK_OF_ABSCONDING,)),
            has_removal_ground=_some_of(given, (Ground.SECURING_REMOVAL,)),
            has_danger_ground=_some_of(given, _DANGER),
            has_status_ground=_some_of(given, (Ground.IRREGULAR_STATUS,)),
            has_refused_ground=_some_of(given, _REFUSED),
            has_automatic_ground=_some_of(given, (Ground.AUTOMATIC,)),
            grounds_are_proven=every(is_proven),
            has_trait_ground=some(of_trait),
        ),
        {"has_ground": False},
    )


def _some_of(given: ir.Table, grounds: Sequence[Ground]) -> Flag:
    return some(given.reason.isin(grounds))
