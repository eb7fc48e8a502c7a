"""A jurisdiction's file is read strictly: what is wrong is named, with what to do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.law.alternative import Alternative
from habeas.law.amount import Amount, Unit
from habeas.law.errors import BadLawError
from habeas.law.figure import Deadline, Interval
from habeas.law.jurisdiction import SpanKind, Weekday, YearlyHoliday
from habeas.law.jurisdiction_text import faults_in, read_jurisdiction
from habeas.law.limit import LimitKind, Regime, StartEvent
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Confidence, Layer

HEAD = """
code = "XAB"
name = "Somewhere"

[sources.act]
title = "An act"
url = "https://example.org/act"
date = 2020-05-02
confidence = "high"
"""

LIMIT = """
[[limits]]
key = "a"
layer = "statute"
kind = "maximum"
amount = "30d"
source = "act"
"""


def read(body=""):
    return read_jurisdiction(HEAD + body, "XAB.toml")


def test_a_whole_file_is_read():
    law = read(
        """
[[limits]]
key = "removal"
regime = "removal"
layer = "court"
kind = "maximum"
amount = "48h"
extensions = [
    { amount = "8d", authority = "judge", condition = "no transport" },
    { amount = "8d", authority = "not known" },
]
absolute = "18d"
for_children = "24h"
in_force_from = "2011"
in_force_to = "2018"
starts_at = "order"
source = "act"
note = "A note."

[clock]
starts_at = "deprivation"
counts = ["detention", "hospital"]
source = "act"

[deadlines.judicial_review]
amount = "2 days"
source = "act"
regime = "removal"

[intervals.periodic_review]
amount = "1m"
source = "act"

[[legal_bases]]
code = "A1"
title = "Section 1"
authorities = ["immigration"]
source = "act"

[alternatives]
available = ["reporting", "bail"]
source = "act"

[places]
allowed = ["hotel"]
forbidden = ["prison"]
source = "act"

[calendar]
country = "MX"
subdivision = "JAL"
work_week = ["sunday", "monday"]
holidays = ["05-14", 2024-04-10]
source = "act"

