"""`habeas adapt`: draft an adapter for a file that none knows."""

from pathlib import Path

import click

from habeas.engine.adapting.drafting import draft
from habeas.engine.reading import read_tables
from habeas.law.errors import OutputError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write the draft to this file, which must not be there yet.",
)
def adapt(file: Path, out: Path | None) -> None:
    """Draft an adapter for FILE: guesses to check, and gaps to fill."""
    text = draft(read_tables(file))
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as written:
            written.write(text)
    except FileExistsError:
        raise OutputError(
            f"{out} is there already; name another file, or move that one away"
        ) from None
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}") from None
    click.echo(f"{out}: check what is marked GUESS, CHECK and GAP, then give it")
    click.echo(f"with 'habeas audit {file} --as {out}'")
