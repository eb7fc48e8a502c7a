"""What is compared of people, group by group, added up by an engine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from habeas.engine.aggregates.statistics import Sample, Share
from habeas.engine.assemblies import ASSEMBLIES
from habeas.facts.assembly.logic import SECONDS_A_DAY, or_else, seconds_between
from habeas.facts.assembly.person import earliest_birth, latest_birth
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Day, Flag, Text, Whole
from habeas.facts.vocabulary import EndReason
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

# Age when the custody began, in completed years, by the last year of each group.
AGES = (
    (17, "under 18"),
    (24, "18 to 24"),
    (39, "25 to 39"),
    (59, "40 to 59"),
    (None, "60 and over"),
)
TRAITS = ("nationality", "sex", "age")
TO_ALTERNATIVE, CONSIDERED = "to_alternative", "considered"
# The standards whose breaches are compared, by the column of their verdict.
BREACHES = ("maximum_period", "child")
SHARES = (TO_ALTERNATIVE, CONSIDERED, *BREACHES)


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one group: how many, how long they were held, and their shares.

    `name` None: whose group is not known. `unknown` says, of each measure, of how
    many people it cannot be told though it arises.
    """

    name: str | None
    people: int
    days: Sample
    shares: Mapping[str, Share]
    unknown: Mapping[str, int]

    def __add__(self, other: "Group") -> "Group":
        """Put two groups together, under the first one's name."""
        return Group(
            self.name,
            self.people + other.people,
            self.days + other.days,
            {name: share + other.shares[name] for name, share in self.shares.items()},
            {name: n + other.unknown[name] for name, n in self.unknown.items()},
        )


def rows_of(source: Source, columns: Iterable[str]) -> ir.Table:
    """Give one row a custody: the person's traits, and what is compared.

    Reads: the tables `custody_base` and `custody_verdicts`, the second with these
    columns. What the data or the rules do not tell is unknown.
    """
    base = ibis.table(
        ASSEMBLIES[Subject.CUSTODY].base(source).schema(), name="custody_base"
    )
    rows = _with_person(base, source) if source.has("person") else _nobody(base)
    rows = rows.mutate(age=_age_group(rows))
    rows = _with_considered(rows, source)
    rows = _with_breaches(rows, set(columns))
    is_over = or_else(~rows.is_running, otherwise=False)
    length = seconds_between(rows.began_at, rows.until)
    return rows.select(
        "custody_id",
        # Whoever is not named stands for one person a custody.
        *TRAITS,
        CONSIDERED,
        *BREACHES,
        "is_running",
        person=or_else(rows.person_id, otherwise=rows.custody_id),
        length=length,
        days=ibis.cases((is_over, length.cast("float64") / SECONDS_A_DAY)),
        to_alternative=ibis.cases(
            (is_over, rows.end_reason == EndReason.RELEASED_TO_ALTERNATIVE)
        ),
        is_over=is_over,
    )


def by_group(rows: ir.Table, trait: str) -> ir.Table:
    """Add up people by a trait, each once: the mean of a person's custodies.

    A share is of people for whom it is so in any custody; in none of them, and
    unknown in one, it is unknown.
    """
    people = rows.group_by(group=rows[trait], person=rows.person).aggregate(
        days=rows.days.mean(),
        to_alternative=_in_any(rows.to_alternative, rows.is_over),
        alternative_open=(rows.is_over & rows.to_alternative.isnull())
        .cast("int8")
        .max(),
        considered=rows.considered.cast("int8").max(),
        **{name: rows[name].max() for name in BREACHES},
    )
    people = people.mutate(
        **{name: _answered(people[name]) for name in BREACHES},
        **{f"open_{name}": people[name] == Verdict.UNKNOWN.code for name in BREACHES},
        open_to_alternative=(people.alternative_open == 1)
        & people.to_alternative.isnull(),
        open_considered=people.considered.isnull(),
    )
    squares = (people.days * people.days).sum()
    return people.group_by("group").aggregate(
        people=people.count(),
        n_days=people.days.count(),
        sum_days=people.days.sum(),
        sum_squares=squares,
        **{f"n_{name}": people[name].count() for name in SHARES},
        **{f"sum_{name}": _total(people[name]) for name in SHARES},
        **{f"open_{name}": _how_many(people[f"open_{name}"]) for name in SHARES},
    )


