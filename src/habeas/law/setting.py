"""A change a user makes to the law, to ask what would be if it were so."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from habeas.law.alternative import Alternative
from habeas.law.amount import Amount
from habeas.law.errors import BadInputError, UnknownNameError
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.limit import Limit, LimitKind
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Confidence, Layer, Source
from habeas.law.toml_table import nearest

_E = TypeVar("_E", bound=StrEnum)
_FORMS = (
    "maximum=30d",
    "places.prison=forbidden",
    "deadlines.judicial_review=24h",
    "intervals.periodic_review=14d",
    "alternatives=reporting,bail",
)
UNKNOWN = "unknown"
NONE = "none"
EVERY = "*"


def with_setting(jurisdiction: Jurisdiction, setting: str) -> Jurisdiction:
    """Give the jurisdiction as it would be under a setting such as `maximum=30d`.

    A maximum takes the place of every limit on detention, of every layer; `none`
    says that the law sets no maximum. `unknown` takes a figure away, and `places.*`
    is every type of place. Limits on alternative measures stay. Raises BadInputError
    and UnknownNameError.
    """
    key, equals, value = (part.strip() for part in setting.partition("="))
    what, _, name = key.partition(".")
    change = _CHANGES.get(what)
    if not equals or not value:
        raise BadInputError(
            f"{setting!r} sets nothing: write it like {' or '.join(_FORMS)}"
        )
    if change is None or (bool(name) is not (what in _NAMED)):
        raise UnknownNameError(
            f"there is no setting {key!r}{nearest(what, _CHANGES)}: "
            f"write it like {' or '.join(_FORMS)}"
        )
    return change(jurisdiction, name, value)


def _maximum(jurisdiction: Jurisdiction, name: str, value: str) -> Jurisdiction:
    del name
    kept = tuple(limit for limit in jurisdiction.limits if limit.for_measures)
    if value == UNKNOWN:
        return replace(jurisdiction, limits=kept)
    amount = None if value == NONE else Amount.parse(value)
    limit = Limit(
        key="what-if",
        layer=Layer.HYPOTHESIS,
        kind=LimitKind.NONE if amount is None else LimitKind.MAXIMUM,
        source=_source(f"maximum={value}"),
        amount=amount,
        in_force_from=dt.date.min,
    )
    return replace(jurisdiction, limits=(*kept, limit))


def _deadline(jurisdiction: Jurisdiction, name: str, value: str) -> Jurisdiction:
    figures = _with_figure(
        jurisdiction.deadlines, _find("deadlines", name, Deadline), value
    )
    return replace(jurisdiction, deadlines=figures)


def _interval(jurisdiction: Jurisdiction, name: str, value: str) -> Jurisdiction:
    if value != UNKNOWN and not Amount.parse(value).value:
        raise BadInputError(f"{value!r} is no interval: give a longer one")
    figures = _with_figure(
        jurisdiction.intervals, _find("intervals", name, Interval), value
    )
    return replace(jurisdiction, intervals=figures)


def _place(jurisdiction: Jurisdiction, name: str, value: str) -> Jurisdiction:
    meant = set(PlaceType) if name == EVERY else {_find("places", name, PlaceType)}
    places = {p: q for p, q in jurisdiction.places.items() if p not in meant}
    if value != UNKNOWN:
        places |= dict.fromkeys(meant, _find("", value, Permission))
    source = _source(f"places.{name}={value}")
    return replace(jurisdiction, places=places, places_source=source)


def _alternatives(jurisdiction: Jurisdiction, name: str, value: str) -> Jurisdiction:
    del name
    names = [] if value in {NONE, UNKNOWN} else value.split(",")
    found = tuple(_find("", part.strip(), Alternative) for part in names)
    return replace(
        jurisdiction,
        alternatives=None if value == UNKNOWN else found,
        alternatives_source=_source(f"alternatives={value}"),
    )


_CHANGES: Mapping[str, Callable[[Jurisdiction, str, str], Jurisdiction]] = {
    "maximum": _maximum,
    "places": _place,
    "deadlines": _deadline,
    "intervals": _interval,
    "alternatives": _alternatives,
}
_NAMED = frozenset({"places", "deadlines", "intervals"})


def _with_figure(
    figures: Mapping[_E, Figure], name: _E, value: str
) -> Mapping[_E, Figure]:
    kept = {key: figure for key, figure in figures.items() if key is not name}
    if value == UNKNOWN:
        return kept
    return kept | {name: Figure(Amount.parse(value), _source(f"{name}={value}"))}


def _find(table: str, name: str, of: type[_E]) -> _E:
    names = [member.value for member in of]
    if name not in names:
        where = f" in {table}" if table else ""
        raise UnknownNameError(
            f"there is no {name!r}{where}{nearest(name, names)}: "
            f"choose from {', '.join(names)}"
        )
    return of(name)


def _source(setting: str) -> Source:
    return Source(f"what if {setting}", None, None, None, Confidence.HYPOTHESIS)
