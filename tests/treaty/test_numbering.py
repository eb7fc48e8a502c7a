import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.numbering import Counter, Level, ListFormat

OUTLINE = (
    Level(text="%1."),
    Level(text="%1.%2"),
    Level(form="lowerLetter", text="(%3)"),
)
LISTS = {
    "plain": ListFormat("a", OUTLINE),
    "same": ListFormat("a", OUTLINE),
    "anew": ListFormat(
        "a", (Level(start=17, text="%1."), *OUTLINE[1:]), frozenset({0})
    ),
    "other": ListFormat("b", OUTLINE),
    "legal": ListFormat(
        "c",
        (
            Level(form="upperRoman", text="%1."),
            Level(form="upperLetter", text="%2."),
            Level(text="%1.%2.%3", is_legal=True),
        ),
    ),
    "running": ListFormat("d", (OUTLINE[0], Level(text="%2)", restarts_after=0))),
    "late": ListFormat(
        "e",
        (*OUTLINE[:2], Level(text="%3)", restarts_after=1)),
    ),
    "bullets": ListFormat("f", (Level(form="bullet", text="\uf0b7"),)),
    "words": ListFormat("g", (Level(start=3, text="Article %1"),)),
}


@pytest.mark.parametrize(
    ("paragraphs", "labels"),
    [
        pytest.param("plain 0, plain 0, plain 0", "1. 2. 3.", id="one after another"),
        pytest.param(
            "plain 0, plain 1, plain 1, plain 2, plain 1, plain 2",
            "1. 1.1 1.2 (a) 1.3 (a)",
            id="a lower level begins anew",
        ),
        pytest.param(
            "plain 0, plain 1, plain 0, plain 1", "1. 1.1 2. 2.1", id="under each"
        ),
        pytest.param(
            "plain 0, same 0, plain 0", "1. 2. 3.", id="lists that share go on"
        ),
        pytest.param(
            "plain 0, other 0, plain 0", "1. 1. 2.", id="lists that do not share"
        ),
        pytest.param(
            "plain 0, anew 0, anew 0, plain 0",
            "1. 17. 18. 19.",
            id="a restart, once, and the other goes on from there",
        ),
        pytest.param(
            "plain 1, plain 0, plain 1", "1.1 2. 2.1", id="a level passed over is used"
        ),
        pytest.param(
            "legal 0, legal 1, legal 2, legal 0, legal 2",
            "I. A. 1.1.1 II. 2.1.1",
            id="legal numbering in digits",
        ),
        pytest.param(
            "running 0, running 1, running 0, running 1",
            "1. 1) 2. 2)",
            id="a level that never begins anew",
        ),
        pytest.param(
            "late 0, late 1, late 2, late 1, late 2, late 0, late 2",
            "1. 1.1 1) 1.2 2) 2. 1)",
            id="a level that begins anew after the first alone",
        ),
        pytest.param("bullets 0, bullets 0", "• •", id="bullets"),
        pytest.param("words 0, words 0", "Article_3 Article_4", id="words and a start"),
    ],
)
def test_labels_are_those_that_word_shows(paragraphs, labels):
    counter = Counter(LISTS)
    seen = [
        counter.label(name, int(level)).replace(" ", "_")
        for name, level in (entry.split() for entry in paragraphs.split(", "))
    ]
    assert seen == labels.split()


@pytest.mark.parametrize(
    ("name", "level"),
    [
        pytest.param("nowhere", 0, id="a list that is not defined"),
        pytest.param("bullets", 4, id="a level that is not defined"),
    ],
)
def test_what_is_not_defined_has_no_label(name, level):
    assert Counter(LISTS).label(name, level) == ""


@given(st.lists(st.integers(0, 2), max_size=40))
def test_a_count_is_that_of_the_paragraphs_since_a_higher_one(levels):
    counter = Counter(
        {"x": ListFormat("x", tuple(Level(text=f"%{n}") for n in (1, 2, 3)))}
    )
    for place, level in enumerate(levels):
        highers = [at for at, before in enumerate(levels[:place]) if before < level]
        since = levels[highers[-1] + 1 if highers else 0 : place]
        # Deeper ones that came first passed over this level: it counts as used once.
        first = next((before for before in since if before >= level), None)
        passed_over = first is not None and first > level
        expected = since.count(level) + passed_over + 1
        assert counter.label("x", level) == str(expected)


@given(
    st.lists(
        st.tuples(st.sampled_from(["plain", "same", "anew"]), st.integers(0, 2)),
        max_size=40,
    )
)
def test_top_numbers_grow_by_one_save_where_a_list_begins_anew(paragraphs):
    counter, last, met = Counter(LISTS), None, False
    for name, level in paragraphs:
        label = counter.label(name, level)
        begins_anew = name == "anew" and not met
        met = met or name == "anew"
        if level == 0:
            number = int(label.rstrip("."))
            if begins_anew:
                assert number == 17
            elif last is not None:
                assert number == last + 1
            last = number
        elif begins_anew:
            last = 17
        elif last is None:
            last = 1
