"""A document of the library, and the file it came as."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.treaty.document import Genre
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall

GENRES = [
    (Genre.ANNUAL_REPORT.value, _("Annual report")),
    (Genre.CONCLUDING_OBSERVATIONS.value, _("Concluding observations")),
    (Genre.GENERAL_COMMENT.value, _("General comment")),
    (Genre.LIST_OF_ISSUES.value, _("List of issues")),
    (Genre.LIST_OF_ISSUES_PRIOR.value, _("List of issues prior to reporting")),
    (Genre.STATE_REPORT.value, _("State report")),
    (Genre.REPLIES.value, _("Replies to the list of issues")),
    (Genre.SUMMARY_RECORD.value, _("Summary record")),
    (Genre.AGENDA.value, _("Agenda")),
    (Genre.STATE_COMMENTS.value, _("Comments by a State")),
    (Genre.UNKNOWN.value, _("Another document")),
]


class Original(models.Model):
    """A file as it came, kept by the hash of its bytes: the same file is kept once."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    form = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        """Called so on pages."""

        verbose_name = _("original")

    def __str__(self) -> str:
        return self.name


class Document(Recorded):
    """A document as it was read; the reading can be done again, the original stays.

    `symbol` is what it is cited by, or the file's name where it bears none.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    original = models.OneToOneField(
        Original, on_delete=models.PROTECT, verbose_name=_("Original")
    )
    symbol = models.CharField(_("Symbol"), max_length=120, db_index=True)
    has_symbol = models.BooleanField(default=True, editable=False)
    body = models.CharField(_("Body"), max_length=20, blank=True)
    title = models.CharField(_("Title"), max_length=500, blank=True)
    language = models.CharField(_("Language"), max_length=3)
    genre = models.CharField(_("Kind"), max_length=40, choices=GENRES)
    is_draft = models.BooleanField(_("Draft"), default=False)
    dated = models.DateField(_("Date"), null=True, blank=True)
    session = models.CharField(_("Session"), max_length=100, blank=True)
    state = models.CharField(_("State"), max_length=3, blank=True, db_index=True)
    iri = models.CharField(max_length=300, blank=True, editable=False)
    # What the reader noticed: a number missing, a figure absent, a name that misleads.
    notices = models.JSONField(default=list, blank=True, editable=False)
    # What an annual report tells of the Committee's year.
    activity = models.JSONField(null=True, blank=True, editable=False)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes: ClassVar = [
            models.Index(fields=["-dated", "id"], name="document_by_date")
        ]

    def __str__(self) -> str:
        return self.symbol
