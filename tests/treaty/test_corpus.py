"""Documents of our own making, in each layout and language, against their gold."""

from functools import cache
from pathlib import Path

import pytest

from habeas.treaty.document import Genre
from habeas.treaty.evaluation import MEASURES, evaluate, read_gold, table
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "corpus").glob("*.json"))
PAGE = ROOT / "docs" / "documents-accuracy.md"


@cache
def read(path):
    gold = read_gold(path.read_text("utf-8"), path.name)
    data = (path.parent / gold.source).read_bytes()
    return gold, read_document(open_document(data, name=gold.source), path.stem)


@cache
def outcome(path):
    gold, document = read(path)
    return evaluate(document, gold)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    document = read(path)[1]
    assert "".join(leaf.text for leaf in document.leaves) == document.text


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_language_and_kind_are_told(path):
    gold, document = read(path)
    assert (document.language, document.genre) == (gold.language, Genre(gold.genre))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_expected_is_missed_and_nothing_wrong_is_found(path, measure):
    found = outcome(path)
    missed = [fact for name, fact in found.missed if name == measure]
    wrong = [fact for name, fact in found.wrong if name == measure]
    assert (missed, wrong) == ([], [])


def test_the_published_figures_are_those_measured():
    assert table({path.stem: outcome(path) for path in GOLD}) in PAGE.read_text("utf-8")
