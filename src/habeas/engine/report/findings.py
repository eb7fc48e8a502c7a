"""What a report shows, asked of the audit's tables."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import pyarrow as pa

from habeas.engine.auditing import Audit
from habeas.engine.lines import Line, lines
from habeas.engine.plan import Judgement
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

# The bands that detention statistics are commonly published in, in days.
BANDS = (1, 3, 7, 14, 28, 60, 90, 180, 365)
SECONDS_A_DAY = 86_400
WORST = 25
# The subjects that begin and end.
TIMED = (Subject.CUSTODY, Subject.CONFINEMENT, Subject.MEASURE)


@dataclass(frozen=True, slots=True)
class Band:
    """How many lasted up to so many days, ended and running."""

    name: str
    ended: int
    running: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many were held at the end of a month, and how many began in it."""

    month: dt.date
    held: int
    began: int


@dataclass(frozen=True, slots=True)
class Grave:
    """One of the worst cases, under a pseudonym."""

    pseudonym: str
    broken: tuple[str, ...]
    since: dt.datetime | None
    days_held: int | None
    is_running: bool | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of fault in the data: what was done about it, why, for how many."""

    action: str
    reason: str
    rows: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A standard the data cannot answer for some, and what is missing."""

    title: str
    citation: str
    unknown: int
    total: int
    missing: tuple[tuple[str, int], ...]


def lengths(audit: Audit, judgement: Judgement) -> tuple[Band, ...]:
    """Count custodies, or confinements, by how many days they lasted."""
    seconds = _seconds(audit, "began_at", "until")
    cases = " ".join(
        f"WHEN {seconds} <= {days * SECONDS_A_DAY} THEN {i}"
        for i, days in enumerate(BANDS)
    )
    rows = audit.driver.fetch(
        f"SELECT CASE {cases} ELSE {len(BANDS)} END AS band, is_running, "
        f"COUNT(*) AS n FROM {judgement.subject}_base "
        "WHERE until IS NOT NULL AND began_at IS NOT NULL GROUP BY 1, 2"
    ).to_pylist()
    found = {(row["band"], row["is_running"]): int(row["n"]) for row in rows}
    return tuple(
        Band(name, found.get((i, False), 0), found.get((i, True), 0))
        for i, name in enumerate(_band_names())
    )


def _band_names() -> Iterator[str]:
    yield f"up to {BANDS[0]}"
    for low, high in pairwise(BANDS):
        yield f"{low + 1} to {high}" if high > low + 1 else str(high)
    yield f"over {BANDS[-1]}"


def months(audit: Audit, judgement: Judgement) -> tuple[Month, ...]:
    """Count, month by month, who began and who was held when the month ended."""
    base = f"{judgement.subject}_base"
    changes = audit.driver.fetch(
        "SELECT month, SUM(began) AS began, SUM(gone) AS gone FROM ("
        "SELECT DATE_TRUNC('MONTH', began_at) AS month, 1 AS began, 0 AS gone "
        f"FROM {base} WHERE began_at IS NOT NULL AND until IS NOT NULL UNION ALL "
        "SELECT DATE_TRUNC('MONTH', until) AS month, 0 AS began, 1 AS gone "
        f"FROM {base} WHERE began_at IS NOT NULL AND until IS NOT NULL "
        "AND NOT is_running) AS changes GROUP BY month ORDER BY month"
    ).to_pylist()
    return tuple(
        _held([(_day(r["month"]), int(r["began"]), int(r["gone"])) for r in changes])
    )


def _held(changes: Sequence[tuple[dt.date, int, int]]) -> Iterator[Month]:
    """Carry the number held through every month, those without a change too."""
    known = {month: (began, gone) for month, began, gone in changes}
    if not known:
        return
    month, last, held = min(known), max(known), 0
    while month <= last:
        began, gone = known.get(month, (0, 0))
        held += began - gone
        yield Month(month, held, began)
        month = (month + dt.timedelta(days=32)).replace(day=1)


