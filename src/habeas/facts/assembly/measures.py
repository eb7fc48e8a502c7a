"""Facts on alternatives to detention: their basis, end, burden and support."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.custody import timed
from habeas.facts.assembly.lapses import longest_lapse
from habeas.facts.assembly.logic import later, or_else, some
from habeas.facts.assembly.measure_limits import measure_limits
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Flag, Measure, Moment, Whole
from habeas.facts.vocabulary import Alternative, SupportKind
from habeas.law.applied import Law

# Measures that ask nothing of the person, or no more than to be known.
_FREE = (Alternative.RELEASE, Alternative.REGISTRATION, Alternative.CASE_MANAGEMENT)
_BURDENSOME = (
    Alternative.BAIL,
    Alternative.CURFEW,
    Alternative.HOUSE_ARREST,
    Alternative.ELECTRONIC_MONITORING,
)
# Whether these confine a person round the clock depends on how they are made.
_MAY_CONFINE = (Alternative.CURFEW, Alternative.ELECTRONIC_MONITORING)


@dataclass(frozen=True, slots=True)
class MeasureFacts(Measure):
    """What the standards on alternatives ask of the measure itself."""

    restricts: Annotated[Flag, "what the measure is"]
    has_basis: Annotated[Flag, "the provision relied on"]
    has_end: Annotated[Flag, "when the measure is to end"]
    ordered_to_end: Annotated[Moment, "when the measure is to end"]
    may_run_until: Annotated[Moment, "when a limit on measures may first be reached"]
    surely_over_at: Annotated[Moment, "when a limit on measures is surely reached"]
    reviewed_by_court: Annotated[Flag, "whether a court reviewed the measure"]
    last_court_review_at: Annotated[Moment, "when a court last reviewed the measure"]
    longest_unreviewed: Annotated[
        Whole, "the longest time without a court's review, in seconds"
    ]
    least_unreviewed: Annotated[
        Whole, "the date of each review, and whether a court made it"
    ]
    unreviewed_from: Annotated[Moment, "when the longest time without review began"]
    is_burdensome: Annotated[Flag, "what the measure is, and how heavy"]
    lighter_ruled_out: Annotated[
        Flag, "whether it is recorded why nothing lighter serves"
    ]
    burden_examined: Annotated[Flag, "whether the burden was examined anew"]
    burden_last_seen_at: Annotated[
        Moment, "when the burden was examined anew, or first set"
    ]
    confines: Annotated[Flag, "whether it confines the person round the clock"]


@dataclass(frozen=True, slots=True)
class SupportFacts(Measure):
    """What the standard on support asks."""

    was_child: Annotated[Flag, "date of birth, or how far it is known"]
    manages_case: Annotated[Flag, "what the measure is"]
    has_case_management: Annotated[Flag, "whether case management was offered"]
    has_legal_aid: Annotated[Flag, "whether legal aid was offered"]
    has_housing: Annotated[Flag, "whether housing was offered"]
    has_health: Annotated[Flag, "whether health care was offered"]
    has_schooling: Annotated[Flag, "whether schooling was offered"]


def measures(source: Source) -> ir.Table:
    """Give one row a measure, with its moments as of the moment judged at."""
    return timed(source.table("measure"), source)


def of_measures(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on each measure."""
    yield Part("terms_of_measure", _terms(source, law, base))
    yield Part("limits_of_measure", measure_limits(base, law))
    if source.has("measure_review"):
        yield from _reviews(source, base)
    if source.has("support"):
        yield Part(
            "support_of_measure",
            _support(source),
            {f"has_{kind}": False for kind in SupportKind},
        )


def appearances(source: Source) -> ir.Table:
    """Count, for each kind of measure, who appeared when called.

    Promises: `kind`; `measures`; `known`, those of which it is recorded whether
    the person appeared; `appeared`. The rate is `appeared` of `known`.
    """
    rows = measures(source)
    return rows.group_by("kind").aggregate(
        measures=rows.count(),
        known=rows.appeared.notnull().cast("int64").sum().cast("int64"),
        appeared=or_else(rows.appeared.cast("int64").sum(), otherwise=0).cast("int64"),
    )