[[remarks]]
text = "A remark."
source = "act"
"""
    )
    (limit,) = law.limits
    assert (law.code, law.name) == ("XAB", "Somewhere")
    assert (limit.layer, limit.kind) == (Layer.COURT, LimitKind.MAXIMUM)
    assert limit.regime is Regime.REMOVAL
    assert limit.starts_at is StartEvent.ORDER
    assert [step.authority for step in limit.extensions] == ["judge", None]
    assert limit.extensions[0].condition == "no transport"
    assert limit.absolute == Amount(18, Unit.DAYS)
    assert limit.for_children == Amount(24, Unit.HOURS)
    assert limit.in_force_from == date(2011, 12, 31), "the last day it can have begun"
    assert limit.in_force_to == date(2018, 1, 1), "the first day it can have ended"
    assert limit.source.url == "https://example.org/act"
    assert limit.source.confidence is Confidence.HIGH
    assert law.clock.counts == (SpanKind.DETENTION, SpanKind.HOSPITAL)
    figure = law.deadline(Deadline.JUDICIAL_REVIEW, Regime.REMOVAL)
    assert figure.amount == Amount(2, Unit.DAYS)
    assert law.interval(Interval.PERIODIC_REVIEW).amount == Amount(1, Unit.MONTHS)
    assert law.legal_bases[0].authorities == ("immigration",)
    assert law.alternatives == (Alternative.REPORTING, Alternative.BAIL)
    assert law.permits(PlaceType.PRISON) is Permission.FORBIDDEN
    assert law.permits(PlaceType.HOTEL) is Permission.ALLOWED
    assert law.calendar.country == "MX"
    assert law.calendar.work_week == (Weekday.SUNDAY, Weekday.MONDAY)
    assert law.calendar.own == (YearlyHoliday(5, 14), date(2024, 4, 10))
    assert law.remarks[0].text == "A remark."


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("", None, id="nothing more is needed"),
        pytest.param(LIMIT, None, id="a plain limit"),
        pytest.param(
            LIMIT.replace("30d", "30 fortnights"),
            r"limits\[1\]\.amount: '30 fortnights' is not an amount",
            id="a unit nobody counts in",
        ),
        pytest.param(
            LIMIT.replace('"30d"', "30"),
            r"limits\[1\]\.amount: '30' is not an amount",
            id="no unit",
        ),
        pytest.param(
            LIMIT + "maximun = 3",
            r"limits\[1\]\.maximun: there is no such key",
            id="a key nobody knows",
        ),
        pytest.param(
            LIMIT + 'in_force_frm = "2011"',
            "did you mean in_force_from",
            id="a key misspelt",
        ),
        pytest.param(
            LIMIT + "in_force_from = 2020-01-01\nin_force_to = 2019-12-31",
            "2019-12-31 is before in_force_from 2020-01-01",
            id="ends before it begins",
        ),
        pytest.param(
            LIMIT + 'in_force_from = "2020"\nin_force_to = "2020"',
            None,
            id="begins and ends in one year",
        ),
        pytest.param(
            LIMIT + 'in_force_from = "May 2020"', "is not a date", id="no date"
        ),
        pytest.param(
            LIMIT + 'in_force_from = "2020-13"', "is not a date", id="no such month"
        ),
        pytest.param(
            LIMIT.replace('source = "act"', ""),
            r"limits\[1\]\.source: is missing",
            id="no source",
        ),
        pytest.param(
            LIMIT.replace('"act"', '"akt"'),
            "no source is called 'akt' .did you mean act",
            id="a source that is not there",
        ),
        pytest.param(
            LIMIT + 'extensions = [{ amount = "8d" }]',
            r"limits\[1\]\.extensions\[1\]\.authority: is missing",
            id="a prolongation without authority",
        ),
        pytest.param(
            LIMIT + 'extensions = [{ authority = "judge" }]',
            r"extensions\[1\]\.amount: is missing",
            id="a prolongation of no length",
        ),
        pytest.param(LIMIT + LIMIT, "two are called 'a'", id="two limits of one name"),
        pytest.param(
            LIMIT + LIMIT.replace('"a"', '"b"').replace("30d", "60d"),
            "'a' and 'b' are of the same layer and regime",
            id="two maximums at once",
        ),
        pytest.param(
            LIMIT
            + "in_force_to = 2020-12-31"
            + LIMIT.replace('"a"', '"b"')
            + "in_force_from = 2021-01-01",
            None,
            id="one maximum after another",
        ),
        pytest.param(
            LIMIT
            + "in_force_to = 2021-01-01"
            + LIMIT.replace('"a"', '"b"')
            + "in_force_from = 2021-01-01",
            "in force at the same time",
            id="one day in common",
        ),
        pytest.param(
            LIMIT + 'regime = "asylum"' + LIMIT.replace('"a"', '"b"'),
            None,
            id="two regimes",
        ),
        pytest.param(
            LIMIT + LIMIT.replace('"a"', '"b"').replace("statute", "court"),
            None,
            id="two layers",
        ),
        pytest.param(
            LIMIT + LIMIT.replace('"a"', '"b"') + "for_measures = true",
            None,
            id="detention and measures",
        ),
        pytest.param(
            LIMIT + 'absolute = "20d"', "20 days is less than", id="a whole too small"
        ),
        pytest.param(
            LIMIT + 'absolute = "40d"\nfor_children = "41d"',
            "41 days is more than 40 days",
            id="more for children",
        ),
        pytest.param(
            LIMIT.replace('"maximum"', '"none"'),
            "has no place in a limit of kind none",
            id="no limit, with an amount",
        ),
        pytest.param(
            LIMIT.replace('amount = "30d"', ""),
            "a limit of kind maximum needs one",
            id="a maximum without amount",
        ),
        pytest.param(
            LIMIT.replace("statute", "statue"),
            "'statue' is not on the list .did you mean statute",
            id="a layer misspelt",
        ),
        pytest.param(
            '[deadlines.judical_review]\namount = "48h"\nsource = "act"',
            "did you mean judicial_review",
            id="a deadline misspelt",
        ),
        pytest.param(
            '[deadlines.judicial_review]\nsource = "act"',
            "deadlines.judicial_review.amount: is missing",
            id="a deadline of no length",
        ),
        pytest.param(
            '[intervals.training]\namount = "0d"\nsource = "act"',
            "is no interval",
            id="an interval of nothing",
        ),
        pytest.param(
            '[places]\nallowed = ["prison"]\nforbidden = ["prison"]\nsource = "act"',
            "prison is allowed as well",
            id="allowed and forbidden",
        ),
        pytest.param(
            '[places]\nforbidden = ["prison"]', "places.source: is missing", id="places"
        ),
        pytest.param(
            '[alternatives]\nsource = "act"', "available: is missing", id="alternatives"
        ),
        pytest.param(
            '[calendar]\nsubdivision = "JAL"\nsource = "act"',
            "stands without its country",
            id="a subdivision of nowhere",
        ),
        pytest.param(
            '[calendar]\nholidays = ["02-30"]\nsource = "act"',
            "02-30 is no day",
            id="no such day",
        ),
        pytest.param(
            '[calendar]\nwork_week = ["monday", "monday"]\nsource = "act"',
            "names no day, or one twice",
            id="a day twice",
        ),
        pytest.param(
            '[[legal_bases]]\ncode = "A"\ntitle = "A"\nsource = "act"\n' * 2,
            "two have the code 'A'",
            id="one code twice",
        ),
        pytest.param(
            '[clock]\ncounts = ["sleep"]\nsource = "act"',
            "'sleep' is not on the list",
            id="a span nobody counts",
        ),
        pytest.param(
            '[sources.other]\ntitle = "B"\ndate = 2020-01-01\nconfidence = "high"',
            "sources.other.url: is missing",
            id="no address",
        ),
        pytest.param(
            '[sources.other]\ntitle = "B"\nconfidence = "reading"',
            None,
            id="a reading needs none",
        ),
        pytest.param(
            '[sources.other]\ntitle = "B"\nurl = "example.org"\nconfidence = "high"',
            "'example.org' is not an address",
            id="half an address",
        ),
        pytest.param(
            '[sources.other]\ntitle = "B"\nconfidence = "fictional"',
            "a source is fictional and the file does not say it is",
            id="fiction not declared",
        ),
        pytest.param(
            '[sources.undated]\ntitle = "B"\nurl = "https://example.org"\n'
            'confidence = "low"\n' + LIMIT.replace('"act"', '"undated"'),
            "no day is known from which the limit holds",
            id="no day at all",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_table_and_key(body, says):
    if says is None:
        assert faults_in(HEAD + body, "f.toml") == ()
        return
    with pytest.raises(BadLawError, match=says) as caught:
        read(body)
    assert str(caught.value).startswith("XAB.toml: ")


def test_every_fault_is_told_and_the_first_is_raised():
    body = LIMIT.replace("30d", "30") + "[places]\nforbiden = []\n[clock]\nx = 1\n"
    faults = faults_in(HEAD + body, "f.toml")
    assert len(faults) == 4
    with pytest.raises(BadLawError, match=r"limits\[1\]\.amount.*and 3 more"):
        read(body)


def test_what_is_not_toml_is_one_fault():
    with pytest.raises(BadLawError, match=r"is not TOML: .* correct it there"):
        read_jurisdiction('code = "A"\ncode = "B"', "f.toml")


def test_a_code_must_be_a_name():
    with pytest.raises(BadLawError, match="is not a code"):
        read_jurisdiction('code = "../x"\nname = "X"', "f.toml")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["amount", "source", "key", "counts", "holidays", "x"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=6,
    ),
    st.sampled_from(
        ["code", "limits", "clock", "deadlines", "places", "calendar", "remarks"]
    ),
)
def test_no_rubbish_raises_anything_but_bad_law(value, key):
    text = f"{key} = {toml(value)}\n" + HEAD.replace('code = "XAB"', "")
    for fault in faults_in(text, "f.toml"):
        assert fault.startswith("f.toml: ")


def toml(value):
    """Write a value as TOML; dates and numbers are written as Python has them."""
    match value:
        case None | bool():
            return str(bool(value)).lower()
        case str():
            return '"' + "".join(f"\\U{ord(c):08x}" for c in value) + '"'
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + "}"
        case _:
            return str(value)
