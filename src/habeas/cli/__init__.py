"""The `habeas` command: thin, and slow imports only where a command needs them."""

from habeas.cli.group import main

__all__ = ["main"]
