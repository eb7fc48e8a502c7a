"""The laws that come with Habeas, and a user's own."""

import csv
import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from habeas.engine.jurisdictions import faults, load, names
from habeas.engine.working_days import doubts
from habeas.law.alternative import Alternative
from habeas.law.amount import Amount
from habeas.law.errors import BadInputError, BadLawError, UnknownNameError
from habeas.law.figure import Deadline, Interval
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.limit import LimitKind, Regime
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Confidence, Layer

TOP = Path(__file__).parents[2]
FOLDER = TOP / "src" / "habeas" / "law" / "jurisdictions"
TIME_LIMITS = TOP.parent / "shared" / "reference" / "time_limits.csv"
REAL = [code for code in names() if code not in {"XAA", "model"}]


def sources(law: Jurisdiction):
    figures = (*law.deadlines.values(), *law.intervals.values())
    parts = (law.clock, *law.limits, *figures, *(law.legal_bases or ()), *law.remarks)
    yield from (part.source for part in parts if part is not None)
    for source in (law.alternatives_source, law.places_source, law.calendar.source):
        if source is not None:
            yield source


@pytest.mark.parametrize("code", names())
def test_a_shipped_file_is_sound_and_named_by_its_code(code):
    assert faults(code) == ()
    assert load(code).code == code


@pytest.mark.parametrize("code", REAL)
def test_every_figure_of_a_real_state_has_a_source_and_an_address(code):
    for source in sources(load(code)):
        if source.confidence is Confidence.READING:
            assert source.title.startswith("Habeas's reading")
        else:
            assert source.confidence in {Confidence.HIGH, Confidence.MEDIUM}
            assert source.url is not None
            assert source.known_on is not None


@pytest.mark.parametrize("code", names())
def test_no_source_is_declared_in_vain(code):
    declared = tomllib.loads((FOLDER / f"{code}.toml").read_text())["sources"]
    used = {source.title for source in sources(load(code))}
    assert {source["title"] for source in declared.values()} <= used


def test_the_model_holds_benchmarks_and_no_maximum():
    model = load("model")
    assert model.limits == ()
    assert model.alternatives is None
    assert model.legal_bases is None
    judge = model.deadline(Deadline.JUDICIAL_REVIEW)
    assert (judge.amount.code, judge.source.confidence) == ("48h", Confidence.HIGH)
    for figure in (*model.deadlines.values(), *model.intervals.values()):
        is_reading = figure.source.confidence is Confidence.READING
        assert is_reading is figure.source.title.startswith("Habeas's reading of ")
        assert re.search(r"GC(5|35)( draft)? \d", figure.source.title)
    assert model.permits(PlaceType.PRISON) is Permission.FORBIDDEN
    # No urgency is in the text for these two, so that no reading is offered.
    missing = set(Deadline) - set(model.deadlines)
    assert missing == {Deadline.COMPENSATION_CLAIM, Deadline.RECOMMENDATION_ANSWERED}


def test_the_fictional_state_knows_everything_and_says_it_is_fictional():
    law = load("XAA")
    assert law.is_fictional
    assert "fictional" in law.name
    assert set(law.deadlines) == set(Deadline)
    assert set(law.intervals) == set(Interval)
    # House arrest is left to be the one that no law of the State provides for.
    assert set(law.alternatives) == set(Alternative) - {Alternative.HOUSE_ARREST}
    assert set(law.places) == set(PlaceType)
    assert all(basis.authorities for basis in law.legal_bases)
    assert doubts(law) == ()
    assert {source.confidence for source in sources(law)} == {Confidence.FICTIONAL}


def test_no_other_state_is_fictional():
    assert [code for code in names() if load(code).is_fictional] == ["XAA"]


@pytest.mark.parametrize(
    ("code", "day", "regime", "answer"),
    [
        pytest.param("MEX", "2011-06-01", None, [], id="Mexico before"),
        pytest.param("MEX", "2023-03-14", None, ["60wd"], id="Mexico, the statute"),
        pytest.param(
            "MEX", "2023-03-15", None, ["60wd", "36h"], id="Mexico, the Court"
        ),
        pytest.param("KOR", "2025-05-31", Regime.REMOVAL, ["none"], id="Korea"),
        pytest.param("KOR", "2025-06-01", Regime.REMOVAL, [], id="Korea, lapsed"),
        pytest.param("FRA", "2010-01-01", Regime.REMOVAL, [], id="France, not seen"),
        pytest.param("FRA", "2018-12-31", Regime.REMOVAL, ["45d"], id="France, 2018"),
        pytest.param("FRA", "2019-01-01", Regime.REMOVAL, ["90d"], id="France"),
        pytest.param("GBR", "2020-01-01", Regime.ASYLUM, ["none"], id="no limit"),
        pytest.param("ECU", "2023-01-01", None, ["0h"], id="prohibited"),
        pytest.param("SEN", "2026-12-01", None, [], id="nothing found"),
        pytest.param("SRB", "2022-01-01", None, [], id="for measures alone"),
        pytest.param("XAA", "2018-12-31", Regime.REMOVAL, ["90d", "3m"], id="old law"),
        pytest.param("XAA", "2019-01-01", Regime.REMOVAL, ["90d", "60d"], id="new law"),
        pytest.param("XAA", "2019-01-01", Regime.ASYLUM, ["90d", "25wd"], id="asylum"),
    ],
)
def test_what_the_law_was_on_a_day(code, day, regime, answer):
    limits = load(code).limits_on(dt.date.fromisoformat(day), regime)
    told = [
        "none" if limit.kind is LimitKind.NONE else limit.ceiling[0].code
        for limit in limits
    ]
    assert told == answer


