"""The maximum, reckoned by hand: laws of no State, and custodies that try them."""

from datetime import date, datetime, timedelta
from functools import partial

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.facts.tables import BY_NAME
from habeas.law.amount import Amount
from habeas.law.applied import Law
from habeas.law.jurisdiction import Calendar, Jurisdiction, Weekday, YearlyHoliday
from habeas.law.limit import Limit, LimitKind, Regime, Step
from habeas.law.source import Confidence, Layer, Source
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.duration import RULES, maximum_period, release_on_expiry

MET, BREACH, UNKNOWN = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
SOURCE = Source("a law of no State", None, None, None, Confidence.FICTIONAL)
WEEK = tuple(Weekday)[:5]
# Monday 1 January is a holiday of this calendar, and so is Wednesday the 10th.
CALENDAR = Calendar(own=(YearlyHoliday(1, 1), date(2024, 1, 10)), work_week=WEEK)


def limit(amount=None, *, kind=LimitKind.MAXIMUM, steps=(), **more):
    given = {"in_force_from": date(2000, 1, 1)} | more
    return Limit(
        key=given.pop("key", "limit"),
        layer=Layer.STATUTE,
        kind=kind,
        source=SOURCE,
        amount=None if amount is None else Amount.parse(amount),
        extensions=tuple(Step(Amount.parse(step), "judge") for step in steps),
        **given,
    )


def law(*limits, calendar=CALENDAR):
    return Law(Jurisdiction("XAB", "Nowhere", limits=limits, calendar=calendar))


def held(key, began_at, ended_at, **more):
    return {
        "custody_id": key,
        "person_id": f"person of {key}",
        "proceeding_id": f"proceeding of {key}",
        "began_at": began_at,
        "ended_at": ended_at,
        "regime": None,
        **more,
    }


def jan(day, hour=0):
    return datetime(2024, 1, 1) + timedelta(days=day - 1, hours=hour)


@pytest.fixture
def clocks(judged):
    return partial(judged, Subject.CUSTODY, rules=RULES)


def test_working_days_leave_out_weekends_and_holidays(clocks):
    ends = {
        # Taken on Friday the 5th: 8, 9, 11, 12 and 15 January, the 10th is free.
        "friday": (jan(5, 9), jan(16)),
        # Saturday and Sunday count from the Friday before.
        "saturday": (jan(6, 9), jan(16)),
        # Taken on the holiday itself: 11, 12, 15, 16, 17.
        "holiday": (jan(10, 9), jan(18)),
        "tuesday": (jan(2, 23), jan(10)),
    }
    rows = clocks(
        under=law(limit("5wd")),
        custody=[held(key, began, end) for key, (began, end) in ends.items()],
    )
    assert {key: row["expires_sure"] for key, row in rows.items()} == {
        key: end for key, (_, end) in ends.items()
    }
    assert {row["maximum-period"] for row in rows.values()} == {MET}


def test_two_steps_of_working_days_are_one_stretch(clocks):
    rows = clocks(
        under=law(limit("2wd", steps=("3wd",))),
        custody=[held("c", jan(15, 9), jan(23))],
        order=[
            {
                "order_id": "o",
                "custody_id": "c",
                "kind": "extension",
                "at": jan(16),
                "quashed_at": None,
            }
        ],
    )
    # Monday the 15th, then 16, 17, 18, 19 and 22 January: not 23.
    assert rows["c"]["expires_sure"] == jan(23)
    assert rows["c"]["expires_first"] == jan(23)


@pytest.mark.parametrize(
    "calendar",
    [
        pytest.param(Calendar(work_week=WEEK), id="holidays not known"),
        pytest.param(Calendar(own=(date(2024, 1, 10),)), id="working week not known"),
    ],
)
def test_a_calendar_not_known_makes_no_breach(clocks, calendar):
    rows = clocks(
        under=law(limit("5wd"), calendar=calendar),
        custody=[held("short", jan(5, 9), jan(11)), held("long", jan(5, 9), jan(20))],
    )
    assert rows["short"]["maximum-period"] is MET
    assert rows["long"]["maximum-period"] is UNKNOWN


STEPPED = limit("30d", steps=("15d", "15d"), absolute=Amount.parse("60d"))


