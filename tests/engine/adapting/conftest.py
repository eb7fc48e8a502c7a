"""Made-up files in the layouts that publishers use, about people who never were."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from habeas.engine.adapting import Adapted

Row = Mapping[str, str]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path) -> Write:
    """Write rows as CSV, below title lines if asked; columns left out are blank."""

    def written(
        name: str,
        rows: Sequence[Row],
        columns: Sequence[str] | None = None,
        *,
        titles: int = 0,
        delimiter: str = ",",
    ) -> Path:
        path = tmp_path / name
        header = columns or list(dict.fromkeys(key for row in rows for key in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"Title line {at}\r\n" for at in range(titles))
            writer = csv.DictWriter(file, header, delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return written


@pytest.fixture
def findings() -> Callable[[Adapted, str], list[tuple[int | None, str, str]]]:
    """Give the findings whose reason holds a text: line, column and action."""

    def found(made: Adapted, text: str) -> list[tuple[int | None, str, str]]:
        return [
            (q["line"], q["column"], q["action"])
            for q in made.quality.to_pylist()
            if text in q["reason"]
        ]

    return found
