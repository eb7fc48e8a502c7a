"""Judge custodies and keep their verdicts: in the background, or for a page."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.web.register.actions.duties import raise_duties
from habeas.web.register.actions.marking import mark
from habeas.web.register.models import (
    Breach,
    Custody,
    Judged,
    Mark,
    Order,
    Wording,
)
from habeas.web.register.queries.columns import among
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.verdicts import (
    Verdicts,
    is_stale,
    stored_verdicts,
    told,
)
from habeas.web.register.queries.working_out import Finding, reasons, work_out

Found = Mapping[uuid.UUID, tuple[Finding, ...]]
Tokens = Mapping[uuid.UUID, int]

_AT_ONCE = 500
# The verdicts that a moment yet to come may change.
_MAY_CHANGE = frozenset({Verdict.PENDING, Verdict.MET})
# A duty falls due at its moment, and is broken once that is past.
_PAST = dt.timedelta(seconds=1)


def refreshed(custody: Custody, *, at: dt.datetime) -> Verdicts:
    """Give the verdicts of a custody, judged now where they are stale."""
    if not is_stale(custody.pk, at=at):
        kept = stored_verdicts(custody.pk)
        if kept is not None:
            return kept
    found = judge([custody.pk], at=at)
    findings = found.get(custody.pk, ())
    lapse = _lapses([custody.pk], at).get(custody.pk)
    changes = _next(custody.ended_at, findings, at, lapse=lapse)
    return Verdicts(custody.pk, at, changes, findings)


def judge(custodies: Collection[uuid.UUID], *, at: dt.datetime) -> Found:
    """Judge custodies as of a moment and keep what is found.

    What a write has overtaken meanwhile is not kept: it waits to be judged again.
    """
    return judge_marked(mark(custodies, at=at), at=at)


def judge_marked(tokens: Tokens, *, at: dt.datetime) -> Found:
    """Judge custodies that are marked; the marks with these tokens are taken away."""
    found = work_out(tokens.keys(), at=at)
    _keep(found, tokens, at=at)
    return found


@transaction.atomic
def _keep(found: Found, tokens: Tokens, *, at: dt.datetime) -> None:
    marks = Mark.objects.select_for_update(skip_locked=True).filter(
        token__in=tokens.values()
    )
    # On SQLite nobody else writes meanwhile, and there is nothing to skip.
    mine = frozenset(marks.values_list("pk", flat=True))
    ends = dict(
        Custody.objects.filter(pk__in=among(mine)).values_list("pk", "ended_at")
    )
    lapses = _lapses(mine, at)
    wording = _wording(law_in_force())
    rows = [
        Judged(
            custody_id=custody,
            judged_at=at,
            next_at=_next(ends[custody], findings, at, lapse=lapses.get(custody)),
            wording_id=wording,
            told=told(findings, custody),
        )
        for custody, findings in found.items()
        if custody in mine
    ]
    Judged.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["custody"],
        update_fields=["judged_at", "next_at", "wording", "told"],
    )
    Breach.objects.filter(custody__in=among(mine)).delete()
    Breach.objects.bulk_create(_breaches(found, mine), batch_size=_AT_ONCE)
    raise_duties(found, mine, at=at)
    # What was withdrawn as an error has no verdicts any more.
    Judged.objects.filter(pk__in=mine - found.keys()).delete()
    Mark.objects.filter(token__in=[tokens[pk] for pk in mine]).delete()


def _breaches(found: Found, mine: Collection[uuid.UUID]) -> Iterator[Breach]:
    for custody in mine:
        for finding in found.get(custody, ()):
            if finding.verdict is Verdict.BREACH:
                yield Breach(
                    custody_id=custody,
                    subject=finding.subject,
                    subject_id=finding.subject_id,
                    line=finding.line,
                    since=finding.since,
                )


def _next(
    ended_at: dt.datetime | None,
    findings: Iterable[Finding],
    at: dt.datetime,
    *,
    lapse: dt.datetime | None,
) -> dt.datetime | None:
    """Say when time alone next changes a verdict.

    For one who is held that is at midnight at the latest, since ages and periods are
    counted in days.
    """
    changes = [
        f.due_at + _PAST
        for f in findings
        if f.due_at and f.due_at >= at and f.verdict in _MAY_CHANGE
    ]
    if ended_at is None or ended_at > at:
        changes.append(_midnight_after(at))
        # Without an order nobody is held by right: the verdict turns, and none is due.
        changes.extend(() if lapse is None else (lapse + _PAST,))
    return min(changes, default=None)


def _lapses(
    custodies: Collection[uuid.UUID], at: dt.datetime
) -> Mapping[uuid.UUID, dt.datetime]:
    """Say when the next order lapses in each custody that has one."""
    rows = Order.objects.filter(
        custody__in=among(custodies), ends_at__gte=at, withdrawn_at=None
    )
    # The soonest is read last, and stays.
    found = rows.order_by("-ends_at").values_list("custody_id", "ends_at")
    return {custody: ends_at for custody, ends_at in found if ends_at is not None}


def _midnight_after(at: dt.datetime) -> dt.datetime:
    zone = ZoneInfo(settings.TIME_ZONE)
    tomorrow = timezone.localdate(at, zone) + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, dt.time(), zone)


def _wording(law: Law) -> str:
    """Keep the reasons as the law in force words them, once, and name them."""
    digest, text = _worded(law)
    Wording.objects.get_or_create(pk=digest, defaults={"reasons": text})
    return digest


@cache
def _worded(law: Law) -> tuple[str, str]:
    text = json.dumps(reasons(law), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest(), text
