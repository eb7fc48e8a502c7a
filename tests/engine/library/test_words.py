# ruff: noqa: RUF001 - other scripts are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.engine.library.words import indexed, mark, sought

CUT = [
    pytest.param("Detention, 2010!", "detention 2010", id="Latin"),
    pytest.param("détenus À", "detenus a", id="accents"),
    pytest.param("委员会 2010 年", "委员 员会 会 2010 年", id="Chinese in pairs"),
    pytest.param("COVID委员", "covid 委员 员", id="scripts side by side"),
    pytest.param("الاحتجازُ", "احتجاز", id="the Arabic article and vowel signs"),
    pytest.param("إحتجاز احتجـاز", "احتجاز احتجاز", id="shapes of one Arabic letter"),
    pytest.param("الله", "الله", id="an article that is the word"),
    pytest.param("Задержание ёж", "задержание еж", id="Russian"),
    pytest.param("ﬁne １２", "fine 12", id="compatibility forms"),
    pytest.param("_ – ( )", "", id="no words"),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_into_words(text, words):
    assert indexed(text) == words


@given(st.text("委员会关a b", min_size=1))
def test_what_is_sought_in_a_text_stands_in_its_words(text):
    words = indexed(text).split()
    for word in sought(text):
        assert any(each.startswith(word.rstrip("*")) for each in words)


def test_a_single_chinese_sign_is_a_beginning():
    assert sought("委") == ["委*"]


def test_marks_are_told_apart():
    values = ["ECU", "EC", "next report", "16", "1", "6"]
    assert len({mark("kind", value) for value in values}) == len(values)
    assert mark("kind", "x") != mark("state", "x")
