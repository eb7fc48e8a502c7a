"""What a judgement rests on: how the data were read, the law, what is taken as true."""

import datetime as dt
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from habeas.engine.adapting import Adapted
    from habeas.law.applied import Law


def tell_basis(adapted: "Adapted", law: "Law", as_of: dt.datetime) -> None:
    """Print it, before anything that rests on it."""
    records = adapted.records
    click.echo(adapted.read_as)
    click.echo(
        f"{records.read:,} records read, {records.kept:,} kept, {records.dropped:,} "
        f"dropped; {adapted.quality.num_rows:,} findings about the data's quality"
    )
    click.echo(
        f"Judged as of {as_of:%-d %B %Y}, by the law of {law.jurisdiction.name}, "
        f"{law.edition.full_title}"
    )
    for assumption in adapted.assumptions:
        click.echo(f"Taken as true: {assumption}")
