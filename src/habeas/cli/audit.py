"""`habeas audit`: judge a data set, print what came out, write the report."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import FILES, chosen, data_options
from habeas.cli.progress import steps

if TYPE_CHECKING:
    from habeas.engine.auditing import Audit

STEPS = 5


@click.command("audit")
@FILES
@data_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("audit"),
    show_default=True,
    help="The folder for the report and the verdicts.",
)
def audit(files: tuple[Path, ...], out: Path, **typed: Any) -> None:  # noqa: ANN401
    """Judge detention data by the standards, and say what is met and what is not.

    FILE is CSV, Excel or Parquet, or a folder of the canonical tables. The law,
    the day and the way of reading are told from the data where no option is given.
    """
    from habeas.engine.auditing import audit_files  # noqa: PLC0415 - slow
    from habeas.engine.results import REPORT, write_results  # noqa: PLC0415

    options = chosen(**typed)
    with steps(STEPS) as tell:
        found = audit_files(files, options, tell=tell)
        with closing(found.driver):
            write_results(found, out, tell=tell)
    _print(found)
    click.echo(f"\nThe report: {out / REPORT}")


def _print(found: "Audit") -> None:
    records = found.adapted.records
    click.echo(found.read_as)
    click.echo(
        f"{records.read:,} records read, {records.kept:,} kept, {records.dropped:,} "
        f"dropped; {found.adapted.quality.num_rows:,} doubts in quality.csv"
    )
    click.echo(
        f"Judged as of {found.as_of:%-d %B %Y}, by the law of "
        f"{found.law.jurisdiction.name}, {found.law.edition.full_title}"
    )
    for assumption in found.adapted.assumptions:
        click.echo(f"Taken as true: {assumption}")
    for judgement in found.judgements:
        _print_lines(found, judgement)


def _print_lines(found: "Audit", judgement: Any) -> None:  # noqa: ANN401
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from habeas.engine.lines import lines  # noqa: PLC0415
    from habeas.engine.report.findings import spoken  # noqa: PLC0415
    from habeas.law.verdict import Verdict  # noqa: PLC0415

    shown = (
        Verdict.BREACH,
        Verdict.UNKNOWN,
        Verdict.PENDING,
        Verdict.MET,
        Verdict.NOT_APPLICABLE,
    )
    table = Table(
        box=box.SIMPLE_HEAD,
        title=f"By standard, {spoken(judgement.subject)}",
        title_justify="left",
        pad_edge=False,
    )
    table.add_column("standard", no_wrap=True)
    for verdict in shown:
        table.add_column(verdict.value, justify="right", no_wrap=True)
    for line in lines(judgement):
        counts = found.counts[line.id]
        name = f"  {line.aspect}" if line.aspect else line.standard.id
        table.add_row(name, *(f"{counts[verdict]:,}" for verdict in shown))
    console = Console(highlight=False)
    console.print(table) if console.is_terminal else Console(
        width=110, highlight=False
    ).print(table)
