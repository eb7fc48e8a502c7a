"""The file of one custody: where the person was and is, and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from habeas.web.register.models import Contradiction, Custody, Placement, Transfer
from habeas.web.register.queries.access import Viewer, visible
from habeas.web.register.queries.people import Profile, profiles


@dataclass(frozen=True, slots=True)
class File:
    """What the page of a custody shows of movement and identity."""

    custody: Custody
    profile: Profile
    placements: Sequence[Placement]
    transfers: Sequence[Transfer]
    contradictions: Sequence[Contradiction]

    @property
    def here(self) -> Placement | None:
        """Give the placement that is running."""
        running = (p for p in self.placements if p.ended_at is None)
        return next((p for p in running if not p.end_not_known), None)

    @property
    def on_the_way(self) -> Transfer | None:
        """Give the transfer that has not arrived."""
        return next((t for t in self.transfers if t.arrived_at is None), None)


def file_of(viewer: Viewer, custody: Custody) -> File:
    """Gather what somebody may see of the file of a custody."""
    (profile,) = profiles([custody.person], viewer)
    of_it = Q(custody=custody, withdrawn_at=None)
    placements = visible(viewer, Placement).filter(of_it)
    transfers = visible(viewer, Transfer).filter(of_it)
    told = visible(viewer, Contradiction).filter(of_it, settled_at=None)
    return File(
        custody,
        profile,
        list(placements.select_related("place", "unit").order_by("began_at")),
        list(transfers.select_related("origin", "destination").order_by("left_at")),
        list(told.order_by("recorded_at")),
    )
