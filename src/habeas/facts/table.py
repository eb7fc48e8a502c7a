"""What a canonical table and its columns are."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa


class Type(StrEnum):
    """The types a canonical column may have."""

    TEXT = "text"
    CODE = "code"
    FLAG = "flag"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "date"
    MOMENT = "moment"

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type that carries it; moments are local wall time, no zone."""
        return _ARROW[self]

    @property
    def ibis(self) -> str:
        """The Ibis type that carries it."""
        return _IBIS[self]


_ARROW = {
    Type.TEXT: pa.string(),
    Type.CODE: pa.string(),
    Type.FLAG: pa.bool_(),
    Type.WHOLE: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.DAY: pa.date32(),
    Type.MOMENT: pa.timestamp("us"),
}
_IBIS = {
    Type.TEXT: "string",
    Type.CODE: "string",
    Type.FLAG: "boolean",
    Type.WHOLE: "int64",
    Type.NUMBER: "float64",
    Type.DAY: "date",
    Type.MOMENT: "timestamp(6)",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type and meaning; the closed list its codes are from.

    `is_plan` marks a date that is set ahead: it tells nothing of how far the data
    reach.
    """

    name: str
    kind: Type
    meaning: str
    codes: type[StrEnum] | None = None
    refers_to: str = ""
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A canonical table; its first column is its key, which no two rows share."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The name of the column that tells one row from another."""
        return self.columns[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([(c.name, c.kind.arrow) for c in self.columns])

    @property
    def ibis(self) -> dict[str, str]:
        """The Ibis schema of the table."""
        return {c.name: c.kind.ibis for c in self.columns}

    def column(self, name: str) -> Column:
        """Give one column; raises KeyError when the table has none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)


def text(name: str, meaning: str) -> Column:
    """Declare a column of free text or an identifier."""
    return Column(name, Type.TEXT, meaning)


def link(name: str, table: str, meaning: str) -> Column:
    """Declare a column that holds another table's key."""
    return Column(name, Type.TEXT, meaning, refers_to=table)


def code(name: str, codes: type[StrEnum], meaning: str) -> Column:
    """Declare a column whose values are of a closed list."""
    return Column(name, Type.CODE, meaning, codes)


def flag(name: str, meaning: str) -> Column:
    """Declare a claim that is true, false or not known."""
    return Column(name, Type.FLAG, meaning)


def whole(name: str, meaning: str) -> Column:
    """Declare a column of whole numbers."""
    return Column(name, Type.WHOLE, meaning)


def number(name: str, meaning: str) -> Column:
    """Declare a column of numbers."""
    return Column(name, Type.NUMBER, meaning)


def day(name: str, meaning: str) -> Column:
    """Declare a column of dates."""
    return Column(name, Type.DAY, meaning)


def moment(name: str, meaning: str) -> Column:
    """Declare a column of moments, local wall time of the place."""
    return Column(name, Type.MOMENT, meaning)


def plan(name: str, meaning: str) -> Column:
    """Declare a column of moments that are set ahead."""
    return Column(name, Type.MOMENT, meaning, is_plan=True)
