"""`habeas coverage`: what becomes of each paragraph of the general comment."""

from collections.abc import Iterator

import click

from habeas.law.edition import Edition
from habeas.rulebook.catalogue import rules_of
from habeas.rulebook.coverage import Paragraph
from habeas.rulebook.coverage import coverage as account


@click.command(name="coverage")
@click.option("--edition", default=None, help="One edition alone: draft or adopted.")
def coverage(edition: str | None) -> None:
    """Print each paragraph with the standards that cite it, or why none does."""
    editions = list(Edition) if edition is None else [Edition.named(edition)]
    for each in editions:
        for line in _lines(each):
            click.echo(line)


def _lines(edition: Edition) -> Iterator[str]:
    paragraphs = list(account(edition))
    cited = sum(bool(p.standards) for p in paragraphs)
    yield f"{edition.full_title}: {cited} of {len(paragraphs)} paragraphs are cited"
    for paragraph in paragraphs:
        yield f"  {paragraph.provision.path[0]:>3}  {_said(paragraph)}"


def _said(paragraph: Paragraph) -> str:
    if not paragraph.standards:
        return f"({paragraph.reason})"
    return ", ".join(
        standard.id if rules_of(standard) else f"{standard.id} (waiting)"
        for standard in paragraph.standards
    )