def prolonged(key, *days, **more):
    return [
        {
            "order_id": f"{key} {n}",
            "custody_id": key,
            "kind": "extension",
            "at": None if day is None else jan(1) + timedelta(days=day),
            "quashed_at": None,
            **more,
        }
        for n, day in enumerate(days)
    ]


def test_each_prolongation_lengthens_the_time_by_its_own_step(clocks):
    cases = {
        "not at all": ((), 30),
        "once, in time": ((30,), 45),
        "once, too late": ((31,), 30),
        "twice": ((20, 45), 60),
        "the second too late": ((20, 46), 45),
        "more often than the law has steps": ((10, 20, 30, 40), 60),
    }
    rows = clocks(
        under=law(STEPPED),
        custody=[held(key, jan(1), jan(29)) for key in cases],
        order=[o for key, (days, _) in cases.items() for o in prolonged(key, *days)],
    )
    for key, (_, days) in cases.items():
        assert rows[key]["expires_sure"] == jan(1) + timedelta(days=days), key
        assert rows[key]["expires_first"] == rows[key]["expires_sure"], key


def test_a_prolongation_not_known_leaves_the_time_between_unknown(clocks):
    custody = [
        held(f"{days} {why}", jan(1), jan(1) + timedelta(days=days))
        for days in (30, 31, 61)
        for why in ("kind", "date")
    ]
    unclear = [
        order
        for row in custody
        for order in prolonged(
            row["custody_id"],
            *((20,) if "kind" in row["custody_id"] else (None,)),
            **({"kind": None} if "kind" in row["custody_id"] else {}),
        )
    ]
    by_days = {30: MET, 31: UNKNOWN, 61: BREACH}
    for orders in ({"order": unclear}, {}):
        rows = clocks(under=law(STEPPED), custody=custody, **orders)
        for key, row in rows.items():
            assert row["maximum-period"] is by_days[int(key.split()[0])], key


def test_a_prolongation_that_was_quashed_prolongs_nothing(clocks):
    rows = clocks(
        under=law(STEPPED),
        custody=[held("c", jan(1), jan(40))],
        order=prolonged("c", 20, quashed_at=jan(35)),
    )
    assert rows["c"]["expires_sure"] == jan(31)


def test_a_prolongation_counts_from_the_latest_the_clock_may_have_begun(clocks):
    """Ten days that may count put the first end ten days before the sure one."""
    earlier = jan(1) - timedelta(days=20)
    who = {"person_id": "p", "proceeding_id": None}
    rows = clocks(
        under=law(STEPPED),
        custody=[
            held("before", earlier, earlier + timedelta(days=10), **who),
            held("at", jan(1), jan(40), **who),
        ],
        # At the end of the first thirty days as they may be counted, and surely are.
        order=prolonged("at", 20),
    )
    assert rows["at"]["expires_first"] == jan(1) + timedelta(days=35)
    assert rows["at"]["expires_sure"] == jan(1) + timedelta(days=45)


def test_a_prolongation_between_the_two_ends_prolongs_the_sure_one_alone(clocks):
    earlier = jan(1) - timedelta(days=20)
    who = {"person_id": "p", "proceeding_id": None}
    rows = clocks(
        under=law(STEPPED),
        custody=[
            held("before", earlier, earlier + timedelta(days=10), **who),
            held("at", jan(1), jan(40), **who),
        ],
        order=prolonged("at", 21),
    )
    assert rows["at"]["expires_first"] == jan(1) + timedelta(days=20)
    assert rows["at"]["expires_sure"] == jan(1) + timedelta(days=45)


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        pytest.param(1, UNKNOWN, id="earlier custodies may count"),
        pytest.param(30, UNKNOWN, id="at the limit by itself"),
        pytest.param(31, BREACH, id="over it by itself"),
    ],
)
def test_whoever_is_not_known_may_have_been_held_before(clocks, days, verdict):
    row = clocks(
        under=law(limit("30d")),
        custody=[held("c", jan(1), jan(1) + timedelta(days=days), person_id=None)],
    )["c"]
    assert row["maximum-period"] is verdict
    assert row["expires_first"] is None
    assert row["expires_sure"] == jan(31)


