"""Which rows are records that count, and which of their values are believed."""

from habeas.engine.adapting.sql import all_stated, literal, quoted
from habeas.engine.adapting.work import Finding, Work, note
from habeas.facts.adapter import (
    Duplicates,
    Keep,
    LengthCheck,
    NotARecord,
    OnDuplicate,
    OrderCheck,
)


def sift(work: Work) -> None:
    """Keep what is a record.

    Reads: `stage`. Promises: `records`, without rows that are none and without
    duplicates that are dropped; each of these is a finding.
    """
    for at, rule in enumerate(work.adapter.not_records):
        earlier = " OR ".join(map(_is_none, work.adapter.not_records[:at])) or "FALSE"
        where = f"{_is_none(rule)} AND NOT ({earlier})"
        note(work, Finding("", "NULL", "dropped", rule.reason), "stage", where)
    dropped = " OR ".join(map(_is_none, work.adapter.not_records)) or "FALSE"
    work.run(
        f"CREATE OR REPLACE TEMP TABLE records AS FROM stage WHERE NOT ({dropped})"
    )
    work.run("DROP TABLE stage")
    work.run("CREATE OR REPLACE TEMP TABLE repeated (_row BIGINT)")
    for at, duplicates in enumerate(work.adapter.duplicates):
        _tell_duplicates(work, at, duplicates)


def _is_none(rule: NotARecord) -> str:
    blank = (f"NOT {quoted(name + '__stated')}" for name in rule.blank)
    matches = (
        f"coalesce(regexp_matches({quoted(name)}, {literal(pattern)}), FALSE)"
        for name, pattern in rule.matches.items()
    )
    return f"({' AND '.join((*blank, *matches))})"


def _tell_duplicates(work: Work, at: int, rule: Duplicates) -> None:
    """Find records that repeat another; one already told is not told twice."""
    key = _key(rule) or f"_whole_{at}"
    way = "DESC" if rule.keep is Keep.LAST else "ASC"
    if not set(rule.same) <= work.present:
        return
    work.run(
        "CREATE OR REPLACE TEMP TABLE again AS "
        "FROM records ANTI JOIN repeated USING (_row) SELECT _row, _file, _line "
        f"WHERE {all_stated(rule.same)} QUALIFY row_number() OVER "
        f"(PARTITION BY {key} ORDER BY _row {way}) > 1"
    )
    is_dropped = rule.action is OnDuplicate.DROP
    action = "dropped" if is_dropped else "flagged"
    note(work, Finding("", "NULL", action, rule.reason), "again")
    if is_dropped:
        work.run("DELETE FROM records WHERE _row IN (FROM again SELECT _row)")
    work.run("INSERT INTO repeated FROM again SELECT _row")


def _key(rule: Duplicates) -> str:
    return ", ".join(
        f"date_trunc('day', {quoted(name)})" if name in rule.by_day else quoted(name)
        for name in rule.same
    )


def check(work: Work) -> None:
    """Stop believing values that contradict one another; each is a finding."""
    for order in work.adapter.order_checks:
        if {order.earlier, order.later} <= work.present:
            _check_order(work, order)
    for length in work.adapter.length_checks:
        if {length.starts, length.ends, length.length} <= work.present:
            _check_length(work, length)


def is_before(later: str, earlier: str) -> str:
    """Say that one moment lies before another; a day without a time is all day."""
    return (
        f"({later} < {earlier} AND NOT ({later} = date_trunc('day', {later}) "
        f"AND date_trunc('day', {later}) = date_trunc('day', {earlier})))"
    )


def _check_order(work: Work, check: OrderCheck) -> None:
    earlier, later = quoted(check.earlier), quoted(check.later)
    value = f"{work.shown(check.earlier)} || ' / ' || {work.shown(check.later)}"
    reason = f"{check.reason}: neither date is believed"
    finding = Finding(f"{check.earlier}, {check.later}", value, "doubted", reason)
    _disbelieve(work, finding, is_before(later, earlier), (check.earlier, check.later))


def _check_length(work: Work, check: LengthCheck) -> None:
    starts, ends, length = map(quoted, (check.starts, check.ends, check.length))
    days = f"date_diff('day', {starts}, {ends})"
    over = f"({length} - {days})"
    column = f"{check.length}, {check.starts}, {check.ends}"
    value = (
        f"{work.shown(check.length)} || ' / ' || CAST(CAST({starts} AS DATE) AS "
        f"VARCHAR) || ' / ' || CAST(CAST({ends} AS DATE) AS VARCHAR)"
    )
    usual, *others = check.may_exceed
    for more in others:
        reason = (
            f"the stated length is {more - usual} more than in other records with "
            "such dates (the first and the last day both counted): the dates decide"
        )
        note(
            work,
            Finding(column, value, "doubted", reason),
            "records",
            f"{over} = {more}",
        )
    allowed = ", ".join(map(str, check.may_exceed))
    reason = f"{check.reason}: {', '.join(check.doubts)} not believed"
    finding = Finding(column, value, "doubted", reason)
    _disbelieve(work, finding, f"{over} NOT IN ({allowed})", check.doubts)


def _disbelieve(
    work: Work, finding: Finding, where: str, columns: tuple[str, ...]
) -> None:
    note(work, finding, "records", f"coalesce({where}, FALSE)")
    nulls = ", ".join(f"{quoted(name)} = NULL" for name in columns)
    work.run(f"UPDATE records SET {nulls} WHERE coalesce({where}, FALSE)")
