"""What the fictional State and others did about what was asked of it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from habeas.web.accounts.models import Authority
from habeas.web.supervision.actions.following import begin, take_measure, take_step
from habeas.web.supervision.codes import (
    STATUS_BY,
    Criterion,
    Means,
    Receiver,
    Side,
    StepKind,
    SubmitterKind,
)
from habeas.web.supervision.models import (
    Cycle,
    Measure,
    Milestone,
    Recommendation,
    Transmission,
    View,
)
from habeas.web.trail.actions import SYSTEM, record

_STATE = "XAA"
_SYMBOL = "CMW/C/XAA/CO/2"
_INTERIOR = "Ministry of the Interior of Halmora"
_CHILDREN = "Child Protection Agency of Halmora"
_COURT = "District Court of Halmora"
_NGO = "Open Doors of Halmora"

# Step, day, symbol or name of the document, who submits it, their name.
_STEPS: Sequence[tuple[str, StepKind, str, str, str, str]] = (
    ("1", StepKind.LIST, "2020-12-11", "CMW/C/XAA/Q/1", "", ""),
    # Dated before the list that they answer: kept, and reported.
    ("1", StepKind.REPLIES, "2020-11-30", "CMW/C/XAA/Q/1/Add.1", "", ""),
    ("2", StepKind.LIST, "2025-02-10", "CMW/C/XAA/Q/2", "", ""),
    ("2", StepKind.REPLIES, "2025-06-30", "CMW/C/XAA/RQ/2", "", ""),
    ("2", StepKind.SUBMISSION, "2025-08-20", "", SubmitterKind.NGO, _NGO),
    ("2", StepKind.SUBMISSION, "2025-08-29", "", SubmitterKind.ILO, ""),
    (
        "2",
        StepKind.SUBMISSION,
        "2025-08-25",
        "",
        SubmitterKind.INSTITUTION,
        "Human Rights Institution of Halmora",
    ),
    ("2", StepKind.STATE_COMMENTS, "2025-12-01", "CMW/C/XAA/CO/2/Add.1", "", ""),
)
_VIEWS: Sequence[tuple[str, Side, Criterion, str, str]] = (
    (
        "5",
        Side.STATE,
        Criterion.MEASURE_NAMED,
        "2025-12-15",
        "The ministry has been asked to draft a law.",
    ),
    (
        "5",
        Side.STATE,
        Criterion.SOME_DONE,
        "2026-05-04",
        "The draft is before parliament; the register counts each day since.",
    ),
    (
        "5",
        Side.CIVIL_SOCIETY,
        Criterion.FIGURES_WORSE,
        "2026-06-01",
        "Whoever we met in spring had been held past the maximum.",
    ),
    (
        "7",
        Side.STATE,
        Criterion.ALL_DONE,
        "2026-07-01",
        "Families are housed in the community since June.",
    ),
    (
        "7",
        Side.CIVIL_SOCIETY,
        Criterion.SOME_DONE,
        "2026-07-20",
        "Families are; children who arrive alone are not.",
    ),
)
_AUTHORS = {Side.STATE: _INTERIOR, Side.CIVIL_SOCIETY: _NGO}
_TRANSMISSIONS: Sequence[tuple[Receiver, str, str, Means, str]] = (
    (
        Receiver.PARLIAMENT,
        "Assembly of Halmora",
        "2025-11-03",
        Means.SITTING,
        "2025-11-10",
    ),
    (Receiver.MINISTRY, "Ministry of Justice", "2025-11-03", Means.LETTER, ""),
    (Receiver.LOCAL, "Harbour District", "2025-11-12", Means.MEETING, "2025-11-12"),
)


def follow_up() -> None:
    """Record steps, measures, transmissions and views of the fictional State."""
    for reports, what, on, symbol, submitter, name in _STEPS:
        said = {"what": what, "on": _day(on), "symbol": symbol}
        said |= {"submitter": submitter, "submitter_name": name}
        take_step(_cycle(reports), said, by=SYSTEM)
    _measures()
    for fact in _facts():
        record(fact, by=SYSTEM)


def _cycle(reports: str) -> Cycle:
    found = Cycle.objects.filter(state=_STATE, reports=reports, withdrawn_at=None)
    return found.first() or begin(Cycle(state=_STATE, reports=reports), by=SYSTEM)


def _measures() -> None:
    law = _measure(
        "A law that ends detention at its maximum period",
        "5",
        (_INTERIOR, _COURT),
        begins_on=_day("2025-11-15"),
        due_on=_day("2026-12-31"),
        description="Release is ordered by the law itself on the last day.",
    )
    _mark(law, "The draft is before parliament", "2026-03-31", "2026-04-12")
    _mark(law, "The law is adopted", "2026-10-31")
    families = _measure(
        "Homes for families in the community",
        "7",
        (_CHILDREN, _INTERIOR),
        begins_on=_day("2026-01-15"),
        due_on=_day("2026-06-30"),
        done_on=_day("2026-06-20"),
    )
    _mark(families, "The first ten homes are open", "2026-04-30", "2026-04-28")
    _measure(
        "Case management in the community",
        "9",
        (_INTERIOR, _CHILDREN),
        due_on=_day("2027-06-30"),
        is_published=False,
    )


def _measure(
    title: str, place: str, bodies: tuple[str, str], **said: object
) -> Measure:
    lead, partner = (Authority.objects.filter(name=name).first() for name in bodies)
    told = {"title": title, "lead": lead, "partners": [partner] if partner else []}
    return take_measure({**told, "recommendations": [_asked(place)], **said}, by=SYSTEM)


def _mark(measure: Measure, title: str, due: str, reached: str = "") -> None:
    mark = Milestone(
        measure=measure, title=title, due_on=_day(due), reached_on=_day(reached)
    )
    record(mark, by=SYSTEM)


def _facts() -> Iterator[Transmission | View]:
    for to, name, on, means, acknowledged in _TRANSMISSIONS:
        yield Transmission(
            state=_STATE,
            symbol=_SYMBOL,
            to=to,
            name=name,
            on=dt.date.fromisoformat(on),
            by_means=means,
            acknowledged_on=_day(acknowledged),
        )
    for place, side, criterion, on, why in _VIEWS:
        yield View(
            recommendation=_asked(place),
            side=side,
            author=_AUTHORS[side],
            criterion=criterion,
            status=STATUS_BY[criterion],
            on=dt.date.fromisoformat(on),
            why=why,
        )


def _asked(place: str) -> Recommendation:
    return Recommendation.objects.get(symbol=_SYMBOL, place=place, withdrawn_at=None)


def _day(said: str) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None
