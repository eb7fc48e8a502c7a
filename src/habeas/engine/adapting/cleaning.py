"""Every row of the files read: blanks told from words, dates and numbers typed."""

from collections.abc import Iterable

from habeas.engine.adapting.sql import (
    chosen,
    folded_words,
    listed,
    literal,
    quoted,
    same_words,
)
from habeas.engine.adapting.work import (
    LINE_BITS,
    WITHHELD,
    Finding,
    Work,
    note,
    note_together,
)
from habeas.engine.reading import LINE, RawTable
from habeas.facts.adapter import Kind, SourceColumn, fold

# Dates in ISO 8601 mean one thing only, and are read in any column of dates.
ISO = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f",
)
# A word may be written with more blanks than ours.
_LOOSELY = 2
_NUMBER = r"^-?\d{1,3}(,\d{3})+(\.\d+)?$"


def clean(work: Work) -> None:
    """Read every row.

    Promises: the table `stage` holds the values. What cannot be read is null there;
    beside a column `c` the text that was not taken as it stands is `c__raw`.
    """
    _gather(work)
    columns = work.adapter.columns.values()
    work.run(
        "CREATE OR REPLACE TEMP TABLE stage AS "
        + _layers(
            "raw",
            (_trimmed(work, c) for c in columns),
            (_said(work, c) for c in columns),
            (_text(work, c) for c in columns),
            (_read(work, c) for c in columns),
            (_value(work, c) for c in columns),
        )
    )


def _layers(source: str, *layers: Iterable[str]) -> str:
    """Nest selections, so that what one works out the next need not repeat."""
    for columns in layers:
        source = f"(FROM {source} SELECT {_MARKS}, {', '.join(columns)})"
    return source.removeprefix("(").removesuffix(")")


_MARKS = "COLUMNS('^_.*')"


def _gather(work: Work) -> None:
    """Put the rows of all files under one another, by the adapter's names."""
    for number, file in enumerate(work.files):
        file.relation(work.connection).create_view(f"raw_{number}")
    selects = (
        f"(FROM raw_{number} SELECT {_gathered(work, number, file)})"
        for number, file in enumerate(work.files)
    )
    work.run("CREATE OR REPLACE TEMP VIEW raw AS " + " UNION ALL ".join(selects))


def _gathered(work: Work, number: int, file: RawTable) -> str:
    placed = work.adapter.placed(file.header)
    own = (
        f"CAST({quoted(placed[name])} AS VARCHAR) AS {quoted(name)}"
        if name in placed
        else f"CAST(NULL AS VARCHAR) AS {quoted(name)}"
        for name in work.adapter.columns
    )
    marks = (
        f"{number} AS _file",
        f"CAST({LINE} AS BIGINT) AS _line",
        f"({number}::BIGINT << {LINE_BITS}) + {LINE} AS _row",
        f"{literal(work.labels[number] + '-')} || {LINE} AS _key",
        *(
            f"{_fingerprint(work, file, rule.but)} AS _whole_{at}"
            for at, rule in enumerate(work.adapter.duplicates)
            if not rule.same
        ),
    )
    return ", ".join((*marks, *own))


def _fingerprint(work: Work, file: RawTable, but: tuple[str, ...]) -> str:
    """Hash all columns of the file but some, in an order all files share."""
    placed = work.adapter.placed(file.header)
    left_out = {placed.get(name) for name in but}
    columns = sorted((c for c in file.header if c not in left_out), key=fold)
    texts = (f"coalesce(CAST({quoted(c)} AS VARCHAR), chr(31))" for c in columns)
    return f"md5(concat_ws(chr(30), {', '.join(texts)}))"


def _trimmed(work: Work, column: SourceColumn) -> str:
    name = quoted(column.name)
    if column.name not in work.present:
        return f"CAST(NULL AS VARCHAR) AS {name}"
    return f"nullif(trim({name}, chr(9)||chr(10)||chr(13)||' '), '') AS {name}"


def _said(work: Work, column: SourceColumn) -> str:
    """Tell words from those that say nothing, which are short."""
    name = quoted(column.name)
    means = {folded_words(word) for word in column.means}
    words = {folded_words(word) for word in work.adapter.blanks.missing} - means
    if not words or column.name not in work.present:
        return name
    return (
        f"CASE WHEN length({name}) > {_LOOSELY * max(map(len, words))} THEN {name} "
        f"WHEN {same_words(name)} NOT IN ({listed(sorted(words))}) THEN {name} END "
        f"AS {name}"
    )


def _text(work: Work, column: SourceColumn) -> str:
    """Put beside what is said what is left of it without marks of redaction."""
    name, text = quoted(column.name), _part(column, "text")
    if column.name not in work.present:
        return f"{name}, {name} AS {text}"
    left = f"CASE WHEN NOT {is_redacted(work, name)} THEN {name} END"
    return f"{name}, {left} AS {text}"


def is_redacted(work: Work, text: str) -> str:
    """Say that a text is nothing but a mark of redaction."""
    patterns = work.adapter.blanks.redacted
    tests = (f"regexp_full_match({text}, {literal(p)}, 'i')" for p in patterns)
    return f"coalesce({' OR '.join(tests) or 'FALSE'}, FALSE)"


