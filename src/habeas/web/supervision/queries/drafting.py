"""The drafting of a general comment: its versions, and the comments read in them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from habeas.web.library.models import Document, Paragraph, Remark
from habeas.web.library.queries.documents import address_of, citing
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import Cycle, Step

_VERSIONS = (StepKind.DRAFT, StepKind.ADOPTION)
_MOST = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions that follow each other, and where they stand side by side."""

    old: Document
    new: Document
    url: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment read in a draft, and the address of its paragraph."""

    remark: Remark
    url: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A paragraph of another document that cites a draft, and its address."""

    paragraph: Paragraph
    url: str


def versions(cycle: Cycle) -> list[Pair]:
    """Pair the versions that the library holds, each with the one after it."""
    found = Step.objects.filter(
        cycle=cycle, what__in=_VERSIONS, withdrawn_at=None
    ).exclude(document=None)
    steps = sorted(
        found.select_related("document"),
        key=lambda step: (_VERSIONS.index(StepKind(step.what)), str(step.on or "")),
    )
    documents = [step.document for step in steps if step.document]
    return [
        Pair(old, new, reverse("library:compare", args=[old.pk, new.pk]))
        for old, new in itertools.pairwise(documents)
        if old.language == new.language
    ]


def comments_on(cycle: Cycle) -> Sequence[Comment]:
    """Give the comments read in the drafts of a general comment."""
    return [
        Comment(remark, f"{address_of(p.document)}#{p.eid}")
        for remark in _remarks(cycle)[:_MOST]
        for p in [remark.paragraph]
    ]


def citing_drafts(cycle: Cycle) -> Sequence[Citing]:
    """Give the paragraphs of the library that cite a draft of a general comment."""
    drafts = Step.objects.filter(
        cycle=cycle, what=StepKind.DRAFT, withdrawn_at=None
    ).exclude(document=None)
    return [
        Citing(paragraph, f"{address_of(paragraph.document)}#{paragraph.eid}")
        for step in drafts.select_related("document")
        if step.document is not None
        for paragraph in citing(step.document)
    ]


def _remarks(cycle: Cycle) -> QuerySet[Remark]:
    drafts = Step.objects.filter(
        cycle=cycle, what=StepKind.DRAFT, withdrawn_at=None
    ).values("document")
    found = Remark.objects.filter(paragraph__document__in=drafts)
    return found.select_related("paragraph__document").order_by(
        "paragraph__document", "start"
    )
