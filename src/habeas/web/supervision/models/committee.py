"""The Committee: sessions, meetings, members, and who was there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Session(Recorded):
    """A session of the Committee."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    number = models.PositiveSmallIntegerField(_("Number"))
    begins_on = models.DateField(_("Begins on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    plenary_meetings = models.PositiveSmallIntegerField(
        _("Plenary meetings"), null=True, blank=True
    )
    agenda = models.CharField(_("Agenda"), max_length=120, blank=True)
    agenda_adopted_on = models.DateField(_("Agenda adopted on"), null=True, blank=True)
    records = models.CharField(_("Summary records"), max_length=200, blank=True)
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a session is there once."""

        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="session_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class Meeting(Recorded):
    """A meeting, numbered through all sessions, and its summary record."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    number = models.PositiveSmallIntegerField(_("Number"))
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Session"),
    )
    held_on = models.DateField(_("Held on"), null=True, blank=True)
    record = models.CharField(_("Summary record"), max_length=120, blank=True)
    agenda = models.CharField(_("What it took up"), max_length=300, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a meeting is there once."""

        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="meeting_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class Member(Recorded):
    """A member of the Committee, as documents name them."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    name = models.CharField(_("Name"), max_length=200)
    state = models.CharField(_("Nationality"), max_length=3, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.name


class Term(Recorded):
    """A member's term, or an office held in the Committee."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, verbose_name=_("Member")
    )
    office = models.CharField(_("Office"), max_length=100, blank=True)
    begins_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("Until"), null=True, blank=True)
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("term")
        verbose_name_plural = _("terms")


class Absence(Recorded):
    """That a member was absent from a session."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, verbose_name=_("Session")
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, verbose_name=_("Member")
    )
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; an absence is told once."""

        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "member"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="absence_once",
            )
        ]


class Representation(Recorded):
    """That members stood for the Committee elsewhere."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    members = models.CharField(_("Who"), max_length=300)
    what = models.TextField(_("Where and what for"))
    began_on = models.DateField(_("From"), null=True, blank=True)
    ended_on = models.DateField(_("Until"), null=True, blank=True)
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("representation")
        verbose_name_plural = _("representations")
