"""A pattern: what shows in many people together, and in none of them alone."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.law.edition import Edition
from habeas.law.standard import Standard


class EffectSize(StrEnum):
    """How the difference between a group and all others is measured."""

    MEAN_DIFFERENCE = "standardised mean difference"
    RISK_RATIO = "risk ratio"


@dataclass(frozen=True, slots=True)
class Mark:
    """A conventional size past which a number is pointed out, and who set it."""

    value: float
    source: str


# A difference of half a standard deviation: "medium".
MEDIUM = Mark(0.5, "Cohen, Statistical Power Analysis, 2nd ed. 1988, p. 26")
# Four fifths, and the same the other way round. Set for selection at work, it is the
# best known mark of an unequal share; no treaty body has set one.
MOST_RATIO = Mark(1.25, "29 CFR 1607.4(D), the four-fifths rule, inverted")
LEAST_RATIO = Mark(0.8, "29 CFR 1607.4(D), the four-fifths rule")
# Below it the normal approximation of an interval is rough.
MANY = Mark(30, "Altman et al., Statistics with Confidence, 2nd ed. 2000, ch. 4")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One number about a group, what it is held against, and what follows.

    `n` counts whom `value` is about and `unknown` those of the group of whom it
    cannot be told; `value` None is not known. `reference` is the number of all
    others, or the benchmark. `low` and `high` are the ends of the 95 % interval of
    `effect`. `is_flagged` None: nothing can be told, or nothing is asked.
    """

    standard: str
    measure: str
    trait: str
    group: str
    n: int
    unknown: int
    value: float | None
    reference: float | None
    effect: float | None
    effect_size: EffectSize | None
    low: float | None
    high: float | None
    is_flagged: bool | None
    citation: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a pattern is about: a standard, a measure, and the trait that groups."""

    standard: Standard
    edition: Edition
    measure: str
    trait: str

    def told(
        self,
        group: str,
        sentence: str,
        *,
        counts: tuple[int, int] = (0, 0),
        values: tuple[float | None, float | None] = (None, None),
        is_flagged: bool | None = None,
    ) -> Pattern:
        """Make a pattern that has no effect size.

        `counts` are `n` and `unknown`; `values` are `value` and `reference`.
        """
        return Pattern(
            self.standard.id,
            self.measure,
            self.trait,
            group,
            counts[0],
            counts[1],
            rounded(values[0]),
            rounded(values[1]),
            None,
            None,
            None,
            None,
            is_flagged,
            self.standard.citation(self.edition),
            sentence,
        )

    def missing(self, what: str) -> Pattern:
        """Say that the data lack what the measure needs: unknown, and never a pass."""
        return self.told("", f"Not known: the data do not tell {what}.")


def rounded(value: float | None) -> float | None:
    """Keep four decimals: more would tell engines apart, and nothing of people."""
    return None if value is None else round(value, 4)


def percent(share: float) -> str:
    """Write a share in words fit for a sentence.

    >>> percent(0.125), percent(0.999)
    ('12 %', 'over 99 %')
    """
    if 0 < share < 0.01:  # noqa: PLR2004 - what rounds to nothing is not nothing
        return "under 1 %"
    if 0.99 < share < 1:  # noqa: PLR2004
        return "over 99 %"
    return f"{share * 100:.0f} %"


def number(value: float) -> str:
    """Write a number with the digits that mean something.

    >>> number(12.345), number(3.14), number(0.456)
    ('12', '3.1', '0.46')
    """
    digits = 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2  # noqa: PLR2004
    return f"{value:,.{digits}f}"
