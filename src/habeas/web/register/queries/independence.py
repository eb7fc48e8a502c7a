"""Whether a body that reviews is independent: read off the tree of authorities."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.vocabulary import AuthorityKind
from habeas.web.accounts.models import Authority
from habeas.web.register.models import Custody
from habeas.web.register.queries.deciding import holding_orders


class Tie(StrEnum):
    """What ties a reviewer to those whose detention it reviews."""

    DETAINS_HERE = "detains_here"
    """It is the body that holds or ordered the person."""
    UNDER_IT = "under_it"
    """It reports, in however many steps, to the body that holds or ordered."""
    DETAINS = "detains"
    """It detains migrants itself."""
    MAKES_POLICY = "makes_policy"
    """It makes or carries out migration policy."""
    CANNOT_RELEASE = "cannot_release"
    NOT_KNOWN = "not_known"
    """What it reports to, or does, is not recorded."""


@dataclass(frozen=True, slots=True)
class Independence:
    """What ties a reviewer, and the line it reports along."""

    body: Authority
    ties: tuple[Tie, ...]
    line: tuple[Authority, ...]

    @property
    def is_independent(self) -> bool | None:
        """Say whether nothing ties it; None where that is not known."""
        if not self.ties:
            return True
        return None if self.ties == (Tie.NOT_KNOWN,) else False


def independence(
    body: Authority, custody: Custody, *, may_release: bool | None
) -> Independence:
    """Look at what ties a body that reviews a custody to those who detain.

    As the standard has it, an order made by a court ties no court that reviews it.
    """
    line = line_of(body)
    orders = holding_orders(custody).exclude(authority__kind=AuthorityKind.COURT)
    held_by = {custody.detaining_authority_id}
    held_by |= set(orders.values_list("authority_id", flat=True))
    held_by.discard(None)
    ties = tuple(_ties(body, line, held_by, may_release=may_release))
    return Independence(body, ties, line)


def line_of(body: Authority) -> tuple[Authority, ...]:
    """Give what a body reports to, step by step, as far as is recorded."""
    line: list[Authority] = []
    above = body.parent
    while above is not None and above not in line:
        line.append(above)
        above = above.parent
    return tuple(line)


def _ties(
    body: Authority,
    line: tuple[Authority, ...],
    held_by: Collection[object],
    *,
    may_release: bool | None,
) -> Iterator[Tie]:
    if body.pk in held_by:
        yield Tie.DETAINS_HERE
    if any(above.pk in held_by for above in line):
        yield Tie.UNDER_IT
    if body.detains:
        yield Tie.DETAINS
    if body.makes_migration_policy:
        yield Tie.MAKES_POLICY
    if may_release is False:
        yield Tie.CANNOT_RELEASE
    if None in {body.detains, body.makes_migration_policy, may_release}:
        yield Tie.NOT_KNOWN
