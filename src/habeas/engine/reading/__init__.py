"""Foreign files are read as they stand, every row with its line number."""

from habeas.engine.reading.header import HeaderTest
from habeas.engine.reading.table import LINE, RawTable
from habeas.engine.reading.tables import read_tables

__all__ = ["LINE", "HeaderTest", "RawTable", "read_tables"]
