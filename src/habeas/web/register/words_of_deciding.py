"""The test of arbitrariness in words: what each step asks, and what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import Ground
from habeas.law.alternative import Alternative
from habeas.law.edition import Edition
from habeas.rulebook.authorising import Lack, Need, Standing, Step
from habeas.web.register.words import said

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as a page asks it: a short name, the question, and what it is about."""

    name: Words
    question: Words
    about: Words


ASKED: Mapping[Step, Asked] = {
    Step.DETENTION: Asked(
        _("Is it detention?"),
        _("Is the person in a place that they may not leave?"),
        _(
            "A place that one may not leave at will is a place of detention, whatever "
            "it is called. Where one may leave, there is nothing to authorise."
        ),
    ),
    Step.BARS: Asked(
        _("Whom nobody may detain"),
        _("Is there anything that forbids this detention altogether?"),
        _(
            "Children, possible children and their families, people in a situation of "
            "vulnerability, and people whom a court has freed are not detained, "
            "whatever the reason."
        ),
    ),
    Step.OBJECTIVE: Asked(
        _("Objective, and its proof"),
        _("What is the objective, and which facts prove it?"),
        _(
            "Each reason needs a fact about this person that proves it. Irregular "
            "entry or stay is no reason by itself."
        ),
    ),
    Step.LEGALITY: Asked(
        _("Legality"),
        _("Which law allows it, and who decides under it?"),
        _(
            "The provision must be in force today, the authority competent under it, "
            "and its procedure followed."
        ),
    ),
    Step.ASSESSMENT: Asked(
        _("The person's own circumstances"),
        _("What was found when this person's own case was assessed?"),
        _(
            "An assessment is individual: it hears the person, in a language they "
            "understand, and looks at what speaks for and against."
        ),
    ),
    Step.ALTERNATIVES: Asked(
        _("Alternatives"),
        _("Why would no alternative to detention serve?"),
        _(
            "Each alternative that the law offers is considered, from the least "
            "restrictive. Each that is ruled out needs a reason about this person."
        ),
    ),
    Step.NECESSITY: Asked(
        _("Necessity"),
        _("Why is it necessary?"),
        _("Detention is a last resort: say why the objective cannot be met otherwise."),
    ),
    Step.PROPORTIONALITY: Asked(
        _("Proportionality"),
        _("Is the gravity in proportion to the purpose?"),
        _(
            "Weigh what it does to the person against what it is for, with the likely "
            "effect on body and mind, and with special needs."
        ),
    ),
    Step.DURATION: Asked(
        _("Until when"),
        _("When does it end?"),
        _(
            "It has an end from its first day, never later than the maximum in law. "
            "Nobody can move the maximum."
        ),
    ),
    Step.PEOPLE: Asked(
        _("Who decides, who checks"),
        _("Who decides, and who checks?"),
        _("Nobody approves what they proposed themselves: another person checks it."),
    ),
}

STANDINGS: Mapping[Standing, tuple[Words, str]] = {
    Standing.HOLDS: (_("Holds"), "green"),
    Standing.OPEN: (_("Missing"), "yellow"),
    Standing.REFUSED: (_("Refused"), "red"),
}

_LACKING: Mapping[Need, Words] = {
    Need.PLACE: _("It is not recorded whether the person may leave where they are."),
    Need.MAY_LEAVE: _(
        "The person may leave where they are: this is no detention, and there is "
        "nothing to authorise."
    ),
    Need.CLEARANCE: _(
        "Situations of vulnerability are not cleared for this person. Whoever screens "
        "knows more; what stands behind it is not shown here."
    ),
    Need.NOT_SHOWN: _(
        "Something that is not shown to you stands against it, or is not known. "
        "Counsel, the court and the monitor see it."
    ),
    Need.INTERPRETER: _(
        "The assessment was not held in a language the person is known to understand, "
        "nor with a qualified interpreter."
    ),
    Need.RIGHTS_USED: _("Nobody is held longer for having used a right."),
    Need.GROUND: _("No objective is given."),
    Need.PROOF: _("No fact proves this reason: {of}."),
    Need.BASIS: _("No provision of the law is named."),
    Need.BASIS_OF_THE_LAW: _("This is no provision that allows detention: {of}."),
    Need.AUTHORITY: _("The authority that decides is not named."),
    Need.PROCEDURE: _("The procedure of the law is not known to have been followed."),
    Need.ASSESSMENT: _("There is no individual assessment of this person's case."),
    Need.LAW_ON_ALTERNATIVES: _(
        "It is not known which alternatives the law offers, so none can be ruled out."
    ),
    Need.CHOICE: _("No alternative that the law offers is chosen."),
    Need.CONSIDERATION: _("This alternative was not considered: {of}."),
    Need.RULING_OUT: _("This alternative would serve, and is to be used: {of}."),
    Need.REASON: _("This was ruled out without a reason about the person: {of}."),
    Need.NECESSITY: _("It is not said why it is necessary."),
    Need.PROPORTIONALITY: _("The gravity is not weighed against the purpose."),
    Need.HEALTH: _("The likely effect on health is not considered."),
    Need.SPECIAL_NEEDS: _("Special needs are not considered."),
    Need.END: _("No end is set."),
    Need.END_TO_COME: _("The end that is set has passed."),
    Need.END_WITHIN_MAXIMUM: _("The end that is set lies past the maximum in law."),
    Need.EXTENSION_REASON: _("It is not said why it must be longer."),
    Need.ANOTHER_CHECKER: _("Whoever proposed it cannot check it."),
    Need.JUDGEMENT: _("This standard could not be judged: {of}."),
}


@dataclass(frozen=True, slots=True)
class ToldLack:
    """One thing lacking, in words, with the law that asks for it."""

    words: str
    citation: str
    verdict: str = ""


def told(lack: Lack, edition: Edition) -> ToldLack:
    """Say what is lacking in the language of whoever reads."""
    citation = "" if lack.standard is None else lack.standard.citation(edition)
    if lack.need is Need.STANDARD:
        # The page draws the rulebook's own sentence, translated or marked as English.
        return ToldLack(lack.reason, citation, lack.verdict or "")
    words = str(_LACKING[lack.need]).format(of=_named(lack))
    return ToldLack(words, citation)


def _named(lack: Lack) -> str:
    match lack.need:
        case Need.PROOF:
            return said(Ground(lack.of))
        case Need.CONSIDERATION | Need.RULING_OUT | Need.REASON:
            return said(Alternative(lack.of))
        case Need.JUDGEMENT if lack.standard is not None:
            return gettext(lack.standard.title)
    return lack.of
