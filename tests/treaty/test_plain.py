from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.container import Container, Line
from habeas.treaty.plain import read_plain

TEXTS = st.text(
    alphabet=st.sampled_from("aБ委(1) \t\r\n\f\v\u2028\u0085.;"), max_size=80
)


@given(TEXTS | st.text(max_size=60))
def test_nothing_is_lost(text):
    assert read_plain(text).text == text


def test_a_page_break_counts_pages():
    assert [line.page for line in read_plain("a\fb\nc").lines] == [1, 2, 2]


def test_a_label_is_part_of_what_is_shown():
    shown = Container((Line("The Committee", label="12."), Line("(a) x", end="")))
    assert shown.text == "12.\tThe Committee\n(a) x"
