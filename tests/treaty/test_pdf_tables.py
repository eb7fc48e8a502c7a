from io import BytesIO

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from habeas.treaty.document import BlockKind
from habeas.treaty.pdf import read_pdf
from habeas.treaty.reading import read_document

RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LINED = [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black)]
FIGURES = [
    ["Year", "Women", "Men"],
    ["2029", "12", "1 140"],
    ["2030", "9", "988"],
    ["2031", "7", "812"],
]
BEFORE, AFTER = "5. The figures are these.", "6. They fall from year to year."
STYLE = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=12)


def made(*stories):
    out = BytesIO()
    parts = [
        Paragraph(each, STYLE) if isinstance(each, str) else each for each in stories
    ]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(parts)
    return read_pdf(out.getvalue())


def table(rows, style, **given):
    return Table(rows, style=TableStyle(style), **given)


def cells(read):
    return [(line.cell[1:], line.text) for line in read.lines if line.cell is not None]


def grid(rows):
    return [
        ((down, across), text)
        for down, row in enumerate(rows)
        for across, text in enumerate(row)
        if text
    ]


TABLES = [
    pytest.param(FIGURES, RULED, {}, id="rules around every cell"),
    pytest.param(FIGURES, LINED, {}, id="one rule above"),
    pytest.param(FIGURES, [], {}, id="no rule at all"),
    pytest.param(FIGURES, RULED, {"colWidths": [36, 46, 42]}, id="narrow cells"),
    pytest.param(
        [["State", "Report"], ["Valdoria", ""], ["Marenza", "CMW/C/XMR/2"]],
        RULED,
        {},
        id="an empty cell",
    ),
]


@pytest.mark.parametrize(("rows", "style", "given"), TABLES)
def test_a_table_is_read_cell_by_cell(rows, style, given):
    read = made(BEFORE, table(rows, style, **given), AFTER)
    assert cells(read) == grid(rows)
    around = [line.text for line in read.lines if line.cell is None]
    assert around == [BEFORE, AFTER]


def test_a_cell_of_several_lines_is_one():
    long = Paragraph("Persons held for more than three days in one place", STYLE)
    rows = [["Figure", "2030"], [long, "41"], ["Released", "40"]]
    read = made(table(rows, RULED, colWidths=[110, 60]))
    assert cells(read)[2] == (
        (1, 0),
        "Persons held for more than three days in one place",
    )


def test_a_table_is_no_paragraph_of_the_document():
    read = read_document(made(BEFORE, table(FIGURES, RULED), AFTER), "told")
    assert [paragraph.number for paragraph in read.paragraphs] == ["5", "6"]
    rows = [block for block in read.blocks if block.kind is BlockKind.TABLE]
    assert len(rows) == len(FIGURES) * 3
    assert "".join(leaf.text for leaf in read.leaves) == read.text


def placed(*texts):
    """Draw texts at places of a page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    for left, down, text in texts:
        canvas.drawString(left, 800 - down, text)
    canvas.save()
    return read_pdf(out.getvalue())


LONG = "a line of running words that fills its column well"
NO_TABLES = [
    pytest.param(
        [(60, 20, "1."), (90, 20, "One."), (60, 34, "2."), (90, 34, "Two.")],
        ["1. One.", "2. Two."],
        id="numbers and the text they open",
    ),
    pytest.param(
        [
            (60, 20, "It asks for:"),
            (80, 34, "(a)"),
            (110, 34, "one;"),
            (80, 48, "(b)"),
            (110, 48, "two;"),
            (80, 62, "(c)"),
            (110, 62, "three."),
        ],
        ["It asks for:", "(a) one;", "(b) two;", "(c) three."],
        id="points",
    ),
    pytest.param(
        [(60, 20, "Chair:"), (300, 20, "Ms. Bellanor")],
        ["Chair: Ms. Bellanor"],
        id="one line alone",
    ),
    pytest.param(
        [
            (left, 20 + 12 * down, f"{LONG} {down}")
            for down in range(10)
            for left in (40, 320)
        ],
        None,
        id="columns of running text",
    ),
]


@pytest.mark.parametrize(("texts", "lines"), NO_TABLES)
def test_what_only_stands_apart_is_no_table(texts, lines):
    read = placed(*texts)
    assert cells(read) == []
    if lines is not None:
        assert [line.text for line in read.lines] == lines


def test_a_masthead_of_two_columns_is_parted():
    read = placed(
        (60, 20, "United Nations"),
        (400, 20, "CMW/C/XVA/CO/2"),
        (60, 44, "International Convention"),
        (400, 44, "Distr.: General"),
        (60, 56, "on the Protection"),
        (400, 68, "14 May 2031"),
        (60, 110, "Concluding observations on the second periodic report"),
    )
    assert cells(read)[:4] == [
        ((0, 0), "United Nations"),
        ((0, 1), "CMW/C/XVA/CO/2"),
        ((1, 0), "International Convention on the Protection"),
        ((1, 1), "Distr.: General"),
    ]
    assert read_document(read, "told").masthead.date == "2031-05-14"


def test_a_drawing_of_many_strokes_is_no_table():
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for at in range(400):
        canvas.line(20 + at, 100, 20 + at, 700)
        canvas.line(20, 100 + at, 500, 100 + at)
    canvas.drawString(60, 760, "1. The map is below.")
    canvas.save()
    assert [line.text for line in read_pdf(out.getvalue()).lines] == [
        "1. The map is below."
    ]


def test_a_table_goes_on_across_pages():
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    rows = [("Year", "Women"), ("2029", "12"), ("2030", "9"), ("2031", "7")]
    for at, row in enumerate(rows):
        if at == 3:
            canvas.showPage()
        for left, text in zip((60, 300), row, strict=True):
            canvas.drawString(left, 800 - 20 * (at % 3), text)
    canvas.drawString(60, 700, "2. They fall from year to year.")
    canvas.save()
    read = read_pdf(out.getvalue())
    assert cells(read) == grid(rows)
    assert {line.cell[0] for line in read.lines if line.cell} == {0}
    assert read.lines[-1].text == "2. They fall from year to year."


def test_a_frame_around_one_column_is_no_table():
    read = made(BEFORE, table([["A frame."], ["And another."]], RULED))
    assert cells(read) == []
