import base64
import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from habeas.law.errors import BadInputError
from habeas.treaty.container import Note
from habeas.treaty.pdf import read_pdf

TOP, LEFT, STEP = 720, 80, 14
WIDE = "The body of the fictional States considered each of the reports before it and"


def drawn(*pages, head="XYZ/C/EXA/CO/1", foot="{}", encrypt=None):
    """Draw pages of lines; a line is its text, or text and what differs about it."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=encrypt)
    for number, lines in enumerate(pages, start=1):
        down = TOP
        if head:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, 800, head.format(number))
        for line in lines:
            text, given = line if isinstance(line, tuple) else (line, {})
            down -= given.get("gap", STEP)
            draw(canvas, text, down, given)
        if foot:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(300, 40, foot.format(number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas, text, down, given):
    line = canvas.beginText(LEFT + given.get("indent", 0), given.get("at", down))
    size = given.get("size", 11)
    rise = -3 if "~" in text else 4
    for place, part in enumerate(text.replace("~2", "^2^").split("^")):
        line.setRise(rise * (place % 2))
        line.setFont(given.get("font", "Helvetica"), size * (0.6 if place % 2 else 1))
        line.textOut(part)
    canvas.drawText(line)


def texts(*pages, **given):
    data = drawn(*pages, head="", foot="", **given)
    return [line.text for line in read_pdf(data).lines]


JOINED = [
    pytest.param(
        [WIDE, "adopted its views."], [f"{WIDE} adopted its views."], id="lines"
    ),
    pytest.param(
        [WIDE, "adopted deten-", "tion rules."],
        [f"{WIDE} adopted detention rules."],
        id="a word cut in two",
    ),
    pytest.param(
        [WIDE, "a long-", "standing rule."],
        [f"{WIDE} a long-standing rule."],
        id="a first part that keeps its hyphen",
    ),
    pytest.param(
        [WIDE, "ill-treatment; any ill-", "treatment."],
        [f"{WIDE} ill-treatment; any ill-treatment."],
        id="a hyphen that the document keeps elsewhere",
    ),
    pytest.param(
        ["The prison is like", "a prison-", "like place."],
        ["The prison is like a prison-like place."],
        id="two words that the document has",
    ),
    pytest.param(
        [WIDE, "document 1-", "2 of it."],
        [f"{WIDE} document 1-2 of it."],
        id="a hyphen between figures",
    ),
    pytest.param(
        ["1. One.", "2. Two."], ["1. One.", "2. Two."], id="numbers open paragraphs"
    ),
    pytest.param(
        [f"{WIDE}:", "(a) one;", "(b) two."],
        [f"{WIDE}:", "(a) one;", "(b) two."],
        id="letters open points",
    ),
    pytest.param(
        [WIDE, "12 or more days."],
        [f"{WIDE} 12 or more days."],
        id="a number in a line",
    ),
    pytest.param(
        [f"{WIDE} (a) one;", "(b) two."],
        [f"{WIDE} (a) one; (b) two."],
        id="points that run within lines",
    ),
    pytest.param(
        ["A line that ends early", "goes on."],
        ["A line that ends early goes on."],
        id="a line cut short in mid-sentence",
    ),
    pytest.param(
        [WIDE + ".", "Another sentence."],
        [WIDE + ". Another sentence."],
        id="a full line is no paragraph's end",
    ),
    pytest.param(
        [WIDE, "Ends.", "Another one."],
        [f"{WIDE} Ends.", "Another one."],
        id="a short line is a paragraph's end",
    ),
    pytest.param(
        [WIDE, ("adopted it.", {"gap": 40})],
        [WIDE, "adopted it."],
        id="a gap parts",
    ),
    pytest.param(
        [("Introduction", {"font": "Helvetica-Bold"}), WIDE],
        ["Introduction", WIDE],
        id="a bold heading",
    ),
]


@pytest.mark.parametrize(("lines", "paragraphs"), JOINED)
def test_lines_are_joined_into_paragraphs(lines, paragraphs):
    assert texts(lines) == paragraphs


def test_a_paragraph_goes_on_across_pages_without_what_runs_over_them():
    pages = [[f"{n}. {WIDE}", f"{WIDE} goes"] for n in (1, 2, 3)]
    pages[1].insert(0, "on from page one.")
    read = read_pdf(drawn(*pages))
    assert [line.text for line in read.lines] == [
        f"1. {WIDE} {WIDE} goes on from page one.",
        f"2. {WIDE} {WIDE} goes",
        f"3. {WIDE} {WIDE} goes",
    ]
    assert [line.page for line in read.lines] == [1, 2, 3]
    assert read.removed == (
        "XYZ/C/EXA/CO/1",
        "1",
        "XYZ/C/EXA/CO/1",
        "2",
        "XYZ/C/EXA/CO/1",
        "3",
    )


HEADS = [
    pytest.param(
        {"head": "", "foot": "GE.11-4236{}"}, 3, id="a job number that counts"
    ),
    pytest.param({"head": "page {} of 3", "foot": ""}, 3, id="numbers at the head"),
    pytest.param({"head": "", "foot": "- {} -"}, 3, id="dashes"),
    pytest.param({"head": "", "foot": ""}, 0, id="none"),
]


@pytest.mark.parametrize(("given", "count"), HEADS)
def test_running_heads_are_known_by_repetition(given, count):
    read = read_pdf(drawn(["One."], ["Two."], ["Three."], **given))
    assert [line.text for line in read.lines] == ["One.", "Two.", "Three."]
    assert len(read.removed) == count


def test_a_title_that_stands_once_in_the_margin_is_kept():
    read = read_pdf(
        drawn([("Title", {"at": 800})], ["Two."], ["Three."], head="", foot="")
    )
    assert read.lines[0].text == "Title"
    assert read.removed == ()


def test_notes_are_taken_from_the_foot_to_their_marks():
    page = [
        f"1. {WIDE}",
        "adopted rules^1^ and more.",
        ("1 See the rules of the", {"size": 8, "at": 100}),
        ("second session.", {"size": 8, "at": 90}),
    ]
    read = read_pdf(drawn(page, ["2. Next."]))
    assert [line.text for line in read.lines] == [
        f"1. {WIDE} adopted rules and more.",
        "2. Next.",
    ]
    at = (0, len(f"1. {WIDE} adopted rules"))
    assert read.notes == (Note("1", "See the rules of the second session.", at),)


def test_a_raised_figure_without_a_note_stays():
    assert texts(["An area of 3 m^2^ each."]) == ["An area of 3 m2 each."]


def test_a_lowered_figure_is_no_mark():
    assert texts([("CO~2 of 22 ships", {})]) == ["CO2 of 22 ships"]


def test_bold_is_a_style():
    lines = [("Heading", {"font": "Helvetica-Bold"}), "1. Text."]
    read = read_pdf(drawn(lines, head="", foot=""))
    assert [line.style for line in read.lines] == ["bold", ""]


def raw(content, packing=b"/FlateDecode"):
    """Write a one-page PDF around a content stream that is already packed."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n",
            b"4 0 obj<</Filter %b/Length %d>>stream\n" % (packing, len(content)),
            content,
            b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )


