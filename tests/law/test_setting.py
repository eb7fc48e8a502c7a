"""What would be if the law were otherwise."""

from datetime import date

import pytest

from habeas.law.alternative import Alternative
from habeas.law.errors import BadInputError, HabeasError, UnknownNameError
from habeas.law.figure import Deadline, Interval
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.limit import Limit, LimitKind, Regime
from habeas.law.place_type import Permission, PlaceType
from habeas.law.setting import with_setting
from habeas.law.source import Confidence, Layer, Source

SOURCE = Source(
    "an act", "https://example.org", date(2020, 1, 1), None, Confidence.HIGH
)
LAW = Jurisdiction(
    "X",
    "X",
    (
        Limit("statute", Layer.STATUTE, LimitKind.NONE, SOURCE),
        Limit("asylum", Layer.COURT, LimitKind.NONE, SOURCE, regime=Regime.ASYLUM),
        Limit("measures", Layer.STATUTE, LimitKind.NONE, SOURCE, for_measures=True),
    ),
)


def test_a_maximum_takes_the_place_of_every_limit_on_detention():
    law = with_setting(LAW, "maximum=30d")
    for regime in (None, Regime.REMOVAL, Regime.ASYLUM):
        (limit,) = law.limits_on(date(1990, 1, 1), regime)
        assert limit.layer is Layer.HYPOTHESIS
        assert [part.code for part in limit.ceiling] == ["30d"]
    (measures,) = law.measure_limits_on(date(2021, 1, 1), None)
    assert measures.key == "measures"
    assert LAW.limits_on(date(2021, 1, 1), Regime.REMOVAL)[0].key == "statute"


def test_a_law_may_be_imagined_without_a_maximum_or_unknown():
    day = date(2021, 1, 1)
    (limit,) = with_setting(LAW, "maximum=none").limits_on(day, None)
    assert limit.kind is LimitKind.NONE
    assert with_setting(LAW, "maximum=unknown").limits_on(day, None) == ()


def test_a_place_a_deadline_an_interval_and_alternatives_are_set():
    law = LAW
    for setting in (
        "places.prison=forbidden",
        " deadlines.judicial_review = 24 hours ",
        "intervals.periodic_review=14d",
        "alternatives=reporting, bail",
    ):
        law = with_setting(law, setting)
    assert law.permits(PlaceType.PRISON) is Permission.FORBIDDEN
    figure = law.deadline(Deadline.JUDICIAL_REVIEW)
    assert figure.amount.code == "24h"
    assert figure.source.confidence is Confidence.HYPOTHESIS
    assert law.interval(Interval.PERIODIC_REVIEW).amount.code == "14d"
    assert law.alternatives == (Alternative.REPORTING, Alternative.BAIL)
    assert with_setting(law, "alternatives=none").alternatives == ()
    assert with_setting(law, "alternatives=unknown").alternatives is None


def test_every_type_of_place_is_set_at_once():
    law = with_setting(LAW, "places.*=forbidden")
    assert {law.permits(place) for place in PlaceType} == {Permission.FORBIDDEN}
    assert with_setting(law, "places.*=unknown").places == {}


@pytest.mark.parametrize(
    "setting",
    [
        "places.prison=unknown",
        "deadlines.judicial_review=unknown",
        "intervals.periodic_review=unknown",
    ],
)
def test_unknown_takes_a_figure_away(setting):
    known = with_setting(
        with_setting(
            with_setting(LAW, "places.prison=allowed"), "deadlines.judicial_review=1d"
        ),
        "intervals.periodic_review=1d",
    )
    law = with_setting(known, setting)
    figures = (law.places, law.deadlines, law.intervals)
    assert [len(figure) for figure in figures].count(0) == 1


@pytest.mark.parametrize(
    ("setting", "error", "says"),
    [
        pytest.param("maximum", BadInputError, "sets nothing", id="no value"),
        pytest.param("maximum=", BadInputError, "sets nothing", id="an empty value"),
        pytest.param("maximum=30", BadInputError, "not an amount", id="no unit"),
        pytest.param(
            "maximun=30d", UnknownNameError, "did you mean maximum", id="misspelt"
        ),
        pytest.param("maximum.x=30d", UnknownNameError, "no setting", id="too deep"),
        pytest.param(
            "places=forbidden", UnknownNameError, "no setting", id="too short"
        ),
        pytest.param(
            "places.prisson=forbidden",
            UnknownNameError,
            "did you mean prison",
            id="a place misspelt",
        ),
        pytest.param(
            "places.prison=forbiden",
            UnknownNameError,
            "did you mean forbidden",
            id="a permission misspelt",
        ),
        pytest.param(
            "deadlines.judicial=24h", UnknownNameError, "judicial_review", id="deadline"
        ),
        pytest.param(
            "intervals.training=0d", BadInputError, "no interval", id="no interval"
        ),
        pytest.param(
            "alternatives=bale", UnknownNameError, "did you mean bail", id="alternative"
        ),
    ],
)
def test_a_bad_setting_says_what_to_write(setting, error, says):
    with pytest.raises(HabeasError, match=says) as caught:
        with_setting(LAW, setting)
    assert caught.type is error
