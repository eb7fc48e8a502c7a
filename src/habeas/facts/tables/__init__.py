"""The canonical tables: every fact Habeas can judge has its column here."""

from habeas.facts.table import Table
from habeas.facts.tables import (
    custody,
    decisions,
    guarantees,
    measures,
    people,
    places,
    treatment,
)

TABLES: tuple[Table, ...] = (
    *people.TABLES,
    *custody.TABLES,
    *decisions.TABLES,
    *guarantees.TABLES,
    *treatment.TABLES,
    *places.TABLES,
    *measures.TABLES,
)
BY_NAME = {table.name: table for table in TABLES}
