"""`habeas synthesize`: make detention data of a State that does not exist."""

from pathlib import Path

import click

from habeas.cli.options import end_of_day
from habeas.cli.progress import steps

FORMATS = ("parquet", "csv")


@click.command("synthesize")
@click.option(
    "--custodies",
    type=int,
    default=1000,
    show_default=True,
    help="How many custodies.",
)
@click.option(
    "--seed",
    type=int,
    default=7,
    show_default=True,
    help="What chance is drawn from: the same seed makes the same bytes.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    help="The last day told of, such as 2024-06-30 (the default).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="parquet",
    show_default=True,
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("synthetic"),
    show_default=True,
    help="The folder for the tables.",
)
def synthesize(
    custodies: int, seed: int, as_of: str | None, form: str, out: Path
) -> None:
    """Make realistic canonical tables, breaches planted, and the truth of them.

    They are of the fictional State XAA and its law, and as large as you ask. The
    file `truth` names each breach that an audit must find, and there is no other.
    """
    from habeas.engine.synthesis import (  # noqa: PLC0415 - slow
        FILES,
        Format,
        Recipe,
        make,
    )

    recipe = Recipe(custodies, seed)
    if as_of is not None:
        recipe = Recipe(custodies, seed, as_of=end_of_day(as_of))
    with steps(FILES) as tell:
        rows = make(recipe, out, form=Format(form), tell=tell)
    click.echo(
        f"{custodies:,} custodies in {len(rows) - 1} tables, {sum(rows.values()):,} "
        f"rows; {rows['truth']:,} breaches planted, told in {out / f'truth.{form}'}"
    )
    click.echo(
        f"Judge them: habeas audit {out} --jurisdiction XAA "
        f"--as-of {recipe.as_of.isoformat()}"
    )
