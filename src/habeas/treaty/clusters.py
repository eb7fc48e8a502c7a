"""Texts that ask alike, gathered: each is like another of its cluster, both ways."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from habeas.treaty.likeness import Profile, profile_of, weights_of, words_of

# Both must hold so much of the other: the half that shares the standing phrases of all
# recommendations stays under it.
ALIKE = 0.3
# Texts are set side by side that share so many words which few of all hold.
_SHARED = 3
_FEW = 0.1
_FEW_AT_LEAST = 20


def clusters_of(texts: Sequence[str]) -> list[list[int]]:
    """Gather texts that are alike, by their places; the largest cluster first.

    Promises: each text in at most one cluster, and each cluster of two or more.
    """
    words = [words_of(text) for text in texts]
    weights = weights_of(words)
    profiles = [profile_of(each, weights) for each in words]
    leader = list(range(len(texts)))
    for one, other in _candidates(words):
        if likeness(profiles[one], profiles[other]) >= ALIKE:
            leader[_led(leader, one)] = _led(leader, other)
    gathered: dict[int, list[int]] = {}
    for place in range(len(texts)):
        gathered.setdefault(_led(leader, place), []).append(place)
    several = [places for places in gathered.values() if len(places) > 1]
    return sorted(several, key=lambda places: (-len(places), places))


def likeness(one: Profile, other: Profile) -> float:
    """Say how alike two texts are: what the one holds of the other, at the least."""
    return min(one.found_in(other), other.found_in(one))


def _candidates(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = {}
    for place, each in enumerate(words):
        for word in set(each):
            holders.setdefault(word, []).append(place)
    most = max(_FEW_AT_LEAST, int(_FEW * len(words)))
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) <= most:
            shared.update(combinations(places, 2))
    yield from (pair for pair, count in shared.items() if count >= _SHARED)


def _led(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place
