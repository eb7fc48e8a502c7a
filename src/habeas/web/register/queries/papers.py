"""What the papers of a decision say: the reasoned order, and the notice of reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from habeas.law.jurisdiction import LegalBasis
from habeas.web.register.models import (
    Consideration,
    Ground,
    Language,
    Order,
    Paper,
    Proposal,
)
from habeas.web.register.queries.deciding import considerations, standing_grounds
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.people import Profile, profiles

# Codes of languages in which pages and papers are written, by their ISO 639-3 code.
_OF_ISO = {"eng": "en", "ara": "ar", "fra": "fr", "spa": "es", "sqi": "sq"}


class What(StrEnum):
    """Which paper it is."""

    ORDER = "order"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """An order as it is printed."""

    order: Order
    proposal: Proposal | None
    profile: Profile
    basis: LegalBasis | None
    grounds: Sequence[Ground]
    considered: Sequence[Consideration]
    # Where the order came from: the law of the place, and whether it is a real one.
    jurisdiction: str
    is_fictional: bool

    @property
    def frees(self) -> bool:
        """Say whether it orders release."""
        return self.order.kind == "release"


def order_paper(order: Order) -> OrderPaper:
    """Gather what an order says."""
    law = law_in_force().jurisdiction
    bases = {basis.code: basis for basis in law.legal_bases or ()}
    proposal = Proposal.objects.filter(order=order).select_related(
        "proposed_by", "checked_by", "place"
    )
    made = proposal.first()
    (profile,) = profiles([order.custody.person])
    return OrderPaper(
        order,
        made,
        profile,
        bases.get(order.legal_basis),
        tuple(standing_grounds(order.custody)),
        tuple(considerations(made).values()) if made else (),
        law.name,
        law.is_fictional,
    )


def languages_for(order: Order) -> tuple[str, ...]:
    """Give the languages to print in: the working language, and the person's own.

    A language in which Habeas does not speak is left out: the notice is interpreted.
    """
    spoken = Language.objects.filter(
        person=order.custody.person, is_understood=True, withdrawn_at=None
    )
    offered = {code for code, _ in settings.LANGUAGES}
    own = (_OF_ISO.get(language.language) for language in spoken.order_by("level"))
    known = (code for code in own if code in offered)
    return tuple(dict.fromkeys((settings.LANGUAGE_CODE, *known)))


def unspoken(order: Order) -> list[str]:
    """Give the languages the person understands in which no paper can be printed."""
    spoken = Language.objects.filter(
        person=order.custody.person, is_understood=True, withdrawn_at=None
    ).exclude(language="")
    codes = spoken.values_list("language", flat=True)
    offered = {code for code, _ in settings.LANGUAGES}
    return [code for code in codes if _OF_ISO.get(code) not in offered]


def papers_of(order: Order) -> Sequence[Paper]:
    """Give the papers printed of an order, the newest first."""
    found = Paper.objects.filter(custody=order.custody, order=order, withdrawn_at=None)
    return list(found.defer("content").order_by("-recorded_at", "what"))
