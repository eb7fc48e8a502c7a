"""The law of one country on the detention of migrants, as data: dated and sourced."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.law.alternative import Alternative
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.limit import Limit, Regime, StartEvent
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Source


class SpanKind(StrEnum):
    """Stretches of time that a law may count towards its maximum, or leave out."""

    DETENTION = "detention"
    POLICE_CUSTODY = "police_custody"
    TRANSIT = "transit"
    """On the way from one place to another."""
    HOSPITAL = "hospital"
    PRISON = "prison"
    """In prison for a reason of migration."""
    EARLIER_CUSTODY = "earlier_custody"
    """An earlier custody in the same proceeding."""
    ASYLUM_CLAIM = "asylum_claim"
    """While a claim for protection was examined, the person still being held."""
    JUDICIAL_REVIEW = "judicial_review"
    """While a court examined the detention or the removal."""
    OTHER_REGIME = "other_regime"
    """Held under another regime, or under another name."""


class Weekday(StrEnum):
    """The days of the week, Monday first, as `date.weekday` counts them."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True)
class Clock:
    """What sets the maximum running, and which stretches of time count towards it.

    `counts` are those the law is known to count: of the others nothing is known.
    """

    starts_at: StartEvent | None
    counts: tuple[SpanKind, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A provision that allows detention, and the authorities competent under it.

    `authorities` None: not known. `in_force_to` is the last day in force.
    """

    code: str
    title: str
    source: Source
    authorities: tuple[str, ...] | None = None
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None

    def is_in_force_on(self, day: dt.date) -> bool | None:
        """Say whether the provision is in force on a day; None where not known."""
        if self.in_force_to is not None and day > self.in_force_to:
            return False
        if self.in_force_from is not None:
            return day >= self.in_force_from
        known = self.source.known_on
        return True if known is not None and day >= known else None


@dataclass(frozen=True, slots=True, order=True)
class YearlyHoliday:
    """A holiday on the same day of every year."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days.

    `country` and `subdivision` are names of the `holidays` library (ISO 3166); the
    `own` holidays are added to them, and `not_holidays` taken away. `work_week`
    None: not known, and Monday to Friday is taken.
    """

    country: str | None = None
    subdivision: str | None = None
    own: tuple[dt.date | YearlyHoliday, ...] = ()
    not_holidays: tuple[dt.date | YearlyHoliday, ...] = ()
    work_week: tuple[Weekday, ...] | None = None
    source: Source | None = None

    @property
    def knows_holidays(self) -> bool:
        """Whether any public holiday is known."""
        return self.country is not None or bool(self.own)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something known of the law or of practice that no figure holds."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The law of one country; what is not known of it is absent.

    `alternatives` None: it is not known which are available; empty: none is.
    """

    code: str
    name: str
    limits: tuple[Limit, ...] = ()
    clock: Clock | None = None
    deadlines: Mapping[Deadline, Figure] = field(default_factory=dict, hash=False)
    intervals: Mapping[Interval, Figure] = field(default_factory=dict, hash=False)
    legal_bases: tuple[LegalBasis, ...] | None = None
    alternatives: tuple[Alternative, ...] | None = None
    alternatives_source: Source | None = None
    places: Mapping[PlaceType, Permission] = field(default_factory=dict, hash=False)
    places_source: Source | None = None
    calendar: Calendar = Calendar()
    remarks: tuple[Remark, ...] = ()
    is_fictional: bool = False

    def limits_on(self, day: dt.date, regime: Regime | None) -> tuple[Limit, ...]:
        """Give the limits on detention known to be in force on a day, for a regime.

        Limits for every regime are among them. With the regime not known (None) all
        are: the person may be under any. Empty: what the limit was is not known.
        """
        return self._in_force(day, regime, for_measures=False)

    def measure_limits_on(
        self, day: dt.date, regime: Regime | None
    ) -> tuple[Limit, ...]:
        """Give the limits on alternatives to detention, as `limits_on` does."""
        return self._in_force(day, regime, for_measures=True)

    def _in_force(
        self, day: dt.date, regime: Regime | None, *, for_measures: bool
    ) -> tuple[Limit, ...]:
        return tuple(
            limit
            for limit in self.limits
            if limit.for_measures is for_measures
            and limit.is_for(regime)
            and limit.is_in_force_on(day)
        )

    def deadline(self, name: Deadline, regime: Regime | None = None) -> Figure | None:
        """Give the figure for a deadline; None where it is not known.

        A figure that is for one regime alone is given only when that one is asked for.
        """
        return _of_regime(self.deadlines.get(name), regime)

    def interval(self, name: Interval, regime: Regime | None = None) -> Figure | None:
        """Give the figure for an interval, as `deadline` does."""
        return _of_regime(self.intervals.get(name), regime)

    def permits(self, place: PlaceType) -> Permission | None:
        """Say whether migrants may be held in a type of place; None: not known."""
        return self.places.get(place)


def _of_regime(figure: Figure | None, regime: Regime | None) -> Figure | None:
    if figure is None or figure.regime is None or figure.regime is regime:
        return figure
    return None
