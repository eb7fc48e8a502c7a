"""Text of any encoding comes out whole, and what was assumed is said."""

# ruff: noqa: RUF001 (letters of other scripts are what is tested)

import pytest

from habeas.engine.reading import read_tables

WESTERN = "id,nombre,lugar\n" + "1,Peña,Córdoba\n" * 3
CYRILLIC = "ид,имя,место\n" + "1,Вера Лесная,Центр временного содержания\n" * 9
GREEK = "α,όνομα,τόπος\n" + "1,Ελένη,Κέντρο κράτησης\n" * 9
ARABIC = "رقم,الاسم,المكان\n" + "1,ليلى,مركز الاحتجاز\n" * 9
JAPANESE = "番号,名前,場所\n" + "1,山中,入国管理センター\n" * 9
CHINESE = "编号,姓名,地点\n" + "1,林,拘留中心\n" * 9


@pytest.mark.parametrize(
    ("text", "encoding", "noted"),
    [
        pytest.param(WESTERN, "utf-8", None, id="utf-8"),
        pytest.param(WESTERN, "utf-8-sig", None, id="utf-8 with mark"),
        pytest.param(WESTERN, "utf-16", None, id="utf-16 with mark"),
        pytest.param(WESTERN, "utf-32", None, id="utf-32 with mark"),
        pytest.param(WESTERN, "utf-16-le", "UTF-16-LE", id="utf-16 little-endian"),
        pytest.param(WESTERN, "utf-16-be", "UTF-16-BE", id="utf-16 big-endian"),
        pytest.param(WESTERN, "cp1252", "cp1252", id="Western"),
        pytest.param("id,x\n1,Grüße – »ß«\n", "cp1252", "cp1252", id="German"),
        pytest.param("id,x\n1,é\x81\n", "latin-1", "latin-1", id="not even cp1252"),
        pytest.param(CYRILLIC, "cp1251", "Cyrillic", id="Cyrillic"),
        pytest.param(GREEK, "cp1253", "Greek", id="Greek"),
        pytest.param(ARABIC, "cp1256", "Arabic", id="Arabic"),
        pytest.param(JAPANESE, "cp932", "Japanese", id="Japanese"),
        pytest.param(CHINESE, "gb18030", "Chinese", id="Chinese"),
    ],
)
def test_encodings(written, text, encoding, noted):
    (table,) = read_tables(written(text.encode(encoding)))
    lines = text.splitlines() if "\x81" not in text else text.split("\n")[:-1]
    assert table.header == tuple(lines[0].split(","))
    assert list(table.table().to_pylist()[0].values())[:-1] == lines[1].split(",")
    assert [noted in note for note in table.notes] == ([True] if noted else [])


def test_a_letter_deep_in_the_file_decides(written):
    text = "id,x\n" + "1,plain\n" * 900_000 + "2,Peña\n"
    (table,) = read_tables(written(text.encode("cp1252")))
    assert table.table()["x"][-1].as_py() == "Peña"


def test_the_caller_knows_the_encoding(written):
    text = "id,imię\n1,Łucja Żak\n"
    (table,) = read_tables(written(text.encode("cp1250")), encoding="cp1250")
    assert table.table()["imię"].to_pylist() == ["Łucja Żak"]
    assert table.notes == ()