def noise():
    """Pack what does not pack, as a picture does not, over the unmeasured bound."""
    return zlib.compress(b"".join(sha256(b"%d" % at).digest() for at in range(2**14)))


def swollen(times=1):
    data = b" " * (33 * 2**20)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


BAD = [
    pytest.param(lambda: drawn([], head="", foot=""), "scan", id="no text"),
    pytest.param(
        lambda: drawn(*[[]] * 30, head="", foot="{}"), "scan", id="page numbers alone"
    ),
    pytest.param(lambda: drawn(["x"], encrypt="secret"), "encrypted", id="a password"),
    pytest.param(
        lambda: drawn(["x"], encrypt=StandardEncryption("", ownerPassword="secret")),
        "opens without a password",
        id="an owner's password alone",
    ),
    pytest.param(lambda: b"%PDF-1.7\nnothing", "damaged", id="no PDF within"),
    pytest.param(lambda: drawn(["x"])[:400], "damaged", id="cut short"),
    pytest.param(lambda: raw(swollen()), "zip bomb", id="a stream that swells"),
    pytest.param(
        lambda: raw(swollen(2), b"[/FlateDecode/FlateDecode]"),
        "zip bomb",
        id="twice packed",
    ),
    pytest.param(
        lambda: raw(b"\x80" * 2**19, b"/LZWDecode"),
        "cannot be measured",
        id="not measured",
    ),
    pytest.param(
        lambda: raw(
            base64.a85encode(swollen() + b" " * 2**19), b"[/ASCII85Decode/FlateDecode]"
        ),
        "zip bomb",
        id="a stream that swells behind letters",
    ),
    pytest.param(
        lambda: raw(b"{" * 2**19, b"[/ASCII85Decode/FlateDecode]"),
        "cannot be measured",
        id="letters that are none",
    ),
    pytest.param(
        lambda: raw(base64.a85encode(noise()), b"[/ASCII85Decode/FlateDecode]"),
        "scan",
        id="a picture behind letters",
    ),
]


@pytest.mark.parametrize(("made", "said"), BAD)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(made, said):
    with pytest.raises(BadInputError, match=said):
        read_pdf(made(), name="report.pdf")


def test_too_many_pages_are_refused_with_the_limit():
    with pytest.raises(BadInputError, match="3000 that are read"):
        read_pdf(drawn(*[["x"]] * 3001, head="", foot=""))
