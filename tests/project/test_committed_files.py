"""No committed file names a package registry or a folder of somebody's machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]

# Parts of the examples below, so that this very file holds none of what it seeks.
TGZ, DASHES, DOT, STROKE = "tgz", "--", ".", "/"

REGISTRY = re.compile(
    r"(?:files\.pythonhosted|pypi|registry\.npmjs|registry\.yarnpkg|repo1?\.maven)"
    r"\.(?:org|com|apache\.org)(?![\w.])"
    r"|deb\.debian\.org"
    r"|--(?:extra-)?index[-]url|--find[-]links"
    r"|https?://\S+\.(?:whl|tgz|deb|jar)\b",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"""(?<![\w.~$}>*/:-])/(?:work|root|home|Users|tmp|mnt|farm)/[\w.-]"""
)


def committed() -> Iterator[Path]:
    git = shutil.which("git")
    listed = git and subprocess.run(
        [git, "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=False
    )
    if not listed or listed.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail("git does not list this checkout's files")
        pytest.skip("this is no checkout that git can list")
    yield from (TOP / name for name in listed.stdout.split("\0") if name)


def text_of(file: Path) -> str | None:
    """Read a text file; a file just removed, or of bytes, has none."""
    try:
        return file.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
        return None


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.relative_to(TOP)}: {match[0]}"
        for file in committed()
        if (text := text_of(file)) and (match := pattern.search(text))
    ]


def test_no_committed_file_names_a_registry():
    assert found(REGISTRY) == []


def test_no_committed_file_names_a_folder_of_a_machine():
    assert found(MACHINE_PATH) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'"https://x.example/a/b-1.0.{TGZ}"', id="archive"),
        pytest.param(f"{DASHES}index-url https://x.example", id="index option"),
        pytest.param(f"https://files.pythonhosted{DOT}org/x", id="files host"),
        pytest.param(f"registry.npmjs{DOT}org", id="npm's host"),
    ],
)
def test_a_registry_is_recognised(text):
    assert REGISTRY.search(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'open("{STROKE}home/ana/x.csv")', id="home"),
        pytest.param(f"see {STROKE}work/main", id="work"),
        pytest.param(f"\n{STROKE}tmp/x", id="line's beginning"),
    ],
)
def test_a_path_of_a_machine_is_recognised(text):
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://example.org/home/page", id="address"),
        pytest.param("docs/work/x.md", id="relative path"),
        pytest.param("detention/work/release", id="words with strokes"),
        pytest.param("at home/abroad", id="choice of words"),
    ],
)
def test_what_only_looks_like_one_is_let_through(text):
    assert not MACHINE_PATH.search(text)
    assert not REGISTRY.search(text)
