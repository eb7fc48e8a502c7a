"""The top command: it loads a subcommand when it is called, and translates errors."""

import importlib
import sys
from collections.abc import Mapping

import click

from habeas import __version__
from habeas.law.errors import HabeasError

# Each subcommand is `module:function`, so that `--help` imports none of the engines.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "documents": (
        "habeas.cli.documents:documents",
        "Read, show, export, compare and search UN documents.",
    ),
    "jurisdictions": (
        "habeas.cli.jurisdictions:jurisdictions",
        "List, show and check the law of a country.",
    ),
}


class LazyGroup(click.Group):
    """A group whose commands are named here and imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in the order a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), function)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands with their one line, importing none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="habeas")
def habeas() -> None:
    """Audit detention data against the standards owed to every migrant."""


def main() -> None:
    """Run the command; an error of the user's is one sentence and status 2."""
    try:
        habeas(prog_name="habeas")
    except HabeasError as error:
        click.echo(f"habeas: {error}", err=True)
        sys.exit(2)
