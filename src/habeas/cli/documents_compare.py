"""`habeas documents compare`: two versions of a document side by side."""

import json
from collections.abc import Iterable, Iterator, Sequence
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
_STYLE = """
body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: #0b0c0c;
  font: 1rem/1.5 system-ui, "Noto Sans", sans-serif }
table { border-collapse: collapse } th { text-align: start }
td, th { border-bottom: 1px solid #b1b4b6; padding: 0.5rem 0.8rem 0.5rem 0;
  vertical-align: top } td:last-child { white-space: pre-line }
del { background: #fbe3e0; color: #942514 } ins { background: #dff0e3; color: #004b22 }
tr[data-fate=kept] td:last-child { color: #505a5f }
blockquote { border-inline-start: 4px solid #1d70b8; margin: 0.3rem 0;
  padding-inline-start: 0.8rem }
"""


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
    alike = f" ({entry.likeness:.0%} alike)" if entry.old and entry.new else ""
    return f"{old} -> {new}: {entry.fate}{moved}{alike}"


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
    yield f"<style>{_STYLE}</style></head><body><main><h1>Versions compared</h1>"
    yield f"<p>{escape(_summary(comparison))}</p>"
    yield "<table><thead><tr><th scope=col>Old<th scope=col>New<th scope=col>Fate"
    yield "<th scope=col>Wording</tr></thead><tbody>"
    for entry in comparison.entries:
        moved = ", moved" if entry.is_moved else ""
        wording = "".join(map(_tagged, entry.wording))
        yield (
            f'<tr data-fate="{entry.fate}"><td>{escape(", ".join(entry.old))}'
            f"<td>{escape(', '.join(entry.new))}<td>{entry.fate}{moved}"
            f"<td>{wording}</tr>"
        )
    yield "</tbody></table>"
    yield from _html_comments(list(fates))
    yield "</main></body></html>"


def _tagged(wording: Wording) -> str:
    tag = _TAGS[wording.part]
    return f"<{tag}>{escape(wording.text)}</{tag}>"


def _html_comments(fates: Sequence[CommentFate]) -> Iterator[str]:
    if not fates:
        return
    yield "<h2>Comments</h2><ul>"
    for fate in fates:
        evidence = "".join(
            f"<li>{each.part} in {escape(each.paragraph)}: "
            f"<q>{escape(each.text)}</q> ({escape(', '.join(each.words))})</li>"
            for each in fate.evidence
        )
        yield (
            f"<li>On {escape(fate.paragraph)}, by "
            f"{escape(fate.author or 'an unnamed reviewer')}: <b>{fate.uptake}</b> "
            f"({fate.share:.0%} of its words)<blockquote>{escape(fate.text)}"
            f"</blockquote><ul>{evidence}</ul></li>"
        )
    yield "</ul>"
