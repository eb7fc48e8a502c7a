"""Spellings of one name meet, in whatever script they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names.folding import fold, nearby, sound, words

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Müller", "MULLER", id="marks and case"),
        pytest.param("O\u2019Brien", "O'Brien", id="two apostrophes"),
        pytest.param("  Ana   María ", "ana maria", id="spaces"),
        pytest.param("Владимир", "Vladimir", id="Cyrillic"),
        pytest.param("გიორგი", "Giorgi", id="Georgian"),
    ],
)
def test_spellings_fold_into_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("محمد", "Mohammed", id="no vowels written"),
        pytest.param("محمد", "Muhamad", id="another spelling"),
        pytest.param("خالد", "Khaled", id="kh"),
        pytest.param("يوسف", "Youssef", id="y and w"),
        pytest.param("علي", "Ali", id="a sign that has no letter"),
        pytest.param("فاطمة", "Fatma", id="an ending that is not said"),
        pytest.param("ሰላም", "Salam", id="Amharic"),
    ],
)
def test_what_is_heard_meets_what_is_written(written, said):
    assert [sound(w) for w in words(written)] == [sound(w) for w in words(said)]


@given(LETTERS, st.data())
def test_one_slip_is_nearby(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcxyz"))
    kind = data.draw(st.sampled_from(["less", "more", "changed", "swapped"]))
    after = word[at + 1 :]
    slips = {
        "less": word[:at] + after,
        "more": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + after,
        "swapped": word[:at] + after[:1] + word[at] + after[1:],
    }
    assert nearby(word) & nearby(slips[kind])


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
