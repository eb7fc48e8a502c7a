"""What adapting files gives: canonical tables, and all there is to say of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from habeas.engine.adapting.figures import Figure
from habeas.facts.adapter import Adapter

QUALITY = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("line", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("action", pa.string()),
        ("reason", pa.string()),
        ("rows", pa.int64()),
    ]
)
"""A finding: where, what, what was done about it, why, and for how many rows.

`action` is dropped, repaired, doubted, flagged or unknown. `line` is the first of
the rows; it is null where the finding is about a table as a whole.
"""


@dataclass(frozen=True, slots=True)
class Records:
    """How many records were read, how many count, and how many were dropped."""

    read: int
    kept: int

    @property
    def dropped(self) -> int:
        """Those read and not kept."""
        return self.read - self.kept


@dataclass(frozen=True, slots=True)
class Adapted:
    """Canonical tables made of foreign files.

    `adapters` are those used, in order; none for canonical tables. `as_of` is how
    far the data reach, where they tell. `jurisdiction` is whose law applies unless
    the user says otherwise.
    """

    tables: Mapping[str, pa.Table | Path]
    quality: pa.Table
    records: Records
    figures: tuple[Figure, ...]
    adapters: tuple[Adapter, ...]
    as_of: dt.datetime | None
    jurisdiction: str | None
    assumptions: tuple[str, ...]

    @property
    def read_as(self) -> str:
        """How the files were read, in words."""
        titles = (adapter.title for adapter in self.adapters)
        return "; ".join(titles) or "The canonical tables"
