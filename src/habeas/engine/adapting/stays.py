"""Stretches in one place grouped into stays, from book-in to release."""

from dataclasses import replace

from habeas.engine.adapting.records import is_before
from habeas.engine.adapting.sql import folded_words, listed, quoted, same_words
from habeas.engine.adapting.work import Finding, Work, note
from habeas.facts.adapter import Derived, Stays


def group(work: Work, stays: Stays) -> None:
    """Tell which stay each record is of, and when the stay began and ended.

    Reads: `records`. Promises: `records` with the columns of `Derived`; a stay
    whose beginning or end had to be told otherwise than the source does is a
    finding.
    """
    _label(work, stays)
    _sum_up(work, stays)
    _settle(work, stays)
    _note_doubts(work, stays)
    work.run(
        "CREATE OR REPLACE TEMP TABLE joined AS "
        "FROM records JOIN labelled USING (_row) JOIN settled USING (stay) "
        "SELECT records.*, stay, stay_began, stay_ended, "
        f"{quoted(Derived.ENDED + '__stated')}"
    )
    work.run("DROP TABLE records")
    work.run("ALTER TABLE joined RENAME TO records")
    _close(work, stays)


def _close(work: Work, stays: Stays) -> None:
    """Say that a stretch without an end is over where its stay is, or goes on."""
    ends, starts = quoted(stays.ends), quoted(stays.starts)
    work.run(
        "CREATE OR REPLACE TEMP TABLE unclosed AS FROM records "
        "SELECT _row, _file, _line WHERE TRUE QUALIFY "
        f"{ends} IS NULL AND NOT {quoted(stays.ends + '__stated')} AND "
        f"(stay_ended IS NOT NULL OR {quoted(Derived.ENDED + '__stated')} OR "
        f"lead(_row) OVER (PARTITION BY stay ORDER BY {starts}, {ends}, _row) "
        "IS NOT NULL)"
    )
    note(work, Finding(stays.ends, "NULL", "doubted", _UNCLOSED), "unclosed")
    work.run(
        f"UPDATE records SET {quoted(stays.ends + '__stated')} = TRUE "
        "WHERE _row IN (FROM unclosed SELECT _row)"
    )


def _label(work: Work, stays: Stays) -> None:
    """Name the stay of each record: by its book-in, or by what follows closely."""
    person, named = quoted(stays.person), quoted(stays.stay_starts)
    starts, ends = quoted(stays.starts), quoted(stays.ends)
    before = f"PARTITION BY {person} ORDER BY {starts}, {ends}, _row"
    past = f"{before} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    # A stretch that has no end is followed by whatever comes after it.
    reached = f"max(coalesce({ends}, TIMESTAMP 'infinity')) OVER ({past})"
    is_apart = f"{starts} > {reached} + to_hours({stays.gap_hours})"
    nameless = f"{person} IS NOT NULL AND {named} IS NULL"
    work.run(
        "CREATE OR REPLACE TEMP TABLE followed AS FROM ("
        f"FROM records SELECT _row, {person} AS _person, {starts} AS _starts, "
        f"coalesce(CAST({is_apart} AS INTEGER), 0) AS _apart, {ends} AS _ends "
        f"WHERE {nameless}) SELECT _row, _person, _starts, sum(_apart) OVER "
        "(PARTITION BY _person ORDER BY _starts, _ends, _row) AS _chain"
    )
    chain = "min(_starts) OVER (PARTITION BY _person, _chain)"
    label = "left(md5(concat_ws(chr(30), {})), 20)"
    by_name = label.format(f"{person}, CAST({named} AS VARCHAR)")
    by_chain = label.format(f"_person, '~', coalesce(CAST({chain} AS VARCHAR), '')")
    work.run(
        f"CREATE OR REPLACE TEMP TABLE labelled AS (FROM records SELECT _row, "
        f"CASE WHEN {person} IS NULL THEN _key ELSE {by_name} END AS stay "
        f"WHERE NOT ({nameless})) UNION ALL "
        f"(FROM followed SELECT _row, {by_chain} AS stay)"
    )


