"""The table of States parties loaded as facts, each with its source."""

from collections.abc import Iterator

from django.db import transaction

from habeas.treaty.parties import Party, Procedure, parties
from habeas.web.supervision.codes import PartyFactKind
from habeas.web.supervision.models import PartyFact
from habeas.web.trail.actions import Actor, record

_DECLARED = {
    Procedure.BETWEEN_STATES: PartyFactKind.DECLARATION_76,
    Procedure.OF_INDIVIDUALS: PartyFactKind.DECLARATION_77,
}


@transaction.atomic
def load_parties(*, by: Actor) -> int:
    """Load the table that comes with Habeas; say how many facts were new."""
    known = set(
        PartyFact.objects.filter(withdrawn_at=None).values_list(
            "state", "what", "on", "article"
        )
    )
    new = [
        fact
        for party in parties()
        for fact in _facts(party)
        if (fact.state, fact.what, fact.on, fact.article) not in known
    ]
    for fact in new:
        record(fact, by=by)
    return len(new)


def _facts(party: Party) -> Iterator[PartyFact]:
    if party.signed:
        yield _fact(party, PartyFactKind.SIGNATURE, on=party.signed.isoformat())
    if party.deposited:
        what = PartyFactKind(party.deposit_kind or PartyFactKind.RATIFICATION)
        yield _fact(party, what, on=party.deposited)
    for procedure in sorted(party.declared):
        yield _fact(party, _DECLARED[procedure], article=procedure.value)
    for article in party.reservations:
        yield _fact(party, PartyFactKind.RESERVATION, article=article)


def _fact(
    party: Party, what: PartyFactKind, *, on: str = "", article: str = ""
) -> PartyFact:
    is_declared = bool(article) and party.declarations_source is not None
    source = party.declarations_source if is_declared else party.source
    told = source or party.source
    return PartyFact(
        state=party.code,
        name=party.name,
        what=what,
        on=on,
        article=article,
        note=party.note if what is PartyFactKind.RESERVATION else "",
        source=told.title,
        source_url=told.url,
        source_as_of=told.as_of,
    )
