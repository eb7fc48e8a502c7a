"""What a custody's page shows of its verdicts: grouped, timed, and by whom owed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from habeas.law.limit import Limit, LimitKind, Regime
from habeas.law.verdict import Verdict
from habeas.web.accounts.models import Role
from habeas.web.register.models import Custody
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.owed import owed_by
from habeas.web.register.queries.verdicts import Verdicts
from habeas.web.register.queries.viewer import Viewer
from habeas.web.register.queries.walls import lines_for
from habeas.web.register.queries.working_out import Finding

# The line whose moment due is that at which the maximum is reached.
_EXPIRY = "release-on-expiry"


@dataclass(frozen=True, slots=True)
class Clock:
    """How long somebody has been held, until when at most, and under which law.

    `expires_at` is None where the law sets no end that can surely be told.
    """

    began_at: dt.datetime
    at: dt.datetime
    expires_at: dt.datetime | None
    is_over: bool
    law: str
    limit: Limit | None

    @property
    def share(self) -> int:
        """How much of the time is over, in hundredths."""
        if self.expires_at is None or self.expires_at <= self.began_at:
            return 100
        whole = self.expires_at - self.began_at
        return min(100, int(100 * (self.at - self.began_at) / whole))


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that is not recorded, and the standards that cannot be told without it."""

    fact: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The verdicts that one viewer may see, the gravest first."""

    as_of: dt.datetime
    clock: Clock | None
    breaches: tuple[Finding, ...]
    due: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    met: tuple[Finding, ...]
    not_applicable: tuple[Finding, ...]

    @property
    def unknown(self) -> int:
        """How many standards cannot be told."""
        return sum(len(each.findings) for each in self.missing)

    @property
    def next_due(self) -> Finding | None:
        """What is due next."""
        return next((f for f in self.due if f.due_at is not None), None)


def panel(
    viewer: Viewer, custody: Custody, verdicts: Verdicts, *, at: dt.datetime
) -> Panel:
    """Gather what somebody may see of a custody's verdicts."""
    shown = verdicts.only(lines_for(viewer, custody))
    return _grouped(verdicts.judged_at, clock_of(custody, shown, at=at), shown)


def panel_alone(
    viewer: Viewer, findings: Iterable[Finding], *, at: dt.datetime
) -> Panel | None:
    """Gather what somebody may see of the verdicts of a place or a measure, judged now.

    None for whoever is shown no verdict of it.
    """
    lines = lines_for(viewer)
    shown = tuple(f for f in findings if f.line in lines)
    return _grouped(at, None, shown) if shown else None


def _grouped(at: dt.datetime, clock: Clock | None, shown: Sequence[Finding]) -> Panel:
    # Where each aspect of a standard is told, the line that sums them up is not.
    leaves = tuple(f for f in shown if f.rule == f.line)
    return Panel(
        at,
        clock,
        _of(leaves, Verdict.BREACH, by_since=True),
        _of(leaves, Verdict.PENDING),
        _missing(_of(leaves, Verdict.UNKNOWN)),
        _of(leaves, Verdict.MET),
        _of(leaves, Verdict.NOT_APPLICABLE),
    )


def clock_of(
    custody: Custody, shown: Iterable[Finding], *, at: dt.datetime
) -> Clock | None:
    """Read the clock of a custody off its verdicts; None where it may not be seen."""
    expiry = next((f for f in shown if f.line == _EXPIRY), None)
    if expiry is None or custody.began_at is None:
        return None
    until = at if custody.ended_at is None else min(at, custody.ended_at)
    return Clock(
        custody.began_at,
        until,
        expiry.due_at,
        expiry.verdict is Verdict.BREACH,
        law_in_force().jurisdiction.name,
        law_behind(custody),
    )


def law_behind(custody: Custody) -> Limit | None:
    """Give the limit on how long somebody may be held that is soonest over.

    Of those in force on the day it began, for the regime, or for any where that is
    not known.
    """
    if custody.began_at is None:
        return None
    regime = Regime(custody.regime) if custody.regime else None
    day = timezone.localdate(custody.began_at)
    capping = [
        limit
        for limit in law_in_force().jurisdiction.limits_on(day, regime)
        if limit.kind in {LimitKind.MAXIMUM, LimitKind.PROHIBITED} and limit.ceiling
    ]
    return min(capping, key=_most_days, default=None)


def owner(finding: Finding) -> Role:
    """Say which role owes what a finding demands."""
    return owed_by(finding.line)


def _most_days(limit: Limit) -> float:
    return sum(amount.most_days for amount in limit.ceiling)


def _of(
    findings: Sequence[Finding], verdict: Verdict, *, by_since: bool = False
) -> tuple[Finding, ...]:
    """Give the findings with a verdict, the soonest first and those undated last."""

    def order(finding: Finding) -> tuple[bool, dt.datetime]:
        moment = finding.since if by_since else finding.due_at
        return moment is None, moment or dt.datetime.min.replace(tzinfo=dt.UTC)

    return tuple(sorted((f for f in findings if f.verdict is verdict), key=order))


def _missing(unknown: Sequence[Finding]) -> tuple[Missing, ...]:
    ordered = sorted(unknown, key=lambda finding: finding.missing)
    return tuple(
        Missing(fact, tuple(group))
        for fact, group in groupby(ordered, key=lambda finding: finding.missing)
    )
