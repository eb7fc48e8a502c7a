"""The five answers a standard may give, and how several make one."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What a standard says of one custody, place or measure.

    >>> Verdict.of_code(Verdict.BREACH.code) is Verdict.BREACH
    True
    """

    MET = "met"
    BREACH = "breach"
    PENDING = "pending"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"

    @property
    def code(self) -> int:
        """The small number that stands for the verdict inside an engine."""
        return _CODES[self]

    @classmethod
    def of_code(cls, code: int) -> "Verdict":
        """Turn an engine's number back into the verdict."""
        return _IN_ORDER[code]


# The gravest last, so that the greatest code of several is the verdict of the whole.
_IN_ORDER = (
    Verdict.NOT_APPLICABLE,
    Verdict.MET,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.BREACH,
)
_CODES = {verdict: code for code, verdict in enumerate(_IN_ORDER)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Tell the verdict of a whole from those of its parts.

    A breach anywhere is a breach; else what is unknown stays unknown; a part
    that does not apply never makes a pass.

    >>> worst([Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE])
    <Verdict.UNKNOWN: 'unknown'>
    """
    return _IN_ORDER[max((v.code for v in verdicts), default=0)]
