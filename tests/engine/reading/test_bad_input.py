"""What cannot be read is refused in one sentence that says what to do."""

import bz2
import gzip
import json
import os
import zipfile
from contextlib import suppress
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.engine.reading import read_tables
from habeas.engine.reading.delimited import read_delimited
from habeas.engine.reading.form import Form, form_of
from habeas.engine.reading.unpack import BOUNDS, unpack
from habeas.engine.reading.wish import Wish
from habeas.law.errors import BadInputError

ROWS = "a,b,c\n" + "1,2,3\n" * 50


def refusal(path, **wishes):
    with pytest.raises(BadInputError) as caught:
        read_tables(path, **wishes)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("\n \n\n", "only blanks", id="blank"),
        pytest.param("\ufeff", "only blanks", id="only a mark"),
        pytest.param(bytes(range(256)) * 20, "binary", id="rubbish"),
        pytest.param(b"%PDF-1.7\nwords", "binary", id="a document"),
        pytest.param(
            b"a,b\n1,\x002\n" + b"3,4\n" * 99, "zero byte in line 2", id="zero byte"
        ),
        pytest.param("<html><table>", "web page", id="a web page"),
        pytest.param(json.dumps([{"a": 1}]), "JSON", id="JSON"),
        pytest.param(json.dumps({"a": 1}), "JSON", id="a JSON object"),
        pytest.param("a,b,c\n", "no rows", id="header only"),
        pytest.param("a,b,c", "no rows", id="header only, no line end"),
        pytest.param(",,,\n,,,\n", "no row that could be a header", id="no words"),
        pytest.param(
            ROWS + "1,2\n\n1,2,3,4\n" + ROWS,
            "the header has 3 fields, but line 52 has 2, line 54 has 4;",
            id="ragged",
        ),
        pytest.param(
            "a,b,c\n" + '"x\ny",2,3\n' * 9 + "1,2,3\n1,2\n1,2,3\n",
            "line 21 has 2;",
            id="ragged, below fields with line ends",
        ),
        pytest.param(
            ROWS + "1,2\n" * 70,
            "line 52 has 2, line 53 has 2, line 54 has 2, line 55 has 2, line 56 has 2 "
            "and perhaps more",
            id="very ragged",
        ),
        pytest.param("a,b\n1,2,\n3,4,\n", "line 2 has 3", id="wider than the header"),
        pytest.param(ROWS + "1,2", "cut off: its last row, at line 52,", id="cut off"),
        pytest.param(ROWS + '1,2,"x', "within a quoted field", id="cut in quotes"),
        pytest.param(
            ROWS + '1,2,"x\n1,2,3\n', "opens in the row at line 52", id="never closed"
        ),
        pytest.param(
            ROWS + '1,2,"x\n1,2,3', "opens in the row at line 52", id="closed nowhere"
        ),
        pytest.param(
            ROWS + '1,5" x,3\n1,2,"x', "at line 53", id="a stray quote before the cut"
        ),
        pytest.param(
            ROWS + '1,2,"' + "1,2,3\n" * 30_000, "never closed", id="long after a quote"
        ),
        pytest.param(
            gzip.compress(ROWS.encode())[:-9], "cut off or damaged", id="cut gzip"
        ),
        pytest.param(
            gzip.compress(ROWS.encode())[:-8] + bytes(8),
            "cut off or damaged",
            id="gzip that does not add up",
        ),
        pytest.param(
            bz2.compress(ROWS.encode())[:-9], "cut off or damaged", id="cut bzip2"
        ),
        pytest.param(b"PK\x03\x04" + bytes(90), "cut off or damaged", id="cut zip"),
        pytest.param(gzip.compress(b""), "is empty", id="nothing packed"),
        pytest.param(
            gzip.compress(gzip.compress(ROWS.encode())), "packed twice", id="twice"
        ),
        pytest.param(b"PAR1" + bytes(90), "Parquet", id="no Parquet"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "workbook", id="no xls"
        ),
    ],
)
def test_refused(written, content, said):
    assert said in refusal(written(content))


def test_no_such_file(tmp_path):
    assert "does not exist" in refusal(tmp_path / "absent.csv")


def test_a_pipe(tmp_path):
    path = tmp_path / "stays.csv"
    os.mkfifo(path)
    assert "is a pipe or a device" in refusal(path)


def test_a_folder_of_nothing(tmp_path):
    (tmp_path / "notes.md").write_text("no table")
    (tmp_path / ".hidden.csv").write_text("a\n1\n")
    assert "without any CSV" in refusal(tmp_path)


