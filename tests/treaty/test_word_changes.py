import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.word_changes import Part, compare_wording

TEXTS = st.lists(st.sampled_from(["the", "act", "law", " ", ", ", "委", "员"])).map(
    "".join
)
SIGNS = {Part.SAME: "={}", Part.REMOVED: "-{}", Part.ADDED: "+{}"}


@given(TEXTS, TEXTS)
def test_each_text_can_be_had_back(old, new):
    wording = compare_wording(old, new)
    assert old == "".join(each.text for each in wording if each.part is not Part.ADDED)
    assert new == "".join(
        each.text for each in wording if each.part is not Part.REMOVED
    )


CHANGES = [
    pytest.param(
        "it must act", "it should act", "=it |-must|+should|= act", id="a word"
    ),
    pytest.param("a b", "a b", "=a b", id="nothing"),
    pytest.param("", "new", "+new", id="all new"),
    pytest.param("old", "", "-old", id="all gone"),
    pytest.param(
        "the law of sea ends",
        "the rule of land ends",
        "=the |-law of sea|+rule of land|= ends",
        id="a chance word",
    ),
    pytest.param("委员会关切", "委员会建议", "=委员会|-关切|+建议", id="Chinese signs"),
]


@pytest.mark.parametrize(("old", "new", "shown"), CHANGES)
def test_what_changed_is_told_word_by_word(old, new, shown):
    parts = [SIGNS[each.part].format(each.text) for each in compare_wording(old, new)]
    assert "|".join(parts) == shown
