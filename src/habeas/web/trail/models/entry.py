"""One thing that was done or read, and the hash that ties it to all before it."""

import hashlib
import json
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.trail.wall import Wall

# What the first entry is chained to.
GENESIS = "0" * 64


class Action(models.TextChoices):
    """What was done."""

    RECORDED = "recorded", _("Recorded")
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", _("Withdrawn as an error")
    PROPOSED = "proposed", _("Proposed")
    AUTHORISED = "authorised", _("Authorised")
    REFUSED = "refused", _("Refused")
    ISSUED = "issued", _("Issued")
    READ = "read", _("Read")
    SEARCHED = "searched", _("Searched")
    EXPORTED = "exported", _("Exported")
    MERGED = "merged", _("Merged")
    PARTED = "parted", _("Parted again")
    SIGNED_IN = "signed_in", _("Signed in")
    SIGNED_OUT = "signed_out", _("Signed out")
    DEPOSITED = "deposited", _("Head deposited outside")


class Entry(models.Model):
    """An entry of the chain: it is added, and never changed or removed."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=20, choices=Action)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64, blank=True)
    about = models.CharField(max_length=64, blank=True)
    wall = models.CharField(max_length=20, choices=Wall)
    version = models.PositiveIntegerField(default=0)
    content = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Found by the object, by the person it is about, and by who did it."""

        indexes: ClassVar = [
            models.Index(fields=["kind", "object_id", "version"], name="trail_object"),
            models.Index(fields=["about", "number"], name="trail_about"),
            models.Index(fields=["actor", "number"], name="trail_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.kind} {self.object_id}"

    def worked_out(self) -> str:
        """Work out the hash of what stands here."""
        said = [
            self.number,
            self.at.isoformat(timespec="microseconds"),
            self.actor,
            self.role,
            self.action,
            self.kind,
            self.object_id,
            self.about,
            self.wall,
            self.version,
            self.content,
            self.reason,
            self.previous,
        ]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Head(models.Model):
    """The end of the chain; whoever adds an entry holds this row until it is in."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        """There is one end."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="trail_one_head")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
