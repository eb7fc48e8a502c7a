"""The wide rows a standard reads: typed facts, each with what it means in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, Self, TypeAlias, get_type_hints

import ibis.expr.types as ir

# What a fact is inside an expression, and the Ibis type that carries it.
Flag: TypeAlias = ir.BooleanValue
Whole: TypeAlias = ir.IntegerValue
Number: TypeAlias = ir.FloatingValue
Text: TypeAlias = ir.StringValue
Day: TypeAlias = ir.DateValue
Moment: TypeAlias = ir.TimestampValue

_IBIS: Mapping[Any, str] = {
    Flag: "boolean",
    Whole: "int64",
    Number: "float64",
    Text: "string",
    Day: "date",
    Moment: "timestamp(6)",
}

# Each row's hints, once they are worked out.
_KNOWN_HINTS: dict[type, dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """Facts about one subject, as expressions over its wide table."""

    @classmethod
    def of(cls, table: ir.Table) -> Self:
        """Take the facts from a wide table that has a column for each."""
        return cls(*(table[field.name] for field in fields(cls)))

    @classmethod
    def schema(cls) -> dict[str, str]:
        """Give the Ibis type of each fact, by name."""
        return {name: _IBIS[hint.__origin__] for name, hint in _hints(cls).items()}

    @classmethod
    def meanings(cls) -> dict[str, str]:
        """Say in words what each fact is, by name."""
        return {name: hint.__metadata__[0] for name, hint in _hints(cls).items()}


def _hints(row: type[Row]) -> dict[str, Any]:
    if row not in _KNOWN_HINTS:
        _KNOWN_HINTS[row] = get_type_hints(row, include_extras=True)
    return _KNOWN_HINTS[row]


@dataclass(frozen=True, slots=True)
class Custody(Row):
    """What every standard about a custody may ask."""

    custody_id: Annotated[Text, "the custody"]
    person_id: Annotated[Text, "the person"]
    as_of: Annotated[Moment, "the moment judged at"]
    began_at: Annotated[Moment, "when liberty was taken"]
    until: Annotated[Moment, "when it was given back, or the moment judged at"]
    is_running: Annotated[Flag, "whether the custody still runs"]


@dataclass(frozen=True, slots=True)
class Confinement(Row):
    """What a standard about one stretch apart from others may ask."""

    confinement_id: Annotated[Text, "the confinement"]
    custody_id: Annotated[Text, "the custody"]
    as_of: Annotated[Moment, "the moment judged at"]
    began_at: Annotated[Moment, "when it began"]
    until: Annotated[Moment, "when it ended, or the moment judged at"]
    is_running: Annotated[Flag, "whether it still runs"]


@dataclass(frozen=True, slots=True)
class Place(Row):
    """What every standard about a place may ask."""

    place_id: Annotated[Text, "the place"]
    as_of: Annotated[Moment, "the moment judged at"]


@dataclass(frozen=True, slots=True)
class Measure(Row):
    """What every standard about an alternative to detention may ask."""

    measure_id: Annotated[Text, "the measure"]
    as_of: Annotated[Moment, "the moment judged at"]
    began_at: Annotated[Moment, "when the measure began"]
    until: Annotated[Moment, "when it ended, or the moment judged at"]
    is_running: Annotated[Flag, "whether the measure still runs"]
