"""Nobody is set apart from others in solitary confinement."""

import ibis

from habeas.facts.assembly.treatment.confinement import (
    SOLITARY,
    ConfinementFacts,
    solitary,
)
from habeas.facts.rows import Flag
from habeas.facts.vocabulary import ConfinementReason, MentalHealth
from habeas.law.applied import Law
from habeas.law.provision import Provision
from habeas.law.standard import Group, Kind, Standard
from habeas.law.threshold import Threshold
from habeas.rulebook.limits import beyond
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, choose, when

PROLONGED = Threshold(15, "days", Provision.parse("Mandela 44"))
# A length told in days may count its first and its last day.
BOTH_ENDS = 1
NOT_SOLITARY = (
    f"Apart from others for less than {SOLITARY.value} hours a day: not solitary "
    f"confinement ({SOLITARY.source})."
)

NO_SOLITARY_CONFINEMENT = Standard(
    "no-solitary-confinement",
    Group.TREATMENT,
    "No solitary confinement",
    Kind.PROHIBITION,
    draft="84",
    adopted="72",
    convention="10; 17",
)


@rule(NO_SOLITARY_CONFINEMENT, Subject.CONFINEMENT, ConfinementFacts)
def no_solitary_confinement(apart: ConfinementFacts, law: Law) -> Ruling:
    """No migrant is held alone, be it as a punishment or for protection."""
    del law
    return (
        always()
        .breach_if(_is_solitary(apart), since=apart.began_at)
        .because(
            breach=f"Held apart from others {SOLITARY.value} hours a day or more "
            f"({SOLITARY.source}).",
            met=NOT_SOLITARY,
        )
    )


@rule(
    NO_SOLITARY_CONFINEMENT,
    Subject.CONFINEMENT,
    ConfinementFacts,
    aspect="prolonged",
)
def no_prolonged_confinement(apart: ConfinementFacts, law: Law) -> Ruling:
    """Least of all is anybody held alone for more than fifteen days on end.

    The dates decide. Where they and the length the source states lie on two
    sides of the limit, it cannot be told.
    """
    del law
    over_at = beyond(apart.stretch_began_last, PROLONGED)
    return (
        when(_is_solitary(apart))
        .breach_if(_is_prolonged(apart), since=over_at)
        .doubting("its length: the dates and the length stated contradict each other")
        .because(
            breach=f"Solitary confinement without a break beyond {PROLONGED}.",
            met=f"Solitary confinement no longer than {PROLONGED}.",
            not_applicable=NOT_SOLITARY,
        )
    )


@rule(
    NO_SOLITARY_CONFINEMENT,
    Subject.CONFINEMENT,
    ConfinementFacts,
    aspect="vulnerable-person",
)
def no_confinement_of_the_vulnerable(apart: ConfinementFacts, law: Law) -> Ruling:
    """Nobody in a situation of vulnerability is ever held alone.

    What no record names is taken from the assessment of mental health: without
    one, that nothing is recorded says nothing.
    """
    del law
    return (
        when(_is_solitary(apart))
        .breach_if(_is_vulnerable(apart), since=apart.began_at)
        .because(
            breach="Solitary confinement of a person in a situation of vulnerability.",
            met="No situation of vulnerability was found when the person was assessed.",
            not_applicable=NOT_SOLITARY,
        )
    )


def _is_solitary(apart: ConfinementFacts) -> Flag:
    return solitary(apart.is_solitary, apart.hours_a_day)


def _is_prolonged(apart: ConfinementFacts) -> Flag:
    by_dates = ibis.cases(
        (apart.until > beyond(apart.stretch_began_last, PROLONGED), True),
        (apart.until <= beyond(apart.stretch_began_first, PROLONGED), False),
        else_=ibis.null("boolean"),
    )
    told = apart.days_recorded
    by_source = ibis.cases(
        (told > PROLONGED.value + BOTH_ENDS, True),
        (told <= PROLONGED.value, False),
        else_=ibis.null("boolean"),
    )
    return ibis.cases(
        (by_dates.isnull() & apart.until.isnull(), by_source),
        (_is_contradicted(apart, by_dates), ibis.null("boolean")),
        else_=by_dates,
    )


def _is_contradicted(apart: ConfinementFacts, by_dates: Flag) -> Flag:
    """Say whether the source's own length denies what the dates say.

    A length is of one confinement, not of those joined to it; and one that still
    runs was shorter when its length was told.
    """
    is_joined = apart.stretch_began_first < apart.began_at
    is_longer = apart.days_recorded > PROLONGED.value
    denies = choose(by_dates, yes=~is_longer & ~apart.is_running, no=is_longer)
    return denies & ~is_joined


def _is_vulnerable(apart: ConfinementFacts) -> Flag:
    is_ill = apart.mental_health.isin((MentalHealth.CONDITION, MentalHealth.SERIOUS))
    is_named = apart.reason.isin(
        (
            ConfinementReason.MENTAL_ILLNESS,
            ConfinementReason.PROTECTION_LGBTI,
            ConfinementReason.SUICIDE_RISK,
        )
    )
    # In this order a ruling names what is missing.
    in_record = apart.has_serious_illness | apart.has_disability | apart.is_suicide_risk
    is_recorded = is_ill | (in_record | is_named | apart.has_situation)
    is_open = apart.mental_health.isnull() | ~apart.situation_is_examined
    return ibis.cases((is_recorded, True), (is_open, ibis.null("boolean")), else_=False)


RULES = (
    no_solitary_confinement,
    no_prolonged_confinement,
    no_confinement_of_the_vulnerable,
)