def test_a_folder_with_a_table_twice(tmp_path):
    (tmp_path / "custody.csv").write_text("a\n1\n")
    (tmp_path / "custody.tsv").write_text("a\n1\n")
    assert "'custody' twice" in refusal(tmp_path)


def test_a_folder_with_headers_only(tmp_path):
    (tmp_path / "custody.csv").write_text("a,b\n")
    assert "no rows" in refusal(tmp_path)


class Unreadable:
    """A path that the user may not read; root, who runs some tests, always may."""

    def __init__(self, path):
        self.path = path

    def __str__(self):
        return str(self.path)

    def open(self, mode):
        raise PermissionError(13, f"may not be opened for {mode}", str(self.path))


def test_no_right_to_read(written):
    with pytest.raises(BadInputError, match="may not be read by this user"):
        form_of(Unreadable(written(ROWS)))


def test_parquet_cut_off(tmp_path):
    path = tmp_path / "custody.parquet"
    pq.write_table(pa.table({"a": range(1000)}), path)
    path.write_bytes(path.read_bytes()[:-50])
    assert "cut off or damaged" in refusal(path)


def test_parquet_with_one_name_twice(tmp_path):
    path = tmp_path / "custody.parquet"
    pq.write_table(pa.table([[1], [2]], names=["Date", "date"]), path)
    assert "cannot be told apart" in refusal(path)


def test_parquet_without_rows(tmp_path):
    path = tmp_path / "custody.parquet"
    pq.write_table(pa.table({"a": pa.array([], pa.string())}), path)
    assert "no rows" in refusal(path)


def test_zip_of_two(tmp_path):
    path = tmp_path / "stays.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", ROWS)
        archive.writestr("b.csv", ROWS)
    assert "holds 2 files" in refusal(path)


def test_a_locked_zip(tmp_path):
    path = tmp_path / "stays.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", ROWS)
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "locked with a password" in refusal(path)


def test_a_locked_workbook(corpus):
    assert "locked with a password" in refusal(corpus / "locked.xlsx")


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        pytest.param("placements.xlsx", 200, id="Excel"),
        pytest.param("placements.ods", 200, id="OpenDocument"),
        pytest.param("placements.xls", 200, id="old Excel"),
        pytest.param("placements.xls", 1024, id="old Excel, at a sector's end"),
    ],
)
def test_a_workbook_cut_off(corpus, written, name, cut):
    whole = (corpus / name).read_bytes()
    assert "cut" in refusal(written(whole[:-cut], name))


@pytest.mark.parametrize("name", ["placements.xlsx", "placements.xls", "locked.xlsx"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000), damage=st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(corpus, written, name, place, damage):
    whole = (corpus / name).read_bytes()
    broken = whole[:place] + damage + whole[place + len(damage) :]
    with suppress(BadInputError):
        assert read_tables(written(broken, name))


def test_a_workbook_damaged_within(tmp_path):
    path = tmp_path / "stays.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "damaged" in refusal(path)


def test_a_file_that_swells_too_far(written, tmp_path):
    path = written(gzip.compress(b"a,b\n" * 100_000), "stays.csv.gz")
    tight = replace(BOUNDS, free_of_doubt=1000)
    with pytest.raises(BadInputError, match="swells from"):
        unpack(path, Form.GZIP, tmp_path, bounds=tight)
    assert unpack(path, Form.GZIP, tmp_path).stat().st_size == 400_000


def test_a_file_that_swells_beyond_all_bounds(written, tmp_path):
    path = written(gzip.compress(b"a,b\n"), "stays.csv.gz")
    with pytest.raises(BadInputError, match="swells"):
        unpack(path, Form.GZIP, tmp_path, bounds=replace(BOUNDS, largest=3))


def test_an_encoding_that_is_none(written):
    message = refusal(written("a,b\n1,2\n"), encoding="martian")
    assert "as 'martian', which is no encoding" in message


def test_an_encoding_that_is_not_it(written):
    path = written("a,b\nPeña,2\n".encode("cp1252"))
    assert "is not text in utf-8" in refusal(path, encoding="utf-8")


def test_nothing_is_left_in_the_spill_folder(written, tmp_path):
    spill = tmp_path / "spill"
    spill.mkdir()
    path = written(ROWS * 9000 + "1,2\n" + ROWS)
    with pytest.raises(BadInputError, match="line 459001 has 2"):
        read_delimited(path, path, Wish(spill=spill, large=10), tmp_path)
    assert list(spill.iterdir()) == []
