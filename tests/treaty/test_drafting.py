"""What drafts of a general comment tell of how it is made."""

import datetime as dt

import pytest

from habeas.treaty.drafting import Call, calls_in, number_of
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document

BEGINNING = "Draft general comment No. 11 on hearing\n1.\tStates must hear everybody.\n"


def read(text, name="draft"):
    return read_document(open_document(text.encode(), name=f"{name}.txt"), name)


@pytest.mark.parametrize(
    ("opening", "number"),
    [
        pytest.param("Draft general comment No. 11 on hearing", 11, id="eng"),
        pytest.param("Projet d'observation générale no 11", 11, id="fra"),
        pytest.param("Proyecto de observación general núm. 11", 11, id="spa"),
        pytest.param("Проект замечания общего порядка № 11", 11, id="rus"),
        pytest.param("مشروع التعليق العام رقم 11", 11, id="ara"),
        pytest.param("第11号一般性意见草案", 11, id="zho"),
        pytest.param("CMW/C/GC/12\nGeneral comment", 12, id="its symbol"),
        pytest.param("A draft", None, id="not told"),
    ],
)
def test_a_general_comment_has_a_number(opening, number):
    assert number_of(read(f"{opening}\n1.\tStates must hear.\n")) == number


def test_a_number_named_in_a_paragraph_is_anothers():
    text = "A draft\n1.\tIt builds on general comment No. 2.\n"
    assert number_of(read(text)) is None


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        pytest.param(
            "A call for contributions was made on 3 May 2033.",
            [Call("2", dt.date(2033, 5, 3))],
            id="with its day",
        ),
        pytest.param(
            "The Committee made a call for written submissions.",
            [Call("2", None)],
            id="without a day",
        ),
        pytest.param("States are called to contribute.", [], id="no call"),
    ],
)
def test_a_call_is_named_by_a_paragraph(paragraph, found):
    assert list(calls_in(read(f"{BEGINNING}2.\t{paragraph}\n"))) == found
