"""What is done about a recommendation: ties, measures, transmissions and steps."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.law.errors import BadInputError
from habeas.rulebook import RULES
from habeas.web.library.models import Document
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import Cycle, Measure, Recommendation, Step, Tie
from habeas.web.trail.actions import Actor, correct, record, withdraw

# Links between facts have no version of their own: the reason tells them to the trail.
_LINKS = ("recommendations", "partners")
_REASON = 1000


def tie(one: Recommendation, to: TieKind, target: str, why: str, *, by: Actor) -> Tie:
    """Tie a recommendation to a standard, an article or an indicator, as confirmed.

    Raises BadInputError for a standard that does not exist.
    """
    if to is TieKind.STANDARD and target not in {rule.standard.id for rule in RULES}:
        raise BadInputError(
            f"there is no standard called {target!r}: `habeas standards` lists them"
        )
    there = Tie.objects.filter(
        recommendation=one, to=to, target=target, withdrawn_at=None
    ).first()
    confirmed = {"confirmed_by_id": by.user_id, "confirmed_at": timezone.now()}
    if there is not None:
        seen = there.version
        return correct(there, confirmed, by=by, reason="confirmed", seen=seen)
    made = Tie(recommendation=one, to=to, target=target, why=why[:300], **confirmed)
    return record(made, by=by)


def untie(one: Tie, *, by: Actor, reason: str) -> Tie:
    """Take a tie back."""
    return withdraw(one, by=by, reason=reason, seen=one.version)


@transaction.atomic
def take_measure(said: dict[str, Any], *, by: Actor) -> Measure:
    """Record what a State does, with the recommendations that it carries out."""
    told, links = _apart(said)
    measure = record(Measure(**told), by=by, reason=_told(links))
    _link(measure, links)
    return measure


@transaction.atomic
def correct_measure(
    measure: Measure, said: dict[str, Any], *, by: Actor, reason: str, seen: int
) -> Measure:
    """Make a new version of a measure, and of what it is linked to."""
    told, links = _apart(said)
    why = "; ".join(filter(None, (reason, _told(links))))
    made = correct(measure, told, by=by, reason=why[:_REASON], seen=seen)
    _link(made, links)
    return made


def _apart(said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Iterable[Any]]]:
    told = {name: value for name, value in said.items() if name not in _LINKS}
    return told, {name: said[name] for name in _LINKS if name in said}


def _told(links: dict[str, Iterable[Any]]) -> str:
    parts = [f"{name}: {', '.join(map(str, of))}" for name, of in links.items() if of]
    return "; ".join(parts)[:_REASON]


def _link(measure: Measure, links: dict[str, Iterable[Any]]) -> None:
    for name, of in links.items():
        getattr(measure, name).set(of)


def begin(cycle: Cycle, *, by: Actor) -> Cycle:
    """Begin a cycle, of a State or of a general comment.

    Raises BadInputError where there is such a cycle already.
    """
    same = Cycle.objects.filter(
        state=cycle.state,
        reports=cycle.reports,
        title=cycle.title,
        withdrawn_at=None,
    )
    if same.exists():
        raise BadInputError(_("There is such a cycle already: record its steps there."))
    return record(cycle, by=by)


def take_step(cycle: Cycle, said: dict[str, Any], *, by: Actor) -> Step:
    """Record a step, linked to the library's document of its symbol.

    A date that contradicts another is kept as it was told: the timeline reports it.
    """
    return record(Step(cycle=cycle, **with_document(said)), by=by)


def with_document(said: dict[str, Any]) -> dict[str, Any]:
    """Add the library's document to what was said of a step."""
    symbol = said.get("symbol")
    found = Document.objects.filter(symbol=symbol, withdrawn_at=None)
    document = found.order_by("-dated").first() if symbol else None
    return {**said, "document": document}
