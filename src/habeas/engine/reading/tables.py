"""From a path to the tables it holds, whatever the form."""

import shutil
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from habeas.engine.reading.columnar import read_columnar
from habeas.engine.reading.delimited import read_delimited
from habeas.engine.reading.form import Form, form_of
from habeas.engine.reading.header import HeaderTest
from habeas.engine.reading.table import RawTable
from habeas.engine.reading.unpack import unpack
from habeas.engine.reading.wish import Wish, is_table_name
from habeas.engine.reading.workbook import read_workbook
from habeas.law.errors import BadInputError

_PACKED = {Form.GZIP, Form.BZIP2, Form.XZ, Form.ZIP}


def read_tables(
    path: Path | str,
    *,
    looks_like_header: HeaderTest | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    spill: Path | None = None,
) -> tuple[RawTable, ...]:
    """Read the tables of a file, or of each file in a folder, as they stand.

    Content decides the form, not the name: delimited text (also in gzip, bzip2,
    xz, or zip), workbooks, Parquet. `looks_like_header` knows the header that the
    caller expects below title lines. `spill` is a folder of the caller's, where
    text of more than 256 MiB is kept as Parquet, and which must outlive the
    tables; without it all text is held in memory, at two to three times its size.
    Raises BadInputError, in one sentence, for all that is no table with rows.
    """
    place, wish = Path(path), Wish(looks_like_header, delimiter, encoding, spill)
    if not place.exists():
        raise BadInputError(f"{place} does not exist; check the path for a misprint")
    tables = _read_folder(place, wish) if place.is_dir() else _read_file(place, wish)
    if not any(table.rows for table in tables):
        raise BadInputError(
            f"{place} has a header and no rows below it; give a file with rows in it"
        )
    return tables


def _read_folder(folder: Path, wish: Wish) -> tuple[RawTable, ...]:
    files = [f for f in sorted(_listed(folder)) if f.is_file() and is_table_name(f)]
    if not files:
        raise BadInputError(
            f"{folder} is a folder without any CSV, Excel or Parquet file; "
            "give the folder, or the file, that holds the tables"
        )
    tables = tuple(chain.from_iterable(_read_file(file, wish) for file in files))
    _refuse_same_names(folder, tables)
    return tables


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except PermissionError as error:
        raise BadInputError(
            f"{folder} may not be listed by this user; "
            "give yourself the right to read the folder"
        ) from error


def _refuse_same_names(folder: Path, tables: tuple[RawTable, ...]) -> None:
    seen: dict[str, RawTable] = {}
    for table in tables:
        if (other := seen.setdefault(table.name, table)) is not table:
            raise BadInputError(
                f"{folder} holds the table {table.name!r} twice, in "
                f"{other.path.name} and in {table.path.name}; take one away"
            )


def _read_file(path: Path, wish: Wish) -> tuple[RawTable, ...]:
    if not path.is_file():
        raise BadInputError(
            f"{path} is a pipe or a device, which cannot be read twice; "
            "save what it gives to a file first"
        )
    with TemporaryDirectory(prefix="habeas-") as work:
        form = form_of(path)
        inner = path
        if form in _PACKED:
            inner = unpack(path, form, Path(work))
            form = form_of(inner)
        return _read_form(inner, path, form, wish, Path(work))


def _read_form(
    path: Path, origin: Path, form: Form, wish: Wish, work: Path
) -> tuple[RawTable, ...]:
    match form:
        case Form.TEXT:
            return (read_delimited(path, origin, wish, work),)
        case Form.WORKBOOK:
            return read_workbook(path, origin, wish)
        case Form.PARQUET:
            return (_read_parquet(path, origin, wish),)
        case Form.EMPTY:
            raise BadInputError(f"{origin} is empty; give a file with rows in it")
        case Form.BINARY:
            raise BadInputError(
                f"{origin} is binary data, not a table in CSV, Excel or Parquet; "
                "export the table in one of these"
            )
    raise BadInputError(
        f"{origin} is packed twice ({form} within another); "
        "unpack it once and try again"
    )


def _read_parquet(path: Path, origin: Path, wish: Wish) -> RawTable:
    if path == origin:
        return read_columnar(path, origin, wish)
    # An unpacked Parquet file goes with the folder it was unpacked in.
    if place := wish.place(origin):
        shutil.copyfile(path, place)
        return read_columnar(place, origin, wish)
    table = read_columnar(path, origin, wish)
    return replace(table, data=table.table())
