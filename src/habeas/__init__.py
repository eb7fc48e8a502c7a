"""Habeas: the right to liberty of migrants, as software.

>>> import habeas
>>> found = habeas.audit("detentions.csv", jurisdiction="MEX")  # doctest: +SKIP
>>> found.counts["maximum-period"]  # doctest: +SKIP
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.engine.auditing import Audit

__version__ = "0.1.0"
__all__ = ["__version__", "audit"]


def audit(  # noqa: PLR0913 - one parameter an option of the command
    *files: str | Path,
    adapter: str | None = None,
    jurisdiction: str | Path | None = None,
    edition: str = "adopted",
    as_of: dt.datetime | None = None,
    engine: str = "duckdb",
    memory: str | None = None,
    settings: Sequence[str] = (),
    out: str | Path | None = None,
) -> "Audit":
    """Judge detention data by the standards.

    `files` are CSV, Excel or Parquet files, or a folder of canonical tables;
    `settings` change the law, as in ``maximum=30d``. The result holds the count
    of each verdict (`counts`), the number of `units`, what was read (`adapted`),
    and the engine with the tables of facts and verdicts (`driver`). With `out`
    the report is written too. Raises HabeasError for what the caller can mend.
    """
    # The engines are slow to import, and `import habeas` is not.
    from habeas.engine.auditing import (  # noqa: PLC0415
        Options,
        audit_files,
        engine_named,
    )
    from habeas.engine.results import write_results  # noqa: PLC0415
    from habeas.law.edition import Edition  # noqa: PLC0415

    options = Options(
        adapter,
        jurisdiction,
        Edition.named(edition),
        as_of,
        engine_named(engine),
        memory,
    )
    found = audit_files([Path(file) for file in files], options, settings=settings)
    if out is not None:
        write_results(found, Path(out))
    return found
