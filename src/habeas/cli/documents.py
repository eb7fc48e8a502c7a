"""`habeas documents`: read, show, export, compare, search and measure UN documents."""

import importlib
from collections.abc import Mapping
from pathlib import Path

import click

FORMATS = ("akn", "json", "jsonl", "csv", "uhri", "html", "md")
# Commands that need more than a document's words are imported when they are called.
_LAZY: Mapping[str, tuple[str, str]] = {
    "compare": (
        "habeas.cli.documents_compare:compare",
        "Set two versions of a document side by side.",
    ),
    "add": (
        "habeas.cli.documents_search:add",
        "Add documents to an index.",
    ),
    "search": (
        "habeas.cli.documents_search:search",
        "Find paragraphs in an index by words.",
    ),
    "similar": (
        "habeas.cli.documents_search:similar",
        "Find recommendations in an index like a paragraph.",
    ),
}
_FILE = click.argument("file", type=click.Path(path_type=Path))
_SYMBOL = click.option(
    "--symbol", default="", help="The document's symbol, where its text bears none."
)
_LANGUAGE = click.option(
    "--language",
    default="",
    metavar="CODE",
    help="Its language (eng, fra, spa, ara, zho, rus); without it the text tells.",
)
_EARLIER = click.option(
    "--earlier",
    type=click.Path(path_type=Path),
    help="The State's earlier observations: links the reiterations that cite none.",
)


class _Group(click.Group):
    """A group that imports some of its commands when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command."""
        return [*super().list_commands(ctx), *_LAZY]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, importing it where it stands elsewhere."""
        if cmd_name not in _LAZY:
            return super().get_command(ctx, cmd_name)
        module, _, function = _LAZY[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), function)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands, importing none."""
        del ctx
        own = [
            (name, self.commands[name].get_short_help_str(70)) for name in self.commands
        ]
        with formatter.section("Commands"):
            formatter.write_dl([*own, *((n, text) for n, (_, text) in _LAZY.items())])


@click.group(cls=_Group)
def documents() -> None:
    """Read, show, export, compare and search UN documents."""


@documents.command()
@_FILE
@_SYMBOL
@_LANGUAGE
@_EARLIER
def read(file: Path, symbol: str, language: str, earlier: Path | None) -> None:
    """Read FILE (docx, pdf, html or txt) and say what is in it."""
    from habeas.cli.documents_pages import summary  # noqa: PLC0415 - --help is quick
    from habeas.cli.documents_source import read_path  # noqa: PLC0415

    document = read_path(file, symbol=symbol, language=language, earlier=earlier)
    click.echo(summary(document))


@documents.command()
@_FILE
@click.argument("paragraph", metavar="SYMBOL|PARA")
@_SYMBOL
@_LANGUAGE
def show(file: Path, paragraph: str, symbol: str, language: str) -> None:
    """Show one paragraph of FILE: `12`, `MEX 12`, or the paragraphs citing a symbol."""
    from habeas.cli.documents_pages import pages_of  # noqa: PLC0415
    from habeas.cli.documents_source import read_path  # noqa: PLC0415

    document = read_path(file, symbol=symbol, language=language)
    click.echo(pages_of(document, paragraph))


@documents.command()
@_FILE
@click.option("--to", "form", type=click.Choice(FORMATS), required=True)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="A file to write."
)
@_SYMBOL
@_LANGUAGE
@_EARLIER
def export(  # noqa: PLR0913 - a command has as many parameters as options
    file: Path,
    form: str,
    *,
    output: Path | None,
    symbol: str,
    language: str,
    earlier: Path | None,
) -> None:
    """Write FILE in another form: akn, json, jsonl, csv, uhri, html or md."""
    from habeas.cli.documents_source import read_path, write  # noqa: PLC0415

    document = read_path(file, symbol=symbol, language=language, earlier=earlier)
    write(document, form, output)


@documents.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List what was missed or wrongly found.")
def evaluate(gold: tuple[Path, ...], *, errors: bool) -> None:
    """Measure precision and recall against GOLD files."""
    from habeas.cli.documents_pages import evaluation  # noqa: PLC0415
    from habeas.cli.documents_source import evaluate_gold  # noqa: PLC0415

    click.echo(evaluation(evaluate_gold(gold), errors=errors), nl=False)
