"""Whether a person may have been a child at any moment of a custody."""

from collections.abc import Iterator

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Day, Flag
from habeas.facts.vocabulary import DatePrecision
from habeas.law.applied import Law

# The part of that name, gathered before those that refer to it.
OF_PERSON = "of_person"
# Convention on the Rights of the Child, article 1.
MAJORITY = ibis.interval(months=18 * 12)


def person(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather what is known of each subject's person: age, sex, nationality."""
    del law
    if not source.has("person"):
        return
    people = source.table("person")
    rows = base.left_join(people, base.person_id == people.person_id)
    yield Part(
        OF_PERSON,
        rows.select(
            base[base.columns[0]],
            was_child=was_child(rows),
            eighteen_at=_eighteen(latest_birth(rows)).cast("timestamp(6)"),
            age_is_disputed=rows.age_disputed,
            sex=rows.sex,
            nationality=rows.nationality,
            is_stateless=rows.is_stateless,
        ),
    )


def was_child(rows: ir.Table) -> Flag:
    """Say whether the person was under 18 when liberty was taken, or later.

    A dispute not settled before the custody began counts as a childhood; an age
    known to a year is a childhood only if every day of that year makes it one.
    """
    youngest, oldest = _eighteen(latest_birth(rows)), _eighteen(earliest_birth(rows))
    began = rows.began_at.date()
    by_birth = ibis.cases(
        (oldest > began, True),
        (youngest <= began, False),
        else_=ibis.null("boolean"),
    )
    # A dispute nobody recorded is no dispute: the birth date then decides alone.
    is_open = or_else(rows.age_disputed, otherwise=False) & ~or_else(
        rows.age_settled_at <= rows.began_at, otherwise=False
    )
    return ibis.cases((is_open, True), else_=by_birth)


def _eighteen(birth: Day) -> Day:
    """Give the eighteenth birthday; whoever was born on 29 February waits for March."""
    is_leap_day = (birth.month() == 2) & (birth.day() == 29)  # noqa: PLR2004
    return (
        birth
        + MAJORITY
        + ibis.cases((is_leap_day, 1), else_=0).cast("int32").as_interval("D")
    ).cast("date")


def earliest_birth(rows: ir.Table) -> Day:
    """Give the first day on which the person can have been born."""
    return ibis.cases(
        (rows.birth_date.isnull(), _new_year(rows.birth_year)),
        (
            rows.birth_precision == DatePrecision.YEAR,
            rows.birth_date.truncate("Y").cast("date"),
        ),
        (
            rows.birth_precision == DatePrecision.MONTH,
            rows.birth_date.truncate("M").cast("date"),
        ),
        else_=rows.birth_date,
    )


def latest_birth(rows: ir.Table) -> Day:
    """Give the last day on which the person can have been born."""
    year, month = ibis.interval(months=12), ibis.interval(months=1)
    day = ibis.interval(days=1)
    earliest = earliest_birth(rows)
    return ibis.cases(
        (rows.birth_date.isnull(), (earliest + year - day).cast("date")),
        (
            rows.birth_precision == DatePrecision.YEAR,
            (earliest + year - day).cast("date"),
        ),
        (
            rows.birth_precision == DatePrecision.MONTH,
            (earliest + month - day).cast("date"),
        ),
        else_=rows.birth_date,
    )


def _new_year(year: ir.IntegerValue) -> Day:
    return ibis.date(year, 1, 1)
