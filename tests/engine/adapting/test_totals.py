"""A table of totals is called one; a table of records never is."""

import pytest

from habeas.engine.adapting import adapt
from habeas.engine.adapting.drafting import draft
from habeas.engine.adapting.drafting.profile import profile
from habeas.engine.adapting.drafting.totals import totals
from habeas.engine.reading import read_tables
from habeas.law.errors import BadInputError

ENDS = ("2023-03-31", "2023-06-30", "2023-09-30")
QUARTERS = [
    {"Date": day, "Nationality": state, "Sex": sex, "People": str(n)}
    for day in ENDS
    for state in ("Fredonia", "Ruritania")
    for n, sex in enumerate(("Female", "Male"), start=3)
]
STAYS = [
    {"Year": str(2020 + at % 2), "Nationality": "Fredonia", "Days": str(9 + at % 7)}
    for at in range(40)
]


def told(write, rows):
    return told_of(write("table.csv", rows))


def told_of(path):
    (table,) = read_tables(path)
    return totals(table, profile(table, ()))


@pytest.mark.parametrize(
    ("rows", "counts", "by"),
    [
        pytest.param(
            QUARTERS, ("People",), ("Date", "Nationality", "Sex"), id="by quarter"
        ),
        pytest.param(
            [*QUARTERS, *QUARTERS[:1]],
            ("People",),
            ("Date", "Nationality", "Sex"),
            id="a cell given twice",
        ),
        pytest.param(
            [
                {"Año": str(year), "País": land, "Total de eventos": "12"}
                for year in (2021, 2022)
                for land in ("Fredonia", "Ruritania")
            ],
            ("Total de eventos",),
            ("Año", "País"),
            id="by year, in Spanish",
        ),
        pytest.param(
            [{"Date": str(y), "Children": "9", "Rate": "0.5"} for y in (2019, 2020)],
            ("Children", "Rate"),
            ("Date",),
            id="nothing but numbers beside the year",
        ),
        pytest.param(
            [{"Nationality": s, "2019": "4", "2020": "7"} for s in ("A", "B", "C")],
            ("2019", "2020"),
            ("Nationality",),
            id="a column a year",
        ),
    ],
)
def test_a_table_of_totals_is_told(write, rows, counts, by):
    found = told(write, rows)
    assert (found.counts, found.by) == (counts, by)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(STAYS, id="only the year of a stay"),
        pytest.param(
            [{"Case": f"C-{n}", "Year": "2020", "People": "1"} for n in range(9)],
            id="a case a row",
        ),
        pytest.param(
            [
                {"Entry": f"2023-03-{day:02}", "Sex": "Male", "Total days": str(day)}
                for day in range(1, 20)
            ],
            id="days that are no ends of periods",
        ),
        pytest.param(
            [{**row, "People": "1.5"} for row in QUARTERS], id="parts of people"
        ),
        pytest.param(
            [{"Birth year": str(1950 + n), "Days": str(n)} for n in range(30)],
            id="years of birth are no periods",
        ),
        pytest.param([{"Sex": "Male", "Ground": "none"}] * 3, id="no number at all"),
    ],
)
def test_a_table_of_records_is_not(write, rows):
    assert told(write, rows) is None


@pytest.mark.parametrize("use", [adapt, lambda path: draft(read_tables(path))])
def test_totals_are_refused_in_one_sentence(write, use):
    path = write("quarters.csv", QUARTERS)
    with pytest.raises(BadInputError, match="is a table of totals") as caught:
        use(path)
    said = str(caught.value)
    assert str(path) in said
    assert "'People' by 'Date', 'Nationality', 'Sex'" in said
    assert "one row a person or a stay" in said


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "children_entering_detention.csv",
        "detention_cost_per_day.csv",
        "detention_summary_flow.csv",
        "people_entering_detention.csv.gz",
        "people_in_detention.csv.gz",
        "people_leaving_detention.csv.gz",
    ],
)
def test_the_quarterly_counts_of_a_ministry_are_refused(shared, name):
    with pytest.raises(BadInputError, match="is a table of totals"):
        adapt(shared / "data" / "uk-home-office" / name)


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "ice-segregation-2018-2023/srms_phr.csv",
        "ice-segregation-2016-2018/pogo.csv",
        "ice-stints-examples/example_stints.csv",
        "ice-stints-washington/stints_wa_unique.csv",
    ],
)
def test_published_records_are_not_taken_for_totals(shared, name):
    assert told_of(shared / "data" / name) is None
