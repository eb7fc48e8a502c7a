"""Who owes what: each standard's first debtor, and to whom it goes when they are late.

A line is owed by a role that may be shown its verdict: what stands behind a wall is
owed by those behind it, or else told to whoever watches.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from habeas.web.accounts.models import Role
from habeas.web.register.queries.walls import lines_of

_BY_STANDARD: Mapping[Role, tuple[str, ...]] = {
    Role.DECISION_MAKER: (
        "legitimate-objective",
        "legal-basis",
        "not-criminal",
        "presumption-of-liberty",
        "individual-assessment",
        "alternatives-first",
        "proportionality",
        "non-discrimination",
        "automatic-or-systematic",
        "child",
        "family-at-liberty",
        "maximum-period",
        "release-on-expiry",
        "periodic-review",
        "removal-impossible",
        "not-indefinite",
        "no-renewed-detention",
        "reasons-notified",
        "judicial-review",
        "reviewer-independent",
        "no-collective-expulsion",
        "compensation",
        "not-in-prison",
    ),
    Role.CUSTODY_OFFICER: (
        "child-protection-informed",
        "order-handed-over",
        "interpreter",
        "rights-information",
        "consular-right-told",
        "legal-aid",
        "no-solitary-confinement",
        "no-solitary-confinement/prolonged",
        "family-unity",
        "outside-contact",
        "property-inventory",
        "essentials-kept",
        "identity-documents",
        "apart-from-convicted",
        "men-women-separate",
    ),
    Role.HEALTH_PROFESSIONAL: (
        "screening-on-admission/first",
        "no-solitary-confinement/vulnerable-person",
        "health-on-admission",
        "health-regularly",
        "care-given",
    ),
    Role.SOCIAL_WORKER: (
        "pregnant-or-breastfeeding",
        "vulnerable-person",
        "consular-refusal-respected",
        "consular-only-on-request/not-unasked",
    ),
    # An assessment may be of risk on return: whoever detains is not shown of which.
    Role.MONITOR: ("interpreter/assessment",),
    Role.CONSULAR_DESK: ("consular-only-on-request/told-when-asked",),
    Role.COMPLAINTS_OFFICER: (
        "ill-treatment-investigated",
        "death-investigated",
        "no-forced-labour",
    ),
    Role.JUDGE: (
        "judicial-review/periodic",
        "judicial-review/appeal",
        "suspensive-remedy",
        "non-refoulement",
        "no-prolongation-for-using-rights",
    ),
}
_DEBTORS = {name: role for role, names in _BY_STANDARD.items() for name in names}

# Roles whose tasks are their body's; the others act for no body that detains.
_OF_THE_BODY = frozenset(
    {
        Role.CUSTODY_OFFICER,
        Role.DECISION_MAKER,
        Role.CHECKING_OFFICER,
        Role.HEALTH_PROFESSIONAL,
        Role.SOCIAL_WORKER,
    }
)
# What leaves the detaining authority at once, and to whom.
_AT_ONCE: Mapping[str, tuple[Role, ...]] = {
    "child": (Role.CHILD_PROTECTION, Role.MONITOR),
    "child-protection-informed": (Role.CHILD_PROTECTION, Role.MONITOR),
    "family-at-liberty": (Role.CHILD_PROTECTION, Role.MONITOR),
    "judicial-review/release-order-obeyed": (Role.JUDGE, Role.MONITOR),
    "maximum-period": (Role.MONITOR,),
    "release-on-expiry": (Role.JUDGE, Role.MONITOR),
    "death-investigated": (Role.MONITOR,),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of an escalation: after how long overdue, and to which role."""

    level: int
    after: dt.timedelta
    role: Role

    @property
    def is_of_the_body(self) -> bool:
        """Whether the task is that of the body that detains."""
        return self.role in _OF_THE_BODY

    @property
    def is_alarm(self) -> bool:
        """Whether it goes past whoever owed it first."""
        return self.level > 0


# What no standard says, and somebody must answer for all the same.
OVERDUE_ARRIVAL = "overdue-arrival"
HEADCOUNT = "headcount"
# Raised with an instruction to release, and closed by the release alone.
RELEASE = "release-instructed"
_WATCHED: Mapping[str, tuple[tuple[dt.timedelta, Role], ...]] = {
    # All of them are told at once: `actions.telling` says who they are.
    RELEASE: ((dt.timedelta(), Role.CUSTODY_OFFICER),),
    OVERDUE_ARRIVAL: (
        (dt.timedelta(), Role.CUSTODY_OFFICER),
        (dt.timedelta(hours=6), Role.CHECKING_OFFICER),
        (dt.timedelta(hours=24), Role.MONITOR),
    ),
    HEADCOUNT: (
        (dt.timedelta(), Role.CUSTODY_OFFICER),
        (dt.timedelta(hours=24), Role.CHECKING_OFFICER),
        (dt.timedelta(hours=72), Role.MONITOR),
    ),
}

# The rungs after the debtor: within the body, then outside it.
_CHAIN = (
    (dt.timedelta(hours=24), Role.CHECKING_OFFICER),
    (dt.timedelta(hours=72), Role.MONITOR),
)


def is_verdict(line: str) -> bool:
    """Say whether a task is raised by a verdict, and not by what is watched beside."""
    return line not in _WATCHED


def owed_by(line: str) -> Role:
    """Say which role owes what a line demands.

    Where nobody who may see it could do it, the monitor is told.
    """
    if line in _WATCHED:
        return _WATCHED[line][0][1]
    standard = line.partition("/")[0]
    return _DEBTORS.get(line) or _DEBTORS.get(standard) or Role.MONITOR


@cache
def escalation(line: str) -> tuple[Step, ...]:
    """Give the rungs of a line: the debtor, and those it goes to while it is overdue.

    It always comes to the monitor, outside the body that detains.
    """
    if line in _WATCHED:
        rungs = enumerate(_WATCHED[line])
        return tuple(Step(level, after, role) for level, (after, role) in rungs)
    return tuple(_rungs(line))


def _rungs(line: str) -> Iterator[Step]:
    debtor = owed_by(line)
    yield Step(0, dt.timedelta(), debtor)
    told = {debtor}
    at_once = _AT_ONCE.get(line, ())
    rungs = (*((dt.timedelta(), role) for role in at_once), *_CHAIN)
    for level, (after, role) in enumerate(rungs, start=1):
        if role not in told and line in lines_of(role):
            told.add(role)
            yield Step(level, after, role)
