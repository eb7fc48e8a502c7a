"""The data dictionary: every canonical table and column, in words."""

from collections.abc import Iterator

from habeas.facts.table import Column, Table
from habeas.facts.tables import TABLES


def described(table: Table) -> Iterator[str]:
    """Describe a table in lines: its meaning, then each column."""
    yield f"{table.name}: {table.meaning}"
    for column in table:
        yield f"  {column.name:26} {column.kind:13} {column.meaning}{_of(column)}"


def template(table: Table) -> str:
    """Give an empty CSV file of a table."""
    return ",".join(table.names) + "\n"


def page() -> str:
    """Give the whole dictionary as a Markdown page."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield (
        "The canonical tables: what Habeas can be told of a detention. A data set may "
        "have a few of them and a few columns of each; what is absent is unknown. "
        "Moments are the local wall time of the place, without a zone. "
        "`habeas schema --templates DIR` writes an empty CSV file of each."
    )
    for table in TABLES:
        yield ""
        yield f"## {table.name}"
        yield ""
        yield table.meaning
        yield ""
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column in table:
            yield f"| `{column.name}` | {column.kind} | {column.meaning}{_of(column)} |"


def _of(column: Column) -> str:
    """Say where a column's values are from."""
    if column.codes is not None:
        return f" ({', '.join(code.value for code in column.codes)})"
    return f" (a `{column.refers_to}`)" if column.refers_to else ""
