"""What a synthetic data set is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from habeas.law.errors import BadInputError

# Identifiers have eight digits.
MOST = 99_000_000
_MOST_SEED = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """How many custodies, from which seed, as of when, and how often each scene.

    `rates` replaces the rate of scenes, in a thousand custodies, by their name.
    """

    custodies: int
    seed: int = 7
    as_of: datetime = datetime(2024, 7, 1)  # noqa: DTZ001 - wall time, without a zone
    rates: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if not 1 <= self.custodies <= MOST:
            raise BadInputError(
                f"{self.custodies} custodies cannot be made: ask for 1 to {MOST:,}"
            )
        if not 0 <= self.seed <= _MOST_SEED:
            raise BadInputError(f"{self.seed} is no seed: give one from 0 to 2^63 - 1")
