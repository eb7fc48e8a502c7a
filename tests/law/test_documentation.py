"""The page on jurisdictions tells every key and every word that a file may hold."""

import re
import tomllib
from pathlib import Path

import pytest

from habeas.law.alternative import Alternative
from habeas.law.amount import Unit
from habeas.law.figure import Deadline, Interval
from habeas.law.jurisdiction import Jurisdiction, SpanKind
from habeas.law.jurisdiction_keys import KEYS
from habeas.law.jurisdiction_text import read_jurisdiction
from habeas.law.limit import LimitKind, Regime, StartEvent
from habeas.law.place_type import PlaceType
from habeas.law.setting import with_setting
from habeas.law.source import Confidence, Layer

PAGE = (Path(__file__).parents[2] / "docs" / "jurisdictions.md").read_text("utf-8")
SECTIONS = {
    "": "### The file",
    "sources": "### `[sources.NAME]`",
    "limits": "### `[[limits]]`",
    "limits.extensions": "Each of the `extensions`:",
    "clock": "### `[clock]`",
    "deadlines": "### `[deadlines.NAME]`",
    "intervals": "### `[deadlines.NAME]` and `[intervals.NAME]`",
    "legal_bases": "### `[[legal_bases]]`",
    "alternatives": "### `[alternatives]` and `[places]`",
    "places": "### `[alternatives]` and `[places]`",
    "calendar": "### `[calendar]`",
    "remarks": "### `[[remarks]]`",
}
WORDS = [
    *Alternative,
    *Confidence,
    *Deadline,
    *Interval,
    *LimitKind,
    *(layer for layer in Layer if layer is not Layer.HYPOTHESIS),
    *PlaceType,
    *Regime,
    *SpanKind,
    *StartEvent,
]


def section(heading):
    """Give the keys of the first table after a heading."""
    rows = re.search(
        r"\| key \| \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE.split(heading)[1]
    )
    return set(
        re.findall(
            r"`([a-z_]+)`", " ".join(r.split("|")[1] for r in rows[1].split("\n") if r)
        )
    )


@pytest.mark.parametrize("table", KEYS)
def test_every_key_is_told_and_no_other(table):
    told = section(SECTIONS[table])
    if table in {"alternatives", "places"}:  # they share a section
        assert told == {*KEYS["alternatives"], *KEYS["places"]}
    else:
        assert told == set(KEYS[table])


@pytest.mark.parametrize(
    "word", WORDS, ids=lambda word: f"{type(word).__name__}.{word}"
)
def test_every_word_is_told(word):
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_told(unit):
    assert re.search(rf"`\d+{unit.abbreviation}` {unit.value.replace('_', ' ')}", PAGE)


def test_the_example_is_sound():
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]
    assert tomllib.loads(example)["code"] == "XAB"
    assert len(read_jurisdiction(example, "docs").limits) == 1


def test_every_setting_of_the_page_can_be_made():
    table = PAGE.split("| setting | |")[1]
    settings = re.findall(r"^\| `([^`]+)` \|(.*)\|$", table, re.MULTILINE)
    assert len(settings) == 5
    law = Jurisdiction("X", "X")
    for setting, others in settings:
        assert with_setting(law, setting) != law
        for other in re.findall(r"`([a-z]+)`", others):
            with_setting(law, f"{setting.partition('=')[0]}={other}")
