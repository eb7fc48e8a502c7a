import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.engine.library.query import match_expression
from habeas.law.errors import BadInputError

WRITTEN = [
    pytest.param("detention children", '(("detention" AND "children"))', id="words"),
    pytest.param('"State party"', '(("state party"))', id="a phrase"),
    pytest.param("a OR b c", '(("a") OR ("b" AND "c"))', id="a choice"),
    pytest.param("a -b", '(("a") NOT ("b"))', id="without"),
    pytest.param("a NOT b -c", '(("a") NOT ("b" OR "c"))', id="without two"),
    pytest.param("a AND b", '(("a" AND "b"))', id="and, said"),
    pytest.param("(a OR b) c", '(((("a") OR ("b")) AND "c"))', id="brackets"),
    pytest.param("deten*", '(("deten" *))', id="a beginning"),
    pytest.param("COVID-19", '(("covid 19"))', id="a hyphen within"),
    pytest.param("委员会", '(("委员 员会"))', id="Chinese"),
    pytest.param("委", '(("委" *))', id="one Chinese sign"),
    pytest.param("a , b", '(("a" AND "b"))', id="signs alone are left out"),
    pytest.param(
        "near and or", '(("near" AND "and" AND "or"))', id="small letters are words"
    ),
]


@pytest.mark.parametrize(("query", "expression"), WRITTEN)
def test_a_query_is_written_for_the_index(query, expression):
    assert match_expression(query) == expression


BAD = [
    pytest.param("", "what to find", id="nothing"),
    pytest.param("-a", "what to find", id="only without"),
    pytest.param("…", "what to find", id="no words"),
    pytest.param('"a', "quotation", id="an open quotation"),
    pytest.param("(a", "does not close", id="an open bracket"),
    pytest.param("a)", "not opened", id="a closed bracket"),
    pytest.param("a OR", "what to find", id="a choice of one"),
    pytest.param("a NOT", "leaves out a word", id="without what"),
    pytest.param("(" * 30 + "a" + ")" * 30, "nests", id="too deep"),
    pytest.param("a " * 600, "signs long", id="too long"),
]


@pytest.mark.parametrize(("query", "said"), BAD)
def test_a_query_that_cannot_be_read_is_refused_in_a_sentence(query, said):
    with pytest.raises(BadInputError, match=said) as refused:
        match_expression(query)
    assert "\n" not in str(refused.value)


@given(st.text('ab"()-*:^{}+ \t委OR' + "'", max_size=30))
def test_no_query_breaks_the_index(query):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    try:
        expression = match_expression(query)
    except BadInputError:
        return
    finally_found = connection.execute(
        "SELECT count(*) FROM words WHERE words MATCH ?", (f"text : ({expression})",)
    )
    assert finally_found.fetchone() == (0,)
    connection.close()
