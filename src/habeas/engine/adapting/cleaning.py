"""Every row of the files read: blanks told from words, dates and numbers typed."""

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
_NUMBER = r"^-?\d{1,3}(,\d{3})+(\.\d+)?$"


def clean(work: Work) -> None:
    """Read every row.

    Promises: the table `stage` holds the values. What cannot be read is null there;
    beside a column `c` the text that was not taken as it stands is `c__raw`.
    """
    _gather(work)
    said = ", ".join(_said(work, name) for name in work.adapter.columns)
    work.run(f"CREATE OR REPLACE TEMP VIEW said AS FROM raw SELECT {_MARKS}, {said}")
    parts = (p for name in work.adapter.columns for p in _value(work, name))
    work.run(
        f"CREATE OR REPLACE TEMP TABLE stage AS FROM said SELECT {_MARKS}, "
        + ", ".join(parts)
    )


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


def _said(work: Work, name: str) -> str:
    column, blanks = work.adapter.columns[name], work.adapter.blanks
    trimmed = f"nullif(trim({quoted(name)}, chr(9)||chr(10)||chr(13)||' '), '')"
    means = {folded_words(word) for word in column.means}
    missing = [w for word in blanks.missing if (w := folded_words(word)) not in means]
    if not missing:
        return f"{trimmed} AS {quoted(name)}"
    return (
        f"CASE WHEN {same_words(trimmed)} NOT IN ({listed(missing)}) "
        f"THEN {trimmed} END AS {quoted(name)}"
    )


def is_redacted(work: Work, text: str) -> str:
    """Say that a text is nothing but a mark of redaction."""
    patterns = work.adapter.blanks.redacted
    tests = (f"regexp_full_match({text}, {literal(p)}, 'i')" for p in patterns)
    return f"coalesce({' OR '.join(tests) or 'FALSE'}, FALSE)"


def _value(work: Work, name: str) -> tuple[str, ...]:
    """Type a column; beside it, whether it says anything, and what was not taken."""
    column = work.adapter.columns[name]
    stated = f"{quoted(name)} IS NOT NULL AS {quoted(name + '__stated')}"
    text = f"CASE WHEN NOT {is_redacted(work, quoted(name))} THEN {quoted(name)} END"
    match column.kind:
        case Kind.TEXT:
            value = chosen(quoted(name), column.spellings, text)
        case Kind.MOMENT:
            value = _plausible(work, moment(column, text))
        case Kind.NUMBER:
            value = number(text)
    if name not in work.present:
        empty = f"CAST(NULL AS {_EMPTY[column.kind]})"
        return f"{empty} AS {quoted(name)}", stated
    lost = f"{value} IS NULL"
    if column.kind is Kind.TEXT and column.spellings:
        lost = f"{value} IS DISTINCT FROM {quoted(name)}"
    raw = f"CASE WHEN {lost} THEN {quoted(name)} END AS {_raw(name)}"
    return f"{value} AS {quoted(name)}", stated, raw


_EMPTY = {Kind.TEXT: "VARCHAR", Kind.MOMENT: "TIMESTAMP", Kind.NUMBER: "DOUBLE"}


def _raw(name: str) -> str:
    return quoted(name + "__raw")


def moment(column: SourceColumn, text: str) -> str:
    """Read a text as a moment."""
    formats = (*column.formats, *ISO)
    return f"CAST(try_strptime({text}, [{listed(formats)}]) AS TIMESTAMP)"


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
