"""The words by which recommendations are found, kept with each new version of them."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from habeas.engine.library.words import indexed, mark
from habeas.web.supervision.models import Recommendation, Words

_AT_ONCE = 500
# What a filter may ask for: one value, or any of several.
_ONE = ("state", "body", "kind", "verb")
_SEVERAL = {"article": "articles", "theme": "themes", "target": "targets"}


def follow(*, sender: type[Model], fact: Model, **sent: object) -> None:
    """Keep the words of a recommendation that was recorded, corrected or withdrawn."""
    del sender, sent
    if isinstance(fact, Recommendation):
        Words.objects.filter(recommendation=fact).delete()
        keep_words([fact])


def keep_words(new: Iterable[Recommendation]) -> None:
    """Keep the words of recommendations that have none yet."""
    rows = [
        Words(recommendation=one, words=words_of(one))
        for one in new
        if one.withdrawn_at is None
    ]
    Words.objects.bulk_create(rows, batch_size=_AT_ONCE)


def words_of(one: Recommendation) -> str:
    """Write the words of a recommendation and its marks."""
    said = f"{one.symbol} {one.cluster} {one.text}"
    return " ".join((indexed(said), *_marks(one)))


def _marks(one: Recommendation) -> Iterator[str]:
    for name in _ONE:
        if value := getattr(one, name):
            yield mark(name, value)
    for name, field in _SEVERAL.items():
        yield from (mark(name, value) for value in getattr(one, field))
