import json
from pathlib import Path

import pytest

from habeas.law.errors import BadInputError
from habeas.treaty.document import ParagraphKind
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document
from habeas.treaty.uhri import read_uhri, to_uhri

CORPUS = Path(__file__).parents[1] / "corpus"


def written(name):
    text = (CORPUS / f"{name}.txt").read_text("utf-8")
    document = read_document(read_plain(text), name)
    return document, read_uhri(to_uhri(document).encode())


def read(**columns):
    entry = {"AnnotationId": "a-1", "AnnotationType": "- Recommendations", **columns}
    (record,) = read_uhri(json.dumps([entry]).encode()).records
    return record


@pytest.mark.parametrize("name", ["observations-eng", "report-eng", "points-fra"])
def test_what_is_written_is_read_back(name):
    document, file = written(name)
    kinds = (ParagraphKind.CONCERN, ParagraphKind.RECOMMENDATION)
    told = [each for each in document.paragraphs if each.kind in kinds]
    assert file.unknown_columns == ()
    assert [
        (each.kind, each.states, each.number, each.themes, each.targets)
        for each in file.records
    ] == [
        (each.kind, (each.state,), each.place, each.themes, each.targets)
        for each in told
    ]
    assert all(each.unknown == () for each in file.records)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Liberty \n11. The Committee asks.",
            ("Liberty", "11", "The Committee asks."),
            id="a heading and number glued on",
        ),
        pytest.param("12. It asks.", ("", "12", "It asks."), id="a number"),
        pytest.param("It asks.", ("", None, "It asks."), id="the words alone"),
        pytest.param(
            "<p>Data</p><p>7. It <b>asks</b> &amp; urges:<br>(a) All;</p>",
            ("Data", "7", "It asks & urges:\n(a) All;"),
            id="HTML",
        ),
        pytest.param("In 2031. It asks.", ("", None, "In 2031. It asks."), id="a year"),
    ],
)
def test_heading_number_and_words_are_parted(text, expected):
    record = read(Text=text)
    assert (record.heading, record.number, record.text) == expected


def test_labels_are_ours_where_they_are_known_and_kept_where_not():
    record = read(
        Body="- CMW",
        Countries=["- Cape Verde", "Atlantis"],
        Themes=["- Detention conditions", "Weather"],
        Sdgs=["10.7 - Responsible policies", "13 - CLIMATE ACTION"],
        PublicationDate="2031-05-04T00:00:00",
    )
    assert (record.body, record.states, record.date) == ("CMW", ("CPV",), "2031-05-04")
    assert record.themes == ("detention-conditions",)
    assert record.targets == ("10.7", "13")
    assert record.unknown == ("Atlantis", "Weather")


def test_unknown_kinds_and_columns_are_told():
    entry = {"AnnotationId": "a", "AnnotationType": "- UPR", "Colour": "red"}
    file = read_uhri(json.dumps([entry]).encode())
    assert file.unknown_columns == ("Colour",)
    assert file.records[0].kind is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "no JSON", id="empty"),
        pytest.param(b"\xff\xfe", "no JSON", id="not text"),
        pytest.param(b"[" * 100_000, "no JSON", id="a bottomless nest"),
        pytest.param(b'{"a": 1}', "no array", id="an object"),
        pytest.param(b"[1]", "record 1 has no AnnotationId", id="no record"),
        pytest.param(b"[{}]", "record 1 has no AnnotationId", id="no identifier"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(data, said):
    with pytest.raises(BadInputError, match=said):
        read_uhri(data, name="export.json")
