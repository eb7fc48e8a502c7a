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

    Promises: the view `said` holds the texts, null where nothing is said, and the
    table `stage` the values; what cannot be read is null there, and a finding.
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


def is_redacted(work: Work, name: str) -> str:
    """Say that a text of `said` is nothing but a mark of redaction."""
    patterns = work.adapter.blanks.redacted
    tests = (f"regexp_full_match({quoted(name)}, {literal(p)}, 'i')" for p in patterns)
    return f"coalesce({' OR '.join(tests) or 'FALSE'}, FALSE)"


def _value(work: Work, name: str) -> tuple[str, ...]:
    column = work.adapter.columns[name]
    text = f"CASE WHEN NOT {is_redacted(work, name)} THEN {quoted(name)} END"
    stated = f"{quoted(name)} IS NOT NULL AS {quoted(name + '__stated')}"
    if name not in work.present:
        text = "CAST(NULL AS VARCHAR)"
    match column.kind:
        case Kind.TEXT:
            spelled = chosen(quoted(name), column.spellings, text)
            return f"{spelled} AS {quoted(name)}", stated
        case Kind.MOMENT:
            value = _plausible(work, moment(column, text))
        case Kind.NUMBER:
            value = number(text)
    return f"{value} AS {quoted(name)}", stated


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

    Reads: `said` and `records`.
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
            note(work, finding, _KEPT, f"{same_words(quoted(name))} = {wanted}")


_KEPT = "said SEMI JOIN records USING (_row)"


def _note_redacted(work: Work, name: str) -> None:
    reason = "redacted in the source: taken as unknown"
    finding = Finding(name, f"min({quoted(name)})", "unknown", reason)
    note_together(work, finding, _KEPT, is_redacted(work, name))


def _note_unread(work: Work, column: SourceColumn) -> None:
    name = column.name
    is_moment = column.kind is Kind.MOMENT
    what = "date" if is_moment else "number"
    read = moment(column, quoted(name)) if is_moment else number(quoted(name))
    unread = f"NOT {is_redacted(work, name)} AND {quoted(name)} IS NOT NULL"
    value = literal(WITHHELD) if column.identifies else quoted(name)
    finding = Finding(name, value, "doubted", f"is no {what}: taken as unknown")
    note(work, finding, _KEPT, f"{unread} AND {read} IS NULL")
    if is_moment:
        dates = work.adapter.dates
        reason = (
            f"lies outside {dates.earliest} to {dates.latest}, so it cannot be true: "
            "taken as unknown"
        )
        far = f"{read} IS NOT NULL AND {_plausible(work, read)} IS NULL"
        note(
            work, Finding(name, value, "doubted", reason), _KEPT, f"{unread} AND {far}"
        )


def note_blanks(work: Work, columns: tuple[str, ...]) -> None:
    """Report how often each column that feeds a canonical one says nothing."""
    for name in columns:
        stated = quoted(name + "__stated")
        meaning = work.adapter.columns[name].blank
        finding = Finding(name, "NULL", "unknown", "not recorded in the source")
        if meaning:
            finding = Finding(name, "NULL", "kept", f"blank: {meaning}")
        note_together(work, finding, "records", f"NOT {stated}")
