"""The pins are exact, agree with one another and cover the ranges of the package."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
LINE = re.compile(r"-r (?P<layer>\w+\.txt)|(?P<name>[\w.-]+)==[\w.]+(?: ; .+)?")


def lines() -> list[str]:
    layers = sorted((TOP / "requirements").glob("*.txt"))
    return [line for layer in layers for line in layer.read_text().splitlines()]


def pinned() -> dict[str, set[str]]:
    """Give each package's pins; two of one package would be a quarrel."""
    pins: dict[str, set[str]] = {}
    for line in lines():
        if not line.startswith("-"):
            name = canonicalize_name(line.partition("==")[0])
            pins.setdefault(name, set()).add(line)
    return pins


def wanted() -> list[Requirement]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    texts = [*project["dependencies"], *(text for extra in extras for text in extra)]
    requirements = [Requirement(text) for text in texts]
    return [needed for needed in requirements if needed.name != project["name"]]


def test_a_line_is_a_pin_or_the_name_of_a_layer():
    assert lines()
    assert [line for line in lines() if not LINE.fullmatch(line)] == []


def test_every_layer_that_is_named_is_there():
    named = {match["layer"] for line in lines() if (match := LINE.fullmatch(line))}
    there = {file.name for file in (TOP / "requirements").glob("*.txt")}
    assert named - {None} <= there


@pytest.mark.parametrize("needed", wanted(), ids=str)
def test_a_dependency_is_pinned_within_its_range(needed):
    pins = pinned().get(canonicalize_name(needed.name), set())
    assert pins, f"{needed.name} has no pin: run `make pins`"
    for pin in pins:
        assert all(
            one.version in needed.specifier for one in Requirement(pin).specifier
        )


def test_no_package_is_pinned_twice_to_different_versions():
    # Pins for different Pythons or systems carry a marker, and may differ.
    plain = {
        name: {pin for pin in pins if ";" not in pin} for name, pins in pinned().items()
    }
    assert {name: pins for name, pins in plain.items() if len(pins) > 1} == {}
