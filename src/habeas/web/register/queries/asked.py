"""What each word of a search may mean: a name, a year, a country or a place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from rapidfuzz.distance import DamerauLevenshtein

from habeas.names.folding import fold, nearby, sound, words
from habeas.web.register.models import Citizenship, Language, Place, Slip, Spelling
from habeas.web.register.models import Word as Known
from habeas.web.register.world import Choices, countries, languages

_YEAR = re.compile(r"(?:19|20)\d\d")
# Shorter beginnings of a country's or a place's name mean too many of them.
_BEGINNING = 4
# Of how many words a mistyped one may stand for, the likeliest are looked for.
_WORDS = 40
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a search, folded, and the codes of what it may mean."""

    word: str
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def year(self) -> int | None:
        """Give the year that the word is, if it is one."""
        return int(self.word) if _YEAR.fullmatch(self.word) else None

    def condition(self, *, widely: bool) -> Q:
        """Say which people the word fits; widely, mistyped and misheard ones too."""
        if (year := self.year) is not None:
            return Q(birth_year=year) | Q(birth_date__year=year)
        spelled = _spellings(self.word, widely=widely)
        fits = Q(pk__in=Spelling.objects.filter(word__in=spelled).values("person_id"))
        return self._meant(fits) if spelled else self._meant(Q(pk__in=[]))

    def _meant(self, fits: Q) -> Q:
        if self.countries:
            held = Citizenship.objects.filter(
                country__in=self.countries, withdrawn_at=None
            )
            fits |= Q(pk__in=held.values("person_id"))
        if self.languages:
            spoken = Language.objects.filter(
                language__in=self.languages, withdrawn_at=None
            )
            fits |= Q(pk__in=spoken.values("person_id"))
        if self.places:
            fits |= Q(custody__placement__place__in=self.places)
        return fits


def terms(text: str) -> list[Term]:
    """Take a search apart into its words."""
    return [
        Term(
            word,
            countries=_named(word, countries()),
            languages=_named(word, languages()),
            places=_places(word),
        )
        for word in words(text)
    ]


def _named(word: str, listed: Choices) -> frozenset[str]:
    if len(word) < _BEGINNING:
        return frozenset()
    return frozenset(code for code, name in listed if fold(name).startswith(word))


def _places(word: str) -> frozenset[str]:
    if len(word) < _BEGINNING:
        return frozenset()
    named = Place.objects.filter(name__icontains=word, withdrawn_at=None)
    return frozenset(str(pk) for pk in named.values_list("pk", flat=True)[:_WORDS])


def _spellings(word: str, *, widely: bool) -> list[str]:
    begins = Known.objects.filter(text__startswith=word).order_by("text")
    close = list(begins.values_list("text", flat=True)[:_WORDS])
    if not widely:
        return close
    slips = Slip.objects.filter(key__in=nearby(word)).values_list("word_id", flat=True)
    heard = Known.objects.filter(sound=sound(word)).values_list("text", flat=True)
    return [*close, *_likest(word, {*slips[:2_000], *heard[:2_000]} - {*close})]


def _likest(word: str, known: Iterable[str]) -> list[str]:
    likeness = {other: alike(word, other) for other in known}
    likest = sorted(known, key=lambda other: -likeness[other])[:_WORDS]
    return [other for other in likest if likeness[other] >= _ALIKE]


def alike(word: str, other: str) -> float:
    """Say how alike two folded words are, from 0 to 1.

    Words that sound the same are alike, however they are spelled.

    >>> alike("samir", "samir"), alike("mhmd", "mohammed") > 0.7
    (1.0, True)
    """
    if other.startswith(word):
        return 1 - 0.2 * (1 - len(word) / len(other))
    typed = DamerauLevenshtein.normalized_similarity(word, other)
    heard = DamerauLevenshtein.normalized_similarity(sound(word), sound(other))
    return max(typed, 0.5 * typed + 0.5 * heard, 0.75 if heard == 1 else 0)
