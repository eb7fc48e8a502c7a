"""`habeas supervision`: States parties, the calendar, cycles and recommendations."""

import datetime as dt
from pathlib import Path

import click

from habeas.cli.options import end_of_day

_FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
_AS_OF = click.option(
    "--as-of", "day", metavar="DATE", default="", help="The day to tell of; today."
)


@click.group()
def supervision() -> None:
    """States parties, calendar, cycles and recommendations."""


@supervision.command()
@_AS_OF
@click.option("--to", "form", type=click.Choice(("text", "csv")), default="text")
def parties(day: str, form: str) -> None:
    """List the States parties on a day, with the source of each figure."""
    from habeas.cli.supervision_pages import (  # noqa: PLC0415 - --help is quick
        parties_csv,
        parties_page,
    )

    on = end_of_day(day).date() if day else _today()
    page = parties_page(on) if form == "text" else parties_csv(on)
    click.echo(page, nl=False)


@supervision.command()
@_FILES
@_AS_OF
@click.option("--overdue", is_flag=True, help="Only those whose report is overdue.")
@click.option("--to", "form", type=click.Choice(("text", "csv", "ics")), default="text")
def calendar(files: tuple[Path, ...], day: str, form: str, *, overdue: bool) -> None:
    """Tell when each State's next report is due, from what FILES say and by rule."""
    from habeas.cli.supervision_pages import calendar_as  # noqa: PLC0415
    from habeas.cli.supervision_source import record_of_files  # noqa: PLC0415

    on = end_of_day(day).date() if day else _today()
    record = record_of_files(files)
    click.echo(calendar_as(form, record, on, overdue=overdue), nl=False)


@supervision.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def cycles(files: tuple[Path, ...]) -> None:
    """Tell the cycles that the observations in FILES close."""
    from habeas.cli.supervision_pages import cycles_page  # noqa: PLC0415
    from habeas.cli.supervision_source import documents_of  # noqa: PLC0415

    click.echo(cycles_page(documents_of(files)), nl=False)


@supervision.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(("text", "csv")), default="text")
def recommendations(files: tuple[Path, ...], form: str) -> None:
    """List the recommendations in FILES, with concern, verb, articles and chain."""
    from habeas.cli.supervision_pages import (  # noqa: PLC0415
        recommendations_csv,
        recommendations_page,
    )
    from habeas.cli.supervision_source import recommendations_in  # noqa: PLC0415

    found = recommendations_in(files)
    write = recommendations_page if form == "text" else recommendations_csv
    click.echo(write(found), nl=False)


@supervision.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...]) -> None:
    """Add documents (files or folders) to the library, and take what they tell."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.documents import take_documents  # noqa: PLC0415
    from habeas.web.supervision.actions.loading import load_parties  # noqa: PLC0415
    from habeas.web.trail.actions import SYSTEM  # noqa: PLC0415

    if facts := load_parties(by=SYSTEM):
        click.echo(f"{facts} facts about States parties loaded")
    taken = take_documents(files, by=SYSTEM, tell=click.echo)
    click.echo(f"{taken.new} added, {taken.known} there already")
    for why in taken.refused:
        click.echo(f"Refused: {why}")
    if taken.refused:
        raise SystemExit(2)


@supervision.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--keep", is_flag=True, help="Import it; without, only tell of it.")
def import_file(file: Path, *, keep: bool) -> None:
    """Tell what FILE would bring (UHRI's JSON, IMPACT OSS's CSV), and keep it."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.exchanging import bring  # noqa: PLC0415

    for line in bring(file, keep=keep):
        click.echo(line)


@supervision.command("export")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--to", "shape", type=click.Choice(("uhri", "impact")), default="uhri")
@click.option("--state", default="", metavar="CODE", help="Only those to this State.")
@click.option("--words", default="", help="Only those that hold these words.")
def export_file(file: Path, shape: str, state: str, words: str) -> None:
    """Write the recommendations on record to FILE, as UHRI or IMPACT OSS have them."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.exchanging import give_out  # noqa: PLC0415

    give_out(file, shape, {"state": state, "q": words})
    click.echo(f"{file} written")


@supervision.command()
@click.argument("standard")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--state", required=True, metavar="CODE", help="Whose figures they are.")
@click.option("--source", default="", help="What the figures are from.")
def figures(standard: str, files: tuple[Path, ...], state: str, source: str) -> None:
    """Work out a STANDARD's months from the register, or from data in FILES."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.figures import figures_of  # noqa: PLC0415

    months = figures_of(standard, files, state=state, source=source)
    click.echo(f"{months} months are new or changed")


@supervision.command()
@click.option("--state", default="", metavar="CODE", help="Of this State alone.")
@click.option("--mail", is_flag=True, help="Also mail each to whom it concerns, once.")
def remind(state: str, *, mail: bool) -> None:
    """Tell what is due or overdue in reporting and follow-up, and by which rule."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.reminding import mail_reminders, told  # noqa: PLC0415

    for line in told(state):
        click.echo(line)
    if mail:
        click.echo(f"{mail_reminders()} mails went out")


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()