@pytest.mark.parametrize(
    ("born", "days", "verdict"),
    [
        pytest.param({"birth_year": 2006}, 1, MET, id="possible child, at the limit"),
        pytest.param({"birth_year": 2006}, 2, UNKNOWN, id="possible child, over it"),
        pytest.param({"birth_year": 2006}, 31, BREACH, id="over that of adults too"),
        pytest.param({"birth_year": 2007}, 2, BREACH, id="a child by the year alone"),
        pytest.param({"birth_year": 2005}, 2, MET, id="an adult by the year alone"),
    ],
)
def test_a_possible_child_is_neither_child_nor_adult(clocks, born, days, verdict):
    row = clocks(
        under=law(limit("30d", for_children=Amount.parse("24h"))),
        custody=[held("c", jan(1), jan(1) + timedelta(days=days), person_id="p")],
        person=[{"person_id": "p", "birth_date": None, **born}],
    )["c"]
    assert row["maximum-period"] is verdict


def test_a_shorter_limit_is_for_children_alone(clocks):
    births = {
        "child": date(2010, 1, 1),
        "adult": date(1990, 1, 1),
        "nobody knows": None,
    }
    rows = clocks(
        under=law(limit("30d", steps=("30d",), for_children=Amount.parse("24h"))),
        custody=[
            held(f"{who} {days}", jan(1), jan(1) + timedelta(days=days), person_id=who)
            | {"proceeding_id": f"{who} {days}"}
            for who in births
            for days in (1, 2, 31)
        ],
        person=[{"person_id": who, "birth_date": at} for who, at in births.items()],
        order=[],
    )
    # Custodies that began together are one deprivation: each person's first one here.
    assert rows["child 1"]["expires_sure"] == jan(2)
    assert rows["adult 1"]["expires_sure"] == jan(31)
    assert rows["adult 1"]["expires_first"] == jan(31)
    assert rows["nobody knows 1"]["expires_first"] == jan(2)
    assert rows["nobody knows 1"]["expires_sure"] == jan(31)


BY_REGIME = (
    limit("10d", regime=Regime.BORDER, key="border"),
    limit("60d", regime=Regime.REMOVAL, key="removal"),
)


@pytest.mark.parametrize(
    ("limits", "regime", "days", "verdict"),
    [
        pytest.param(BY_REGIME, "border", 11, BREACH, id="border, over"),
        pytest.param(BY_REGIME, "removal", 60, MET, id="removal, at the limit"),
        pytest.param(BY_REGIME, "asylum", 5, UNKNOWN, id="one the law is silent on"),
        pytest.param(BY_REGIME, None, 5, UNKNOWN, id="unknown, may be one of those"),
        pytest.param(
            (*BY_REGIME, limit("90d")), None, 10, MET, id="unknown, under every limit"
        ),
        pytest.param(
            (*BY_REGIME, limit("90d")), None, 61, UNKNOWN, id="unknown, over one"
        ),
        pytest.param(
            (*BY_REGIME, limit("90d")), None, 91, BREACH, id="unknown, over every one"
        ),
        pytest.param(
            (*BY_REGIME, limit("20d")), None, 21, BREACH, id="over one for all"
        ),
        pytest.param(
            (limit(kind=LimitKind.NONE), *BY_REGIME),
            None,
            5,
            UNKNOWN,
            id="unknown, the law sets none for the rest",
        ),
    ],
)
def test_regimes(clocks, limits, regime, days, verdict):
    end = jan(1) + timedelta(days=days)
    row = clocks(under=law(*limits), custody=[held("c", jan(1), end, regime=regime)])[
        "c"
    ]
    assert row["maximum-period"] is verdict


