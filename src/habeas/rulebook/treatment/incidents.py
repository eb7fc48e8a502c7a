"""Ill-treatment and deaths are investigated, promptly and independently."""

from habeas.facts.assembly.treatment.incidents import IncidentFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.treatment.silence import silent
from habeas.rulebook.writing import Ruling, when

ILL_TREATMENT_INVESTIGATED = Standard(
    "ill-treatment-investigated",
    Group.TREATMENT,
    "Allegations of ill-treatment are investigated promptly and independently",
    Kind.DEADLINE,
    draft="83",
    adopted="71",
    convention="10; 17",
)


@rule(ILL_TREATMENT_INVESTIGATED, Subject.CUSTODY, IncidentFacts)
def ill_treatment_investigated(custody: IncidentFacts, law: Law) -> Ruling:
    """Each allegation is investigated in time by somebody independent.

    Meanwhile whoever is accused is kept from the person; when the investigation is
    closed its outcome is recorded. The duty outlasts the custody.
    """
    limit = law.deadline(Deadline.INVESTIGATION_OPENED)
    breached = (
        custody.investigation_is_late
        | ~custody.investigation_is_independent
        | ~custody.accused_is_kept_apart
        | custody.outcome_is_missing
    )
    return (
        when(custody.has_allegation)
        .judge(
            breached=breached,
            pending=custody.investigation_is_awaited | custody.outcome_is_awaited,
            since=custody.investigation_due_at,
            due_at=custody.investigation_due_at,
        )
        .lacking(silent(law, "the time to open an investigation"), limit)
        .because(
            breach="An allegation was not investigated independently within "
            f"{told(limit)}, the accused was not kept apart, or no outcome recorded.",
            met="Each allegation was investigated in time and independently, the "
            "accused kept apart.",
            pending="An investigation is still to be opened, or still runs.",
            not_applicable="No allegation of ill-treatment is recorded.",
        )
    )


DEATH_INVESTIGATED = Standard(
    "death-investigated",
    Group.TREATMENT,
    "Every death in custody is investigated and the family told",
    Kind.DEADLINE,
    draft="83-84",
    adopted="71",
    convention="9",
)


@rule(DEATH_INVESTIGATED, Subject.CUSTODY, IncidentFacts)
def death_investigated(custody: IncidentFacts, law: Law) -> Ruling:
    """A death is investigated in time by somebody independent, and the family told."""
    limit = law.deadline(Deadline.DEATH_INVESTIGATED)
    breached = (
        custody.death_inquiry_is_late
        | custody.family_told_is_late
        | ~custody.death_inquiry_is_independent
    )
    return (
        when(custody.has_died)
        .judge(
            breached=breached,
            pending=custody.death_inquiry_is_awaited | custody.family_told_is_awaited,
            since=custody.death_inquiry_due_at,
            due_at=custody.death_inquiry_due_at,
        )
        .lacking(silent(law, "the time to investigate a death"), limit)
        .because(
            breach="A death was not investigated independently, or the family not "
            f"told, within {told(limit)}.",
            met="The death was investigated in time and independently, and the "
            "family told.",
            pending=f"An investigation and word to the family are due: {told(limit)}.",
            not_applicable="The person did not die in custody.",
        )
    )


RULES = (ill_treatment_investigated, death_investigated)
