"""An audit: foreign data in, verdicts of every standard out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from habeas.engine import jurisdictions
from habeas.engine.adapting import Adapted, adapt
from habeas.engine.aggregates import Pattern, patterns
from habeas.engine.driver import Driver
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.lines import count
from habeas.engine.partitions import parts_needed
from habeas.engine.plan import Judgement
from habeas.law.applied import Law
from habeas.law.edition import Edition
from habeas.law.errors import BadInputError, UnknownNameError
from habeas.law.setting import with_setting
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Subject

# The jurisdiction of the standards' own benchmarks, where nothing names another.
MODEL = "model"

Counts = Mapping[Verdict, int]
Tell = Callable[[str], None]


class Engine(StrEnum):
    """The engines an audit may run on."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Units:
    """How many of each the data hold; None where they do not tell."""

    custodies: int | None
    placements: int | None
    people: int | None
    confinements: int | None
    places: int | None
    measures: int | None


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found, and the driver that still holds its tables."""

    files: tuple[str, ...]
    adapted: Adapted
    law: Law
    as_of: dt.datetime
    engine: Engine
    driver: Driver
    judgements: tuple[Judgement, ...]
    units: Units
    counts: Mapping[str, Counts]
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What an audit may be told; None leaves it to the data."""

    adapter: str | None = None
    jurisdiction: str | Path | None = None
    edition: Edition = Edition.ADOPTED
    as_of: dt.datetime | None = None
    engine: Engine = Engine.DUCKDB
    memory: str | None = None


def audit_files(
    files: Sequence[Path],
    options: Options = Options(),
    *,
    settings: Sequence[str] = (),
    tell: Tell = lambda _: None,
) -> Audit:
    """Read files, judge what they hold, and count the verdicts.

    `settings` change the law as `habeas simulate` does; `tell` is called with
    each step's name as it begins. Raises a HabeasError that says what the user
    can put right.
    """
    tell("Reading the data")
    adapted = adapt(files, adapter=options.adapter)
    law = law_of(adapted, options, settings)
    names = tuple(file.name for file in files)
    return audit_adapted(adapted, law, options, files=names, tell=tell)


def audit_adapted(
    adapted: Adapted,
    law: Law,
    options: Options = Options(),
    *,
    files: tuple[str, ...] = (),
    tell: Tell = lambda _: None,
) -> Audit:
    """Judge data that have been adapted already, from files of these names."""
    driver = open_driver(options)
    with closed_on_error(driver):
        return _audited(driver, adapted, law, options, files=files, tell=tell)


@contextmanager
def closed_on_error(driver: Driver) -> Iterator[None]:
    """Let go of an engine when the work on it fails; else its user does."""
    try:
        yield
    except BaseException:
        driver.close()
        raise


def _audited(  # noqa: PLR0913 - the parts of one audit
    driver: Driver,
    adapted: Adapted,
    law: Law,
    options: Options,
    *,
    files: tuple[str, ...],
    tell: Tell,
) -> Audit:
    as_of = moment_of(adapted, options)
    parts = _parts(driver, adapted)
    tell(_judging(parts))
    judgements = judge(driver, adapted.tables, law, as_of=as_of, parts=parts)
    if options.as_of is not None:
        _check_begun(driver, judgements, as_of)
    tell("Counting the verdicts")
    counts = {i: c for j in judgements for i, c in count(driver, j).items()}
    tell("Comparing groups of people")
    found = patterns(driver, adapted.tables, judgements, law.edition)
    return Audit(
        files,
        adapted,
        law,
        as_of,
        options.engine,
        driver,
        judgements,
        _units(driver, adapted.tables, judgements),
        counts,
        found,
    )


def _parts(driver: Driver, adapted: Adapted) -> int:
    """Say in how many parts the custodies are judged; Spark sees to it by itself."""
    if not isinstance(driver, DuckDB):
        return 1
    return parts_needed(driver, adapted.tables, rules=len(RULES))


def _judging(parts: int) -> str:
    if parts == 1:
        return "Judging every standard"
    return f"Judging every standard, in {parts} parts to stay within memory"


def _check_begun(
    driver: Driver, judgements: Iterable[Judgement], as_of: dt.datetime
) -> None:
    """Refuse a day on which nothing the data tell of had begun."""
    begins = {Subject.CUSTODY, Subject.CONFINEMENT, Subject.MEASURE}
    asked = [j for j in judgements if j.subject in begins]
    if asked and not any(
        _count(driver, f"{j.subject}_base", "began_at") for j in asked
    ):
        raise BadInputError(
            f"nothing in the data had begun by {as_of:%Y-%m-%d}: there is nothing to "
            "judge on that day; name a later one with --as-of, or leave it out"
        )


def law_of(adapted: Adapted, options: Options, settings: Sequence[str] = ()) -> Law:
    """Choose the law: the one asked for, else the data's own, else the model's."""
    named = options.jurisdiction or adapted.jurisdiction or MODEL
    jurisdiction = jurisdictions.load(named)
    for setting in settings:
        jurisdiction = with_setting(jurisdiction, setting)
    return Law(jurisdiction, options.edition)


def moment_of(adapted: Adapted, options: Options) -> dt.datetime:
    """Choose the moment judged at: the one asked for, else the data's own.

    Raises BadInputError where neither is known.
    """
    moment = options.as_of or adapted.as_of
    if moment is None:
        raise BadInputError(
            "the data hold no date that tells until when they go: "
            "say it with --as-of, as in --as-of 2024-12-31"
        )
    return moment


def open_driver(options: Options) -> Driver:
    """Start an engine; raises MissingPartError where Spark is not installed."""
    match options.engine:
        case Engine.DUCKDB:
            return DuckDB(memory=options.memory)
        case Engine.SPARK:
            from habeas.engine.spark import Spark  # noqa: PLC0415 - slow, and optional

            return Spark()


def engine_named(name: str) -> Engine:
    """Find an engine by its name; raises UnknownNameError."""
    try:
        return Engine(name)
    except ValueError:
        raise UnknownNameError(
            f"there is no engine {name!r}: choose duckdb or spark"
        ) from None


def _units(
    driver: Driver,
    tables: Mapping[str, pa.Table | Path],
    judgements: Iterable[Judgement],
) -> Units:
    """Count the subjects judged, and the placements and people the data hold."""
    judged = {j.subject for j in judgements}

    def rows(subject: Subject) -> int | None:
        return _count(driver, f"{subject}_base") if subject in judged else None

    # A record of segregation is a placement too, where nothing else tells of any.
    placements = _count(driver, "placement") if "placement" in tables else None
    return Units(
        rows(Subject.CUSTODY),
        rows(Subject.CONFINEMENT) if placements is None else placements,
        _count_people(driver) if Subject.CUSTODY in judged else None,
        rows(Subject.CONFINEMENT),
        rows(Subject.PLACE),
        rows(Subject.MEASURE),
    )


def _count_people(driver: Driver) -> int | None:
    """Count the people by their identifiers; None where the data have none."""
    return _count(driver, "custody_base", "DISTINCT person_id") or None


def _count(driver: Driver, table: str, what: str = "*") -> int:
    (row,) = driver.fetch(f"SELECT COUNT({what}) AS n FROM {table}").to_pylist()
    return int(row["n"])
