"""`habeas standards`: list the standards, and explain one."""

import click

from habeas.law.edition import Edition
from habeas.law.standard import Standard
from habeas.rulebook.catalogue import STANDARDS, find, rules_of

_EDITION = click.option(
    "--edition",
    default=Edition.ADOPTED.value,
    show_default=True,
    help="The edition whose paragraphs are cited: draft or adopted.",
)


@click.group(name="standards", invoke_without_command=True)
@_EDITION
@click.option("--markdown", is_flag=True, help="Write the page of the documentation.")
@click.pass_context
def standards(ctx: click.Context, edition: str, *, markdown: bool) -> None:
    """List the standards, or explain one."""
    if markdown:
        # As slow to import as the page of one standard.
        from habeas.cli.standards_document import standards_document  # noqa: PLC0415

        click.echo(standards_document(), nl=False)
    elif ctx.invoked_subcommand is None:
        for line in _listed(Edition.named(edition)):
            click.echo(line)


@standards.command()
@click.argument("name", metavar="ID")
@_EDITION
def show(name: str, edition: str) -> None:
    """Explain the standard ID: what it asks, of which facts, and what it says."""
    # Slow to import: it gathers facts as an audit does, to tell what they are made of.
    from habeas.cli.standard_page import standard_page  # noqa: PLC0415

    click.echo(standard_page(find(name), Edition.named(edition)))


def _listed(edition: Edition) -> list[str]:
    lines: list[str] = []
    group = None
    for standard in STANDARDS:
        if standard.group is not group:
            group = standard.group
            lines += ["", group.upper()] if lines else [group.upper()]
        lines.append(_line(standard, edition))
    return lines


def _line(standard: Standard, edition: Edition) -> str:
    cites = standard.citation(edition)
    if not standard.is_of(edition):
        cites = f"not in the {edition} edition"
    kind = standard.kind if rules_of(standard) else f"{standard.kind}, waiting"
    return f"  {standard.id:<34} {kind:<20} {cites}"
