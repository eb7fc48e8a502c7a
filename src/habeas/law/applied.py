"""The law a data set is judged under: one edition, one jurisdiction."""

from dataclasses import dataclass, field
from datetime import timedelta

from habeas.law.edition import Edition
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.jurisdiction import Jurisdiction


@dataclass(frozen=True, slots=True)
class Law:
    """An edition of the general comment, and the law of one country.

    Custodies of one person that lie no further apart than `joined_within` are
    one deprivation of liberty.
    """

    jurisdiction: Jurisdiction
    edition: Edition = Edition.ADOPTED
    joined_within: timedelta = field(default=timedelta(hours=24))

    @property
    def is_adopted(self) -> bool:
        """Whether the adopted edition is applied, where it differs from the draft."""
        return self.edition is Edition.ADOPTED

    def deadline(self, name: Deadline) -> Figure | None:
        """Give the figure for a deadline; None where it is not known."""
        return self.jurisdiction.deadline(name)

    def interval(self, name: Interval) -> Figure | None:
        """Give the figure for an interval; None where it is not known."""
        return self.jurisdiction.interval(name)