def worst(audit: Audit, judgement: Judgement, *, salt: str) -> tuple[Grave, ...]:
    """Give the cases that break most standards and aspects, the longest first."""
    found = tuple(lines(judgement))
    is_breach = [
        f"CASE WHEN {x.verdict} = {Verdict.BREACH.code} THEN 1 ELSE 0 END"
        for x in found
    ]
    flags = ", ".join(f"{case} AS b_{i}" for i, case in enumerate(is_breach))
    since = ", ".join(f"{x.moment('since')} AS s_{i}" for i, x in enumerate(found))
    timed = judgement.subject in TIMED
    span = "b.began_at, b.until, b.is_running" if timed else "b.as_of"
    length = _seconds(audit, "b.began_at", "b.until") if timed else "0"
    rows = audit.driver.fetch(
        f"SELECT v.{judgement.key} AS id, {flags}, {since}, {span}, "
        f"{' + '.join(is_breach)} AS breaches, {length} AS length "
        f"FROM {judgement.subject}_verdicts v "
        f"JOIN {judgement.subject}_base b ON v.{judgement.key} = b.{judgement.key} "
        f"ORDER BY breaches DESC, length DESC NULLS LAST, id LIMIT {WORST}"
    ).to_pylist()
    return tuple(_grave(row, found, salt) for row in rows if row["breaches"])


def _seconds(audit: Audit, start: str, end: str) -> str:
    """Give the SQL of the seconds between two moments."""
    if audit.driver.dialect == "pyspark":
        return f"(unix_timestamp({end}) - unix_timestamp({start}))"
    return f"(EXTRACT(EPOCH FROM {end}) - EXTRACT(EPOCH FROM {start}))"


def _grave(row: Mapping[str, object], found: Sequence[Line], salt: str) -> Grave:
    broken = [i for i in range(len(found)) if row[f"b_{i}"]]
    moments = [m for i in broken if isinstance(m := row[f"s_{i}"], dt.datetime)]
    began, until = row.get("began_at"), row.get("until")
    days = (
        (until - began).days
        if isinstance(began, dt.datetime) and isinstance(until, dt.datetime)
        else None
    )
    running = row.get("is_running")
    return Grave(
        pseudonym(str(row["id"]), salt),
        tuple(_broken([found[i] for i in broken])),
        min(moments, default=None),
        days,
        running if isinstance(running, bool) else None,
    )


def _broken(lines_broken: Sequence[Line]) -> Iterator[str]:
    """Name each standard once, its aspects in brackets behind it."""
    for standard, group in groupby(lines_broken, key=lambda line: line.standard.id):
        aspects = ", ".join(line.aspect for line in group if line.aspect)
        yield f"{standard} ({aspects})" if aspects else standard


def doubts(quality: pa.Table) -> tuple[Doubt, ...]:
    """Add up what was wrong with the data by its kind, the commonest first."""
    kinds = quality.group_by(["action", "reason"]).aggregate([("rows", "sum")])
    found = (Doubt(k["action"], k["reason"], k["rows_sum"]) for k in kinds.to_pylist())
    return tuple(sorted(found, key=lambda doubt: (-doubt.rows, doubt.reason)))


def gaps(audit: Audit, judgement: Judgement) -> tuple[Gap, ...]:
    """Give the standards that stay unknown for some, and the facts that are missing."""
    found = (
        _gap(audit, judgement, line) for line in lines(judgement) if not line.aspect
    )
    return tuple(gap for gap in found if gap is not None)


def _gap(audit: Audit, judgement: Judgement, line: Line) -> Gap | None:
    counts = audit.counts[line.id]
    if not counts[Verdict.UNKNOWN]:
        return None
    missing: dict[str, int] = {}
    for rule in line.rules:
        rows = audit.driver.fetch(
            f"SELECT {rule.column}__missing AS what, COUNT(*) AS n "
            f"FROM {judgement.subject}_verdicts "
            f"WHERE {rule.column}__missing IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        ).to_pylist()
        for row in rows:
            missing[row["what"]] = max(missing.get(row["what"], 0), int(row["n"]))
    return Gap(
        line.standard.title,
        line.standard.citation(audit.law.edition),
        counts[Verdict.UNKNOWN],
        sum(counts.values()),
        tuple(sorted(missing.items(), key=lambda item: -item[1])[:4]),
    )


def pseudonym(identifier: str, salt: str) -> str:
    """Give a name that says nothing of the person, the same throughout one audit."""
    return (
        "H-" + hashlib.sha256(f"{salt}:{identifier}".encode()).hexdigest()[:8].upper()
    )


def _day(moment: object) -> dt.date:
    return (
        moment.date()
        if isinstance(moment, dt.datetime)
        else dt.date.fromisoformat(str(moment)[:10])
    )
