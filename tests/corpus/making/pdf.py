"""PDFs from scripts, set by ReportLab in the manner of a typesetter's template."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from tests.corpus.making.script import Block, Script


def make_pdf(script: Script) -> bytes:
    """Make a PDF as a script has it, its symbol and page number on each page."""
    styles = _styles(script.properties["language"])
    story: list[object] = []
    rows: list[list[str]] = []
    for block in [*script.blocks, Block("end", "")]:
        if rows and block.kind != "row":
            story.append(_table(rows))
            rows = []
        if block.kind == "row":
            rows.append(block.cells)
        elif block.kind != "end":
            story.append(_set(block, styles))
    symbol = script.blocks[0].text.split()[-1]

    def furnish(canvas, document) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(50, 570, symbol)
        canvas.drawRightString(370, 30, f"{document.page}")
        canvas.drawString(50, 30, "GE.33-01234")

    out = BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A5, leftMargin=50, rightMargin=50, topMargin=60, invariant=1
    )
    template.build(story, onFirstPage=furnish, onLaterPages=furnish)
    return out.getvalue()


def _styles(language: str) -> dict[str, ParagraphStyle]:
    text, bold = "Times-Roman", "Times-Bold"
    if language == "zho":
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        text = bold = "STSong-Light"
    wrap = {"wordWrap": "CJK"} if language == "zho" else {}
    base = ParagraphStyle(
        "text", fontName=text, fontSize=9.5, leading=12, spaceAfter=5,
        alignment=TA_JUSTIFY, **wrap,
    )  # fmt: skip
    heading = ParagraphStyle("heading", base, fontName=bold, fontSize=11, spaceBefore=6)
    topic = ParagraphStyle("topic", base, fontName=bold)
    point = ParagraphStyle("point", base, leftIndent=24, firstLineIndent=12)
    return {"text": base, "heading": heading, "topic": topic, "point": point}


def _set(block: Block, styles: dict[str, ParagraphStyle]) -> object:
    text = escape(block.text).replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;")
    match block.kind:
        case "heading":
            deep = block.depth >= 3
            return Paragraph(text, styles["topic" if deep else "heading"])
        case "paragraph" if block.label:
            return Paragraph(f"{block.label}&nbsp;&nbsp;&nbsp;{text}", styles["text"])
        case "item":
            return Paragraph(f"{block.label}&nbsp;&nbsp;{text}", styles["point"])
        case _:
            return Paragraph(text, styles["text"]) if text else Spacer(1, 6)


def _table(rows: list[list[str]]) -> Table:
    rule = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return Table(rows, style=TableStyle([rule]))
