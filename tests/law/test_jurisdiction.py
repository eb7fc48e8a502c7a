"""What a country's law answers, and when it has no answer."""

from datetime import date

import pytest

from habeas.law.amount import Amount
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.jurisdiction import Calendar, Jurisdiction, LegalBasis, YearlyHoliday
from habeas.law.limit import Limit, LimitKind, Regime, Step
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Confidence, Layer, Source

UNDATED = Source(
    "a page", "https://example.org", None, date(2024, 6, 1), Confidence.LOW
)
DATED = Source("a law", "https://example.org", date(2020, 5, 2), None, Confidence.HIGH)


def limit(key="limit", **facts):
    facts = {"layer": Layer.STATUTE, "kind": LimitKind.MAXIMUM, "source": DATED} | facts
    return Limit(key=key, **facts)


def amount(text):
    return Amount.parse(text)


@pytest.mark.parametrize(
    ("facts", "applies_from"),
    [
        pytest.param(
            {"in_force_from": date(2011, 1, 1)}, date(2011, 1, 1), id="stated"
        ),
        pytest.param({}, date(2020, 5, 2), id="the day of the source"),
        pytest.param({"source": UNDATED}, date(2024, 6, 1), id="the day it was read"),
        pytest.param({"known_on": date(2022, 1, 1)}, date(2022, 1, 1), id="given"),
        pytest.param(
            {"known_on": date(2022, 1, 1), "in_force_from": date(2011, 1, 1)},
            date(2011, 1, 1),
            id="stated before given",
        ),
    ],
)
def test_a_limit_applies_from_the_first_day_it_is_known_to_be_in_force(
    facts, applies_from
):
    assert limit(**facts).applies_from == applies_from


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2018, 12, 31), False, id="the day before"),
        pytest.param(date(2019, 1, 1), True, id="the first day"),
        pytest.param(date(2020, 6, 30), True, id="the last day"),
        pytest.param(date(2020, 7, 1), False, id="the day after"),
    ],
)
def test_a_limit_is_in_force_from_its_first_day_to_its_last(day, in_force):
    one = limit(in_force_from=date(2019, 1, 1), in_force_to=date(2020, 6, 30))
    assert one.is_in_force_on(day) is in_force
    assert bool(Jurisdiction("X", "X", (one,)).limits_on(day, None)) is in_force


@pytest.mark.parametrize(
    ("facts", "ceiling"),
    [
        pytest.param({"amount": amount("30d")}, ["30d"], id="one period"),
        pytest.param(
            {"amount": amount("48h"), "extensions": (Step(amount("8d"), "judge"),)},
            ["48h", "8d"],
            id="prolonged",
        ),
        pytest.param(
            {
                "amount": amount("50d"),
                "extensions": (Step(amount("50d"), None),),
                "absolute": amount("18m"),
            },
            ["18m"],
            id="a whole",
        ),
        pytest.param({"kind": LimitKind.PROHIBITED}, ["0h"], id="prohibited"),
        pytest.param({"kind": LimitKind.NONE}, [], id="no limit"),
        pytest.param(
            {"kind": LimitKind.PRESUMPTION, "amount": amount("6m")},
            [],
            id="presumption",
        ),
        pytest.param(
            {"kind": LimitKind.INITIAL, "amount": amount("24h")}, [], id="first period"
        ),
    ],
)
def test_the_ceiling_is_the_longest_time_a_limit_can_allow(facts, ceiling):
    assert [part.code for part in limit(**facts).ceiling] == ceiling


def test_limits_are_those_of_the_regime_and_those_of_every_regime():
    law = Jurisdiction(
        "X",
        "X",
        (
            limit("any"),
            limit("removal", regime=Regime.REMOVAL),
            limit("asylum", regime=Regime.ASYLUM),
            limit("measures", for_measures=True),
        ),
    )

    def keys(limits):
        return [one.key for one in limits]

    day = date(2021, 1, 1)
    assert keys(law.limits_on(day, Regime.REMOVAL)) == ["any", "removal"]
    assert keys(law.limits_on(day, Regime.BORDER)) == ["any"]
    assert keys(law.limits_on(day, None)) == ["any", "removal", "asylum"]
    assert keys(law.measure_limits_on(day, Regime.REMOVAL)) == ["measures"]


def test_a_figure_of_one_regime_answers_for_that_regime_alone():
    law = Jurisdiction(
        "X",
        "X",
        deadlines={
            Deadline.LEGAL_AID: Figure(amount("24h"), DATED),
            Deadline.ARREST_ALLOWANCE: Figure(
                amount("48h"), DATED, regime=Regime.REMOVAL
            ),
        },
        intervals={
            Interval.PERIODIC_REVIEW: Figure(amount("1m"), DATED, regime=Regime.REMOVAL)
        },
    )
    assert law.deadline(Deadline.LEGAL_AID, Regime.ASYLUM).amount == amount("24h")
    assert law.deadline(Deadline.ARREST_ALLOWANCE) is None
    assert law.deadline(Deadline.ARREST_ALLOWANCE, Regime.ASYLUM) is None
    assert law.deadline(Deadline.ARREST_ALLOWANCE, Regime.REMOVAL) is not None
    assert law.deadline(Deadline.OUTSIDE_CONTACT) is None
    assert law.interval(Interval.PERIODIC_REVIEW, Regime.REMOVAL) is not None
    assert law.interval(Interval.PERIODIC_REVIEW) is None


def test_what_is_not_known_is_absent():
    law = Jurisdiction("X", "X")
    assert law.limits_on(date(2024, 1, 1), None) == ()
    assert law.alternatives is None
    assert law.legal_bases is None
    assert law.permits(PlaceType.PRISON) is None
    assert law.calendar.knows_holidays is False
    assert law.calendar.work_week is None


def test_a_place_is_forbidden_where_the_law_says_so():
    law = Jurisdiction("X", "X", places={PlaceType.PRISON: Permission.FORBIDDEN})
    assert law.permits(PlaceType.PRISON) is Permission.FORBIDDEN


@pytest.mark.parametrize(
    ("begins", "ends", "answer"),
    [
        pytest.param(date(2019, 1, 1), None, True, id="in force"),
        pytest.param(date(2022, 1, 1), None, False, id="not yet"),
        pytest.param(date(2019, 1, 1), date(2020, 12, 31), False, id="no longer"),
        pytest.param(None, None, True, id="known from its source"),
    ],
)
def test_a_legal_basis_is_in_force_or_not(begins, ends, answer):
    basis = LegalBasis("A", "Act", DATED, in_force_from=begins, in_force_to=ends)
    assert basis.is_in_force_on(date(2021, 1, 1)) is answer


def test_a_legal_basis_is_unknown_before_its_source_speaks_for_it():
    assert LegalBasis("A", "Act", DATED).is_in_force_on(date(2019, 1, 1)) is None


def test_holidays_are_known_by_country_or_by_day():
    assert Calendar(country="MX").knows_holidays
    assert Calendar(own=(YearlyHoliday(5, 14),)).knows_holidays
