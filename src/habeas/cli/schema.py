"""`habeas schema`: the canonical tables, column by column, and empty templates."""

from pathlib import Path

import click

from habeas.law.errors import OutputError, UnknownNameError


@click.command("schema")
@click.argument("table", required=False)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write an empty CSV file for each table to this folder.",
)
@click.option("--markdown", is_flag=True, help="Print the whole dictionary as a page.")
def schema(table: str | None, templates: Path | None, *, markdown: bool) -> None:
    """List the canonical tables, or describe one TABLE column by column."""
    from habeas.facts import dictionary  # noqa: PLC0415 - slow
    from habeas.facts.tables import BY_NAME, TABLES  # noqa: PLC0415

    if templates is not None:
        _write(templates, {t.name: dictionary.template(t) for t in TABLES})
    elif markdown:
        click.echo(dictionary.page())
    elif table is None:
        for each in TABLES:
            click.echo(f"{each.name:22} {each.meaning}")
    elif table in BY_NAME:
        click.echo("\n".join(dictionary.described(BY_NAME[table])))
    else:
        raise UnknownNameError(
            f"there is no table {table!r}: `habeas schema` lists those there are"
        )


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (folder / f"{name}.csv").open("x", encoding="utf8") as file:
                file.write(text)
    except OSError as error:
        raise OutputError(
            f"a template cannot be written to {error.filename} "
            f"({(error.strerror or '').lower()}): name a new folder"
        ) from error
    click.echo(
        f"{len(files)} templates in {folder}. Take away those of what you do not keep: "
        "an empty table says that there was nothing to record."
    )
