"""Every sheet with a table is read, dates as ISO text, lines as the sheet's rows."""

import datetime as dt
import shutil

import pytest

from habeas.engine.reading import read_tables
from habeas.engine.reading.workbook import cell_text


def test_sheets_titles_and_types(corpus):
    first, hidden = read_tables(corpus / "placements.xlsx")
    assert first.sheet == first.name == "2017 - 2020"
    assert first.is_text
    assert first.header == (
        *("Person", "Placed on", "Placed at", "Days", "Open?", "Note", "Note_2"),
    )
    assert [tuple(row.values()) for row in first.table().to_pylist()] == [
        ("P-1", "2021-03-04", "2021-03-04 05:06:07", "12", "TRUE", "None", "x", 5),
        (None,) * 7 + (6,),
        ("P-2", "2021-03-05", "2021-03-05 23:59:59", "0.5", "FALSE", "NULL", None, 7),
    ]
    assert "row 1 above the header passed over: 'Republic of Alderholm'" in first.notes
    assert "sheet 'Empty' holds no table: passed over" in first.notes
    assert "sheet '2021' is hidden, and was read" in hidden.notes
    assert hidden.table()["_line"].to_pylist() == [2]


@pytest.mark.parametrize("name", ["placements.xls", "placements.ods"])
def test_older_and_open_forms(corpus, name):
    (table,) = read_tables(corpus / name)
    assert [tuple(row.values()) for row in table.table().to_pylist()] == [
        ("P-1", "2021-03-04", "12", "None", 4),
        ("P-2", "2021-03-05", "0.5", "NA", 5),
    ]


def test_content_is_trusted_over_the_name(corpus, tmp_path):
    path = tmp_path / "placements.csv"
    shutil.copy(corpus / "placements.xlsx", path)
    assert len(read_tables(path)) == 2


def test_a_known_header_is_looked_for(corpus):
    tables = read_tables(
        corpus / "placements.xls", looks_like_header=lambda cells: cells[0] == "P-1"
    )
    assert tables[0].header[0] == "P-1"
    assert tables[0].rows == 1


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("None", "None", id="a word"),
        pytest.param(True, "TRUE", id="truth"),
        pytest.param(1e15, "1000000000000000", id="a large whole number"),
        pytest.param(0.1, "0.1", id="a fraction"),
        pytest.param(dt.date(2021, 3, 4), "2021-03-04", id="a date"),
        pytest.param(dt.time(5, 6), "05:06:00", id="a time of day"),
        pytest.param(dt.timedelta(hours=30, seconds=5), "30:00:05", id="a duration"),
    ],
)
def test_cell_text(cell, text):
    assert cell_text(cell) == text
