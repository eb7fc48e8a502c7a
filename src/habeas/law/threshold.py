"""A number taken from a source, with its unit."""

from dataclasses import dataclass
from datetime import timedelta

from habeas.law.provision import Provision

HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Threshold:
    """A benchmark: a value, its unit (``hours`` or ``days``) and where it is from.

    >>> Threshold(15, "days", Provision.parse("Mandela 44")).duration.days
    15
    """

    value: int
    unit: str
    source: Provision

    @property
    def hours(self) -> int:
        """The benchmark in hours."""
        return self.value if self.unit == "hours" else self.value * HOURS_A_DAY

    @property
    def duration(self) -> timedelta:
        """The benchmark as a span of time."""
        return timedelta(hours=self.hours)

    def __str__(self) -> str:
        return f"{self.value} {self.unit} ({self.source})"
