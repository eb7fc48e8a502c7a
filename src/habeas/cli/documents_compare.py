"""`habeas documents compare`: two versions of a document side by side."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import escape
from pathlib import Path

import click

from habeas.cli.documents_source import read_path
from habeas.treaty.comment_fate import CommentFate, comment_fates
from habeas.treaty.compare import Comparison, Concordance, Fate
from habeas.treaty.compare import compare as compare_documents
from habeas.treaty.word_changes import Part, Wording

_MARKS = {Part.SAME: ("", ""), Part.REMOVED: ("[-", "-]"), Part.ADDED: ("{+", "+}")}
_TAGS = {Part.SAME: "span", Part.REMOVED: "del", Part.ADDED: "ins"}
# Unchanged wording between two changes is shown to its first and last words alone.
_SHOWN = 60


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="What to write.",
)
def compare(old: Path, new: Path, form: str) -> None:
    """Say what became of each paragraph and comment of OLD in NEW."""
    comparison = compare_documents(read_path(old), read_path(new))
    fates = comment_fates(comparison)
    match form:
        case "json":
            click.echo(_json(comparison, fates))
        case "html":
            click.echo("\n".join(_html(comparison, fates)))
        case _:
            click.echo("\n".join(_text(comparison, fates)))


def _text(comparison: Comparison, fates: Iterable[CommentFate]) -> Iterator[str]:
    yield _summary(comparison)
    for entry in comparison.entries:
        if entry.fate is Fate.KEPT and not entry.is_moved:
            continue
        yield ""
        yield _heading(entry)
        if entry.fate is not Fate.KEPT:
            yield "  " + "".join(map(_marked, entry.wording)).replace("\n", "\n  ")
    for fate in fates:
        yield ""
        yield (
            f"Comment on {fate.paragraph} by {fate.author or 'an unnamed reviewer'}: "
            f"{fate.uptake} ({fate.share:.0%} of its words)"
        )
        yield f"  asked: {' '.join(fate.text.split())}"
        for each in fate.evidence:
            words = ", ".join(each.words)
            yield f"  {each.part} in {each.paragraph}: {each.text} ({words})"


def _summary(comparison: Comparison) -> str:
    counts = [
        f"{sum(entry.fate is fate for entry in comparison.entries)} {fate}"
        for fate in Fate
    ]
    return (
        f"{len(comparison.old)} paragraphs against {len(comparison.new)}: "
        f"{', '.join(counts)}"
    )


def _heading(entry: Concordance) -> str:
    old, new = ", ".join(entry.old) or "nothing", ", ".join(entry.new) or "nothing"
    moved = ", moved" if entry.is_moved else ""
    return f"{old} -> {new}: {entry.fate}{moved} ({entry.likeness:.0%} alike)"


def _marked(wording: Wording) -> str:
    before, after = _MARKS[wording.part]
    text = wording.text
    if wording.part is Part.SAME and len(text) > 2 * _SHOWN:
        text = f"{text[:_SHOWN]} … {text[-_SHOWN:]}"
    return before + text + after


def _json(comparison: Comparison, fates: Iterable[CommentFate]) -> str:
    return json.dumps(
        {
            "entries": [asdict(entry) for entry in comparison.entries],
            "comments": [asdict(fate) for fate in fates],
        },
        ensure_ascii=False,
        indent=2,
    )


def _html(comparison: Comparison, fates: Iterable[CommentFate]) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8"><title>Versions compared</title>'
    yield "</head><body><main><h1>Versions compared</h1>"
    yield f"<p>{escape(_summary(comparison))}</p>"
    yield "<table><thead><tr><th scope=col>Old<th scope=col>New<th scope=col>Fate"
    yield "<th scope=col>Wording</tr></thead><tbody>"
    for entry in comparison.entries:
        moved = ", moved" if entry.is_moved else ""
        wording = "".join(
            f"<{_TAGS[each.part]}>{escape(each.text)}</{_TAGS[each.part]}>"
            for each in entry.wording
        )
        yield (
            f"<tr><td>{escape(', '.join(entry.old))}<td>{escape(', '.join(entry.new))}"
            f"<td>{entry.fate}{moved}<td>{wording}</tr>"
        )
    yield "</tbody></table>"
    yield from _html_comments(fates)
    yield "</main></body></html>"


def _html_comments(fates: Iterable[CommentFate]) -> Iterator[str]:
    yield "<h2>Comments</h2><ul>"
    for fate in fates:
        evidence = "".join(
            f"<li>{each.part} in {escape(each.paragraph)}: "
            f"<q>{escape(each.text)}</q></li>"
            for each in fate.evidence
        )
        yield (
            f"<li>{escape(fate.paragraph)}, {escape(fate.author or 'unnamed')}: "
            f"{fate.uptake} ({fate.share:.0%})<blockquote>{escape(fate.text)}"
            f"</blockquote><ul>{evidence}</ul></li>"
        )
    yield "</ul>"
