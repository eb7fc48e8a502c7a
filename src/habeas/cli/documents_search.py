"""`habeas documents add`, `search` and `similar`: an index of documents in use."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from habeas.cli.documents_source import read_path
from habeas.engine.library.index import add as add_documents
from habeas.engine.library.index import open_index
from habeas.engine.library.searching import (
    Filters,
    Hit,
    paragraph_text,
)
from habeas.engine.library.searching import search as search_paragraphs
from habeas.engine.library.searching import similar as similar_paragraphs

_PLACE = re.compile(
    r"(?P<symbol>\S+/\S+?),?\s+(?:(?P<state>[A-Z]{3})\s+)?(?:paras?\.?\s*|§\s*)?(?P<number>\d\S*)"
)
_SHOWN = 300
_INDEX = click.argument("index", type=click.Path(path_type=Path))
_OPTIONS = (
    click.option("--state", default="", help="A State, by its alpha-3 code: ECU."),
    click.option("--body", default="", help="A treaty body, as in symbols: CMW."),
    click.option(
        "--kind", default="", help="A kind of paragraph or of document: concern."
    ),
    click.option("--article", default="", help="An article of the Convention: 16."),
    click.option("--theme", default="", help="A theme, by its identifier."),
    click.option("--cycle", default="", help="A reporting cycle, as in symbols: 2."),
    click.option(
        "--limit", default=20, show_default=True, type=click.IntRange(1, 1000)
    ),
    click.option("--json", "as_json", is_flag=True, help="One JSON object a hit."),
)


def _with_filters(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_INDEX
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(index: Path, files: tuple[Path, ...]) -> None:
    """Add FILES to INDEX, which is made where there is none.

    A document that is there already, by its content, is left as it is.
    """
    with open_index(index, is_new_allowed=True) as connection:
        documents = (read_path(file) for file in files)
        for added in add_documents(connection, documents):
            count = f"{added.paragraphs} paragraphs" if added.paragraphs else "known"
            click.echo(f"{added.symbol}: {count}")


@click.command()
@_INDEX
@click.argument("query")
@_with_filters
def search(index: Path, query: str, **wanted: Any) -> None:  # noqa: ANN401 - click's
    """Find paragraphs in INDEX by QUERY.

    All words of QUERY must stand in a paragraph; write "a phrase" in quotes, OR
    between choices, -word for what must not stand there, begin* for beginnings.
    """
    limit, as_json = wanted.pop("limit"), wanted.pop("as_json")
    with open_index(index) as connection:
        hits = search_paragraphs(
            connection, query, filters=_filters(wanted), limit=limit
        )
    _show(hits, as_json=as_json)


@click.command()
@_INDEX
@click.argument("like", metavar="SYMBOL PARA|TEXT")
@_with_filters
def similar(index: Path, like: str, **wanted: Any) -> None:  # noqa: ANN401 - click's
    """Find recommendations in INDEX like a paragraph of it, or like a text.

    Name a paragraph as "CMW/C/ECU/CO/2 para. 12", in an annual report with the
    State before the number ("A/66/48 ECU 12"); --kind asks for others than
    recommendations.
    """
    limit, as_json = wanted.pop("limit"), wanted.pop("as_json")
    wanted["kind"] = wanted["kind"] or "recommendation"
    place = _PLACE.fullmatch(like.strip())
    with open_index(index) as connection:
        text = paragraph_text(connection, **place.groupdict()) if place else like
        hits = similar_paragraphs(
            connection, text, filters=_filters(wanted), limit=limit
        )
    _show(hits, as_json=as_json)


def _filters(wanted: dict[str, str]) -> Filters:
    return Filters(
        **wanted | {"state": wanted["state"].upper(), "body": wanted["body"].upper()}
    )


def _show(hits: Iterable[Hit], *, as_json: bool) -> None:
    found = list(hits)
    if as_json:
        for hit in found:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        return
    for place, hit in enumerate(found, 1):
        marks = ", ".join(filter(None, (hit.state, hit.kind, hit.date)))
        text = " ".join(hit.text.split())
        cut = f"{text[:_SHOWN].rsplit(' ', 1)[0]} …" if len(text) > _SHOWN else text
        number = f" para. {hit.number}" if hit.number else ""
        click.echo(f"{place}. {hit.document}{number}{f' ({marks})' if marks else ''}")
        click.echo(f"   {cut}")
    if not found:
        click.echo("Nothing found.")
