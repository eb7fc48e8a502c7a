"""`habeas simulate`: the same data under other law."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.basis import tell_basis
from habeas.cli.options import FILES, chosen, data_options
from habeas.cli.progress import steps

if TYPE_CHECKING:
    from habeas.engine.simulating import Difference, Freed

STEPS = 4


@click.command("simulate")
@FILES
@data_options
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    metavar="NAME=VALUE",
    help="What to change, as in maximum=30d or places.prison=forbidden; repeatable.",
)
@click.option(
    "--day-rate",
    type=click.FloatRange(min=0),
    help="What a day of detention costs.",
)
def simulate(
    files: tuple[Path, ...],
    settings: tuple[str, ...],
    day_rate: float | None,
    **typed: Any,  # noqa: ANN401
) -> None:
    """Audit the same data under other law, and give the difference."""
    from habeas.engine.simulating import simulate as compare  # noqa: PLC0415 - slow

    options = chosen(**typed)
    with steps(STEPS) as tell:
        found = compare(files, settings, options, tell=tell)
    _print(found, settings, day_rate)


def _print(
    found: "Difference", settings: tuple[str, ...], day_rate: float | None
) -> None:
    from habeas.law.verdict import Verdict  # noqa: PLC0415

    tell_basis(found.adapted, found.law, found.as_of)
    click.echo(f"\nWith {', '.join(settings)}")
    if not found.changes:
        click.echo("No verdict changes.")
    for change in found.changes:
        told = ", ".join(
            f"{verdict} {change.before[verdict]:,} → {change.after[verdict]:,}"
            for verdict in Verdict
            if change.before[verdict] != change.after[verdict]
        )
        click.echo(f"  {change.standard}: {told}")
    if found.freed is None:
        click.echo("The data hold no custody, so nobody's liberty can be reckoned.")
        return
    _print_freed(found.freed, day_rate)


def _print_freed(freed: "Freed", day_rate: float | None) -> None:
    """Print who would be at liberty, and on what the reckoning rests."""
    people = "people not told apart"
    if freed.people is not None:
        people = f"{freed.people:,} people"
    click.echo(
        f"Held although the changed law would have them free: {freed.custodies:,} "
        f"custodies, {people}, {freed.person_days:,.1f} person-days"
    )
    if day_rate is not None:
        click.echo(
            f"Cost of these days at {day_rate:,.2f} a day: {freed.cost(day_rate):,.2f}"
        )
    click.echo(
        "Taken as true: whoever is held against a standard that only release would "
        "satisfy, or\nin a place where nobody may be held, is free from then on; all "
        "else stays as recorded."
    )
