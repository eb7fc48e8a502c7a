# ruff: noqa: RUF001 - other scripts are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.numerals import write_number

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        pytest.param("decimal", 12, "12", id="digits"),
        pytest.param("decimalZero", 7, "07", id="a nought before"),
        pytest.param("decimalZero", 117, "117", id="no nought before three figures"),
        pytest.param("lowerLetter", 26, "z", id="the last letter"),
        pytest.param("lowerLetter", 27, "aa", id="letters doubled"),
        pytest.param("upperLetter", 53, "AAA", id="letters trebled"),
        pytest.param("lowerLetter", 0, "", id="no letter for nought"),
        pytest.param("upperRoman", 44, "XLIV", id="Roman"),
        pytest.param("lowerRoman", 0, "0", id="no Roman nought"),
        pytest.param("arabicAlpha", 3, "ت", id="Arabic letters"),
        pytest.param("arabicAbjad", 3, "ج", id="Arabic letters as numbers"),
        pytest.param("arabicAlpha", 29, "أأ", id="Arabic letters doubled"),
        pytest.param("russianLower", 11, "л", id="Russian letters leave й out"),
        pytest.param("russianUpper", 29, "Я", id="the last Russian letter"),
        pytest.param("chineseCounting", 10, "十", id="ten"),
        pytest.param("chineseCountingThousand", 21, "二十一", id="Chinese tens"),
        pytest.param("chineseCountingThousand", 105, "一百〇五", id="a nought within"),
        pytest.param("chineseCountingThousand", 1010, "一千〇一十", id="ten within"),
        pytest.param("ideographDigital", 20, "二〇", id="Chinese figures"),
        pytest.param("ideographTraditional", 3, "丙", id="heavenly stems"),
        pytest.param("decimalEnclosedCircle", 20, "⑳", id="the last circle"),
        pytest.param("decimalEnclosedCircle", 21, "21", id="after the circles"),
        pytest.param("decimalFullWidth", 10, "１０", id="full width"),
        pytest.param("hindiNumbers", 15, "١٥", id="Arabic-Indic figures"),
        pytest.param("numberInDash", 4, "- 4 -", id="dashes"),
        pytest.param("ordinal", 112, "112th", id="ordinal of the teens"),
        pytest.param("ordinal", 23, "23rd", id="ordinal"),
        pytest.param("none", 3, "", id="none"),
        pytest.param("a format to come", 3, "3", id="an unknown format"),
    ],
)
def test_a_number_is_written_as_its_format_says(form, number, written):
    assert write_number(number, form) == written


@given(st.integers(1, 32767))
def test_a_roman_figure_adds_up_to_its_number(number):
    values = [ROMAN[sign] for sign in write_number(number, "lowerRoman")]
    following = [*values[1:], 0]
    assert number == sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )


@given(st.integers(1, 400), st.sampled_from(["lowerLetter", "arabicAlpha"]))
def test_no_two_numbers_are_lettered_alike(number, form):
    assert write_number(number, form) != write_number(number + 1, form)
