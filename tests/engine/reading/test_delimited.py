"""Delimited text comes out as it stands, each row with the line it starts in."""

import bz2
import csv
import gzip
import io
import lzma
import zipfile

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from habeas.engine.reading import LINE, RawTable, read_tables
from habeas.engine.reading.delimited import read_delimited
from habeas.engine.reading.layout import DELIMITERS
from habeas.engine.reading.wish import Wish

HEADER = ("person", "placed on", "note")


def only(path, **wishes):
    (table,) = read_tables(path, **wishes)
    return table


def rows_of(table: RawTable):
    return [tuple(row.values()) for row in table.table().to_pylist()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "person,placed on,note\nP-1,2021-03-04,x\n",
            [("P-1", "2021-03-04", "x", 2)],
            id="plain",
        ),
        pytest.param(
            "person,placed on,note\r\nP-1,2021-03-04,x\r\nP-2,,",
            [("P-1", "2021-03-04", "x", 2), ("P-2", None, None, 3)],
            id="other line ends, none at the end",
        ),
        pytest.param(
            "person,placed on,note\rP-1,2021-03-04,x\rP-2,,y\r",
            [("P-1", "2021-03-04", "x", 2), ("P-2", None, "y", 3)],
            id="line ends of old",
        ),
        pytest.param(
            "person,placed on,note\nNone,NA,NULL\nnan,null,\n",
            [("None", "NA", "NULL", 2), ("nan", "null", None, 3)],
            id="words for nothing stay words",
        ),
        pytest.param(
            'person,placed on,note\n"","a, b","say ""no"""\n',
            [(None, "a, b", 'say "no"', 2)],
            id="quoted",
        ),
        pytest.param(
            'person,placed on,note\n1,"a\nb\r\nc","d\ne"\n2,x,y\n3,"\n",z\n4,,\n',
            [
                ("1", "a\nb\r\nc", "d\ne", 2),
                ("2", "x", "y", 6),
                ("3", "\n", "z", 7),
                ("4", None, None, 9),
            ],
            id="line ends within fields",
        ),
        pytest.param(
            'person,placed on,note\n1,a,"b\nc"',
            [("1", "a", "b\nc", 2)],
            id="a quoted field ends the file",
        ),
        pytest.param(
            "person,placed on,note\n,,\n1,a,b\n,,\n,,Suicide Risk\n,,\n",
            [
                (None, None, None, 2),
                ("1", "a", "b", 3),
                (None, None, None, 4),
                (None, None, "Suicide Risk", 5),
                (None, None, None, 6),
            ],
            id="blank and displaced rows are kept",
        ),
        pytest.param(
            "person,placed on,note\n\n1,a,b\n\n  \n2,c,d\n\n\n",
            [("1", "a", "b", 3), ("2", "c", "d", 6)],
            id="lines of nothing are no rows",
        ),
        pytest.param(
            'person,placed on,note\n1,5" pipe,x\n2,y" z,"a\nb"\n3,c,d\n',
            [
                ("1", '5" pipe', "x", 2),
                ("2", 'y" z', "a\nb", 3),
                ("3", "c", "d", 5),
            ],
            id="quotes within words",
        ),
        pytest.param(
            'person, placed on, note\n1, "a, b", c\n2, "d", e\n',
            [("1", "a, b", "c", 2), ("2", "d", "e", 3)],
            id="spaces before quotes",
        ),
        pytest.param(
            "\ufeffperson,placed on,note\nJosé,a,b\n",
            [("José", "a", "b", 2)],
            id="with a mark",
        ),
        pytest.param(
            "person,placed on,note\n \u2028a,\x85b,\x0bc\n",
            [(" \u2028a", "\x85b", "\x0bc", 2)],
            id="what only some take for line ends",
        ),
    ],
)
def test_rows_and_lines(written, text, rows):
    table = only(written(text))
    assert table.header == HEADER
    assert rows_of(table) == rows
    assert table.rows == len(rows)
    assert table.table().schema.field(LINE).type == pa.int64()


def of_width(width, rows):
    yield [f"Field {n}" for n in range(width)]
    for row in range(rows):
        yield [f"{row}.{n}, or; about" for n in range(width)]


