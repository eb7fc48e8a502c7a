"""The options that the commands on data share."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from habeas.engine.auditing import Options

_Command = TypeVar("_Command", bound=Callable[..., Any])

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
_DATA = (
    click.option(
        "--as",
        "adapter",
        metavar="ADAPTER",
        help="How to read the files: the name of an adapter, or its TOML file. "
        "Without it the header tells.",
    ),
    click.option(
        "--jurisdiction",
        metavar="CODE",
        help="The law to judge under: an ISO code such as MEX, 'model', or a TOML "
        "file. Without it the data's own country, else the model.",
    ),
    click.option(
        "--edition",
        default="adopted",
        metavar="EDITION",
        help="The edition of the general comment: adopted (default) or draft.",
    ),
    click.option(
        "--as-of",
        metavar="DATE",
        help="The day to judge at. Without it the last day the data speak of.",
    ),
    click.option(
        "--engine",
        default="duckdb",
        metavar="ENGINE",
        help="duckdb (default) or spark.",
    ),
    click.option(
        "--memory",
        metavar="SIZE",
        help="Memory that DuckDB may use before it spills to disk, such as 4GB.",
    ),
)


def data_options(command: _Command) -> _Command:
    """Give a command the options that choose adapter, law, day and engine."""
    for option in reversed(_DATA):
        command = option(command)
    return command


def chosen(  # noqa: PLR0913 - one parameter an option
    *,
    adapter: str | None,
    jurisdiction: str | None,
    edition: str,
    as_of: str | None,
    engine: str,
    memory: str | None,
) -> "Options":
    """Turn what was typed into options; raises a HabeasError for what is wrong."""
    from habeas.engine.auditing import Options, engine_named  # noqa: PLC0415 - slow
    from habeas.law.edition import Edition  # noqa: PLC0415

    return Options(
        adapter,
        jurisdiction,
        Edition.named(edition),
        None if as_of is None else end_of_day(as_of),
        engine_named(engine),
        memory,
    )


def end_of_day(text: str) -> dt.datetime:
    """Read a date as the last second of that day, or a moment as it is."""
    from habeas.law.errors import BadInputError  # noqa: PLC0415

    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise BadInputError(
            f"{text!r} is not a date: write it as year-month-day, as in 2024-12-31"
        ) from None
    if moment.tzinfo is not None:
        moment = moment.replace(tzinfo=None)
    is_day = moment.time() == dt.time() and len(text) <= len("2024-12-31")
    return dt.datetime.combine(moment, dt.time(23, 59, 59)) if is_day else moment
