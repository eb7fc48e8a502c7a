"""The verdicts of one kind of subject, as a table and a few sentences."""

import textwrap
from collections.abc import Iterable

import click
from rich import box
from rich.console import Console
from rich.table import Table

from habeas.engine.tally import Digest, Tally, named, spoken
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

# The gravest first, and then what asks for work.
_SHOWN = (
    Verdict.BREACH,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
# Wide enough for the longest name of a standard and five columns of numbers.
_WIDTH = 110
_SENTENCE = 88


def tell_verdicts(subject: Subject, judged: int, found: Digest) -> None:
    """Print what a reader must see in numbers, and say the rest in a word."""
    standards = "standard" if found.standards == 1 else "standards"
    click.echo(f"\n{judged:,} {spoken(subject)}, by {found.standards} {standards}")
    if found.told:
        console = Console(highlight=False)
        wide = console if console.is_terminal else Console(width=_WIDTH)
        wide.print(_table(found.told))
    _tell_names("Met wherever it arises", found.settled)
    _tell_names("Arises for none of them", found.absent)
    if found.untold:
        click.echo(
            f"Not known for any of them: {len(found.untold)} of {found.standards} "
            f"{standards}; the report says what it would take."
        )


def _table(told: Iterable[Tally]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("standard", no_wrap=True)
    for verdict in _SHOWN:
        table.add_column(verdict.value, justify="right", no_wrap=True)
    for name, tally in named(told):
        inset = name if name == tally.line.id else f"  {name}"
        table.add_row(inset, *(f"{tally.counts[verdict]:,}" for verdict in _SHOWN))
    return table


def _tell_names(what: str, found: Iterable[Tally]) -> None:
    names = ", ".join(tally.line.id for tally in found)
    if names:
        for line in textwrap.wrap(
            f"{what}: {names}.", _SENTENCE, break_on_hyphens=False
        ):
            click.echo(line)
