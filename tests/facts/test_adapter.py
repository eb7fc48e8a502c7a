"""An adapter knows a header by every name its columns have borne."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.adapter import fold
from habeas.facts.adapter_text import read_adapter

ADAPTER = read_adapter(
    """
name = "a"
title = "A"
suffixes = [".detention"]

[columns]
who = { names = ["Person", "Individual"] }
since = { names = ["Book In"] }
until = { names = ["Book Out"] }

[[headers]]
name = "short"
columns = ["who", "since"]

[[headers]]
name = "long"
columns = ["who", "since", "until"]

[[feeds]]
table = "custody"
[feeds.columns]
custody_id = { row = true }
""",
    "a.toml",
)


@pytest.mark.parametrize(
    ("header", "generation"),
    [
        pytest.param(["Person", "Book In"], "short", id="as named"),
        pytest.param(["book_in", "INDIVIDUAL"], "short", id="folded, any order"),
        pytest.param(["person.detention", "book-in.Detention"], "short", id="suffix"),
        pytest.param(["Person", "Book In", "Book Out"], "long", id="the fullest"),
        pytest.param(["Person", "Book In", "Shoe"], "short", id="more than is needed"),
        pytest.param(["Person"], None, id="too little"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_header_is_of_a_generation(header, generation):
    found = ADAPTER.recognises(header)
    assert (found.name if found else None) == generation


def test_of_two_columns_that_would_do_the_first_named_counts():
    assert ADAPTER.placed(["individual", "PERSON"])["who"] == "PERSON"


def test_what_a_header_lacks_is_named_as_files_name_it():
    assert ADAPTER.lacking(["person", "book out"]) == ("Book In",)


@given(st.text())
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)
