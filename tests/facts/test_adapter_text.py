"""An adapter's file is read strictly: each fault has its own clear sentence."""

import re
from pathlib import Path

import pytest

from habeas.facts.adapter import Keep, Kind, OnDuplicate, Take
from habeas.facts.adapter_feed import FEED_KEYS, VALUE_KEYS
from habeas.facts.adapter_text import KEYS, read_adapter
from habeas.law.errors import BadAdapterError

PAGE = Path(__file__).parents[2] / "docs" / "adapters.md"
SOUND = """
name = "sound"
title = "A sound adapter"

[columns]
who = { names = ["who"] }
sex = { names = ["sex"] }
since = { names = ["since"], kind = "moment", formats = ["%d/%m/%Y"] }

[[headers]]
name = "the only one"
columns = ["who"]

[[feeds]]
table = "person"
per = "key"

[feeds.columns]
person_id = "who"
sex = { from = "sex", codes = { "F" = "female" } }
"""


def test_a_sound_adapter_is_read():
    adapter = read_adapter(SOUND, "sound.toml")
    assert adapter.columns["since"].kind is Kind.MOMENT
    assert adapter.feeds[0].columns["sex"].codes == {"F": "female"}
    assert adapter.feeds[0].columns["sex"].take is Take.AGREED


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("[[feeds]]", "[[feeds]", "is not TOML", id="no TOML"),
        pytest.param("title", "tilte", r"tilte: .*did you mean title", id="a key"),
        pytest.param(
            'kind = "moment"', 'kind = "momnt"', "did you mean moment", id="kind"
        ),
        pytest.param('kind = "moment", ', "", "formats: are for dates", id="formats"),
        pytest.param('"person"', '"persn"', "did you mean person", id="a table"),
        pytest.param(
            "person_id =", "person_idd =", "did you mean person_id", id="column"
        ),
        pytest.param('= "who"\nsex', '= "wo"\nsex', "did you mean who", id="a source"),
        pytest.param(
            '["who"]\n\n[[f', '["wo"]\n\n[[f', "did you mean who", id="header"
        ),
        pytest.param('"female"', '"femal"', "did you mean female", id="a code"),
        pytest.param(
            ', codes = { "F" = "female" }', "", "codes: is missing", id="codes"
        ),
        pytest.param('person_id = "who"\n', "", "person_id: is missing", id="no key"),
        pytest.param('per = "key"', 'per = "day"', "neither record nor key", id="per"),
        pytest.param(
            'person_id = "who"',
            'person_id = { from = "who", row = true }',
            "give one of from",
            id="two ways",
        ),
        pytest.param(
            '"who"\nsex',
            '"who"\nbirth_date = "sex"\nsex',
            'kind = "moment"',
            id="a date that is text",
        ),
        pytest.param(
            '"who"\nsex',
            '"who"\nage_disputed = { constant = "no" }\nsex',
            "does not fit a column that holds a flag",
            id="a constant of another type",
        ),
        pytest.param("who = {", "_who = {", "no name for a column", id="a bad name"),
        pytest.param("who = {", "stay = {", "no name for a column", id="a taken name"),
        pytest.param(
            'names = ["sex"]', "names = []", "names: is missing", id="no names"
        ),
        pytest.param("[[headers]]", "[headers]", "list of tables", id="one header"),
    ],
)
def test_a_fault_is_named_with_its_place(old, new, fault):
    assert SOUND.count(old) == 1
    with pytest.raises(BadAdapterError, match=fault) as raised:
        read_adapter(SOUND.replace(old, new), "mine.toml")
    assert str(raised.value).startswith("mine.toml")


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        pytest.param('[blanks]\nredacted = ["("]', "no regular expression", id="regex"),
        pytest.param(
            '[[not_records]]\nreason = "r"', "says of no column", id="no condition"
        ),
        pytest.param(
            '[[duplicates]]\naction = "burn"\nreason = "r"',
            "choose from drop",
            id="act",
        ),
        pytest.param(
            '[[order_checks]]\nearlier = "since"\nreason = "r"',
            "later: is missing",
            id="half a check",
        ),
        pytest.param(
            '[[figures]]\nname = "f"\ntitle = "t"\nvalue = "1"\nof = "custody"',
            "none of records, person",
            id="a figure of a table not fed",
        ),
        pytest.param(
            2 * '[[figures]]\nname = "f"\ntitle = "t"\nvalue = "1"\n',
            "two figures",
            id="a figure twice",
        ),
        pytest.param(
            '[dates]\nas_of_columns = ["sex"]', "no.* column of dates", id="as"
        ),
        pytest.param('[stays]\nperson = "who"', "starts: is missing", id="stays"),
    ],
)
def test_a_fault_in_the_other_tables_is_named(more, fault):
    text = SOUND.replace("[columns]", f"{more}\n\n[columns]", 1)
    with pytest.raises(BadAdapterError, match=fault):
        read_adapter(text, "mine.toml")


def test_the_example_of_the_documentation_is_sound():
    page = PAGE.read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert read_adapter(example, "example.toml").figures


def test_every_key_and_choice_of_an_adapter_is_documented():
    said = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    keys = {key for keys in KEYS.values() for key in keys}
    keys |= {*FEED_KEYS, *VALUE_KEYS, *Kind, *OnDuplicate, *Keep, *Take}
    assert sorted(keys - said) == []
