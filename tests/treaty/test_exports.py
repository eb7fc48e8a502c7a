"""Every export holds what was read, in the shape promised."""

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from habeas.treaty.akn_writing import paragraph_ids
from habeas.treaty.container import Note
from habeas.treaty.exports import WRITERS
from habeas.treaty.opening import open_document
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document

CORPUS = Path(__file__).parents[1] / "corpus"
FIELDS = [
    "document", "state", "number", "kind", "section", "cluster", "articles", "heading",
    "text", "items", "actions", "answers", "reiterates", "cites", "due", "comments",
]  # fmt: skip


def document(name):
    text = (CORPUS / f"{name}.txt").read_text("utf-8")
    return read_document(read_plain(text), name)


def lines(name):
    return [json.loads(line) for line in WRITERS["jsonl"](document(name)).splitlines()]


def test_json_lines_have_exactly_the_fields_promised():
    found = lines("observations-eng")
    assert all(list(each) == FIELDS for each in found)
    (asked,) = [each for each in found if each["number"] == "6"]
    assert asked["document"] == "CMW/C/XVA/CO/2"
    assert (asked["state"], asked["kind"]) == ("XVA", "recommendation")
    assert asked["articles"] == ["73", "84"]
    assert asked["heading"] == "Legislation"
    assert [a["verb"] for a in asked["actions"]] == ["urges", "invites"]
    assert asked["reiterates"] == [
        {"symbol": "CMW/C/XVA/CO/1", "paragraph": "12"},
        {"symbol": "CMW/C/XVA/CO/1", "paragraph": "13"},
    ]
    assert asked["cites"] == ["CMW/C/XVA/CO/1 12", "CMW/C/XVA/CO/1 13"]
    assert found[-1]["due"] == {"date": "2036-05-01", "reports": [3, 4, 5]}


def test_points_are_nested():
    (asked,) = [each for each in lines("observations-eng") if each["number"] == "14"]
    assert [item["number"] for item in asked["items"]] == ["a", "b", "c"]
    assert [item["number"] for item in asked["items"][0]["items"]] == ["i", "ii"]


def test_comments_are_beside_the_text():
    found = [each for each in lines("comment-eng") if each["comments"]]
    assert [each["number"] for each in found] == ["2", "3"]
    assert found[0]["comments"][0]["author"] == "Member for the north"
    assert found[1]["comments"] == [{"author": None, "text": "and have it signed?"}]


def test_csv_has_the_same_columns_and_no_formula():
    text = WRITERS["csv"](document("report-eng"))
    found = list(csv.DictReader(io.StringIO(text)))
    assert list(found[0]) == FIELDS
    assert json.loads(found[-3]["due"] or "null") is None
    assert not any(
        value[:1] in "=+-@" for row in found for value in row.values() if value
    )


def test_json_holds_the_year_of_an_annual_report():
    whole = json.loads(WRITERS["json"](document("report-eng")))
    assert whole["kind"] == "annual report"
    assert whole["activity"]["parties"] == [["2031-04-18", 71]]
    (session,) = whole["activity"]["sessions"]
    assert (session["number"], session["meetings"]) == (51, 18)
    assert session["absent"] == ["Ms. Ardent", "Mr. Brook"]
    for each in whole["paragraphs"]:
        for reference in each["references"]:
            assert each["span"][0] <= reference["start"] <= each["span"][1]


def test_uhri_records_have_its_shape_and_keep_their_identifier():
    first, again = (
        json.loads(WRITERS["uhri"](document("observations-spa"))) for _ in "12"
    )
    assert first == again
    assert {each["AnnotationType"] for each in first} == {
        "- Concerns/Observations", "- Recommendations",
    }  # fmt: skip
    assert len({each["AnnotationId"] for each in first}) == len(first) == 8
    assert {each["Body"] for each in first} == {"- CMW"}


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.bad = [], [], []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.bad += [tag] if tag in ("script", "link", "img") else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ["observations-ara", "report-eng", "comment-eng"])
def test_html_is_well_formed_stands_alone_and_every_paragraph_has_an_id(name):
    page = _Page()
    page.feed(WRITERS["html"](document(name)))
    assert page.open == page.bad == []
    assert len(page.ids) == len(set(page.ids))
    assert set(paragraph_ids(document(name))) <= set(page.ids)


def test_html_tells_its_language_and_direction():
    assert '<html lang="ar" dir="rtl">' in WRITERS["html"](document("observations-ara"))


def test_html_escapes_what_it_shows():
    hostile = read_document(read_plain("1.\t<script>x</script> & more of it.\n"), "<b>")
    assert "<script>" not in WRITERS["html"](hostile)


def test_markdown_keeps_numbers_headings_and_points():
    text = WRITERS["md"](document("observations-eng"))
    assert "\n6\\. Recalling" in text
    assert "\n## A. Introduction\n" in text
    assert "\n### 1. General measures" in text
    assert "\n- (a) Set a maximum" in text
    assert "\n  - (i) For adults" in text


RULED = "1.\tFigures are below.1\nYear\tWomen\tMen\n2030\t4\t9\n2.\tThey fall.\n"


def with_note():
    container = replace(read_plain(RULED), notes=(Note("1", "See | above.", (0, 9)),))
    return read_document(container, "told")


def word(name):
    path = CORPUS / f"{name}.docx"
    return read_document(open_document(path.read_bytes(), name=path.name), name)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("html", "<td>28 septembre 2033</td><td>15 heures</td>", id="HTML"),
        pytest.param("md", "| 28 septembre 2033 | 15 heures | Quenlandia |", id="md"),
    ],
)
def test_tables_are_written(form, expected):
    assert expected in WRITERS[form](word("word-agenda-fra"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("html", '<p class="note">1 See | above.</p>', id="HTML"),
        pytest.param("md", "\n[^1]: See | above.", id="Markdown"),
    ],
)
def test_notes_stand_with_their_paragraph(form, expected):
    assert expected in WRITERS[form](with_note())


def test_html_links_symbols_and_tells_days():
    page = WRITERS["html"](document("observations-eng"))
    assert '<a href="https://undocs.org/CMW/C/XVA/CO/1#para_12">' in page
    assert '<time datetime="2033-05-01">1 May 2033</time>' in page


def test_a_note_stands_with_the_paragraph_of_its_mark_not_with_the_first():
    text = "1.\tFirst.\n2.\tSecond.\n"
    container = replace(read_plain(text), notes=(Note("1", "See there.", (1, 5)),))
    page = WRITERS["html"](read_document(container, "told"))
    first, second = page.split("<section")[1:]
    assert "See there." not in first
    assert "See there." in second