def test_each_step_of_a_limit_has_its_own_authority():
    (zone,) = load("MAR").limits_on(dt.date(2022, 1, 1), Regime.BORDER)[:1]
    steps = [(step.amount.code, step.authority) for step in zone.extensions]
    assert steps == [("48h", "administration"), ("8d", "judge"), ("8d", "judge")]


def test_canada_reviews_by_the_clock():
    law = load("CAN")
    reviews = [Interval.FIRST_REVIEW, Interval.SECOND_REVIEW, Interval.PERIODIC_REVIEW]
    assert [law.interval(name).amount.code for name in reviews] == ["48h", "7d", "30d"]


def test_a_code_is_found_in_any_case():
    assert load("mex") is load("MEX")
    assert load("Model").code == "model"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("MEXX", "MEX", id="nearly a code"),
        pytest.param("Mexico", "MEX", id="a name"),
        pytest.param("modell", "model", id="nearly the model"),
    ],
)
def test_an_unknown_code_is_met_with_the_near_ones(asked, meant):
    with pytest.raises(UnknownNameError, match=f"did you mean .*{meant}"):
        load(asked)


def test_a_users_own_file_is_read(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('code = "mine"\nname = "Mine"\n', encoding="utf-8")
    assert load(file).name == "Mine"
    assert load(str(file)).code == "mine"
    assert faults(file) == ()


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        pytest.param("gone.toml", None, BadInputError, "there is no file", id="gone"),
        pytest.param("x.toml", b"\xff\xfe\x00", BadInputError, "UTF-8", id="rubbish"),
        pytest.param("x.toml", b"code =", BadLawError, "not TOML", id="cut off"),
        pytest.param("x.toml", b"", BadLawError, "code: is missing", id="empty"),
    ],
)
def test_a_bad_file_is_one_sentence(tmp_path, name, content, error, says):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=says):
        load(tmp_path / name)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(BadInputError, match="is a folder"):
        load(tmp_path)


def test_holidays_nobody_knows_are_a_fault(tmp_path):
    file = tmp_path / "x.toml"
    file.write_text(
        'code = "X"\nname = "X"\n[calendar]\ncountry = "QZ"\nsource = "r"\n'
        '[sources.r]\ntitle = "R"\nconfidence = "reading"\n',
        encoding="utf-8",
    )
    (fault,) = faults(file)
    assert "the holidays of QZ are not known" in fault


# What the rows of the reference say, in the words of our files. Rows that state no
# limit stand as remarks, or as the clock.
_LAYERS = {
    "statute": Layer.STATUTE,
    "constitutional ruling": Layer.COURT,
    "supreme court": Layer.COURT,
    "case law": Layer.COURT,
    "EU directive": Layer.TREATY,
    "2015 Strategy Document": Layer.POLICY,
}
_REGROUPED = {
    # kinds told apart more finely here than there
    ("KOR", "none, held unconstitutional"): LimitKind.NONE,
    ("CAN", "none (review clock only)"): LimitKind.NONE,
    ("MAR", "maximum (initial, administrative)"): LimitKind.INITIAL,
    ("MLT", "maximum"): LimitKind.INITIAL,
}
_REMARKED = {"practice", "no administrative limit found", "counting rule"}


def rows():
    if not TIME_LIMITS.exists():
        return []
    with TIME_LIMITS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["confidence"] != "low"]


def addresses(source):
    return {source.url, *source.also}


@pytest.mark.shared
@pytest.mark.skipif(not TIME_LIMITS.exists(), reason="the reference is not here")
def test_every_row_of_the_reference_is_in_the_files():
    assert len(rows()) > 25
    for row in rows():
        law = load(row["country_iso3"])
        _check_row(row, law)


def _check_row(row, law):
    where = f"{row['country_iso3']}: {row['regime']}"
    cited = set().union(*map(addresses, sources(law)))
    assert row["source_url"] in cited, where
    if row["limit_kind"] in _REMARKED or "historical" in row["regime"]:
        return
    known = (law.code, row["limit_kind"])
    kind = _REGROUPED.get(known) or LimitKind(row["limit_kind"])
    layer = next(v for k, v in _LAYERS.items() if row["layer"].startswith(k))
    found = [
        limit
        for limit in law.limits
        if row["source_url"] in addresses(limit.source) and limit.kind is kind
    ]
    assert found, where
    first = _amount(row["max_value"], row["max_unit"])
    whole = _amount(row["absolute_max_value"], row["absolute_max_unit"])
    if kind is not LimitKind.PROHIBITED:
        assert first in {limit.amount for limit in found}, where
        assert whole is None or whole in {limit.absolute for limit in found}, where
    if law.code != "KOR":  # the ruling is told in the note of the provision
        assert layer in {limit.layer for limit in found}, where


def _amount(value, unit):
    words = re.match(r"working days|[a-z]+", unit)
    return Amount.parse(f"{value} {words[0]}") if value and words else None
