# ruff: noqa: RUF001 - Arabic signs are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.visual import Sign, is_right_to_left, reading_order


def on_the_page(drawn, size=10.0):
    """Place signs from the left, each as wide as half its size; a space is a gap."""
    signs, edge = [], 0.0
    for text in drawn:
        if text != " ":
            signs.append(Sign(text, edge, edge + size / 2, size))
        edge += size / 2
    return signs


# Each line as it is drawn, from the left, and as it is read.
LINES = [
    pytest.param(["ب", "ا", "ب"], "باب", id="a word"),
    pytest.param([*"ةرقفلا"], "الفقرة", id="letters turned round"),
    pytest.param([*"14 ةرقفلا"], "الفقرة 14", id="a number stays"),
    pytest.param([*".1 ةرقفلا"], "الفقرة 1.", id="its point follows it"),
    pytest.param(
        [*"CMW/C/EXA/CO/2 ةقيثولا"], "الوثيقة CMW/C/EXA/CO/2", id="a symbol stays"
    ),
    pytest.param(
        [*"Global Compact ىلإ"], "إلى Global Compact", id="Latin words stay in order"
    ),
    pytest.param([*"45/158 رارقلا"], "القرار 45/158", id="figures with a stroke"),
    pytest.param([*"2011-2010 نم"], "من 2010-2011", id="years with a dash turn round"),
    pytest.param([*"(ا)"], "(ا)", id="brackets as drawn"),
    pytest.param([*"نم )14 ةرقفلا("], "(الفقرة 14) من", id="brackets as meant"),
    pytest.param(["\ufefb"], "لا", id="a ligature's form"),
    pytest.param(["\ufe8e", "\ufe91"], "با", id="forms of letters"),
]


@pytest.mark.parametrize(("drawn", "read"), LINES)
def test_a_line_is_read_from_the_right(drawn, read):
    assert reading_order(on_the_page(drawn)) == read


@given(st.randoms(use_true_random=False))
def test_the_order_in_the_file_says_nothing(random):
    signs = on_the_page([*"14 ةرقفلا ،CMW/C/2 ةقيثولا"])
    random.shuffle(signs)
    assert reading_order(signs) == "الوثيقة CMW/C/2، الفقرة 14"


def test_a_vowel_sign_follows_its_letter():
    letters = on_the_page(["ب", "ج"])
    sign = Sign("\u064e", 6.0, 9.0, 10.0)
    assert reading_order([sign, *letters]) == "ج\u064eب"


def test_two_letters_of_one_sign_are_read_in_turn():
    ligature = [Sign("ا", 0, 5, 10.0), Sign("ل", 0, 5, 10.0)]
    assert reading_order(ligature) == "لا"


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        pytest.param("الفقرة A", True, id="mostly Arabic"),
        pytest.param("CMW/C/EXA ،", False, id="mostly Latin"),
        pytest.param("12.", False, id="neither"),
    ],
)
def test_the_side_a_line_is_read_from(text, leftward):
    assert is_right_to_left(text) is leftward


def test_a_vowel_sign_is_no_dash_s_however_near_the_dash_is():
    signs = [Sign("-", 0, 5, 10), Sign("\u064b", 3, 5, 10), Sign("ا", 5, 10, 10)]
    assert reading_order(signs) == "ا\u064b-"
