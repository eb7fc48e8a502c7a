"""What documents of the library tell of supervision, filled in without hand work.

Everything is told once: adding the same document again, or another that tells the
same, changes nothing. What a document does not tell is listed, and made up by nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model

from habeas.treaty.calendar import Record
from habeas.treaty.cycles import Cycle as ToldCycle
from habeas.treaty.cycles import cycles_of, record_of
from habeas.treaty.dates import whole_day
from habeas.treaty.document import Document as Read
from habeas.treaty.document import Genre
from habeas.treaty.document import Session as ToldSession
from habeas.treaty.membership import membership_of
from habeas.treaty.recommendations import Recommendation as Told
from habeas.treaty.recommendations import recommendations_of
from habeas.treaty.symbol import Symbol
from habeas.web.library.actions.adding import Added
from habeas.web.library.models import Document
from habeas.web.supervision.actions.drafting import keep_drafting
from habeas.web.supervision.actions.once import once
from habeas.web.supervision.actions.seating import keep_membership
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import (
    Absence,
    Cycle,
    DueDay,
    HandedIn,
    Member,
    Recommendation,
    Session,
    Step,
)
from habeas.web.trail.actions import Actor

_STEPS = {
    Genre.STATE_REPORT: StepKind.REPORT,
    Genre.LIST_OF_ISSUES: StepKind.LIST,
    Genre.LIST_OF_ISSUES_PRIOR: StepKind.PRIOR_LIST,
    Genre.REPLIES: StepKind.REPLIES,
    Genre.STATE_COMMENTS: StepKind.STATE_COMMENTS,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """How much a document told that was not known, and what it leaves untold."""

    recommendations: int
    cycles: int
    sessions: int
    untold: tuple[str, ...]


@transaction.atomic
def fill(added: Added, *, by: Actor) -> Filled:
    """Take into supervision what a document tells, whole or not at all."""
    document, read = added.document, added.read
    cycles = [_cycle(told, document, by=by) for told in cycles_of(read)]
    _keep_step(document, read, by=by)
    keep_drafting(document, read, by=by)
    _keep_calendar(record_of(read), document, by=by)
    sessions = [_session(told, document, by=by) for told in _sessions(read)]
    if read.activity:
        keep_membership(membership_of(read), document, by=by)
    adopted = {told.state: told.adopted_on for told in cycles_of(read)}
    recommendations = [
        _recommendation(told, document, by=by)
        for told in recommendations_of(read, adopted)
    ]
    return Filled(
        sum(recommendations), sum(cycles), sum(sessions), tuple(_untold(read))
    )


def _is_new(model: type[Model], before: int) -> bool:
    return model._default_manager.count() > before


def _cycle(told: ToldCycle, document: Document, *, by: Actor) -> bool:
    """Keep a cycle and the steps that observations tell of; say whether it is new."""
    before = Cycle.objects.count()
    reports = _range(told.reports)
    cycle = once(Cycle, {"state": told.state, "reports": reports, "title": ""}, {}, by)
    report = {"symbol": told.report, "source": told.source}
    _step(cycle, StepKind.REPORT, report, by=by)
    dialogue = {
        "on": whole_day(told.dialogue_began),
        "until": whole_day(told.dialogue_ended),
        "meetings": ", ".join(map(str, told.meetings)),
        "records": ", ".join(told.records),
        "source": told.source,
    }
    _step(cycle, StepKind.DIALOGUE, dialogue, by=by)
    meeting = told.adoption_meeting
    adoption = {
        "on": whole_day(told.adopted_on) or document.dated,
        "symbol": told.observations,
        "document": document,
        "meetings": str(meeting) if meeting else "",
        "source": told.source,
    }
    _step(cycle, StepKind.OBSERVATIONS, adoption, by=by)
    return _is_new(Cycle, before)


def _step(cycle: Cycle, what: StepKind, told: dict[str, Any], *, by: Actor) -> None:
    """Keep a step once: by its symbol where it has one, else by its day."""
    by_symbol = {"symbol": told["symbol"]} if told.get("symbol") else {}
    key = by_symbol or {"on": told.get("on")}
    rest = {name: value for name, value in told.items() if name not in key}
    once(Step, {"cycle": cycle, "what": what, **key}, rest, by)


def _keep_step(document: Document, read: Read, *, by: Actor) -> None:
    """Put a document of one State in its place in the State's cycle."""
    what = _STEPS.get(read.genre)
    if what is None or not document.state:
        return
    symbol = Symbol(document.symbol) if document.has_symbol else None
    reports = _range(symbol.cycles) if symbol else ""
    key = {"state": document.state, "reports": reports, "title": ""}
    cycle = once(Cycle, key, {}, by)
    told = {
        "symbol": document.symbol,
        "document": document,
        "on": document.dated,
        "source": document.symbol,
    }
    _step(cycle, what, told, by=by)


