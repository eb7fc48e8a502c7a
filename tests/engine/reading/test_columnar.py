"""Parquet files keep their types; folders give one table for each file."""

import gzip

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from habeas.engine.reading import LINE, read_tables

TABLE = pa.table({'a "b"': range(7), "when": pa.array([10] * 7, pa.date32())})


@pytest.fixture
def parquet(tmp_path):
    path = tmp_path / "custody[1].parquet"
    pq.write_table(TABLE, path, row_group_size=2)
    return path


def test_types_and_row_numbers(parquet):
    (table,) = read_tables(parquet)
    assert not table.is_text
    assert (table.name, table.rows) == ("custody[1]", 7)
    assert table.table().drop_columns(LINE) == TABLE
    assert table.table()[LINE].to_pylist() == list(range(1, 8))
    assert table.head(3)[LINE].to_pylist() == [1, 2, 3]
    relation = table.relation(duckdb.connect())
    assert relation.columns == ['a "b"', "when", LINE]
    assert relation.to_arrow_table()[LINE].to_pylist() == list(range(1, 8))


@pytest.mark.parametrize("has_room", [True, False])
def test_packed_parquet(parquet, tmp_path, has_room):
    packed = tmp_path / "packed.parquet.gz"
    packed.write_bytes(gzip.compress(parquet.read_bytes()))
    (table,) = read_tables(packed, spill=tmp_path if has_room else None)
    assert table.name == "packed"
    assert table.table().drop_columns(LINE) == TABLE
    assert table.relation(duckdb.connect()).max(LINE).fetchall() == [(7,)]


def test_a_folder_is_a_table_for_each_file(parquet, tmp_path):
    (tmp_path / "person.csv").write_text("person_id\nP-1\n")
    (tmp_path / "review.csv.gz").write_bytes(gzip.compress(b"custody_id,at\n"))
    (tmp_path / "README.txt").write_text("About these tables, and more")
    (tmp_path / ".~lock.person.csv#").write_text("x")
    tables = read_tables(tmp_path)
    assert [(table.name, table.rows) for table in tables] == [
        ("custody[1]", 7),
        ("person", 1),
        ("review", 0),
    ]
