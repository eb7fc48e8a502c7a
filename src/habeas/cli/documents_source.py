"""Documents taken from files, and written to them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from habeas.law.errors import BadInputError, OutputError
from habeas.treaty.container import Container
from habeas.treaty.document import Document, Notice
from habeas.treaty.evaluation import Outcome, evaluate, read_gold
from habeas.treaty.opening import MOST_BYTES, open_document
from habeas.treaty.reading import read_document
from habeas.treaty.reiterations import with_earlier

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "docx": ("doc", "docx", "docm", "dotx", "dotm"),
    "pdf": ("pdf",),
    "html": ("html", "htm", "xhtml"),
    "txt": ("txt", "text"),
}


def read_path(
    path: Path, *, symbol: str = "", language: str = "", earlier: Path | None = None
) -> Document:
    """Read a document from a file; raises BadInputError in one sentence.

    With the State's `earlier` observations, reiterations that cite nothing are
    linked to the paragraphs likest to them.
    """
    container = container_of(path)
    document = read_document(container, path.stem, symbol=symbol, language=language)
    document = replace(
        document, notices=(*document.notices, *_misnamed(path, container))
    )
    return with_earlier(document, read_path(earlier)) if earlier else document


def _misnamed(path: Path, container: Container) -> Iterator[Notice]:
    """Tell of a name that ends as another form's would."""
    ending = path.suffix.lower().lstrip(".")
    said = next((form for form, ends in _ENDINGS.items() if ending in ends), None)
    held = "docx" if container.form == "docm" else container.form
    if said and said != held:
        text = (
            f"the name ends in .{ending}, but the file is {held} and was read as such"
        )
        yield Notice("wrong extension", text, 0)


def container_of(path: Path) -> Container:
    """Turn a file of any form into lines."""
    return open_document(_bytes_of(path), name=str(path))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than may be read tells a file that is too large.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInputError(
            f"{path} cannot be read: {error.strerror or error}; check the name"
        ) from None


def write(document: Document, form: str, output: Path | None) -> None:
    """Write a document in a form, to a file whole or not at all, or to the screen."""
    text = _written(document, form)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        # Made anew, and so with the rights that the user's new files have.
        half = output.with_name(f".{output.name}.{os.getpid()}")
        with half.open("x", encoding="utf-8") as file:
            file.write(text)
        half.replace(output)
    except OSError as error:
        raise OutputError(
            f"{output} cannot be written: {error.strerror or error}; "
            "choose a directory that exists and may be written to"
        ) from None


def _written(document: Document, form: str) -> str:
    if form == "akn":
        from habeas.treaty.akn_writing import to_akn  # noqa: PLC0415 - cobalt, lxml

        return to_akn(document)
    from habeas.treaty.exports import WRITERS  # noqa: PLC0415 - not needed to read

    return WRITERS[form](document)


def evaluate_gold(paths: Iterable[Path]) -> Mapping[str, Outcome]:
    """Read the document beside each gold file and measure it."""
    outcomes = {}
    for path in paths:
        gold = read_gold(_bytes_of(path).decode("utf-8", "replace"), str(path))
        document = read_path(path.parent / gold.source)
        outcomes[path.stem] = evaluate(document, gold)
    return outcomes
