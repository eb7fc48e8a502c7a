"""The ten standards that every contestant judges, and under which law."""

import datetime as dt
from collections.abc import Mapping, Sequence

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.setting import with_setting
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule

AS_OF = dt.datetime(2024, 7, 1)  # noqa: DTZ001 - local wall time, as everywhere
# One limit for all: what is compared is the work, not the law of one country.
MAXIMUM = "60d"
NAMES = (
    "not-criminal",
    "child",
    "maximum-period",
    "release-on-expiry",
    "periodic-review",
    "removal-impossible",
    "no-prolongation-for-using-rights",
    "not-indefinite",
    "no-renewed-detention",
    "health-on-admission",
)
# How often each standard got each verdict, by its code.
Counts = Mapping[str, Sequence[int]]


def rules() -> tuple[Rule, ...]:
    """Give the rules of the ten standards, in their order."""
    by_name = {rule.id: rule for rule in RULES}
    return tuple(by_name[name] for name in NAMES)


def law() -> Law:
    """Give the law they are judged under: a fictional State's, with one maximum."""
    return Law(with_setting(jurisdictions.load("XAA"), f"maximum={MAXIMUM}"))


def codes() -> range:
    """Give the codes of the verdicts."""
    return range(len(Verdict))


def of_columns(row: Mapping[str, int | None]) -> Counts:
    """Gather the counts from columns named after standard and code."""
    return {
        name: [int(row[f"{name.replace('-', '_')}_{code}"] or 0) for code in codes()]
        for name in NAMES
    }
