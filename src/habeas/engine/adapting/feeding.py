"""The records turned into canonical tables."""

from collections.abc import Iterator, Sequence

from habeas.engine.adapting.sql import (
    all_stated,
    chosen,
    literal,
    matched,
    quoted,
    same_words,
)
from habeas.engine.adapting.sql import folded_words as folded
from habeas.engine.adapting.work import Finding, Work, note, note_together
from habeas.facts.adapter import Derived, Feed, Keep, Take, Value
from habeas.facts.table import Table, Type

_SQL_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.CODE: "VARCHAR",
    Type.FLAG: "BOOLEAN",
    Type.WHOLE: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.DAY: "DATE",
    Type.MOMENT: "TIMESTAMP",
}


def feed(work: Work) -> dict[str, Table]:
    """Fill the canonical tables the adapter feeds.

    Reads: `records`. Promises: a table `out_<name>` for each table given back,
    with its key distinct, and the columns the files give; codes nobody mapped and
    values that disagree within a row are findings, and unknown.
    """
    tables: dict[str, list[Feed]] = {}
    for one in work.adapter.feeds:
        tables.setdefault(one.table.name, []).append(one)
    for name, feeds in tables.items():
        _fill(work, name, feeds)
        for one in feeds:
            _note_keyless(work, one)
            _note_unmapped(work, one)
    return {name: feeds[0].table for name, feeds in tables.items()}


def _fill(work: Work, name: str, feeds: Sequence[Feed]) -> None:
    table = feeds[0].table
    given = [c for c in table.names if any(_gives(work, f, c) for f in feeds)]
    selects = (f"({_select(work, one, given)})" for one in feeds)
    columns = ", ".join(map(quoted, given))
    work.run(
        f"CREATE OR REPLACE TEMP TABLE {quoted('out_' + name)} AS "
        f"FROM ({' UNION ALL '.join(selects)}) SELECT {columns} "
        f"QUALIFY row_number() OVER (PARTITION BY {quoted(table.key)} "
        "ORDER BY _at) = 1 ORDER BY _at"
    )


def _gives(work: Work, feed: Feed, column: str) -> bool:
    """Say whether the files have anything that a canonical column is made of."""
    value = feed.columns.get(column)
    if value is None:
        return False
    there = work.present | (set(Derived) if work.adapter.stays else set())
    reads = set(value.reads)
    return bool(reads & there) if value.sources else reads <= there


def _select(work: Work, feed: Feed, given: Sequence[str]) -> str:
    key = _typed(feed, feed.table.key)
    if feed.is_one_per_record:
        parts = [f"{_typed(feed, c)} AS {quoted(c)}" for c in given]
        return (
            f"FROM records SELECT {', '.join(parts)}, _row AS _at "
            f"WHERE {key} IS NOT NULL"
        )
    parts = [
        f"{key if c == feed.table.key else _taken(work, feed, c)} AS {quoted(c)}"
        for c in given
    ]
    return (
        f"FROM records SELECT {', '.join(parts)}, min(_row) AS _at "
        f"WHERE {key} IS NOT NULL GROUP BY {key}"
    )


def _typed(feed: Feed, name: str) -> str:
    column = feed.table.column(name)
    kind = _SQL_TYPES[column.kind]
    value = feed.columns.get(name)
    if value is None:
        return f"CAST(NULL AS {kind})"
    made = expression(value)
    if column.kind is Type.WHOLE and value.sources:
        made = f"CASE WHEN {made} = floor({made}) THEN {made} END"
    return f"CAST({made} AS {kind})"


def expression(value: Value) -> str:
    """Write what makes a canonical value, of the columns of `records`."""
    if value.is_row:
        return "_key"
    if value.constant is not None:
        return literal(value.constant)
    if value.lost:
        lost = f"({quoted(value.lost + '__stated')} AND {quoted(value.lost)} IS NULL)"
        return f"({lost} OR {_coded(value)})" if value.sources else lost
    if value.key:
        texts = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in value.key)
        hashed = f"left(md5(concat_ws(chr(30), {texts})), 20)"
        return f"CASE WHEN {all_stated(value.key)} THEN {hashed} END"
    if value.codes is None and value.patterns is None:
        return _first(value)
    return _coded(value)