@pytest.mark.parametrize(
    ("limits", "ended_at", "verdict"),
    [
        pytest.param(
            (limit("10d", in_force_to=date(2024, 1, 8)),),
            jan(5),
            MET,
            id="ended before it lapsed",
        ),
        pytest.param(
            (limit("10d", in_force_to=date(2024, 1, 8)),),
            jan(15),
            UNKNOWN,
            id="it lapsed before it was reached",
        ),
        pytest.param(
            (limit("10d", in_force_to=date(2024, 1, 20)),),
            jan(25),
            BREACH,
            id="reached before it lapsed",
        ),
        pytest.param(
            (limit("10d", in_force_from=date(2024, 1, 20)),),
            jan(19),
            UNKNOWN,
            id="not in force yet",
        ),
        pytest.param(
            (limit("10d", in_force_from=date(2024, 1, 20)),),
            jan(20),
            UNKNOWN,
            id="in force only as it ended",
        ),
        pytest.param(
            (limit("10d", in_force_from=date(2024, 1, 20)),),
            jan(20, 1),
            BREACH,
            id="earlier time counts under it",
        ),
        pytest.param(
            (limit("10d", in_force_from=None, known_on=date(2024, 1, 20)),),
            jan(15),
            UNKNOWN,
            id="known from a later day alone",
        ),
        pytest.param(
            (limit("30d", in_force_from=None, known_on=date(2024, 1, 20)),),
            jan(25),
            MET,
            id="known before the end",
        ),
        pytest.param(
            (limit(kind=LimitKind.PROHIBITED),), jan(1, 1), BREACH, id="prohibited"
        ),
        pytest.param(
            (limit("5d", kind=LimitKind.INITIAL),), jan(5), MET, id="a first period"
        ),
        pytest.param(
            (limit("5d", kind=LimitKind.INITIAL),),
            jan(25),
            UNKNOWN,
            id="a first period, over",
        ),
        pytest.param(
            (limit("5d", kind=LimitKind.PRESUMPTION),),
            jan(5),
            UNKNOWN,
            id="a presumption is no maximum",
        ),
        pytest.param((), jan(5), UNKNOWN, id="nothing is known of the law"),
        pytest.param(
            (limit(kind=LimitKind.NONE),), jan(1, 1), BREACH, id="the law sets none"
        ),
        pytest.param(
            (limit(kind=LimitKind.NONE), limit("10d")),
            jan(5),
            MET,
            id="one layer sets none, another does",
        ),
        pytest.param(
            (
                limit(kind=LimitKind.NONE, in_force_to=date(2024, 1, 3)),
                limit("90d", in_force_from=date(2024, 1, 4)),
            ),
            jan(20),
            BREACH,
            id="held while it set none, before one did",
        ),
        pytest.param(
            (limit(kind=LimitKind.NONE, in_force_to=date(2023, 12, 31)),),
            jan(5),
            UNKNOWN,
            id="what came after it is not known",
        ),
        pytest.param(
            (
                limit(kind=LimitKind.NONE),
                limit("90d", in_force_from=None, known_on=date(2025, 1, 1)),
            ),
            jan(5),
            UNKNOWN,
            id="a maximum that may have been in force",
        ),
    ],
)
def test_laws_in_force(clocks, limits, ended_at, verdict):
    row = clocks(under=law(*limits), custody=[held("c", jan(1), ended_at)])["c"]
    assert row["maximum-period"] is verdict


@pytest.mark.parametrize(
    ("country", "began_at", "regime", "verdict"),
    [
        pytest.param("KOR", datetime(2024, 1, 1), "removal", BREACH, id="Korea, none"),
        pytest.param(
            "KOR", datetime(2025, 5, 25), "removal", BREACH, id="Korea, as it lapsed"
        ),
        pytest.param(
            "KOR", datetime(2025, 6, 1), "removal", UNKNOWN, id="Korea, after that"
        ),
        pytest.param("GBR", datetime(2024, 1, 1), None, BREACH, id="Britain, none"),
        pytest.param(
            "GBR", datetime(2015, 1, 1), None, UNKNOWN, id="Britain, before the source"
        ),
        pytest.param(
            "USA", datetime(2024, 1, 1), "removal", UNKNOWN, id="a presumption"
        ),
        pytest.param("USA", datetime(2024, 1, 1), None, UNKNOWN, id="either of two"),
        pytest.param(
            "USA", datetime(2024, 1, 1), "proceedings", BREACH, id="before the order"
        ),
    ],
)
def test_countries(clocks, country, began_at, regime, verdict):
    row = clocks(
        under=Law(jurisdictions.load(country)),
        as_of=datetime(2026, 1, 1),
        custody=[held("c", began_at, began_at + timedelta(days=10), regime=regime)],
    )["c"]
    assert row["maximum-period"] is verdict


