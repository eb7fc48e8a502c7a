"""What a document was read into: paragraphs, what they cite, what was remarked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.treaty.document import ParagraphKind
from habeas.web.library.models.document import Document

KINDS = [
    (ParagraphKind.INTRODUCTION.value, _("Introduction")),
    (ParagraphKind.POSITIVE.value, _("Positive aspect")),
    (ParagraphKind.CONCERN.value, _("Concern")),
    (ParagraphKind.RECOMMENDATION.value, _("Recommendation")),
    (ParagraphKind.FOLLOW_UP.value, _("Follow-up request")),
    (ParagraphKind.DISSEMINATION.value, _("Dissemination request")),
    (ParagraphKind.NEXT_REPORT.value, _("Next report")),
]


class Paragraph(models.Model):
    """A paragraph, at an address of its own; made anew whenever the document is read.

    `eid` is its Akoma Ntoso identifier, unique in the document; `record` holds what
    was read of it and is asked by no query.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    eid = models.CharField(max_length=120)
    number = models.CharField(max_length=20, blank=True)
    under = models.CharField(max_length=20, blank=True)
    marker = models.CharField(max_length=30, blank=True)
    unit = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=30, blank=True, choices=KINDS)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    record = models.JSONField(default=dict)

    class Meta:
        """In the order of the text."""

        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering: ClassVar = ["document", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "position"], name="paragraph_in_order"
            ),
            models.UniqueConstraint(
                fields=["document", "eid"], name="paragraph_address"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["document", "unit", "number"], name="paragraph_place"),
            models.Index(fields=["kind", "state"], name="paragraph_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.document.symbol} {self.place}"

    @property
    def place(self) -> str:
        """The number by which it is cited."""
        return self.number or self.under


class Citation(models.Model):
    """That a paragraph points to something, and where: seen from both ends."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="citations"
    )
    kind = models.CharField(max_length=20)
    target = models.CharField(max_length=120)
    pinpoint = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        """Found by what is cited."""

        verbose_name = _("citation")
        indexes: ClassVar = [
            models.Index(fields=["kind", "target", "pinpoint"], name="citation_target")
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.pinpoint}".strip()


class Remark(models.Model):
    """A reviewer's comment on a paragraph."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="remarks"
    )
    author = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    written = models.DateField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        """In the order of the text."""

        verbose_name = _("comment")
        ordering: ClassVar = ["start", "pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:40]}"
