"""Cycles of reporting and their steps, and the days on which reports are due."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.treaty.calendar import DueRule
from habeas.web.supervision.codes import StepKind, SubmitterKind
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall

RULES = [
    (DueRule.FIRST.value, _("Article 73(1)(a)")),
    (DueRule.EVERY_FIVE_YEARS.value, _("Article 73(1)(b)")),
    (DueRule.OBSERVATIONS.value, _("Concluding observations")),
    (DueRule.PRIOR_LIST.value, _("List of issues prior to reporting")),
    (DueRule.SET_BY_HAND.value, _("Set by hand")),
]


class Cycle(Recorded):
    """One consideration of a State, or the drafting of one general comment.

    `reports` are the numbers of the reports it takes together, as ``2-3``.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3, blank=True, db_index=True)
    reports = models.CharField(_("Reports"), max_length=20, blank=True)
    title = models.CharField(_("Title"), max_length=300, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a cycle of a State is there once."""

        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state", "reports", "title"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="cycle_once",
            )
        ]

    def __str__(self) -> str:
        return self.title or f"{self.state} {self.reports}".strip()


class Step(Recorded):
    """A step of a cycle: a document, a meeting, or both; known, or still to come."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, verbose_name=_("Cycle"))
    what = models.CharField(_("Step"), max_length=20, choices=StepKind)
    on = models.DateField(_("Date"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)
    symbol = models.CharField(_("Symbol"), max_length=120, blank=True, db_index=True)
    document = models.ForeignKey(
        "library.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Document"),
    )
    meetings = models.CharField(_("Meetings"), max_length=100, blank=True)
    records = models.CharField(_("Summary records"), max_length=300, blank=True)
    submitter = models.CharField(
        _("Who submits"), max_length=20, blank=True, choices=SubmitterKind
    )
    submitter_name = models.CharField(_("Name"), max_length=200, blank=True)
    note = models.TextField(_("Note"), blank=True)
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.symbol}".strip()


class DueDay(Recorded):
    """That a day was set for a State's next report, by whom and where it says so."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3, db_index=True)
    due = models.DateField(_("Due on"))
    set_on = models.DateField(_("Set on"))
    rule = models.CharField(_("By"), max_length=40, choices=RULES)
    reports = models.CharField(_("Reports"), max_length=20, blank=True)
    source = models.CharField(_("Source"), max_length=300)
    why = models.CharField(_("Why"), max_length=300, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a source sets a day once."""

        verbose_name = _("due day")
        verbose_name_plural = _("due days")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state", "due", "set_on", "rule"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="due_day_once",
            )
        ]


class HandedIn(Recorded):
    """That reports of a State had been handed in by a day."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3, db_index=True)
    reports = models.CharField(_("Reports"), max_length=20)
    on = models.DateField(_("Handed in by"))
    symbol = models.CharField(_("Symbol"), max_length=120, blank=True)
    source = models.CharField(_("Source"), max_length=300, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a document tells of a report once."""

        verbose_name = _("report handed in")
        verbose_name_plural = _("reports handed in")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state", "reports", "on", "symbol"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="handed_in_once",
            )
        ]