def _terms(source: Source, law: Law, base: ir.Table) -> ir.Table:
    kind = base.kind
    is_heavy = ibis.cases(
        (kind.isin(_BURDENSOME), True),
        (kind == Alternative.REPORTING, base.is_heavy),
        (kind.notnull(), False),
        else_=ibis.null("boolean"),
    )
    confines = ibis.cases(
        ((kind == Alternative.HOUSE_ARREST) | base.is_round_the_clock, True),
        (kind.isin(_MAY_CONFINE), base.is_round_the_clock),
        (kind.notnull(), False),
        else_=base.is_round_the_clock,
    )
    examined = _kept(source, "burden_examined_at", base.burden_examined_at.notnull())
    seen = ibis.cases(
        (examined, later(base.began_at, base.burden_examined_at)),
        (~examined, base.began_at),
    )
    return base.select(
        "measure_id",
        restricts=ibis.cases((kind.notnull(), ~kind.isin(_FREE))),
        has_basis=_has_basis(law, base),
        has_end=_kept(source, "ends_at", base.ends_at.notnull()),
        ordered_to_end=base.ends_at,
        is_burdensome=is_heavy,
        confines=confines,
        burden_examined=examined,
        burden_last_seen_at=seen,
        manages_case=kind == Alternative.CASE_MANAGEMENT,
    )


def _kept(source: Source, column: str, claim: Flag) -> Flag:
    """Take a blank for a claim only where the column was kept at all."""
    if source.keeps("measure", column):
        return claim
    return ibis.null("boolean")


def _has_basis(law: Law, base: ir.Table) -> Flag:
    """Say whether the law provides for the measure, as far as it is known.

    A measure of a kind that is not among those known to be available has none,
    unless a provision is named.
    """
    known = law.jurisdiction.alternatives
    absent = (
        ibis.literal(value=False)
        if known is None
        else base.kind.notnull() & ~base.kind.isin(known)
    )
    return ibis.cases(
        (base.legal_basis.notnull(), True),
        (absent, False),
        else_=ibis.null("boolean"),
    )


def _reviews(source: Source, base: ir.Table) -> Iterator[Part]:
    """Measure the time without a court's review, the measure's own ends included."""
    rows = source.table("measure_review").join(
        base.select("measure_id", "as_of"), "measure_id"
    )
    rows = rows.filter(or_else(rows["at"] <= rows.as_of, otherwise=True))
    yield Part(
        "reviews_of_measure",
        rows.group_by("measure_id").aggregate(
            reviewed_by_court=some(rows.by_court),
            last_court_review_at=ibis.cases((rows.by_court, rows["at"])).max(),
        ),
        {"reviewed_by_court": False},
    )
    spans = base.select("measure_id", "began_at", "until")
    sure = rows.filter(rows.by_court)
    may_be = rows.filter(or_else(rows.by_court, otherwise=True))
    longest = longest_lapse(spans, sure.select("measure_id", "at"))
    least = longest_lapse(spans, may_be.select("measure_id", "at"))
    yield Part(
        "longest_lapse_of_measure",
        longest.select(
            "measure_id", longest_unreviewed="lapse", unreviewed_from="lapse_from"
        ),
    )
    loose = may_be.group_by("measure_id").aggregate(
        undated=may_be["at"].isnull().cast("int8").max()
    )
    found = least.left_join(loose, "measure_id").drop("measure_id_right")
    is_dated = or_else(found.undated, otherwise=0) == 0
    yield Part(
        "least_lapse_of_measure",
        found.select(
            "measure_id", least_unreviewed=ibis.cases((is_dated, found.lapse))
        ),
    )


def _support(source: Source) -> ir.Table:
    rows = source.table("support")
    return rows.group_by("measure_id").aggregate(
        **{f"has_{kind}": some(rows.kind == kind) for kind in SupportKind}
    )