def _read(work: Work, column: SourceColumn) -> str:
    """Type what is left of a column."""
    name, text = quoted(column.name), _part(column, "text")
    if column.name not in work.present:
        return f"{name}, CAST(NULL AS {_EMPTY[column.kind]}) AS {text}"
    match column.kind:
        case Kind.TEXT:
            value = chosen(name, column.spellings, text) if column.spellings else text
        case Kind.MOMENT:
            value = moment(column, text)
        case Kind.NUMBER:
            value = number(text)
    return f"{name}, {value} AS {text}"


def _value(work: Work, column: SourceColumn) -> str:
    """Give the value; whether anything is said; and what of it was not taken."""
    name, value = quoted(column.name), _part(column, "text")
    if column.kind is Kind.MOMENT:
        value = _plausible(work, value)
    lost = f"{value} IS NULL"
    if column.kind is Kind.TEXT:
        lost = f"{value} IS DISTINCT FROM {name}"
    parts = [
        f"{value} AS {name}",
        f"{name} IS NOT NULL AS {_part(column, 'stated')}",
    ]
    if column.name in work.present:
        parts.append(f"CASE WHEN {lost} THEN {name} END AS {_part(column, 'raw')}")
    return ", ".join(parts)


_EMPTY = {Kind.TEXT: "VARCHAR", Kind.MOMENT: "TIMESTAMP", Kind.NUMBER: "DOUBLE"}


def _part(column: SourceColumn, what: str) -> str:
    return quoted(f"{column.name}__{what}")


def _raw(name: str) -> str:
    return quoted(name + "__raw")


def moment(column: SourceColumn, text: str) -> str:
    """Read a text as a moment.

    What looks like ISO 8601 is tried as that alone, for each format that fails
    costs as much as reading the rest of the row.
    """
    own = [*column.formats, *ISO]
    read = f"CAST(try_strptime({text}, [{listed(own)}]) AS TIMESTAMP)"
    if not column.formats or any(f.startswith("%Y-") for f in column.formats):
        return read
    iso = f"CAST(try_strptime({text}, [{listed(ISO)}]) AS TIMESTAMP)"
    return f"CASE WHEN {text} LIKE '____-__-__%' THEN {iso} ELSE {read} END"


def _plausible(work: Work, value: str) -> str:
    dates = work.adapter.dates
    first, last = literal(f"{dates.earliest}"), literal(f"{dates.latest} 23:59:59")
    return (
        f"CASE WHEN {value} BETWEEN TIMESTAMP {first} AND TIMESTAMP {last} "
        f"THEN {value} END"
    )


def number(text: str) -> str:
    """Read a text as a number, with or without commas between thousands."""
    bare = (
        f"CASE WHEN regexp_matches({text}, '{_NUMBER}') "
        f"THEN replace({text}, ',', '') ELSE {text} END"
    )
    return f"TRY_CAST({bare} AS DOUBLE)"


def note_texts(work: Work) -> None:
    """Report what could not be read, what was redacted, and what was respelled.

    Reads: `records`.
    """
    for name in sorted(work.present):
        _note_redacted(work, name)
        column = work.adapter.columns[name]
        if column.kind is not Kind.TEXT:
            _note_unread(work, column)
        for theirs, ours in column.spellings.items():
            finding = Finding(
                name, literal(theirs), "repaired", f"another spelling of {ours!r}"
            )
            wanted = literal(folded_words(theirs))
            note(work, finding, "records", f"{same_words(_raw(name))} = {wanted}")


def _note_redacted(work: Work, name: str) -> None:
    reason = "redacted in the source: taken as unknown"
    finding = Finding(name, f"min({_raw(name)})", "unknown", reason)
    note_together(work, finding, "records", is_redacted(work, _raw(name)))


def _note_unread(work: Work, column: SourceColumn) -> None:
    name = column.name
    is_moment = column.kind is Kind.MOMENT
    raw = _raw(name)
    unread = f"{raw} IS NOT NULL AND NOT {is_redacted(work, raw)}"
    value = literal(WITHHELD) if column.identifies else raw
    finding = Finding(
        name,
        value,
        "doubted",
        f"is no {'date' if is_moment else 'number'}: taken as unknown",
    )
    if not is_moment:
        note(work, finding, "records", unread)
        return
    read, dates = moment(column, raw), work.adapter.dates
    note(work, finding, "records", f"{unread} AND {read} IS NULL")
    reason = (
        f"lies outside {dates.earliest} to {dates.latest}, so it cannot be true: "
        "taken as unknown"
    )
    far = Finding(name, value, "doubted", reason)
    note(work, far, "records", f"{unread} AND {read} IS NOT NULL")


def note_blanks(work: Work, columns: tuple[str, ...]) -> None:
    """Report how often each column that feeds a canonical one says nothing."""
    for name in columns:
        stated = quoted(name + "__stated")
        meaning = work.adapter.columns[name].blank
        finding = Finding(name, "NULL", "unknown", "not recorded in the source")
        if meaning:
            finding = Finding(name, "NULL", "kept", f"blank: {meaning}")
        note_together(work, finding, "records", f"NOT {stated}")
