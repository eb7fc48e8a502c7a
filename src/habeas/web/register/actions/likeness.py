"""Decide whether two records are of one person; merge them, and part them again."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.register.codes import Sameness
from habeas.web.register.models import Likeness, Person
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Action


class OneRecordError(HabeasError):
    """A record is compared with itself, or with one that stands for it already."""


@transaction.atomic
def same(one: Person, other: Person, why: str, *, by: Actor, at: dt.datetime) -> Person:
    """Say that two records are of one person: from now on `one` stands for both.

    Nothing is lost: each fact stays with the record it was made of.
    """
    root = _root(one)
    if _root(other) == root:
        raise OneRecordError(_("These records stand for one person already."))
    _decide(one, other, Sameness.SAME, why, by=by, at=at)
    for record in (_root(other), *Person.objects.filter(merged_into=_root(other))):
        _point(record, root, by=by, reason=why)
    trail.note(
        Action.MERGED,
        Person.trail_name(),
        by=by,
        object_id=other.pk,
        about=root.pk,
        content={"into": str(root.pk)},
        reason=why,
    )
    return root


@transaction.atomic
def different(
    one: Person, other: Person, why: str, *, by: Actor, at: dt.datetime
) -> None:
    """Say that two records are of two people; merged ones are parted again.

    What was said outlives any later search for likenesses.
    """
    _decide(one, other, Sameness.DIFFERENT, why, by=by, at=at)
    for record, root in ((one, other), (other, one)):
        if record.merged_into_id == root.pk:
            _point(record, None, by=by, reason=why)
            trail.note(
                Action.PARTED,
                Person.trail_name(),
                by=by,
                object_id=record.pk,
                about=root.pk,
                content={"from": str(root.pk)},
                reason=why,
            )


def _root(person: Person) -> Person:
    return person.merged_into or person


def _point(record: Person, root: Person | None, *, by: Actor, reason: str) -> None:
    changes = {"merged_into": root}
    trail.correct(record, changes, by=by, reason=reason, seen=record.version)
    record.refresh_from_db()


def _decide(  # noqa: PLR0913 - two records, what of them, and who says so when
    one: Person,
    other: Person,
    decision: Sameness,
    why: str,
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    # In one order, so that two records are compared once.
    first, second = sorted((one, other), key=lambda person: person.pk)
    standing = Likeness.objects.filter(one=first, other=second, withdrawn_at=None)
    for before in standing:
        trail.withdraw(before, by=by, reason=why, seen=before.version)
    made = Likeness(one=first, other=second, decision=decision, why=why[:300])
    trail.record(made, by=by, at=at)
