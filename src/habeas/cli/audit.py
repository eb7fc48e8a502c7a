"""`habeas audit`: judge a data set, print what came out, write the report."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.basis import tell_basis
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
    from habeas.engine.folder import check_free  # noqa: PLC0415
    from habeas.engine.results import REPORT, write_results  # noqa: PLC0415

    options = chosen(**typed)
    # What cannot be written is said before minutes of judging, not after them.
    check_free(out)
    with steps(STEPS) as tell:
        found = audit_files(files, options, tell=tell)
        with closing(found.driver):
            write_results(found, out, tell=tell)
    _print(found)
    click.echo(f"\nThe report: {out / REPORT}")


def _print(found: "Audit") -> None:
    from habeas.cli.verdict_table import tell_verdicts  # noqa: PLC0415 - slow
    from habeas.engine.tally import digest, tallies  # noqa: PLC0415

    tell_basis(found.adapted, found.law, found.as_of)
    for judgement in found.judgements:
        counted = tallies(judgement, found.counts, found.law.edition)
        tell_verdicts(judgement.subject, counted[0].total, digest(counted))
