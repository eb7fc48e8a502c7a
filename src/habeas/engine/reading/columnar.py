"""Parquet files keep the types they have."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.reading.header import column_names
from habeas.engine.reading.saying import complaint
from habeas.engine.reading.table import LINE, RawTable
from habeas.engine.reading.wish import Wish
from habeas.law.errors import BadInputError


def read_columnar(path: Path, origin: Path, wish: Wish) -> RawTable:
    """Open a Parquet file without reading its rows.

    Raises BadInputError when it is cut off or damaged, and when two columns have
    one name.
    """
    try:
        with pq.ParquetFile(path) as file:
            names, rows = tuple(file.schema_arrow.names), file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        raise BadInputError(
            f"{origin} is a Parquet file that is cut off or damaged "
            f"({complaint(error)}); fetch or write the file again"
        ) from error
    if column_names(names)[0] != names:
        raise BadInputError(
            f"{origin} has columns without a name, of the same name, or called "
            f"{LINE!r}, which cannot be told apart; rename them and write it again"
        )
    return RawTable(
        path=origin,
        name=wish.name(origin),
        sheet=None,
        header=names,
        data=path,
        rows=rows,
        is_text=False,
    )
