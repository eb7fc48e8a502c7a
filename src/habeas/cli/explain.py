"""`habeas explain`: why each verdict of one custody came out."""

from pathlib import Path

import click


@click.command("explain")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("key", metavar="CUSTODY")
def explain(folder: Path, key: str) -> None:
    """Say in plain sentences why each verdict came out.

    DIR is the folder of an audit; CUSTODY an identifier from verdicts.parquet (a
    custody's, a place's, a measure's) or a pseudonym from report.html.
    """
    from habeas.engine import explaining  # noqa: PLC0415 - slow

    for explanation in explaining.explain(folder, key):
        for line in explaining.told(explanation):
            click.echo(line)