def _sum_up(work: Work, stays: Stays) -> None:
    starts, ends = quoted(stays.starts), quoted(stays.ends)
    order = f"ORDER BY {starts}, {ends}, _row"
    stated = quoted(stays.stay_ends + "__stated")
    is_over = f"{ends} IS NOT NULL OR {quoted(stays.ends + '__stated')}"
    work.run(
        "CREATE OR REPLACE TEMP TABLE summed AS "
        "FROM records JOIN labelled USING (_row) SELECT stay, "
        "min(_file) AS _file, min(_line) AS _line, "
        f"min({quoted(stays.stay_starts)}) AS said_began, "
        f"max({quoted(stays.stay_ends)}) AS said_ended, "
        f"bool_or({stated}) AS end_said, "
        f"count(DISTINCT {quoted(stays.stay_ends)}) > 1 AS ends_differ, "
        f"min({starts}) AS first_in, max({ends}) AS last_out, "
        f"bool_and({is_over}) AS all_over, "
        f"last({quoted(stays.end_reason)} {order}) AS last_reason, "
        f"bool_and({quoted(stays.person)} IS NULL) AS nobody GROUP BY stay"
    )


_NAMELESS = (
    "the stay has no beginning: stretches that follow one another closely are taken "
    "as one stay, counted from the first"
)
_BEGINS_LATE = (
    "the stay is said to begin after its first stretch: it is counted from that stretch"
)
_LEAD = (
    "the stay is said to begin more than {} hours before its first recorded stretch: "
    "it is counted from that stretch, which is the least it can have lasted"
)
_CONTRADICTED = (
    "the stay is said to end before it begins, before its last stretch ends, or on "
    "several days: its end is taken as unknown"
)
_BY_REASON = (
    "the stay has no end, but its last stretch ended with a reason that ends a stay: "
    "it ends with that stretch"
)
_LEFT_OPEN = "the stay has no end though all its stretches ended: taken as still open"
_UNCLOSED = (
    "the stretch has no end though its stay ended, or went on elsewhere: "
    "its end is taken as unknown"
)
_NOBODY = "nobody can tell whose stretch it is: taken as a stay of its own"
_SAME_DAY = "date_trunc('day', {0}) = date_trunc('day', {1})"
_IS_DAY = "{0} = date_trunc('day', {0})"
_SAME_FIRST = _SAME_DAY.format("first_in", "said_began")
_LATE = (
    f"first_in < said_began AND NOT ({_IS_DAY.format('first_in')} AND {_SAME_FIRST})"
)


def _settle(work: Work, stays: Stays) -> None:
    """Decide when each stay began and ended, and by what."""
    ending = listed(folded_words(reason) for reason in stays.ending) or "NULL"
    same_begin = _SAME_DAY.format("first_in", "said_began")
    same_end = _SAME_DAY.format("last_out", "said_ended")
    work.run(
        "CREATE OR REPLACE TEMP TABLE settled AS FROM ("
        "FROM summed SELECT *, "
        f"coalesce({_LATE}, FALSE) AS begins_late, "
        f"coalesce(first_in > said_began + to_hours({stays.lead_hours}), FALSE) "
        "AS begins_early, "
        f"coalesce({is_before('said_ended', 'last_out')} OR "
        f"{is_before('said_ended', 'said_began')}, FALSE) OR ends_differ "
        "AS end_contradicted, "
        f"coalesce(NOT end_said AND all_over AND {same_words('last_reason')} "
        f"IN ({ending}), FALSE) AS ends_by_reason, "
        "NOT end_said AND all_over AS left_open) "
        "SELECT *, CASE WHEN said_began IS NULL OR begins_late OR begins_early "
        f"OR ({_IS_DAY.format('said_began')} AND {same_begin}) "
        "THEN coalesce(first_in, said_began) ELSE said_began END AS stay_began, "
        "CASE WHEN end_contradicted THEN NULL WHEN ends_by_reason THEN last_out "
        f"WHEN {_IS_DAY.format('said_ended')} AND {same_end} THEN last_out "
        "ELSE said_ended END AS stay_ended, "
        f"end_said AS {quoted(Derived.ENDED + '__stated')}"
    )


def _note_doubts(work: Work, stays: Stays) -> None:
    begin = Finding(stays.stay_starts, "CAST(said_began AS VARCHAR)", "doubted", "")
    end = Finding(stays.stay_ends, "CAST(said_ended AS VARCHAR)", "doubted", "")
    lead = _LEAD.format(stays.lead_hours)
    nobody = Finding(stays.person, "NULL", "doubted", _NOBODY)
    for finding, where in (
        (replace(begin, reason=_NAMELESS), "said_began IS NULL AND NOT nobody"),
        (replace(begin, reason=_BEGINS_LATE), "begins_late"),
        (replace(begin, reason=lead), "begins_early"),
        (replace(end, reason=_CONTRADICTED), "end_contradicted"),
        (replace(end, reason=_BY_REASON, action="repaired"), "ends_by_reason"),
        (replace(end, reason=_LEFT_OPEN), "left_open AND NOT ends_by_reason"),
        (nobody, "nobody"),
    ):
        note(work, finding, "settled", where)
