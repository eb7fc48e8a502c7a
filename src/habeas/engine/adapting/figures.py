"""The headline figures of a data set, computed as its adapter says."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from habeas.engine.adapting.work import Work
from habeas.facts.adapter import Adapter, FigureSpec
from habeas.facts.adapter_text import RECORDS
from habeas.law.errors import BadAdapterError

FigureValue = int | float | str | bool | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure of the data, and what it says in words."""

    name: str
    title: str
    value: FigureValue


def compute(work: Work) -> tuple[Figure, ...]:
    """Compute the figures of the adapter.

    Reads: `records` and the canonical tables. Promises: from here on the database
    can reach no file and no network, for the expressions are not our own. Raises
    BadAdapterError for an expression that cannot be computed.
    """
    work.run("SET enable_external_access = false")
    return tuple(_compute(work, spec) for spec in work.adapter.figures)


def _compute(work: Work, spec: FigureSpec) -> Figure:
    table = RECORDS if spec.of == RECORDS else f'"out_{spec.of}"'
    where = f" WHERE ({spec.where})" if spec.where else ""
    try:
        query = f"FROM {table} SELECT ({spec.value}){where}"
        statements = duckdb.extract_statements(query)
        if [s.type for s in statements] != [duckdb.StatementType.SELECT]:
            raise BadAdapterError(_fault(work.adapter, spec, "it is not one query"))
        rows = work.connection.execute(statements[0]).fetchall()
    except duckdb.Error as error:
        cause = str(error).splitlines()[0]
        raise BadAdapterError(_fault(work.adapter, spec, cause)) from None
    if len(rows) != 1:
        raise BadAdapterError(_fault(work.adapter, spec, "it is not one aggregate"))
    return Figure(spec.name, spec.title, _plain(rows[0][0]))


def _fault(adapter: Adapter, spec: FigureSpec, cause: str) -> str:
    return (
        f"the figure {spec.name!r} of the adapter {adapter.name!r} cannot be "
        f"computed: {cause}; mend its value or where"
    )


def _plain(value: object) -> FigureValue:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dt.date():
            return value.isoformat()
        case _:
            return float(str(value))
