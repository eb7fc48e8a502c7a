"""States parties: the published totals, entry into force, and what is not known."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.law.errors import BadInputError
from habeas.treaty.parties import (
    IN_FORCE,
    Procedure,
    count_parties,
    entry_into_force,
    parties,
    read_parties,
    standing,
)

HEADER = (
    "code,m49,name,signed,deposited,deposit_kind,source,art76,art77,"
    "declarations_source,reservations,note\n"
)


@pytest.mark.parametrize(
    ("on", "published"),
    [
        pytest.param(dt.date(2007, 4, 30), 36, id="April 2007"),
        pytest.param(dt.date(2008, 4, 25), 37, id="25 April 2008"),
        pytest.param(dt.date(2009, 3, 18), 41, id="18 March 2009"),
        pytest.param(dt.date(2011, 4, 8), 44, id="8 April 2011"),
    ],
)
def test_the_published_totals_come_out(on, published):
    assert count_parties(on).parties == published


def test_a_deposit_known_by_its_year_is_open_in_that_year_alone():
    # Three States deposited in years of which no day was seen.
    assert count_parties(dt.date(2017, 6, 1)).open == 1
    assert count_parties(dt.date(2026, 1, 1)).open == 0


@pytest.mark.parametrize(
    ("deposited", "in_force"),
    [
        pytest.param(dt.date(1993, 2, 19), IN_FORCE, id="among the first"),
        pytest.param(dt.date(2003, 3, 14), IN_FORCE, id="the twentieth"),
        pytest.param(dt.date(2003, 6, 5), dt.date(2003, 10, 1), id="after it, before"),
        pytest.param(dt.date(2007, 6, 5), dt.date(2007, 10, 1), id="later"),
        pytest.param(dt.date(2008, 12, 15), dt.date(2009, 4, 1), id="over new year"),
        pytest.param(dt.date(2008, 9, 23), dt.date(2009, 1, 1), id="in September"),
    ],
)
def test_the_convention_comes_into_force_for_a_state(deposited, in_force):
    assert entry_into_force(deposited) == in_force


@given(st.dates(dt.date(2003, 3, 15), dt.date(2090, 1, 1)))
def test_three_whole_months_run_before_it_is_in_force(deposited):
    in_force = entry_into_force(deposited)
    assert in_force.day == 1
    assert dt.timedelta(days=89) < in_force - deposited < dt.timedelta(days=124)


def test_both_procedures_wait_for_ten_declarations():
    assert standing(Procedure.OF_INDIVIDUALS).declared == ("GTM", "MEX", "SLV", "URY")
    assert not any(standing(procedure).is_in_force for procedure in Procedure)


def test_ten_declarations_bring_a_procedure_into_force():
    rows = "".join(
        f"XA{letter},,Land {letter},,2010-01-01,accession,untc,,yes,untc,,\n"
        for letter in "ABCDEFGHIJ"
    )
    assert standing(Procedure.OF_INDIVIDUALS, read_parties(HEADER + rows)).is_in_force


def test_every_figure_has_its_source():
    for party in parties():
        assert party.source.title
        told = bool(party.declared or party.reservations)
        assert party.declarations_source is not None or not told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("code,name\nXAA,Halmora\n", "no column", id="columns"),
        pytest.param(
            HEADER + "XAA,,Halmora,,5 June 2007,accession,untc,,,,,\n",
            "line 2",
            id="day",
        ),
        pytest.param(
            HEADER + "XAA,,Halmora,,2007,accession,hearsay,,,,,\n",
            "line 2",
            id="source",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text, said):
    with pytest.raises(BadInputError, match=said):
        read_parties(text)