def _first(value: Value) -> str:
    return f"coalesce({', '.join(map(quoted, value.sources))})"


def _coded(value: Value) -> str:
    """Turn the first of the sources that stands for something into our code."""
    patterns, codes = value.patterns or {}, value.codes or {}
    tries = [
        chosen(f"CAST({quoted(name)} AS VARCHAR)", codes, "NULL")
        for name in value.sources
    ]
    tries += [
        matched(f"CAST({quoted(name)} AS VARCHAR)", patterns) for name in value.sources
    ]
    return f"coalesce({', '.join(tries)}, NULL)"


def _taken(work: Work, feed: Feed, name: str) -> str:
    value = feed.columns.get(name)
    typed = _typed(feed, name)
    if value is None:
        return typed
    order = ", ".join((*map(quoted, work.adapter.order), "_row"))
    match value.take:
        case Take.AGREED:
            return f"CASE WHEN min({typed}) = max({typed}) THEN min({typed}) END"
        case Take.LEAST:
            return f"min({typed})"
        case Take.GREATEST:
            return f"max({typed})"
        case Take.FIRST | Take.LAST:
            wanted = Keep(value.take.value)
            return f"{wanted}({typed} ORDER BY {order}) FILTER ({typed} IS NOT NULL)"


def _note_keyless(work: Work, feed: Feed) -> None:
    """Report records of which no row can be made, for want of an identifier."""
    if feed.is_one_per_record:
        key = feed.columns[feed.table.key]
        reason = f"there is nothing to call the {feed.table.name} by: no row is made"
        finding = Finding(", ".join(key.reads), "NULL", "dropped", reason)
        note(work, finding, "records", f"{_typed(feed, feed.table.key)} IS NULL")


def _note_unmapped(work: Work, feed: Feed) -> None:
    for name, value in feed.columns.items():
        if (value.codes or value.patterns) and not value.others_unknown:
            for source in value.sources:
                _note_codes(work, name, value, source)
        if not feed.is_one_per_record and value.take is Take.AGREED:
            _note_disagreeing(work, feed, name)


def _note_codes(work: Work, name: str, value: Value, source: str) -> None:
    if source not in work.present:
        return
    known = [literal(folded(theirs)) for theirs in value.codes or {}]
    text = f"CAST({quoted(source)} AS VARCHAR)"
    is_known = f"{same_words(text)} IN ({', '.join(known)})" if known else "FALSE"
    matches = matched(text, value.patterns or {})
    finding = Finding(
        source,
        work.shown(source),
        "unknown",
        f"the adapter has no code for it in {name}: taken as unknown",
    )
    where = f"{quoted(source)} IS NOT NULL AND NOT ({is_known}) AND {matches} IS NULL"
    note_together(work, finding, "records", where, per=quoted(source))


def _note_disagreeing(work: Work, feed: Feed, name: str) -> None:
    """Report rows for which the records that make them say different things."""
    if name == feed.table.key or not _gives(work, feed, name):
        return
    key, typed = _typed(feed, feed.table.key), _typed(feed, name)
    source = (
        f"(FROM records SELECT min(_file) AS _file, min(_line) AS _line "
        f"WHERE {key} IS NOT NULL GROUP BY {key} "
        f"HAVING min({typed}) <> max({typed}))"
    )
    columns = ", ".join(feed.columns[name].reads)
    reason = f"records of one {feed.table.name} disagree: {name} taken as unknown"
    note(work, Finding(columns, "NULL", "doubted", reason), source)


def columns_fed(work: Work) -> Iterator[str]:
    """Name the source columns that feed canonical ones, each once."""
    reads = dict.fromkeys(
        name
        for feed in work.adapter.feeds
        for value in feed.columns.values()
        for name in value.reads
    )
    yield from (name for name in reads if name in work.present)
