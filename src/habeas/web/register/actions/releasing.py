"""Release: by decision, by a court, or by the clock, which belongs to nobody."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from habeas.facts.vocabulary import FindingSource
from habeas.rulebook.guarantees.court import release_order_obeyed
from habeas.web.register.actions.telling import release_is_done, tell_of_release
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import (
    CompensationFile,
    Custody,
    Hearing,
    Instruction,
    Unlawfulness,
)
from habeas.web.register.queries.deciding import standing_instructions
from habeas.web.register.queries.expiry import (
    Due,
    held,
    ordered_free,
    run_out,
)
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.proposed import Judging
from habeas.web.trail.actions import SYSTEM, Actor, correct, note, record, withdraw
from habeas.web.trail.models import Action

# How long word of a release may take to reach the register before the clock finds
# that nobody was released. It makes no minute lawful: the finding counts from expiry.
WORD_OF_A_RELEASE = dt.timedelta(hours=1)
# Causes that make every further hour unlawful, whoever says so.
_UNLAWFUL = frozenset(
    {
        InstructionCause.MAXIMUM,
        InstructionCause.ORDER_LAPSED,
        InstructionCause.NO_ORDER,
        InstructionCause.CHILD,
        InstructionCause.COURT,
    }
)
# So many are judged together: enough to spread the cost of a query, few enough that a
# sweep broken off has done most of its work.
_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class Cause:
    """Why release is instructed: since when it is due, and the law behind it."""

    kind: InstructionCause
    since: dt.datetime
    citation: str
    why: str = ""


def instruct(
    custody: Custody, cause: Cause, *, at: dt.datetime, by: Actor = SYSTEM
) -> Instruction | None:
    """Issue an instruction to release, and tell all who watch over it.

    None where the same cause is instructed already: it stands until it is obeyed.
    """
    made = Instruction(
        custody=custody,
        cause=cause.kind,
        issued_at=at,
        citation=cause.citation,
        why=cause.why,
    )
    try:
        with transaction.atomic():
            # Two who come at once queue here, and the second finds the first's.
            Custody.objects.select_for_update().get(pk=custody.pk)
            if standing_instructions(custody).filter(cause=cause.kind).exists():
                return None
            record(made, by=by, at=at)
            tell_of_release(made)
            note(
                Action.ISSUED,
                Instruction.trail_name(),
                by=by,
                object_id=made.pk,
                about=made.person_id_told(),
                reason=cause.kind,
            )
    except IntegrityError:
        return None
    return made


def release_on_expiry(
    now: dt.datetime,
    *,
    custodies: Iterable[uuid.UUID] | None = None,
    judging: Judging | None = None,
) -> tuple[Instruction, ...]:
    """Instruct the release of all whose time has run out, or whom a court freed.

    `custodies` are those in which something may have run out; without them all that
    run are looked at. Idempotent: what stands is not issued twice, however many do
    this at once.
    """
    if custodies is None:
        custodies = held().values_list("pk", flat=True)
    issued = list(_obey_orders(now))
    for few in _in_batches([*dict.fromkeys([*custodies, *_not_obeyed(now)])]):
        issued.extend(end_all(run_out(few, now, by=judging), now))
    return tuple(issued)


def end_all(found: Iterable[Due], now: dt.datetime) -> Iterator[Instruction]:
    """Instruct release wherever something was found to have run out."""
    for due in _not_done(list(found), now):
        if made := _end(due, now):
            yield made


def _not_done(found: Sequence[Due], now: dt.datetime) -> Iterator[Due]:
    """Leave out what was done before: each sweep finds again whoever is still held."""
    custodies = {due.custody for due in found}
    standing = Instruction.objects.filter(
        custody__in=custodies, obeyed_at=None, withdrawn_at=None
    )
    files = CompensationFile.objects.filter(
        custody__in=custodies,
        finding__source=FindingSource.CLOCK,
        withdrawn_at=None,
    )
    instructed = frozenset(standing.values_list("custody_id", "cause"))
    unlawful = dict(files.values_list("custody_id", "unlawful_from"))
    for due in found:
        is_found = unlawful.get(due.custody, now) <= due.since
        if (due.custody, due.cause) not in instructed or (
            _is_unlawful(due.cause, due.since, now) and not is_found
        ):
            yield due


def _is_unlawful(cause: InstructionCause, since: dt.datetime, now: dt.datetime) -> bool:
    """Say whether the clock finds that somebody is held unlawfully."""
    return cause in _UNLAWFUL and now >= since + WORD_OF_A_RELEASE


def release_run_out(
    custody: Custody, now: dt.datetime, *, judging: Judging | None = None
) -> tuple[Instruction, ...]:
    """Do the same for one custody, at once: as when a child is found in it."""
    return tuple(end_all(run_out([custody.pk], now, by=judging), now))


def _not_obeyed(now: dt.datetime) -> Iterable[uuid.UUID]:
    """Give the custodies in which an instruction stands that nobody obeyed in time."""
    found = Instruction.objects.filter(
        issued_at__lte=now - WORD_OF_A_RELEASE,
        obeyed_at=None,
        withdrawn_at=None,
        cause__in=_UNLAWFUL,
        custody__in=held(),
    )
    known = CompensationFile.objects.filter(withdrawn_at=None).values("custody_id")
    return found.exclude(custody__in=known).values_list("custody_id", flat=True)


def _in_batches(found: Sequence[uuid.UUID]) -> Iterator[tuple[uuid.UUID, ...]]:
    for start in range(0, len(found), _TOGETHER):
        yield tuple(found[start : start + _TOGETHER])


def _end(due: Due, now: dt.datetime) -> Instruction | None:
    custody = Custody.objects.get(pk=due.custody)
    cause = Cause(due.cause, due.since, due.citation)
    made = instruct(custody, cause, at=now)
    if _is_unlawful(due.cause, due.since, now):
        find_unlawful(custody, due.since, at=now)
    return made


def _obey_orders(now: dt.datetime) -> Iterator[Instruction]:
    standard = release_order_obeyed.standard
    citation = standard.citation(law_in_force().edition)
    for source, kind in ordered_free():
        ordered_at = source.at or now
        cause = Cause(kind, ordered_at, citation)
        made = instruct(source.custody, cause, at=now)
        if _is_unlawful(kind, ordered_at, now):
            find_unlawful(source.custody, ordered_at, at=now)
        if made:
            yield made


def find_unlawful(
    custody: Custody, since: dt.datetime, *, at: dt.datetime
) -> CompensationFile | None:
    """Let the clock find that somebody is held unlawfully, and open their claim.

    None where it has found so already; if the time began earlier than was found, the
    file says so from now on.
    """
    found = CompensationFile.objects.filter(
        custody=custody, finding__source=FindingSource.CLOCK, withdrawn_at=None
    ).first()
    if found is not None:
        if since < found.unlawful_from:
            change = {"unlawful_from": since}
            correct(
                found, change, by=SYSTEM, reason="It began earlier.", seen=found.version
            )
        return None
    finding = Unlawfulness(
        custody=custody, found_at=at, claim_opened_at=at, source=FindingSource.CLOCK
    )
    file = CompensationFile(
        custody=custody, finding=finding, opened_at=at, unlawful_from=since
    )
    try:
        with transaction.atomic():
            record(finding, by=SYSTEM, at=at)
            record(file, by=SYSTEM, at=at)
    except IntegrityError:
        return None
    return file


@transaction.atomic
def obeyed(custody: Custody, *, at: dt.datetime, by: Actor) -> None:
    """Close what a release puts an end to: instructions, and the time found unlawful.

    A release that came in time, and word of it late, leaves nothing unlawful: what
    the clock had found is withdrawn.
    """
    change: dict[str, object] = {"obeyed_at": at}
    release_is_done(custody, at=at)
    for waits in standing_instructions(custody):
        correct(waits, change, by=by, reason="Released.", seen=waits.version)
    ordered = Hearing.objects.filter(
        custody=custody, ordered_release=True, obeyed_at=None, withdrawn_at=None
    )
    for hearing in ordered:
        correct(hearing, change, by=by, reason="Released.", seen=hearing.version)
    files = CompensationFile.objects.filter(
        custody=custody, unlawful_until=None, withdrawn_at=None
    )
    for file in files.select_related("finding"):
        if at > file.unlawful_from:
            change = {"unlawful_until": at}
            correct(file, change, by=by, reason="Released.", seen=file.version)
        else:
            why = "Released in time; word of it came late."
            withdraw(file, by=by, reason=why, seen=file.version)
            withdraw(file.finding, by=by, reason=why, seen=file.finding.version)
