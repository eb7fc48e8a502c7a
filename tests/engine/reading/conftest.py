"""Files to read, written where the test runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Give a way to write a file of text or bytes and have its path."""

    def write(content: str | bytes, name: str = "stays.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of small workbooks, made for these tests."""
    return Path(__file__).parents[2] / "corpus" / "reading"
