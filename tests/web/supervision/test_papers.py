"""Documents to take away: figures drawn, each with its source, and for every reader."""

import ctypes
import datetime as dt
import io
import shutil
import subprocess
import zipfile
from contextlib import closing
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from pypdfium2 import raw

from habeas.web.operating.documents import take_documents
from habeas.web.supervision.actions.following import tie
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import MonthlyFigure, Recommendation
from habeas.web.supervision.queries.papers import Paper, written
from habeas.web.supervision.queries.word import as_word
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
SAMPLES = Path(str(files("habeas") / "sample_documents"))
TODAY = dt.date(2026, 11, 25)
SOFFICE = shutil.which("soffice")
DAYS = (12.0, 30.5, None, 41.0)


@pytest.fixture(autouse=True)
def halmora(tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    take_documents([SAMPLES], by=SYSTEM, tell=lambda _: None)
    one = Recommendation.objects.get(symbol="CMW/C/XAA/CO/2", place="5")
    tie(one, TieKind.STANDARD, "maximum-period", "", by=SYSTEM)
    tie(one, TieKind.STANDARD, "child", "", by=SYSTEM)
    for month, days in enumerate(DAYS, 1):
        figure = MonthlyFigure(
            state="XAA",
            source="the register",
            line="maximum-period",
            month=dt.date(2026, month, 1),
            judged=20,
            breached=11,
            median_days=days,
            is_small=days is None,
        )
        record(figure, by=SYSTEM)
    return one


def word(language="en"):
    with override(language):
        return as_word(written(Paper.REPORT, "XAA", on=TODAY))


def pdf(client, language="en"):
    url = reverse("supervision:paper", args=["XAA", "report", "pdf"])
    return client.get(url, headers={"accept-language": language}).content


def test_each_figure_is_drawn_numbered_and_has_its_source():
    read = Document(io.BytesIO(word()))
    told = [p.text for p in read.paragraphs if p.style.name == "Caption"]
    assert told[0].startswith("Figure 1. ")
    assert told[1].startswith("Table 1. ")
    assert all(each.endswith("Source: the register.") for each in told)
    sources = read.tables[-1]
    assert [c.text for c in sources.rows[0].cells][:3] == [
        "Figure",
        "Standard",
        "Source",
    ]
    assert "maximum-period" in sources.rows[1].cells[1].text
    assert sources.rows[1].cells[3].text == "2026-01 to 2026-04"
    assert "There are no data on child." in "\n".join(p.text for p in read.paragraphs)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_word_file_is_for_every_reader(language):
    read = Document(io.BytesIO(word(language)))
    levels = [
        int(p.style.name.split()[-1])
        for p in read.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    # No level is left out on the way down.
    assert all(b - a <= 1 for a, b in pairwise(levels))
    for picture in read.inline_shapes:
        assert picture._inline.docPr.get("descr")  # noqa: SLF001 - as it is made
    assert len(read.inline_shapes) == 1
    for table in read.tables:
        head = table.rows[0]._tr  # noqa: SLF001 - as it is made
        assert head.find(f".//{qn('w:tblHeader')}") is not None
    lang = read.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == language
    assert read.core_properties.language == language
    assert read.core_properties.title
    for name in ("Normal", "Heading 1", "Caption", "Intense Quote"):
        assert str(read.styles[name].font.color.rgb) == "0B0C0C"


def test_an_arabic_word_file_runs_from_the_right():
    read = Document(io.BytesIO(word("ar")))
    assert read.styles["Normal"].element.find(f".//{qn('w:bidi')}") is not None
    for table in read.tables:
        assert table.table_direction == WD_TABLE_DIRECTION.RTL
    quoted = next(p for p in read.paragraphs if "Recalling" in p.text)
    bidi = quoted._p.pPr.find(qn("w:bidi"))  # noqa: SLF001 - as it is made
    assert bidi.get(qn("w:val")) == "0"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pdf_is_tagged_and_says_what_its_charts_show(client, language):
    made = pdf(client, language)
    with closing(pypdfium2.PdfDocument(made)) as read:
        assert read.is_tagged()
        spoken = {alt for page in read for alt in alternatives(page)}
        text = text_of(read)
    with override(language):
        (table,) = written(Paper.REPORT, "XAA", on=TODAY).tables
        assert table.chart.words in spoken
    assert ("Where the figures come from" in text) == (language == "en")


def text_of(read):
    return "".join(page.get_textpage().get_text_range() for page in read)


def alternatives(page):
    """Give what is read out in place of each figure of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    waiting = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, n)
        for n in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        if not element:
            continue
        if length := raw.FPDF_StructElement_GetAltText(element, None, 0):
            held = ctypes.create_string_buffer(length)
            raw.FPDF_StructElement_GetAltText(element, held, length)
            yield held.raw.decode("utf-16-le").rstrip("\0")
        waiting += [
            raw.FPDF_StructElement_GetChildAtIndex(element, n)
            for n in range(raw.FPDF_StructElement_CountChildren(element))
        ]
    raw.FPDF_StructTree_Close(tree)


def test_the_pack_holds_each_language_and_says_which_are_missing(client):
    page = client.get(reverse("supervision:pack", args=["XAA"]))
    with zipfile.ZipFile(io.BytesIO(page.content)) as packed:
        names = set(packed.namelist())
        assert names == {
            "observations-eng.txt",
            "summary-eng.html",
            *(f"checklist-{tag}.docx" for tag in ("en", "ar")),
            *(f"contents-{tag}.txt" for tag in ("en", "ar")),
        }
        contents = packed.read("contents-en.txt").decode()
        summary = packed.read("summary-eng.html").decode()
        checklist = Document(io.BytesIO(packed.read("checklist-ar.docx")))
    lacking = contents.partition("Missing in: ")[2].partition(".")[0].split(", ")
    assert set(lacking) == {"ara", "fra", "rus", "spa", "zho"}
    assert "hold no migrant in a prison" in summary
    assert checklist.core_properties.language == "ar"


def test_a_state_without_observations_has_a_pack_that_says_so(client):
    page = client.get(reverse("supervision:pack", args=["XBB"]))
    with zipfile.ZipFile(io.BytesIO(page.content)) as packed:
        assert "In the library in: —" in packed.read("contents-en.txt").decode()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
def test_the_word_file_opens_in_libreoffice(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(word())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    with closing(pypdfium2.PdfDocument(tmp_path / "report.pdf")) as read:
        text = text_of(read)
    assert "Figure 1." in text
    assert "Where the figures come from" in text
