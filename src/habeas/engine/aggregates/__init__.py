"""Patterns across people: what the standards ask of a whole data set."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from habeas.engine.aggregates.crowding import crowded
from habeas.engine.aggregates.disparity import disparities
from habeas.engine.aggregates.pattern import EffectSize, Pattern
from habeas.engine.aggregates.removals import removed_alike
from habeas.engine.aggregates.shares import shares
from habeas.engine.driver import Driver
from habeas.engine.judging import source_of
from habeas.engine.plan import Judgement
from habeas.facts.assembly.places import OccupancyFacts
from habeas.facts.assembly.source import Source
from habeas.law.edition import Edition
from habeas.rulebook import Subject

__all__ = ["EffectSize", "Pattern", "patterns"]


def patterns(
    driver: Driver,
    tables: Mapping[str, pa.Table | Path],
    judgements: Iterable[Judgement],
    edition: Edition,
) -> tuple[Pattern, ...]:
    """Give every pattern of data that were judged, the driver holding their tables.

    Reads: what `judge` leaves behind. Promises: what the data cannot tell is a
    pattern without a value, and no group of fewer than ten people is shown.
    """
    source = source_of(tables)
    return tuple(_each(driver, source, tuple(judgements), edition))


def _each(
    driver: Driver, source: Source, judgements: Iterable[Judgement], edition: Edition
) -> Iterator[Pattern]:
    judged = {each.subject: each for each in judgements}
    if (custodies := judged.get(Subject.CUSTODY)) is not None:
        columns = [rule.column for rule in custodies.rules]
        yield from disparities(driver, source, columns, edition)
        yield from removed_alike(driver, source, edition)
    if custodies is not None or source.has("population"):
        yield from shares(driver, source, edition)
    if (places := judged.get(Subject.PLACE)) is not None and any(
        rule.row is OccupancyFacts for rule in places.rules
    ):
        yield from crowded(driver, source, edition)
