"""The commands that run a register, from `init` to `export`."""

from pathlib import Path

import click

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--admin", metavar="NAME", help="Make an administrator of this name.")
@click.option(
    "--password-file",
    type=_PATH,
    help="A file with the administrator's password; without it, it is asked for.",
)
def init(admin: str | None, password_file: Path | None) -> None:
    """Set up a register, or bring its tables up to date."""
    from habeas.web.operating.starting import (  # noqa: PLC0415 - slow
        compile_rulebook,
        set_up,
        start,
    )

    start()
    is_new = set_up()
    from habeas.web.operating.people import make_administrator  # noqa: PLC0415

    click.echo("A new register." if is_new else "The register is up to date.")
    click.echo(
        "Compiling the rulebook, once for each law, so that no page waits for it…"
    )
    compile_rulebook()
    if admin:
        make_administrator(admin, _password(password_file))
        click.echo(f"{admin} may sign in, and is asked to set up a second factor.")


def _password(file: Path | None) -> str:
    if file is None:
        said: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return said
    from habeas.law.errors import BadInputError  # noqa: PLC0415

    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(f"the password cannot be read from {file}") from error


@click.command()
@click.option("--custodies", type=click.IntRange(1, 100_000), default=300)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Only make the register.")
def demo(custodies: int, host: str, port: int, *, no_serve: bool) -> None:
    """Make a register of a fictional State, and serve it with a sign-in per role."""
    from habeas.web.environment import mark_demonstration  # noqa: PLC0415 - slow

    is_new = mark_demonstration()
    from habeas.web.operating.starting import set_up, start  # noqa: PLC0415

    start()
    set_up()
    from habeas.web.operating.demonstration import (  # noqa: PLC0415
        PASSWORD,
        SIGN_INS,
        demonstrate,
    )

    demonstrate(custodies, is_new=is_new, tell=click.echo)
    click.echo(f"\nSign in with the password {PASSWORD} as")
    for sign_in in SIGN_INS:
        click.echo(f"  {sign_in.username:<22}{sign_in.role.label}")
    if not no_serve:
        _serve(host, port, 2)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=3, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the register, and sweep it beside."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    _serve(host, port, workers)


def _serve(host: str, port: int, workers: int) -> None:
    from habeas.web.operating.serving import Served, serve  # noqa: PLC0415

    served = Served(host, port, workers)
    click.echo(f"\nServing at {served.address}  (Ctrl+C ends it)")
    raise SystemExit(serve(served))


@click.command()
@click.option("--every", type=float, help="Go on, looking every so many seconds.")
def sweep(every: float | None) -> None:
    """Judge what waits or has come due, and issue what the clock demands."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.sweeping import sweep_on, sweep_once  # noqa: PLC0415

    if every is None:
        click.echo(sweep_once())
    else:
        sweep_on(every)


@click.command()
@click.option("--head", "is_head", is_flag=True, help="Only print the trail's end.")
def verify(*, is_head: bool) -> None:
    """Check that nothing was changed behind the trail's back."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.verifying import check  # noqa: PLC0415
    from habeas.web.trail.models import Head  # noqa: PLC0415

    if is_head:
        head = Head.objects.get(pk=1)
        click.echo(f"{head.number} {head.digest}")
        return
    found = check()
    click.echo(f"{found.chain.entries:,} entries, {found.facts:,} facts compared")
    if found.chain.broken:
        broken = found.chain.broken
        click.echo(f"BROKEN at entry {broken.number}: {broken.why}")
    for told in found.tampered:
        click.echo(f"CHANGED {told.kind} {told.id}: {told.why}")
    if not found.holds:
        raise SystemExit(1)
    click.echo(f"It holds. Its end: {found.chain.entries} {found.chain.head}")


@click.command()
@click.argument("file", type=_PATH)
def backup(file: Path) -> None:
    """Write the whole register to FILE, readable by its owner alone."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.backing_up import back_up  # noqa: PLC0415

    manifest = back_up(file)
    click.echo(
        f"{file}: {sum(manifest.rows.values()):,} rows. The trail's end: "
        f"{manifest.entries} {manifest.head}"
    )


@click.command()
@click.argument("file", type=_PATH)
def restore(file: Path) -> None:
    """Make a register from a backup, in an empty place, and check it."""
    from habeas.web.operating.starting import set_up, start  # noqa: PLC0415 - slow

    start()
    set_up()
    from habeas.web.operating.backing_up import restore as restored  # noqa: PLC0415

    manifest = restored(file)
    click.echo(f"Restored, and it holds: {manifest.entries} {manifest.head}")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option(
    "--source",
    required=True,
    metavar="NAME",
    help="Where the data come from: the same name and row are the same fact.",
)
@click.option("--dry-run", is_flag=True, help="Do it all, tell, and undo it.")
def import_(files: tuple[Path, ...], source: str, *, dry_run: bool) -> None:
    """Take canonical tables (CSV, Parquet) into the register."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.cli.register_pages import imported_page  # noqa: PLC0415
    from habeas.engine.adapting import adapt  # noqa: PLC0415
    from habeas.web.register.actions.importing import import_tables  # noqa: PLC0415
    from habeas.web.trail.actions import SYSTEM  # noqa: PLC0415

    adapted = adapt(list(files))
    done = import_tables(adapted.tables, by=SYSTEM, source=source, is_trial=dry_run)
    click.echo(imported_page(done, adapted.quality.num_rows, is_trial=dry_run))


@click.command()
@click.argument("folder", type=_PATH)
@click.option("--format", "form", type=click.Choice(("csv", "parquet")), default="csv")
def export(folder: Path, form: str) -> None:
    """Write the register's canonical tables to FOLDER, and tell the trail."""
    from habeas.web.operating.starting import must_be_ready, start  # noqa: PLC0415

    start()
    must_be_ready()
    from habeas.web.operating.exporting import export_tables  # noqa: PLC0415

    rows = export_tables(folder, form)
    click.echo(f"{folder}: {rows:,} rows")
