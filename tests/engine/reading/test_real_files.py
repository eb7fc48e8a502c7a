"""Published files come out with the rows that their publishers count."""

import pytest

from habeas.engine.reading import LINE, read_tables

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("ice-segregation-2018-2023/srms_phr.csv", 17_283, 23),
        ("ice-segregation-2016-2018/pogo.csv", 6_558, 25),
        ("ice-stints-washington/stints_wa_unique.csv", 103, 35),
        ("ice-stints-examples/example_stints.csv", 21, 12),
        ("uk-home-office/people_entering_detention.csv.gz", 73_718, 9),
        ("uk-home-office/people_in_detention.csv.gz", 79_185, 10),
        ("uk-home-office/people_leaving_detention.csv.gz", 106_906, 10),
    ],
)
def test_rows_and_columns(shared, name, rows, columns):
    (table,) = read_tables(shared / "data" / name)
    assert (table.rows, len(table.header)) == (rows, columns)
    assert table.notes == ()


def test_blank_and_displaced_rows_are_all_there(shared):
    (raw,) = read_tables(shared / "data/ice-segregation-2018-2023/srms_phr.csv")
    table = raw.table()
    rows = table.drop_columns(LINE).to_pylist()
    counts = [sum(cell is not None for cell in row.values()) for row in rows]
    last = raw.header[-1]
    displaced = [
        row for row, count in zip(rows, counts, strict=True) if count == 1 and row[last]
    ]
    assert counts.count(0) == 2_949
    assert [row[last] for row in displaced] == ["Suicide Risk"] * 70
    assert sum(row["Tracking Number"] is not None for row in rows) == 14_264
    illness = [r["Mental Illness"] for r in rows if r["Tracking Number"] is not None]
    assert (illness.count("None"), illness.count(None)) == (5_263, 5_477)


def test_lines_lead_back_to_the_file(shared):
    path = shared / "data/ice-segregation-2016-2018/pogo.csv"
    (raw,) = read_tables(path)
    lines = path.read_bytes().decode().split("\n")
    for row in raw.table().to_pylist()[::97]:
        assert lines[row[LINE] - 1].startswith(f"{row['gender'] or ''},")
