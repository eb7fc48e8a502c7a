"""What stands beside a document's text: notes, reviewers' comments, tracked changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.treaty.container import Container
from habeas.treaty.document import (
    Block,
    Footnote,
    LeafKind,
    Notice,
    Paragraph,
    Reference,
    Remark,
)
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack
from habeas.treaty.references import find_references


def read_footnotes(container: Container) -> Iterator[Footnote]:
    """Give the footnotes of a container, each at the offset of its mark."""
    starts = _line_starts(container) if container.notes else []
    for note in container.notes:
        yield Footnote(note.label, note.text, starts[note.at[0]] + note.at[1])


def footnote_references(
    footnotes: Sequence[Footnote], pack: Pack, *, body: str
) -> Iterator[Reference]:
    """Give what footnotes point to, each at the place of its mark."""
    for note in footnotes:
        for each in find_references(fold(note.text), note.text, pack=pack, body=body):
            yield replace(each, start=note.start, end=note.start)


def remark_references(
    blocks: Sequence[Block], pack: Pack, *, body: str
) -> Iterator[Reference]:
    """Give what reviewers point to in comments glued into the text."""
    for block in blocks:
        for leaf in block.leaves:
            if leaf.kind is LeafKind.COMMENT:
                found = find_references(
                    fold(leaf.text), leaf.text, pack=pack, body=body
                )
                for each in found:
                    start, end = each.start + leaf.start, each.end + leaf.start
                    yield replace(each, start=start, end=end)


def with_remarks(
    paragraphs: Sequence[Paragraph], container: Container
) -> Iterator[Paragraph]:
    """Attach a word processor's own comments to the paragraphs they are anchored in.

    Reads: paragraphs in order. Promises: as many.
    """
    remarks = list(_remarks(container))
    for paragraph in paragraphs:
        own = tuple(r for r in remarks if paragraph.start <= r.start < paragraph.end)
        yield (
            replace(paragraph, remarks=(*paragraph.remarks, *own)) if own else paragraph
        )


def _remarks(container: Container) -> Iterator[Remark]:
    starts = _line_starts(container) if container.comments else []
    for comment in container.comments:
        yield Remark(
            comment.author or None,
            comment.text,
            starts[comment.start[0]] + comment.start[1],
            starts[comment.end[0]] + comment.end[1],
            comment.date.date() if comment.date else None,
        )


def container_notices(container: Container) -> Iterator[Notice]:
    """Tell what a reader should know of the file itself: changes, macros."""
    kinds = Counter(revision.kind for revision in container.revisions)
    if kinds:
        told = ", ".join(
            f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items()
        )
        yield Notice("tracked changes", f"read as if accepted: {told}", 0)
    if container.form == "docm":
        yield Notice("macros", "the file carries macros, which were not run", 0)


def _line_starts(container: Container) -> list[int]:
    """Give the offset at which each line's own text starts, its label passed over."""
    starts, at = [], 0
    for line in container.lines:
        starts.append(at + len(line.shown) - len(line.text))
        at += len(line.shown) + len(line.end)
    return starts
