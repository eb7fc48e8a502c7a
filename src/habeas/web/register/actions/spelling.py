"""Keep the words of names where search finds them."""

from collections.abc import Iterable

from django.db import transaction

from habeas.names.folding import nearby, sound, words
from habeas.web.register.models import Name, Slip, Spelling, Word

_LONGEST = 60


@transaction.atomic
def spell(name: Name) -> None:
    """Find a name by its words from now on, and by no words it no longer has."""
    Spelling.objects.filter(name=name).delete()
    if name.withdrawn_at is None:
        spell_all([name])


@transaction.atomic
def spell_all(names: Iterable[Name]) -> None:
    """Find many names by their words; those already found stay as they are."""
    spelled = [(name, word) for name in names for word in said(name)]
    fresh = sorted({word for _, word in spelled})
    Word.objects.bulk_create(
        [Word(text=word, sound=sound(word)) for word in fresh], ignore_conflicts=True
    )
    slips = [Slip(key=key, word_id=w) for w in fresh for key in sorted(nearby(w))]
    Slip.objects.bulk_create(slips, ignore_conflicts=True, batch_size=5_000)
    rows = [
        Spelling(word_id=word, name=name, person_id=name.person_id)
        for name, word in spelled
    ]
    Spelling.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)


def said(name: Name) -> frozenset[str]:
    """Give the folded words of a name, as it came and in Latin letters."""
    both = (*words(name.text), *words(name.latin))
    return frozenset(word[:_LONGEST] for word in both)
