"""Spark, for data that outgrow a machine; here in local mode, or on a cluster."""

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq
import sqlglot
from sqlglot import exp

from habeas.law.errors import MissingPartError

_SETTINGS = {
    # Moments are local wall time without a zone, on every engine.
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.ui.enabled": "false",
    # A shell of progress bars would hide what the command says.
    "spark.ui.showConsoleProgress": "false",
}
_LOCAL = "local"
_SETTINGS_HERE = {
    "spark.driver.memory": "4g",
    # A wide row is joined of some seventy parts, each of which takes whole pages: of
    # the usual 64 megabytes, they would fill any memory with nothing.
    "spark.buffer.pageSize": "1m",
    # Planning takes longer than running, and here there is nothing to spread.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}


class Spark:
    """Run SQL on a Spark session; a context manager.

    `master` names the cluster; without it Spark runs here, on every core.
    Raises MissingPartError where Spark or Java is not installed.
    """

    dialect = "pyspark"

    def __init__(self, *, master: str = "local[*]") -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="habeas-spark-"))
        self._session = _session(master, self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def put(self, name: str, table: pa.Table | Path) -> None:
        """Make an Arrow table, or a Parquet file, known under a name."""
        if isinstance(table, Path):
            path = table
        else:
            path = self._folder / f"{name}.parquet"
            pq.write_table(table, path)
        self._session.read.parquet(str(path)).createOrReplaceTempView(name)

    def make(self, name: str, query: str) -> None:
        """Run a query and keep its rows as a table under a name.

        Spark works out a part of a WITH anew wherever it is named, and its parts
        in turn: so each is made a table first.
        """
        tree = sqlglot.parse_one(query, read="spark")
        parts = tuple(tree.find_all(exp.CTE, bfs=True))
        for part in parts:
            self._keep(part.alias, part.this.sql("spark"))
        tree.set("with_", None)
        self._keep(name, tree.sql("spark"))
        for part in parts:
            self._session.catalog.dropTempView(part.alias)

    def _keep(self, name: str, sql: str) -> None:
        path = str(self._folder / f"made-{name}")
        self._session.sql(sql).write.mode("overwrite").parquet(path)
        self._session.read.parquet(path).createOrReplaceTempView(name)

    def view(self, name: str, sql: str) -> None:
        """Make a query known under a name; it runs when it is asked."""
        self._session.sql(sql).createOrReplaceTempView(name)

    def fetch(self, sql: str) -> pa.Table:
        """Run a query and give its rows."""
        return self._session.sql(sql).toArrow()

    def write(self, sql: str, path: Path) -> None:
        """Run a query and write its rows to one Parquet file."""
        parts = self._folder / "written"
        frame = self._session.sql(sql).coalesce(1)
        frame.write.mode("overwrite").parquet(str(parts))
        (part,) = parts.glob("*.parquet")
        shutil.move(part, path)

    def close(self) -> None:
        """Stop the session and remove what it wrote for itself."""
        self._session.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


def _session(master: str, folder: Path) -> Any:  # noqa: ANN401 - pyspark has no types
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - optional and slow
    except ImportError as error:
        raise MissingPartError(
            "Spark is not installed, and --engine spark needs it: "
            "install habeas[spark], or leave the option out to use DuckDB"
        ) from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise MissingPartError(
            "Java is not installed, and Spark runs on it: install Java 17 or newer, "
            "or leave --engine out to use DuckDB"
        )
    builder = SparkSession.builder.master(master).appName("habeas")
    settings = {**_SETTINGS, "spark.local.dir": str(folder)}
    if master.startswith(_LOCAL):
        settings |= _SETTINGS_HERE
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
