import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.comment_fate import comment_fates
from habeas.treaty.compare import Fate, compare, compare_passages
from habeas.treaty.likeness import Passage
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document

CORPUS = Path(__file__).parents[1] / "corpus" / "versions"


@pytest.fixture(scope="module")
def versions():
    names = ("draft", "adopted")
    texts = [(CORPUS / f"{name}.txt").read_text("utf-8") for name in names]
    return [
        read_document(read_plain(text), name)
        for text, name in zip(texts, names, strict=True)
    ]


@pytest.fixture(scope="module")
def gold():
    return tomllib.loads((CORPUS / "gold.toml").read_text("utf-8"))


def test_the_concordance_is_the_readers(versions, gold):
    found = {
        (str(entry.fate), entry.is_moved, ", ".join(entry.old), ", ".join(entry.new))
        for entry in compare(*versions).entries
    }
    assert found == {
        (entry["fate"], entry.get("moved", False), old, new)
        for entry in gold["entry"]
        for old, new in entry["pairs"]
    }


def test_the_fate_of_each_comment_is_the_readers(versions, gold):
    fates = comment_fates(compare(*versions))
    assert {fate.paragraph: str(fate.uptake) for fate in fates} == gold["comments"]


def test_what_a_fate_rests_on_is_shown(versions):
    fates = {fate.paragraph: fate for fate in comment_fates(compare(*versions))}
    (evidence,) = fates["3"].evidence
    assert evidence.paragraph == "3"
    assert "ship captains" in evidence.text
    assert fates["12"].evidence[0].part == "removed"
    assert fates["15"].evidence == ()


def passages(*texts):
    return [Passage(str(place), "", text) for place, text in enumerate(texts, start=1)]


ONE = "Every harbour keeps a lamp burning through the night for ships that come late."
TWO = "A judge looks at the paper within two days and hears the traveller in person."
THREE = "Visitors enter each hall without notice, and nobody may listen to their talks."
FATES = [
    pytest.param([ONE, TWO], [ONE, TWO], ["kept 1>1", "kept 2>2"], id="the same"),
    pytest.param([ONE], [ONE.replace("lamp", "light")], ["edited 1>1"], id="a word"),
    pytest.param([ONE], [ONE.replace(" ", "  ")], ["kept 1>1"], id="spaces alone"),
    pytest.param([ONE, TWO], [TWO], ["dropped 1>", "kept 2>1"], id="dropped"),
    pytest.param([ONE], [TWO, ONE], ["new >1", "kept 1>2"], id="new"),
    pytest.param([ONE, TWO], [f"{ONE} {TWO}"], ["merged 1,2>1"], id="merged"),
    pytest.param([f"{ONE} {TWO}"], [ONE, TWO], ["split 1>1,2"], id="split"),
    pytest.param(
        [f"{ONE} {TWO}"], [ONE, THREE, TWO], ["split 1>1,3", "new >2"], id="split apart"
    ),
    pytest.param(
        [ONE, TWO, THREE],
        [THREE, ONE, TWO],
        ["kept 3>1 moved", "kept 1>2", "kept 2>3"],
        id="moved",
    ),
    pytest.param([ONE], [TWO], ["dropped 1>", "new >1"], id="nothing in common"),
    pytest.param([], [ONE], ["new >1"], id="from nothing"),
    pytest.param([ONE], [], ["dropped 1>"], id="to nothing"),
    pytest.param(
        ["委员会对机场拘留表示关切", "委员会建议缔约国释放儿童"],
        ["委员会建议缔约国立即释放儿童", "委员会对机场拘留表示关切"],
        ["edited 2>1 moved", "kept 1>2"],
        id="Chinese",
    ),
]


def told(entry):
    moved = " moved" if entry.is_moved else ""
    return f"{entry.fate} {','.join(entry.old)}>{','.join(entry.new)}{moved}"


@pytest.mark.parametrize(("old", "new", "fates"), FATES)
def test_each_fate(old, new, fates):
    comparison = compare_passages(passages(*old), passages(*new))
    assert sorted(map(told, comparison.entries)) == sorted(fates)


WORDS = st.lists(
    st.sampled_from(["law", "sea", "port", "ship", "lamp", "judge", "child"]),
    max_size=9,
)


@given(st.lists(WORDS, max_size=7), st.lists(WORDS, max_size=7))
def test_every_paragraph_is_in_one_entry(old, new):
    before = passages(*map(" ".join, old))
    after = passages(*map(" ".join, new))
    entries = compare_passages(before, after).entries
    names = [name for entry in entries for name in entry.old]
    assert sorted(names) == sorted(passage.name for passage in before)
    names = [name for entry in entries for name in entry.new]
    assert sorted(names) == sorted(passage.name for passage in after)
    for entry in entries:
        assert (entry.fate is Fate.NEW) == (not entry.old)
        assert (entry.fate is Fate.DROPPED) == (not entry.new)


@pytest.mark.shared
def test_a_general_comment_against_itself_is_kept(shared):
    (draft,) = (shared / "seeds").glob("000_*.txt")
    text = draft.read_text("utf-8-sig")
    changed = text.replace("States should", "States parties must")
    documents = [read_document(read_plain(each), "x") for each in (text, changed)]
    start = time.perf_counter()
    comparison = compare(*documents)
    comment_fates(comparison)
    assert time.perf_counter() - start < 3
    assert all(entry.old == entry.new for entry in comparison.entries)
    assert {str(entry.fate) for entry in comparison.entries} == {"kept", "edited"}
