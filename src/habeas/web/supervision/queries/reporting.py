"""States parties and the calendar, as of any day, from the facts on record."""

import datetime as dt
from collections.abc import Iterable, Mapping

from habeas.treaty.calendar import (
    DueRule,
    Entry,
    Record,
    Setting,
    Submission,
    calendar,
)
from habeas.treaty.parties import Party, PartySource, Procedure
from habeas.treaty.states import m49
from habeas.web.supervision.codes import PartyFactKind
from habeas.web.supervision.models import DueDay, HandedIn, PartyFact

_DEPOSITS = frozenset({PartyFactKind.RATIFICATION, PartyFactKind.ACCESSION})
_PROCEDURES: Mapping[str, Procedure] = {
    PartyFactKind.DECLARATION_76: Procedure.BETWEEN_STATES,
    PartyFactKind.DECLARATION_77: Procedure.OF_INDIVIDUALS,
}


def parties_on_record() -> tuple[Party, ...]:
    """Give each State of which a fact is on record, as the calendar reads States."""
    by_state: dict[str, list[PartyFact]] = {}
    for fact in PartyFact.objects.filter(withdrawn_at=None).order_by(
        "name", "recorded_at"
    ):
        by_state.setdefault(fact.state, []).append(fact)
    return tuple(_party(state, facts) for state, facts in by_state.items())


def name_of(state: str) -> str:
    """Give the name of a State; its code where no fact on record names it."""
    named = PartyFact.objects.filter(state=state, withdrawn_at=None).exclude(name="")
    first = named.order_by("recorded_at").first()
    return first.name if first else state


def _party(state: str, facts: list[PartyFact]) -> Party:
    deposit = next((f for f in facts if f.what in _DEPOSITS), None)
    signed = next((f for f in facts if f.what == PartyFactKind.SIGNATURE), None)
    declared = [f for f in facts if f.what in _PROCEDURES]
    reserved = [f for f in facts if f.what == PartyFactKind.RESERVATION]
    withdrawn = {f.article for f in facts if f.what == PartyFactKind.WITHDRAWAL}
    told = [*declared, *reserved]
    return Party(
        code=state,
        m49=m49(state) or "",
        name=facts[0].name,
        signed=dt.date.fromisoformat(signed.on) if signed else None,
        deposited=deposit.on if deposit else "",
        deposit_kind=deposit.what if deposit else "",
        source=_source(deposit or facts[0]),
        declared=frozenset(_PROCEDURES[f.what] for f in declared),
        declarations_source=_source(told[0]) if told else None,
        reservations=tuple(f.article for f in reserved if f.article not in withdrawn),
        note=next((f.note for f in facts if f.note), ""),
    )


def _source(fact: PartyFact) -> PartySource:
    return PartySource(fact.source, fact.source_url, fact.source_as_of)


def reporting_on_record() -> Record:
    """Give what is on record of reports handed in, and of days that were set."""
    handed_in = HandedIn.objects.filter(withdrawn_at=None)
    due_days = DueDay.objects.filter(withdrawn_at=None)
    return Record(
        tuple(
            Submission(each.state, numbers(each.reports), each.on, each.symbol)
            for each in handed_in
        ),
        tuple(
            Setting(
                each.state,
                each.due,
                each.set_on,
                DueRule(each.rule),
                each.source,
                numbers(each.reports),
            )
            for each in due_days
        ),
    )


def calendar_on(day: dt.date, states: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Give the calendar of all States, or of some, as of a day."""
    asked = None if states is None else frozenset(states)
    table = [p for p in parties_on_record() if asked is None or p.code in asked]
    return calendar(table, reporting_on_record(), as_of=day)


def numbers(reports: str) -> tuple[int, ...]:
    """Read report numbers as symbols write them.

    >>> numbers("2-4"), numbers("3"), numbers("")
    ((2, 3, 4), (3,), ())
    """
    if not reports:
        return ()
    first, _, last = reports.partition("-")
    return tuple(range(int(first), int(last or first) + 1))
