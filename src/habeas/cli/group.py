"""The top command: it loads a subcommand when it is called, and translates errors."""

import importlib
from collections.abc import Mapping
from typing import IO

import click

from habeas import __version__
from habeas.law.errors import HabeasError

# Each subcommand is `module:function`, so that `--help` imports none of the engines.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "audit": (
        "habeas.cli.audit:audit",
        "Judge detention data by the standards.",
    ),
    "explain": (
        "habeas.cli.explain:explain",
        "Say why each verdict of one custody came out.",
    ),
    "simulate": (
        "habeas.cli.simulate:simulate",
        "Judge the same data under other law.",
    ),
    "synthesize": (
        "habeas.cli.synthesize:synthesize",
        "Make data of a fictional State, to try things on.",
    ),
    "adapt": (
        "habeas.cli.adapt:adapt",
        "Draft an adapter for a file that none knows.",
    ),
    "schema": (
        "habeas.cli.schema:schema",
        "Describe the canonical tables, or write empty templates.",
    ),
    "standards": (
        "habeas.cli.standards:standards",
        "List the standards, or explain one.",
    ),
    "coverage": (
        "habeas.cli.coverage:coverage",
        "Say what becomes of each paragraph.",
    ),
    "documents": (
        "habeas.cli.documents:documents",
        "Read, show, export, compare and search UN documents.",
    ),
    "supervision": (
        "habeas.cli.supervision:supervision",
        "States parties, calendar, cycles and recommendations.",
    ),
    "demo": (
        "habeas.cli.register:demo",
        "Make and serve the register of a fictional State.",
    ),
    "init": (
        "habeas.cli.register:init",
        "Set up a register, or bring its tables up to date.",
    ),
    "serve": (
        "habeas.cli.register:serve",
        "Serve the register, and sweep it beside.",
    ),
    "sweep": (
        "habeas.cli.register:sweep",
        "Judge what waits, and issue what the clock demands.",
    ),
    "verify": (
        "habeas.cli.register:verify",
        "Check that nothing was changed behind the trail.",
    ),
    "backup": (
        "habeas.cli.register:backup",
        "Write the whole register to one file.",
    ),
    "restore": (
        "habeas.cli.register:restore",
        "Make a register from a backup, and check it.",
    ),
    "import": (
        "habeas.cli.register:import_",
        "Take canonical tables into the register.",
    ),
    "export": (
        "habeas.cli.register:export",
        "Write the register's canonical tables.",
    ),
    "jurisdictions": (
        "habeas.cli.jurisdictions:jurisdictions",
        "List, show and check the law of a country.",
    ),
}


class Refusal(click.ClickException):
    """One sentence on standard error, and exit status 2."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Write the sentence."""
        click.echo(f"habeas: {self.message}", file=file, err=file is None)


class Stopped(Refusal):
    """One sentence where somebody pressed Ctrl+C, and the status shells expect."""

    exit_code = 130


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

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error the user can mend is one sentence and status 2."""
        try:
            return super().invoke(ctx)
        except HabeasError as error:
            raise Refusal(str(error)) from error
        except KeyboardInterrupt:
            raise Stopped("stopped before it was done") from None

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
    """Run the command."""
    habeas(prog_name="habeas")
