"""Facts on the situations of vulnerability a person was in while held."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import later, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment, Text, Whole
from habeas.facts.vocabulary import Situation, SituationStatus
from habeas.law.applied import Law

# How much each standing outweighs the others, where a situation has several.
_EXCLUDED, _EXAMINED, _UNCLEAR, _CONFIRMED = range(1, 5)
_NOTHING_RECORDED: dict[str, ir.Value] = {
    f"{situation}_weight": ibis.null("int8") for situation in Situation
} | {f"{situation}_since": ibis.null("timestamp(6)") for situation in Situation}


@dataclass(frozen=True, slots=True)
class SituationFacts(Custody):
    """What the standards on situations of vulnerability ask.

    Each standing is one of `SituationStatus`: confirmed while the custody
    ran on, under examination, or excluded.
    """

    sex: Annotated[Text, "the person's sex"]
    pregnant_standing: Annotated[Text, "whether the person is pregnant"]
    breastfeeding_standing: Annotated[Text, "whether the person breastfeeds"]
    older_person_standing: Annotated[Text, "whether the person is an older person"]
    disability_standing: Annotated[Text, "whether the person has a disability"]
    torture_or_trauma_standing: Annotated[
        Text, "whether the person survived torture or trauma"
    ]
    victim_of_crime_standing: Annotated[Text, "whether the person is a victim of crime"]
    victim_of_trafficking_standing: Annotated[
        Text, "whether the person is a victim of trafficking"
    ]
    health_need_standing: Annotated[
        Text, "whether the person has a special need of health"
    ]
    lgbti_standing: Annotated[Text, "whether the person is LGBTI"]
    refugee_standing: Annotated[Text, "whether the person is a refugee"]
    asylum_seeker_standing: Annotated[Text, "whether the person seeks asylum"]
    stateless_standing: Annotated[Text, "whether the person is stateless"]
    pregnant_since: Annotated[Moment, "since when that was known"]
    breastfeeding_since: Annotated[Moment, "since when that was known"]
    older_person_since: Annotated[Moment, "since when that was known"]
    disability_since: Annotated[Moment, "since when that was known"]
    torture_or_trauma_since: Annotated[Moment, "since when that was known"]
    victim_of_crime_since: Annotated[Moment, "since when that was known"]
    victim_of_trafficking_since: Annotated[Moment, "since when that was known"]
    health_need_since: Annotated[Moment, "since when that was known"]
    lgbti_since: Annotated[Moment, "since when that was known"]
    refugee_since: Annotated[Moment, "since when that was known"]
    asylum_seeker_since: Annotated[Moment, "since when that was known"]
    stateless_since: Annotated[Moment, "since when that was known"]


def named(situation: Situation) -> tuple[str, str]:
    """Name the two facts on a situation: its standing, and since when."""
    return f"{situation}_standing", f"{situation}_since"


def situations(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the standing of each situation in each custody.

    Promises: where nothing is recorded of a situation it is excluded only if a
    qualified person screened for it; else it stays unknown. What the custody says
    of protection and the person of statelessness counts as a record.
    """
    del law
    rows = base.select("custody_id", "seeks_protection", "began_at", "until")
    if source.has("vulnerability"):
        recorded = Part("situations_recorded", _recorded(source, base))
        yield recorded
        rows = rows.left_join(recorded.reference, "custody_id")
        rows = rows.drop("custody_id_right")
    else:
        rows = rows.mutate(**_NOTHING_RECORDED)
    rows = _with_screenings(source, rows)
    rows = _with_statelessness(source, base, rows)
    columns = {}
    for situation in Situation:
        standing, since = named(situation)
        columns[standing] = _standing(rows, situation)
        columns[since] = _since(rows, situation)
    yield Part("situations", rows.select("custody_id", **columns))


