"""Recommendations that ask alike, across bodies and States."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.treaty.clusters import clusters_of, likeness
from habeas.treaty.likeness import profile_of, weights_of, words_of
from habeas.web.supervision.models import Recommendation
from habeas.web.supervision.queries.sought import found

# So many of those found are set side by side.
MOST = 400
_LIKES = 10
_LIKE = 0.2


@dataclass(frozen=True, slots=True)
class Cluster:
    """Recommendations that ask alike, the newest first."""

    members: Sequence[Recommendation]

    @property
    def states(self) -> list[str]:
        """The States that were asked."""
        return sorted({one.state for one in self.members if one.state})

    @property
    def bodies(self) -> list[str]:
        """The bodies that asked."""
        return sorted({one.body for one in self.members if one.body})


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters among those found; `is_cut` where not all were set side by side."""

    clusters: Sequence[Cluster]
    is_cut: bool


def clusters(asked: Mapping[str, str]) -> Clusters:
    """Gather what is found by words and filters into clusters of what asks alike."""
    some = list(found(asked).recommendations[: MOST + 1])
    listed = some[:MOST]
    gathered = clusters_of([one.text for one in listed])
    made = [Cluster([listed[place] for place in places]) for places in gathered]
    return Clusters(made, is_cut=len(some) > MOST)


def likes(one: Recommendation) -> list[Recommendation]:
    """Give those of the same themes that ask alike, the likest first."""
    near: dict[object, Recommendation] = {}
    for theme in one.themes:
        for other in found({"theme": theme}).recommendations[:MOST]:
            near[other.pk] = other
    near.pop(one.pk, None)
    others = list(near.values())
    words = [words_of(each.text) for each in (one, *others)]
    weights = weights_of(words)
    mine, *theirs = (profile_of(each, weights) for each in words)
    ranked = sorted(
        ((likeness(mine, its), at) for at, its in enumerate(theirs)), reverse=True
    )
    return [others[at] for share, at in ranked[:_LIKES] if share >= _LIKE]
