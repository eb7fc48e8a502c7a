"""The sources of a jurisdiction's file: named once, and used by name."""

from collections.abc import Mapping

from habeas.law.jurisdiction_keys import KEYS
from habeas.law.source import Confidence, Source
from habeas.law.toml_table import Table, nearest

_OURS = frozenset({Confidence.READING, Confidence.FICTIONAL, Confidence.HYPOTHESIS})


def read_sources(table: Table) -> Mapping[str, Source]:
    """Read the table `sources`; raises BadLawError."""
    return {name: _read_source(table.table(name)) for name in table.values}


def source_of(table: Table, sources: Mapping[str, Source]) -> Source:
    """Give the source that a table names; raises BadLawError when it is not there."""
    name = table.text("source")
    if name not in sources:
        table.fail(
            "source",
            f"no source is called {name!r}{nearest(name, sources)}; "
            f"write a table [sources.{name}] with title, url, date and confidence",
        )
    return sources[name]


def _read_source(table: Table) -> Source:
    table.allow(*KEYS["sources"])
    confidence = table.one_of("confidence", Confidence)
    dated, read_on = table.date("date"), table.date("read_on")
    return Source(
        title=table.text("title"),
        url=_read_url(table, confidence),
        date=dated.last if dated else None,
        read_on=read_on.last if read_on else None,
        confidence=confidence,
        dated=dated.text if dated else "",
        also=tuple(_checked(table, "also", url) for url in table.texts("also")),
    )


def _read_url(table: Table, confidence: Confidence) -> str | None:
    if not table.has("url"):
        if confidence in _OURS:
            return None
        table.fail("url", "is missing; a figure needs the address it was read at")
    return _checked(table, "url", table.text("url"))


def _checked(table: Table, key: str, url: str) -> str:
    if not url.startswith(("https://", "http://")) or " " in url:
        table.fail(key, f"{url!r} is not an address; it begins with https://")
    return url
