"""One's own file: who holds me, since when, until when, why, and what I may do."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import OrderKind
from habeas.web.accounts.models import Role
from habeas.web.register.codes import ExportState
from habeas.web.register.models import (
    BulkExport,
    Custody,
    Engagement,
    Ground,
    Incident,
    Order,
    Paper,
    Placement,
)
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.queries.access import Viewer, visible
from habeas.web.register.queries.reads import Page, reads_of

R = TypeVar("R", bound=OfCustody)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Right:
    """Something one may do, and what it means."""

    title: str | Promise
    meaning: str | Promise


RIGHTS: Sequence[Right] = (
    Right(
        _("Ask a court to decide whether you may be held"),
        _("A court that is independent can order your release. You can ask again."),
    ),
    Right(
        _("Have a lawyer"),
        _("You can speak with a lawyer alone, and free of charge if you cannot pay."),
    ),
    Right(
        _("Ask for protection"),
        _(
            "You can ask for asylum at any time. Whoever holds you does not read of it "
            "here."
        ),
    ),
    Right(
        _("Let your consulate know, or not"),
        _("That is your own choice. Nobody may tell your consulate unless you ask."),
    ),
    Right(
        _("Complain"),
        _("Of anything that happens to you here. It must not be held against you."),
    ),
    Right(
        _("See a doctor, and reach your family"),
        _("What you tell a doctor stays with the doctor."),
    ),
    Right(
        _("Be paid for unlawful detention"),
        _("If you were held against the law, you can claim compensation."),
    ),
)


@dataclass(frozen=True, slots=True)
class OwnCustody:
    """What somebody is told of one custody of theirs."""

    custody: Custody
    place: Placement | None
    order: Order | None
    grounds: Sequence[Ground]
    acting: Sequence[Engagement]
    complaints: Sequence[Incident]
    papers: Sequence[Paper]
    days: int | None

    @property
    def is_over(self) -> bool:
        """Say whether the custody has ended."""
        return self.custody.ended_at is not None or bool(self.custody.end_not_known)

    @property
    def has_counsel(self) -> bool:
        """Say whether a lawyer acts in it."""
        return any(one.role == Role.COUNSEL for one in self.acting)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """Somebody's whole file, and who read it."""

    custodies: Sequence[OwnCustody]
    reads: Page
    # How often the register's facts were taken out, without names.
    exports: int


def own_file(viewer: Viewer, *, at: dt.datetime, before: int | None = None) -> OwnFile:
    """Gather what somebody held is told of themselves."""
    custodies = tuple(_custodies(viewer, at))
    taken = BulkExport.objects.filter(state=ExportState.APPROVED)
    return OwnFile(
        custodies,
        reads_of(viewer.own_people, but=viewer.user, before=before),
        taken.count(),
    )


def _custodies(viewer: Viewer, at: dt.datetime) -> Iterator[OwnCustody]:
    rows = visible(viewer, Custody).filter(
        person__in=viewer.own_people, withdrawn_at=None
    )
    for custody in rows.select_related("detaining_authority").order_by("-began_at"):
        yield _custody(viewer, custody, at)


def _custody(viewer: Viewer, custody: Custody, at: dt.datetime) -> OwnCustody:
    def of(model: type[R]) -> QuerySet[R]:
        return visible(viewer, model).filter(custody=custody, withdrawn_at=None)

    until = custody.ended_at or at
    held = None if custody.began_at is None else until - custody.began_at
    orders = of(Order).exclude(kind=OrderKind.RELEASE).filter(quashed_at=None)
    return OwnCustody(
        custody,
        of(Placement).select_related("place").order_by("-began_at").first(),
        orders.select_related("authority").order_by("-at").first(),
        list(of(Ground)),
        list(of(Engagement).select_related("user").order_by("begins_at")),
        list(of(Incident).order_by("-at")),
        list(of(Paper).defer("content").order_by("-recorded_at")),
        None if held is None else max(held, _DAY * 0) // _DAY,
    )
