"""Nobody known to be in a vulnerable situation is held, whatever the ground."""

import ibis

from habeas.facts.assembly.persons.situations import SituationFacts, named
from habeas.facts.rows import Flag, Moment, Text
from habeas.facts.vocabulary import Sex, Situation, SituationStatus
from habeas.law.applied import Law
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.rule import Rule, Subject, rule
from habeas.rulebook.writing import Ruling, always, choose, when

PREGNANT_OR_BREASTFEEDING = Standard(
    "pregnant-or-breastfeeding",
    Group.PERSONS,
    "Pregnant and breastfeeding women are not detained",
    Kind.PROHIBITION,
    draft="52",
    adopted="46",
    convention="16; 28",
)


@rule(PREGNANT_OR_BREASTFEEDING, Subject.CUSTODY, SituationFacts)
def pregnant_or_breastfeeding(custody: SituationFacts, law: Law) -> Ruling:
    """No one pregnant or breastfeeding is held once that is known."""
    del law
    standings = (custody.pregnant_standing, custody.breastfeeding_standing)
    is_either = _is_confirmed(standings[0]) | _is_confirmed(standings[1])
    is_open = _is_examined(standings[0]) | _is_examined(standings[1])
    since = ibis.cases(
        (_is_confirmed(standings[0]), custody.pregnant_since),
        else_=custody.breastfeeding_since,
    )
    # A record of the condition stands, whatever the record of sex says.
    applies = ibis.cases((is_either | is_open, True), else_=custody.sex != Sex.MALE)
    return (
        when(applies)
        .judge(
            breached=is_either,
            pending=_waits(is_open, custody),
            since=since,
        )
        .because(
            breach="Held while known to be pregnant or breastfeeding.",
            met="Found to be neither pregnant nor breastfeeding.",
            pending="Pregnancy or breastfeeding is being examined.",
            not_applicable="Recorded as male, and neither condition is recorded.",
        )
    )


VULNERABLE_PERSON = Standard(
    "vulnerable-person",
    Group.PERSONS,
    "Persons in a vulnerable situation are not detained",
    Kind.PROHIBITION,
    draft="52-53",
    adopted="46",
    convention="16",
)
# Each situation that is an aspect of the standard, and what it makes of a person.
SITUATIONS = {
    Situation.OLDER_PERSON: "an older person",
    Situation.DISABILITY: "a person with a disability",
    Situation.TORTURE_OR_TRAUMA: "a survivor of torture or trauma",
    Situation.VICTIM_OF_CRIME: "a victim of crime",
    Situation.VICTIM_OF_TRAFFICKING: "a victim of trafficking",
    Situation.HEALTH_NEED: "a person with a special need of health",
    Situation.LGBTI: "an LGBTI person",
    Situation.REFUGEE: "a refugee",
    Situation.ASYLUM_SEEKER: "an asylum seeker",
    Situation.STATELESS: "a stateless person",
}


def _aspect(situation: Situation, person: str) -> Rule:
    standing_name, since_name = named(situation)

    @rule(
        VULNERABLE_PERSON,
        Subject.CUSTODY,
        SituationFacts,
        aspect=situation.replace("_", "-"),
    )
    def not_detained(custody: SituationFacts, law: Law) -> Ruling:
        """Nobody is held once known to be in a vulnerable situation."""
        del law
        standing: Text = getattr(custody, standing_name)
        since: Moment = getattr(custody, since_name)
        return (
            always()
            .judge(
                breached=_is_confirmed(standing),
                pending=_waits(_is_examined(standing), custody),
                since=since,
            )
            .because(
                breach=f"Held on while known to be {person}.",
                met=f"Found not to be {person}.",
                pending=f"Whether this is {person} is being examined.",
            )
        )

    return not_detained


def _is_confirmed(standing: Text) -> Flag:
    return standing == SituationStatus.CONFIRMED


def _is_examined(standing: Text) -> Flag:
    return standing == SituationStatus.UNDER_EXAMINATION


def _waits(is_open: Flag, custody: SituationFacts) -> Flag:
    """Say whether an examination is awaited; one the custody did not outlast is not.

    What it would have found stays unknown.
    """
    unknown = ibis.null("boolean")
    return choose(
        is_open,
        yes=choose(custody.is_running, yes=ibis.literal(value=True), no=unknown),
        no=ibis.literal(value=False),
    )


RULES = (
    pregnant_or_breastfeeding,
    *(_aspect(situation, person) for situation, person in SITUATIONS.items()),
)
