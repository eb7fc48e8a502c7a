"""Members, their terms and offices, and where they stood for the Committee."""

from habeas.treaty.dates import whole_day
from habeas.treaty.membership import Membership
from habeas.web.library.models import Document
from habeas.web.supervision.models import Member, Representation, Term
from habeas.web.trail.actions import Actor, correct, record


def keep_membership(told: Membership, document: Document, *, by: Actor) -> None:
    """Keep what a report tells of the members, each thing once."""
    source = document.symbol
    for seat in told.seats:
        member = _member(seat.name, seat.state, by=by)
        _term(member, "", whole_day(seat.until), source, by=by)
    for office in told.offices:
        _term(_member(office.name, "", by=by), office.office, None, source, by=by)
    for stood in told.stood:
        known = Representation.objects.filter(what=stood.sentence, withdrawn_at=None)
        if not known.exists():
            kept = Representation(
                members=", ".join(stood.names)[:300],
                what=stood.sentence,
                began_on=whole_day(stood.began),
                ended_on=whole_day(stood.ended),
                source=f"{source} {stood.place}".strip(),
            )
            record(kept, by=by)


def _member(name: str, state: str, *, by: Actor) -> Member:
    """Find a member by name, or record one; a State told later is added."""
    known = Member.objects.filter(name=name, withdrawn_at=None).first()
    if known is None:
        return record(Member(name=name, state=state), by=by)
    if state and not known.state:
        why = "told by an annual report"
        return correct(known, {"state": state}, by=by, reason=why, seen=known.version)
    return known


def _term(
    member: Member, office: str, ends_on: object, source: str, *, by: Actor
) -> None:
    key = {"member": member, "office": office, "ends_on": ends_on}
    if not Term.objects.filter(withdrawn_at=None, **key).exists():
        record(Term(source=source, **key), by=by)
