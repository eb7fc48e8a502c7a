"""Which custodies a fact bears on, and so must be judged anew when it is written."""

import uuid
from collections.abc import Iterable
from functools import cache

from django.db.models import Model

from habeas.facts.tables import TABLES
from habeas.web.accounts.models import Authority
from habeas.web.register.models import (
    Custody,
    FamilyLink,
    Person,
    Place,
    Protection,
    Unit,
)
from habeas.web.register.queries.facts import family_of, model_of
from habeas.web.trail.models import Recorded


def affected_by(fact: Recorded) -> frozenset[uuid.UUID]:
    """Find the custodies whose verdicts a fact may change.

    A fact of a custody or a person bears on every custody of the person and of their
    relatives; one of a place, on whoever is held there now; the tree of authorities,
    on all who are held.
    """
    if type(fact) not in _judged_kinds():
        return frozenset()
    held = Custody.objects.filter(ended_at=None, withdrawn_at=None)
    match fact:
        case Authority():
            found = held
        case Place():
            found = held.filter(placement__place=fact, placement__ended_at=None)
        case Unit():
            found = held.filter(
                placement__place=fact.place_id, placement__ended_at=None
            )
        case _:
            people, _same = family_of(_people_of(fact))
            # A custody withdrawn as an error is judged no more, and its people's are.
            found = Custody.objects.filter(person__in=people, withdrawn_at=None)
    return frozenset(found.values_list("pk", flat=True))


def _people_of(fact: Recorded) -> Iterable[uuid.UUID]:
    match fact:
        case Person():
            return {fact.pk}
        case FamilyLink():
            return {p for p in (fact.person_id, fact.relative_id) if p is not None}
    # Everything else of a custody, a measure or a person tells whose file it is in.
    told = fact.person_id_told()
    return {uuid.UUID(told)} if told else ()


@cache
def _judged_kinds() -> frozenset[type[Model]]:
    """Give the kinds of fact that the rulebook is given."""
    return frozenset({*(model_of(t.name) for t in TABLES), Protection})
