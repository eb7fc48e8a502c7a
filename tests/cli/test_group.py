"""What stops a command is one sentence and the status that shells expect."""

import click
from click.testing import CliRunner

from habeas.cli.group import LazyGroup


class Stopping(LazyGroup):
    """A group with one command, which somebody stops."""

    def get_command(self, ctx, cmd_name):
        del ctx

        @click.command(cmd_name)
        def stop():
            raise KeyboardInterrupt

        return stop


def test_a_command_that_is_stopped_says_so_with_status_130():
    ran = CliRunner().invoke(Stopping("habeas"), ["audit"])
    assert ran.exit_code == 130
    assert ran.output == "habeas: stopped before it was done\n"
