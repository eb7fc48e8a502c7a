"""`habeas jurisdictions`: list, show and check the law of a country."""

import json
import sys

import click

from habeas.cli.law_page import law_as_data, law_page
from habeas.engine.jurisdictions import faults, load, names
from habeas.law.errors import HabeasError


@click.group(name="jurisdictions", invoke_without_command=True)
@click.pass_context
def jurisdictions(ctx: click.Context) -> None:
    """List, show and check the law of a country."""
    if ctx.invoked_subcommand is None:
        _print_list()


@jurisdictions.command(name="list")
def list_() -> None:
    """List the jurisdictions that come with Habeas."""
    _print_list()


@jurisdictions.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show(code: str, *, as_json: bool) -> None:
    """Show the law of CODE, or of a TOML file: each figure, its dates and source."""
    jurisdiction = load(code)
    if as_json:
        data = law_as_data(jurisdiction)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo(law_page(jurisdiction))


@jurisdictions.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> None:
    """Check each FILE, or each jurisdiction by its code; status 2 on any fault."""
    is_faulty = False
    for file in files:
        found = _faults(file)
        is_faulty = is_faulty or bool(found)
        for fault in found:
            click.echo(f"habeas: {fault}", err=True)
        if not found:
            click.echo(f"{file}: sound")
    if is_faulty:
        sys.exit(2)


def _faults(file: str) -> tuple[str, ...]:
    try:
        return faults(file)
    except HabeasError as error:
        return (str(error),)


def _print_list() -> None:
    for code in names():
        click.echo(f"{code:<6} {load(code).name}")
