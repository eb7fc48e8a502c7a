"""What the caller of a reading knows, or wants, of it."""

from dataclasses import dataclass
from pathlib import Path

from habeas.engine.reading.header import HeaderTest

_SUFFIXES = {
    ".bz2",
    ".csv",
    ".gz",
    ".ods",
    ".parquet",
    ".pq",
    ".tab",
    ".tsv",
    ".txt",
    ".xls",
    ".xlsb",
    ".xlsm",
    ".xlsx",
    ".xz",
    ".zip",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How to read: a known header, a delimiter, an encoding, and room on disk.

    Text of more than `large` bytes goes to the spill folder, if there is one.
    """

    known: HeaderTest | None = None
    delimiter: str | None = None
    encoding: str | None = None
    spill: Path | None = None
    large: int = 256 << 20

    def name(self, origin: Path) -> str:
        """Name a table after its file, without the suffixes of form and packing."""
        name = origin
        while name.suffix.lower() in _SUFFIXES:
            name = name.with_suffix("")
        return name.name

    def place(self, origin: Path) -> Path | None:
        """Choose a free place for a large table, if there is a spill folder."""
        if self.spill is None:
            return None
        stem, number = self.name(origin), 1
        while (place := self.spill / f"{stem}-{number}.parquet").exists():
            number += 1
        return place


def is_table_name(path: Path) -> bool:
    """Tell whether a file in a folder is meant as a table, by its name."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    forms = _SUFFIXES - {".bz2", ".gz", ".txt", ".xz", ".zip"}
    return not path.name.startswith((".", "_")) and bool(forms & set(suffixes))
