"""What is imported is declared, so that a fresh machine has it too."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
# Ours, and what pytest puts on the path.
OWN = {"habeas", "benchmarks", "tests", "conftest"}


def named(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def declared(*, with_dev: bool) -> set[str]:
    extras = PROJECT["optional-dependencies"]
    chosen = [texts for name, texts in extras.items() if with_dev or name != "dev"]
    return named(
        [*PROJECT["dependencies"], *(text for texts in chosen for text in texts)]
    )


def imported(folder: str) -> set[str]:
    """Collect the top names that the modules of a folder import, wherever in them."""
    names: set[str] = set()
    for module in (TOP / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - OWN - sys.stdlib_module_names


def undeclared(folder: str, *, with_dev: bool) -> set[str]:
    brought_by = packages_distributions()
    known = declared(with_dev=with_dev)
    return {
        name
        for name in imported(folder)
        if not known & set(map(canonicalize_name, brought_by.get(name, [name])))
    }


@pytest.mark.parametrize(
    ("folder", "with_dev"),
    [
        pytest.param("src", False, id="the package"),
        pytest.param("tests", True, id="the tests"),
    ],
)
def test_every_import_is_declared(folder, with_dev):
    assert imported(folder)
    assert undeclared(folder, with_dev=with_dev) == set()