def _recorded(source: Source, base: ir.Table) -> ir.Table:
    """Weigh the records of each situation, one column a situation."""
    known = source.table("vulnerability").select(
        "person_id", "situation", "status", "known_at", gone_at="ended_at"
    )
    held = base.select("custody_id", "person_id", "began_at", "until", "is_running")
    rows = held.join(known, "person_id")
    rows = rows.mutate(weight=_weight(rows), since=later(rows.known_at, rows.began_at))
    # A record of a situation that is not told may be of any of them.
    any_of = rows.situation.isnull() & (rows.weight > _EXCLUDED)
    columns: dict[str, ir.Value] = {}
    for situation in Situation:
        is_it = or_else(rows.situation == situation, otherwise=False)
        columns[f"{situation}_weight"] = ibis.cases(
            (any_of, _UNCLEAR), (is_it, rows.weight)
        ).max()
        columns[f"{situation}_since"] = ibis.cases(
            (is_it & (rows.weight == _CONFIRMED), rows.since)
        ).min()
    return rows.group_by("custody_id").aggregate(**columns)


def _weight(rows: ir.Table) -> Whole:
    """Weigh one record: what was known while the custody ran on, and lasted."""
    is_gone = or_else(rows.gone_at <= rows.began_at, otherwise=False)
    ran_on = (rows.known_at < rows.until) | (
        rows.is_running & (rows.known_at <= rows.until)
    )
    may_be_open = or_else(rows.known_at <= rows.until, otherwise=True)
    nothing = ibis.null("int8")
    return ibis.cases(
        (is_gone, nothing),
        (rows.status == SituationStatus.EXCLUDED, _EXCLUDED),
        (~ran_on & ~rows.is_running, nothing),
        (~may_be_open, nothing),
        (rows.status == SituationStatus.UNDER_EXAMINATION, _EXAMINED),
        ((rows.status == SituationStatus.CONFIRMED) & ran_on, _CONFIRMED),
        else_=_UNCLEAR,
    )


def _with_screenings(source: Source, rows: ir.Table) -> ir.Table:
    if not source.has("screening"):
        return rows.mutate(was_screened=ibis.literal(value=False))
    made = source.table("screening")
    found = made.group_by("custody_id").aggregate(
        screened=some(made.by_qualified_person)
    )
    found = found.select("screened", screened_in="custody_id")
    rows = rows.left_join(found, rows.custody_id == found.screened_in)
    return rows.mutate(was_screened=or_else(rows.screened, otherwise=False))


def _with_statelessness(source: Source, base: ir.Table, rows: ir.Table) -> ir.Table:
    if not source.has("person"):
        return rows.mutate(has_no_state=ibis.null("boolean"))
    people = source.table("person").select("person_id", has_no_state="is_stateless")
    owners = base.select("person_id", owner_of="custody_id")
    owners = owners.join(people, "person_id").select("owner_of", "has_no_state")
    return rows.left_join(owners, rows.custody_id == owners.owner_of)


def _standing(rows: ir.Table, situation: Situation) -> Text:
    weight = rows[f"{situation}_weight"]
    says_so, says_not = _claims(rows, situation)
    unknown = ibis.null("string")
    return ibis.cases(
        ((weight == _CONFIRMED) | says_so, SituationStatus.CONFIRMED.value),
        (weight == _UNCLEAR, unknown),
        (weight == _EXAMINED, SituationStatus.UNDER_EXAMINATION.value),
        (
            (weight == _EXCLUDED) | says_not | rows.was_screened,
            SituationStatus.EXCLUDED.value,
        ),
        else_=unknown,
    )


def _since(rows: ir.Table, situation: Situation) -> Moment:
    says_so, _ = _claims(rows, situation)
    recorded = rows[f"{situation}_since"]
    return ibis.cases((says_so, rows.began_at), else_=recorded)


def _claims(rows: ir.Table, situation: Situation) -> tuple[Flag, Flag]:
    """Say whether a column of another table affirms, and whether it denies it."""
    match situation:
        case Situation.ASYLUM_SEEKER:
            return rows.seeks_protection, ~rows.seeks_protection
        case Situation.REFUGEE:
            # Whoever seeks or has protection may be either; whoever does not is none.
            return ibis.null("boolean"), ~rows.seeks_protection
        case Situation.STATELESS:
            return rows.has_no_state, ~rows.has_no_state
        case _:
            return ibis.null("boolean"), ibis.null("boolean")
