"""Documents of our own making, in each layout and language, against their gold."""

import re
from functools import cache
from pathlib import Path

import pytest

from habeas.treaty.document import Genre
from habeas.treaty.evaluation import MEASURES, evaluate, read_gold, table
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "corpus").glob("*.json"))
_LETTERS = re.compile(r"[^\W\d_]+")
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
def test_words_are_given_as_they_are_written(path):
    document = read(path)[1]
    written = set(_LETTERS.findall(document.text))
    given = {
        word
        for paragraph in document.paragraphs
        for text in _given(paragraph)
        for word in _LETTERS.findall(text)
    }
    assert given <= written | {"State", "party"}


def _given(paragraph):
    yield paragraph.text
    for heading in paragraph.headings:
        yield from (heading.full, heading.label)
    for action in paragraph.actions:
        yield from (action.addressee, action.text)
    items = list(paragraph.items)
    for item in items:
        yield from (item.number, item.text)
        items += item.items


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