def as_text(records, delimiter, quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(records)
    return out.getvalue()


PLAIN_TITLES = "Ministry of Alderholm\n\nStays by year\n"
TITLES = (
    "Ministry of Alderholm, Directorate of Borders\nStays; places | all\n\n"
    "Request 2022-17, released 1 May 2023\nYears 2012, 2013\nStays\n"
)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize(
    ("titles", "width", "rows"),
    [
        pytest.param("", 2, 1, id="two columns, one row"),
        pytest.param(PLAIN_TITLES, 2, 40, id="two columns below titles"),
        pytest.param(PLAIN_TITLES, 33, 40, id="many columns below titles"),
        pytest.param(TITLES, 33, 40, id="titles with delimiters in them"),
    ],
)
def test_any_delimiter_below_title_lines(written, delimiter, titles, width, rows):
    table = only(written(titles + as_text(of_width(width, rows), delimiter)))
    above = titles.count("\n")
    assert table.header == tuple(f"Field {n}" for n in range(width))
    assert table.table()[LINE].to_pylist() == list(range(above + 2, above + 2 + rows))
    assert ("Ministry of Alderholm" in " ".join(table.notes)) is bool(titles)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("width", [2, 3, 33])
@pytest.mark.parametrize("rows", [1, 40])
def test_a_known_header_brings_out_delimiter_and_titles(
    written, delimiter, width, rows
):
    header = tuple(f"Field {n}" for n in range(width))
    path = written(TITLES + as_text(of_width(width, rows), delimiter))
    table = only(path, looks_like_header=header.__eq__)
    assert table.header == header
    assert table.table()[LINE].to_pylist() == list(range(8, 8 + rows))


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_title_lines_padded_to_the_width(written, delimiter):
    titles = [["Stays, all"] + [""] * 32, [""] * 33, ["2012", "2013"] + [""] * 31]
    records = [*titles, *of_width(33, 3)]
    table = only(written(as_text(records, delimiter)))
    assert table.header[0] == "Field 0"
    assert table.table()[LINE].to_pylist() == [5, 6, 7]


def test_decimal_commas_do_not_divide(written):
    text = "a;b\n" + "".join(f"{n},5;{n},25\n" for n in range(9))
    assert only(written(text)).header == ("a", "b")


def test_a_known_header_is_found_below_wider_lines(written):
    text = "a,b,c,d\n1,2,3,4\nperson,note,x,y\nP-1,x,1,2\n"
    table = only(written(text), looks_like_header=lambda cells: cells[0] == "person")
    assert table.header == ("person", "note", "x", "y")
    assert rows_of(table) == [("P-1", "x", "1", "2", 4)]


def test_a_header_nobody_knows_is_found_all_the_same(written):
    table = only(written("a,b\n1,2\n"), looks_like_header=set().__contains__)
    assert table.header == ("a", "b")


def test_names_are_made_distinct_and_noted(written):
    table = only(written("Date,,date,_line\n1,2,3,4\n"))
    assert table.header == ("Date", "column_2", "date_2", "_line_2")
    assert len(table.notes) == 3


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        pytest.param(gzip.compress, "stays.csv.gz", id="gzip"),
        pytest.param(bz2.compress, "stays.csv.bz2", id="bzip2"),
        pytest.param(lzma.compress, "stays.csv.xz", id="xz"),
        pytest.param(gzip.compress, "stays.csv", id="gzip without saying so"),
    ],
)
def test_packed(written, pack, name):
    table = only(written(pack(b"a,b\n1,2\n"), name))
    assert table.name == "stays"
    assert rows_of(table) == [("1", "2", 2)]


def test_zip_of_one(tmp_path):
    path = tmp_path / "stays.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._stays.csv", "clutter")
        archive.writestr("stays.csv", "a,b\n1,2\n")
    assert rows_of(only(path)) == [("1", "2", 2)]


@pytest.mark.parametrize(
    ("within", "between"),
    [
        pytest.param("x", "", id="plain"),
        pytest.param("x\ny", "", id="line ends within fields"),
        pytest.param("x\ny", "\n", id="and blank lines"),
    ],
)
def test_lines_hold_over_many_batches(written, tmp_path, within, between):
    count = 60_000
    filler = "z" * 400
    text = "a,b\n" + between + f'"{within}",{filler}\n' * count
    path = written(text)
    table = read_delimited(path, path, Wish(spill=tmp_path, large=10), tmp_path)
    height, first = within.count("\n") + 1, 2 + between.count("\n")
    assert table.data.parent == tmp_path
    assert table.rows == count
    assert table.table()[LINE].to_pylist() == list(
        range(first, first + count * height, height)
    )
    assert table.head(1).to_pylist() == [{"a": within, "b": filler, LINE: first}]
    last = table.relation(duckdb.connect()).max(LINE).fetchall()
    assert last == [(first + (count - 1) * height,)]


def test_brackets_do_not_make_it_json(written):
    assert only(written("[Person],[Note]\n{x},<y>\n")).header == ("[Person]", "[Note]")


def test_the_rows_go_to_duckdb(written):
    table = only(written("a,b\nNone,\n"))
    relation = table.relation(duckdb.connect())
    assert relation.columns == ["a", "b", LINE]
    assert relation.fetchall() == [("None", None, 2)]
    assert table.head(0).num_rows == 0


CELL = st.text(
    st.one_of(
        st.sampled_from("a1 ,;\t|^~\"\n\r'\\"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=6,
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8
    )
)


def lines_of(header, records, **form):
    """Tell the line each record starts in, by writing them one after another."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, **form)
    writer.writerow(header)
    for record in records:
        lines = list(io.StringIO(out.getvalue(), newline=""))
        yield len(lines) + 1
        writer.writerow(record)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=TABLES,
    delimiter=st.sampled_from(DELIMITERS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    end=st.sampled_from(["\n", "\r\n"]),
)
@example(records=[["a\n"]], delimiter=",", quoting=csv.QUOTE_ALL, end="\n")
@example(records=[[""], ["x"]], delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\n")
def test_what_is_written_is_read(written, records, delimiter, quoting, end):
    if quoting == csv.QUOTE_MINIMAL and any("\r" in c for r in records for c in r):
        end = "\r\n"  # otherwise csv.writer leaves a return within a field unquoted
    form = {"delimiter": delimiter, "quoting": quoting, "lineterminator": end}
    header = [f"name {n}" for n in range(len(records[0]))]
    out = io.StringIO(newline="")
    csv.writer(out, **form).writerows([header, *records])
    table = only(
        written(out.getvalue()),
        delimiter=delimiter,
        looks_like_header=tuple(header).__eq__,
    )
    starts = lines_of(header, records, **form)
    assert rows_of(table) == [
        (*(cell or None for cell in record), line)
        for record, line in zip(records, starts, strict=True)
    ]


WORDS = st.text("abc é.-:\n", max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=8
        )
    ),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_the_delimiter_is_guessed(written, records, delimiter):
    header = [f"name {n}" for n in range(len(records[0]))]
    table = only(written(as_text([header, *records], delimiter)))
    assert [row[:-1] for row in rows_of(table)] == [
        tuple(cell or None for cell in record) for record in records
    ]
