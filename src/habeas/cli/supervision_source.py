"""What files of UN documents say of reporting: documents, records, recommendations."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from habeas.cli.documents_source import read_path
from habeas.law.errors import BadInputError
from habeas.treaty.calendar import Record
from habeas.treaty.cycles import cycles_of, record_of
from habeas.treaty.document import Document
from habeas.treaty.recommendations import Recommendation, recommendations_of


def documents_of(paths: Iterable[Path]) -> tuple[Document, ...]:
    """Read files, and all files of folders; raises BadInputError in one sentence."""
    return tuple(read_path(path) for path in _files(paths))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.iterdir() if p.is_file())
        if not inside:
            raise BadInputError(f"{path} is an empty folder: name one with documents")
        yield from inside


def record_of_files(paths: Sequence[Path]) -> Record:
    """Tell what files add to the reporting calendar."""
    records = [record_of(document) for document in documents_of(paths)]
    return Record(
        tuple(s for record in records for s in record.submissions),
        tuple(s for record in records for s in record.settings),
    )


def recommendations_in(paths: Sequence[Path]) -> tuple[Recommendation, ...]:
    """Give the recommendations of files, dated by the adoption each tells of."""
    return tuple(
        recommendation
        for document in documents_of(paths)
        for recommendation in recommendations_of(
            document, {c.state: c.adopted_on for c in cycles_of(document)}
        )
    )