def test_time_that_custodies_share_counts_once(clocks):
    rows = clocks(
        under=law(limit("20d")),
        custody=[
            held("a", jan(1), jan(11), person_id="p", proceeding_id="x"),
            held("b", jan(6), jan(18), person_id="p", proceeding_id="x"),
            # After more than a day at liberty, in the same proceeding.
            held("c", jan(25), jan(28), person_id="p", proceeding_id="x"),
        ],
    )
    assert rows["b"]["expires_sure"] == jan(21)
    assert rows["b"]["maximum-period"] is MET
    # 17 days before: three are left.
    assert rows["c"]["expires_sure"] == jan(28)
    assert rows["c"]["maximum-period"] is MET


def test_one_deprivation_and_one_proceeding_are_added_up_each_once(clocks):
    rows = clocks(
        under=law(limit("10d")),
        custody=[
            held("a", jan(1), jan(4), person_id="p", proceeding_id="x"),
            held("b", jan(20), jan(24), person_id="p", proceeding_id="y"),
            held("c", jan(24, 5), jan(25), person_id="p", proceeding_id="x"),
        ],
    )
    # Three days of the proceeding, and four joined to it without liberty between.
    assert rows["c"]["expires_sure"] == jan(27, 5)
    assert rows["c"]["expires_first"] == jan(27, 5)


def test_an_earlier_custody_without_its_dates_leaves_the_rest_unknown(clocks):
    rows = clocks(
        under=law(limit("10d")),
        custody=[
            held("a", None, jan(4), person_id="p", proceeding_id="x"),
            held("b", jan(20), jan(21), person_id="p", proceeding_id="x"),
            held("c", jan(20), jan(31), person_id="p2", proceeding_id="x"),
        ],
    )
    assert rows["b"]["maximum-period"] is UNKNOWN
    assert rows["c"]["maximum-period"] is BREACH


AMOUNTS = st.sampled_from(["0h", "36h", "5d", "7wd", "2w", "1m"])
DAYS = st.none() | st.integers(-20, 40).map(lambda n: (jan(1) + timedelta(n)).date())
LIMITS = st.lists(
    st.builds(
        lambda amount, kind, since, until, regime, steps, child: limit(
            None if kind is LimitKind.NONE else amount,
            kind=kind,
            steps=steps if kind is LimitKind.MAXIMUM else (),
            in_force_from=since,
            known_on=date(2024, 1, 9) if since is None else None,
            in_force_to=until,
            regime=regime,
            for_children=Amount.parse("24h") if child else None,
        ),
        AMOUNTS,
        st.sampled_from(LimitKind),
        DAYS,
        DAYS,
        st.sampled_from([None, Regime.BORDER, Regime.REMOVAL]),
        st.lists(AMOUNTS, max_size=2),
        st.booleans(),
    ),
    max_size=3,
)
ENDS = (0, 1, 2, 5, 6, 9, 10, 15, 20, 30, 31, 32, 45, 60, 200)


@settings(max_examples=12)
@given(LIMITS, st.sampled_from([None, "border"]), st.none() | st.integers(0, 20))
def test_lengthening_a_custody_never_turns_a_breach_into_met(limits, regime, ordered):
    custody = [
        held(str(days), jan(1), jan(1) + timedelta(days=days), regime=regime)
        for days in ENDS
    ]
    orders = [
        order
        for row in custody
        if ordered is not None
        for order in prolonged(row["custody_id"], ordered)
    ]
    given_tables = {
        name: pa.Table.from_pylist(rows, BY_NAME[name].arrow)
        for name, rows in {"custody": custody, "order": orders}.items()
    }
    with DuckDB() as engine:
        judge(
            engine,
            given_tables,
            law(*limits),
            as_of=datetime(2025, 1, 1),
            rules=(maximum_period, release_on_expiry),
        )
        said = engine.fetch("FROM custody_verdicts").to_pylist()
    said.sort(key=lambda row: int(row["custody_id"]))
    for column in ("maximum_period", "release_on_expiry"):
        codes = [Verdict.of_code(row[f"{column}__verdict"]) for row in said]
        after_breach = codes[codes.index(BREACH) :] if BREACH in codes else []
        assert set(after_breach) <= {BREACH}, (column, codes)
