"""Every operation a script has means what it means on DuckDB, cell by cell."""

from datetime import date, datetime

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.engine.python import Python
from habeas.engine.script.program import to_script
from habeas.engine.script.values import NoScriptError

# DuckDB makes moments of some days, which Ibis does not tell.
MOMENT = "timestamp(6)"
FLAGS = (True, False, None)
MOMENTS = (
    datetime(2024, 1, 31, 23, 59, 59, 500_000),
    datetime(1969, 12, 31, 12, 0, 0, 1),
    datetime(2024, 2, 29),
    None,
)
DAYS = (date(2024, 1, 31), date(1960, 2, 29), None)
SCHEMA = {
    "key": "int64",
    "one": "boolean",
    "other": "boolean",
    "at": "timestamp(6)",
    "then": "timestamp(6)",
    "day": "date",
    "number": "int64",
    "text": "string",
}
ROWS = [
    {
        "key": number,
        "one": FLAGS[number % 3],
        "other": FLAGS[number // 3 % 3],
        "at": MOMENTS[number % 4],
        "then": MOMENTS[number // 4 % 4],
        "day": DAYS[number % 3],
        "number": (None, -7, 0, 5)[number // 3 % 4],
        "text": ("a", "b", None)[number % 3],
    }
    for number in range(36)
]
T = ibis.table(SCHEMA, name="t")
SIDE_SCHEMA = {"text": "string", "place": "int64"}
SIDE = ibis.table(SIDE_SCHEMA, name="side")
SIDES = [{"text": t, "place": p} for t, p in [("a", 1), ("a", 2), ("c", 3), (None, 4)]]


ARROW = {
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "int64": pa.int64(),
    "string": pa.string(),
    "timestamp(6)": pa.timestamp("us"),
}


def _table(rows: list[dict], schema: dict[str, str]) -> pa.Table:
    return pa.Table.from_pylist(
        rows, pa.schema({name: ARROW[kind] for name, kind in schema.items()})
    )


@pytest.fixture(scope="module")
def engines():
    made = {"t": _table(ROWS, SCHEMA), "side": _table(SIDES, SIDE_SCHEMA)}
    script = Python()
    with DuckDB() as duck:
        for name, table in made.items():
            duck.put(name, table)
            script.put(name, table)
        yield duck, script


def _case(condition: ir.BooleanValue) -> ir.Value:
    return ibis.cases((condition, T.number), (T.other, 1), else_=ibis.null("int64"))


VALUES = {
    "and": T.one & T.other,
    "and of a known one": T.text.isnull() & T.one,
    "and before a known one": T.one & T.text.isnull(),
    "or": T.one | T.other,
    "or of a known one": T.text.isnull() | T.one,
    "or before a known one": T.one | T.text.notnull(),
    "not": ~(T.one & ~T.other),
    "is null": (T.one & T.other).isnull(),
    "is null of what is known": T.one.isnull().isnull(),
    "is not null": T.at.notnull(),
    "equals": T.text == "a",
    "differs": T.text != "a",
    "compares": (T.at < T.then) | (T.at >= T.then) | (T.number <= 0) | (T.number > 0),
    "is among": T.text.isin(["a", "it's"]),
    "is a case": _case(T.one),
    "is a case of several conditions": _case(T.one.isnull() | (T.number > 1)),
    "a literal": ibis.literal("it's"),
    "nothing": ibis.null("timestamp(6)"),
    "adds": T.number + T.key - 2 * T.number,
    "is negated": -T.number,
    "divides": T.number.cast("float64") / 4,
    "divides and rounds down": T.number // 4,
    "the greatest": ibis.greatest(T.at, T.then),
    "a flag as a number": T.one.cast("int8"),
    "a day as a moment": T.day.cast("timestamp(6)"),
    "the day of a moment": T["at"].date(),
    "seconds": T["at"].epoch_seconds().cast("int64"),
    "hours later": T["at"] + ibis.interval(hours=25),
    "days later": T["at"] + ibis.interval(days=3),
    "months later": T["at"] + ibis.interval(months=13),
    "months later, of a day": (T.day + ibis.interval(months=1)).cast(MOMENT),
    "days earlier, of a day": (T.day - ibis.interval(days=1)).cast(MOMENT),
    "so many days later, of a day": (T.day + T.key.as_interval("D")).cast(MOMENT),
    "so many seconds earlier": T["at"] - T.number.as_interval("s"),
    "month and day": T.day.month() * 100 + T.day.day(),
    "start of the month": T.day.truncate("M").cast(MOMENT),
    "start of the year": T.day.truncate("Y").cast(MOMENT),
    "a date of numbers": ibis.date(T.key + 2000, ibis.literal(2), ibis.literal(28)),
}
EACH = ibis.window(group_by="text", order_by=[ibis.desc("at"), "key"])
ALL = ibis.window(group_by=["one", "other"])
BEFORE = ibis.window(group_by="text", order_by="key", rows=(None, -1))
SO_FAR = ibis.window(group_by="text", order_by="key", rows=(None, 0))
ONWARD = ibis.window(group_by="text", order_by="key", rows=(0, None))
AFTER = ibis.window(order_by=["number", "key"], rows=(1, None))
WINDOWS = {
    "turn": ibis.row_number().over(EACH),
    "next": T.then.lead().over(EACH),
    "last": T.then.lag().over(EACH),
    "all of a group": T["at"].max().over(ALL),
    "sum of a group": T.number.sum().over(ALL).cast("int64"),
    "before": T.number.max().over(BEFORE),
    "sum before": T.number.sum().over(BEFORE).cast("int64"),
    "so far": T.number.min().over(SO_FAR),
    "from here": T.then.min().over(ONWARD),
    "after": T.then.min().over(AFTER),
    "compared to its group": T["at"] == T["at"].max().over(ALL),
}
MADE = T.mutate(sum=T.number + 1).filter(lambda t: (t.sum > 1) & t.one.notnull())
GROUPED = T.group_by("text", "one").aggregate(
    rows=T.count(),
    told=T.number.count(),
    most=T["at"].max(),
    least=ibis.cases((T.other, T["at"])).min(),
    all=T.number.sum().cast("int64"),
    then=T.then.argmax(T.number * 100 + T.key),
    some=(T.other.cast("int8").max() == 1) | (T.key.max() > 30),
)
NONE = T.filter(T.key > 99)
TABLES = {
    "rows of some rows": MADE.select("key", "sum"),
    "less a column": MADE.drop("at", "day"),
    "two together": T.select("key").union(MADE.select("key")),
    "each once": T.select("text", "one").distinct(),
    "groups": GROUPED,
    "one of all": T.aggregate(most=T["at"].max(), n=T.count()),
    "one of none": NONE.aggregate(most=NONE["at"].max(), n=NONE.count()),
    "groups of none": NONE.group_by("text").aggregate(n=NONE.count()),
    "filtered by a window": T.filter(ibis.row_number().over(EACH) == 0),
    "inner join": T.join(SIDE, "text").select("key", "place"),
    "left join": T.left_join(SIDE, "text").select("key", "place"),
    "two joins": T.left_join(SIDE, "text")
    .join(MADE.select(also="key"), [("key", "also")])
    .select("key", "place", "also"),
    "join on two": T.left_join(MADE, ["key", "text"]).select("key", at="at_right"),
    "anti join": T.anti_join(SIDE, "text"),
    "cross join": T.cross_join(SIDE).select("key", "place"),
    "join to itself": T.join(T.view(), "key").select("key", "day_right"),
}


@pytest.mark.parametrize(
    "value", [pytest.param(value, id=name) for name, value in VALUES.items()]
)
def test_a_value(engines, value):
    _assert_same(engines, T.select("key", value=value))


@pytest.mark.parametrize(
    "value", [pytest.param(value, id=name) for name, value in WINDOWS.items()]
)
def test_a_window(engines, value):
    _assert_same(engines, T.select("key", value=value))


@pytest.mark.parametrize(
    "table", [pytest.param(table, id=name) for name, table in TABLES.items()]
)
def test_a_table(engines, table):
    _assert_same(engines, table)


def _assert_same(engines, table: ir.Table) -> None:
    duck, script = engines
    script.make("made", to_script(table))
    found = duck.fetch(to_sql(table, dialect="duckdb")).to_pylist()
    assert sorted(script.rows("made"), key=repr) == sorted(found, key=repr)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(T.select(x=T.text.upper()), id="a value"),
        pytest.param(T.select(x=T.text.cast("int64")), id="a cast"),
        pytest.param(T.order_by("key"), id="a table"),
        pytest.param(T.aggregate(x=T.number.mean()), id="a fold"),
        pytest.param(T.aggregate(x=T.number.max(where=T.one)), id="a part of a fold"),
        pytest.param(T.select(x=T.key.rank().over(EACH)), id="a window"),
        pytest.param(
            T.select(x=T.key.max().over(ibis.window(order_by="key", rows=(-1, 1)))),
            id="a window closed at both ends",
        ),
        pytest.param(T.semi_join(SIDE, "text"), id="a join"),
        pytest.param(
            T.join(SIDE, T.key > SIDE.place).select("key"), id="a join on more or less"
        ),
        pytest.param(T.union(T, distinct=True), id="rows together, each once"),
    ],
)
def test_what_a_script_lacks_is_refused_by_name(table):
    with pytest.raises(NoScriptError):
        to_script(table)