def _keep_calendar(told: Record, document: Document, *, by: Actor) -> None:
    for each in told.submissions:
        key = {
            "state": each.state,
            "reports": _range(each.reports),
            "on": each.on,
            "symbol": each.symbol,
        }
        once(HandedIn, key, {"source": document.symbol}, by)
    for setting in told.settings:
        key = {
            "state": setting.state,
            "due": setting.due,
            "set_on": setting.set_on,
            "rule": setting.rule.value,
        }
        rest = {"reports": _range(setting.reports), "source": setting.source}
        once(DueDay, key, rest, by)


def _range(numbers: Sequence[int]) -> str:
    """Write report numbers as symbols do: ``2``, ``2-3``."""
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}-{last}"


def _sessions(read: Read) -> tuple[ToldSession, ...]:
    return read.activity.sessions if read.activity else ()


def _session(told: ToldSession, document: Document, *, by: Actor) -> bool:
    before = Session.objects.count()
    rest = {
        "begins_on": whole_day(told.start),
        "ends_on": whole_day(told.end),
        "place": told.place,
        "plenary_meetings": told.meetings,
        "agenda": told.agenda,
        "agenda_adopted_on": whole_day(told.agenda_adopted),
        "records": ", ".join(told.records),
        "source": document.symbol,
    }
    session = once(Session, {"number": told.number}, rest, by)
    for name in told.absent:
        member = once(Member, {"name": name}, {}, by)
        key = {"session": session, "member": member}
        once(Absence, key, {"source": document.symbol}, by)
    return _is_new(Session, before)


def _recommendation(told: Told, document: Document, *, by: Actor) -> bool:
    before = Recommendation.objects.count()
    key = {
        "symbol": told.symbol,
        "state": told.state or "",
        "place": told.place,
        "kind": told.kind.value,
        "text": told.text,
    }
    rest = {
        "document": document,
        "body": document.body or "CMW",
        "verb": told.verb,
        "strength": told.strength,
        "cluster": told.cluster[:300],
        "articles": list(told.articles),
        "themes": list(told.themes),
        "affected": list(told.affected),
        "targets": list(told.targets),
        "concerns": [asdict(each) for each in told.concerns],
        "actions": [asdict(each) for each in told.actions],
        "reiterates": [asdict(each) for each in told.reiterates],
        "adopted_on": whole_day(told.adopted_on),
    }
    once(Recommendation, key, rest, by)
    return _is_new(Recommendation, before)


def _untold(read: Read) -> Iterator[str]:
    """Name what a document of its kind should tell, and this one does not."""
    for notice in read.notices:
        yield notice.text
    for told in cycles_of(read):
        for name, value in (
            ("the report's symbol", told.report),
            ("the meetings of the dialogue", told.meetings),
            ("the day of adoption", told.adopted_on),
            ("the day of the next report", told.next_report),
        ):
            if not value:
                yield f"{told.state}: {name} is not told"
    if read.activity:
        yield from membership_of(read).unread
    for session in _sessions(read):
        if not session.start:
            yield f"session {session.number}: its days are not told"