def by_length(rows: ir.Table, trait: str) -> ir.Table:
    """Count custodies by a trait and by whole days, ended and still running."""
    rows = rows.filter(rows.length.notnull() & rows[trait].notnull())
    return rows.group_by(
        group=rows[trait], days=(rows.length // SECONDS_A_DAY).cast("int64")
    ).aggregate(ended=_how_many(~rows.is_running), running=_how_many(rows.is_running))


def group_of(row: Mapping[str, Any]) -> Group:
    """Read a row of `by_group`."""
    return Group(
        row["group"],
        int(row["people"]),
        Sample(int(row["n_days"]), row["sum_days"] or 0.0, row["sum_squares"] or 0.0),
        {
            name: Share(int(row[f"sum_{name}"] or 0), int(row[f"n_{name}"]))
            for name in SHARES
        },
        {
            "days": int(row["people"]) - int(row["n_days"]),
            **{name: int(row[f"open_{name}"] or 0) for name in SHARES},
        },
    )


def _with_person(base: ir.Table, source: Source) -> ir.Table:
    people = source.table("person")
    told = people.select(
        "nationality",
        "sex",
        _person=people.person_id,
        _first=earliest_birth(people),
        _last=latest_birth(people),
        # A dispute leaves the age open, whatever was written down.
        _is_disputed=or_else(people.age_disputed, otherwise=False)
        & people.age_settled_at.isnull(),
    )
    return base.left_join(told, base.person_id == told["_person"])


def _nobody(base: ir.Table) -> ir.Table:
    blank = {name: ibis.null("string") for name in ("nationality", "sex")}
    days = {name: ibis.null("date") for name in ("_first", "_last")}
    return base.mutate(**blank, **days, _is_disputed=ibis.literal(value=False))


def _age_group(rows: ir.Table) -> Text:
    """Name the group of an age, unknown where the birth may fall into two."""
    began = rows.began_at.date()
    oldest = _age_name(_years(rows["_first"], began))
    youngest = _age_name(_years(rows["_last"], began))
    return ibis.cases(((oldest == youngest) & ~rows["_is_disputed"], youngest))


def _years(birth: Day, day: Day) -> Whole:
    """Count completed years; the day of the month decides in the month of birth."""
    is_before = (day.month() * 31 + day.day()) < (birth.month() * 31 + birth.day())
    return day.year() - birth.year() - is_before.cast("int32")


def _age_name(years: Whole) -> Text:
    bounded = [(years <= last, name) for last, name in AGES if last is not None]
    return ibis.cases(
        (years.isnull(), ibis.null("string")), *bounded, else_=AGES[-1][1]
    )


def _with_considered(rows: ir.Table, source: Source) -> ir.Table:
    """Say whether an alternative was considered; no table kept: unknown."""
    if not source.has("consideration"):
        return rows.mutate(considered=ibis.null("boolean"))
    found = source.table("consideration").select(_of="custody_id").distinct()
    rows = rows.left_join(found, rows.custody_id == found["_of"])
    return rows.mutate(considered=rows["_of"].notnull())


def _with_breaches(rows: ir.Table, columns: set[str]) -> ir.Table:
    """Put the verdicts' codes beside each custody; a rule not asked is unknown."""
    here = [name for name in BREACHES if name in columns]
    absent = {name: ibis.null("int64") for name in BREACHES if name not in here}
    if here:
        kinds = {f"{name}__verdict": "int64" for name in here}
        said = ibis.table({"custody_id": "string", **kinds}, name="custody_verdicts")
        codes = said.select(
            _judged="custody_id", **{name: f"{name}__verdict" for name in here}
        )
        rows = rows.left_join(codes, rows.custody_id == codes["_judged"])
    return rows.mutate(**absent)


def _in_any(claim: Flag, arises: Flag) -> Whole:
    """Give 1 where any row claims it, 0 where all deny it, else nothing."""
    return ibis.cases(
        (claim.cast("int8").max() == 1, 1),
        ((arises & claim.isnull()).cast("int8").max() == 1, ibis.null("int8")),
        else_=claim.cast("int8").max(),
    )


def _answered(code: Whole) -> Whole:
    """Give 1 for a breach, 0 for none, and nothing where it is open or never arose."""
    return ibis.cases(
        (code == Verdict.BREACH.code, 1),
        (code.isin([Verdict.MET.code, Verdict.PENDING.code]), 0),
        else_=ibis.null("int8"),
    )


def _total(counts: Whole) -> Whole:
    return counts.cast("int64").sum()


def _how_many(claim: Flag) -> Whole:
    return claim.cast("int64").sum()


def known(groups: Iterable[Group]) -> Iterator[Group]:
    """Leave out those whose group is not known."""
    return (group for group in groups if group.name is not None)
