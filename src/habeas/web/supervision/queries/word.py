"""A document as Word: headings, lists and tables that a screen reader can follow."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph

from habeas.web.supervision.models import MonthlyFigure
from habeas.web.supervision.queries.papers import Item, Paper, Table, Written

# What must stand after them, in the order that the format demands.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection"),
    *("w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId"),
    *("w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
_INK = RGBColor(0x0B, 0x0C, 0x0C)
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff]")


def as_word(written: Written) -> bytes:
    """Write a document as DOCX, with its title, language and table headers marked."""
    word = Document()
    word.core_properties.title = written.title
    _in_language(word)
    _in_ink(word)
    word.add_heading(written.title, level=0)
    made = _("Made on {day} from what is on record of {symbols}.")
    day = date_format(written.made_on)
    word.add_paragraph(made.format(day=day, symbols=", ".join(written.symbols) or "—"))
    for chapter in written.chapters:
        heading = chapter.title or _("Without a cluster")
        _as_it_runs(word.add_heading(heading, level=1))
        for item in chapter.items:
            _write_item(word, item, written.paper)
    if not written.chapters:
        word.add_paragraph(_("No recommendation to this State is on record."))
    _write_sources(word, written)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _write_item(word: Word, item: Item, paper: Paper) -> None:
    word.add_heading(str(item.one), level=2)
    _as_it_runs(word.add_paragraph(item.one.text, style="Intense Quote"))
    if item.repeated.times > 1:
        told = _("Asked {times} times.").format(times=item.repeated.times)
        word.add_paragraph(told)
    match paper:
        case Paper.CHECKLIST:
            for action in item.one.actions:
                _as_it_runs(word.add_paragraph(f"☐ {action['text']}", "List Bullet"))
        case Paper.PRIOR_LIST:
            told = _(
                "Please describe what has been done to carry this out, with figures "
                "since {day}."
            )
            adopted = item.one.adopted_on
            day = date_format(adopted) if adopted else "—"
            word.add_paragraph(told.format(day=day))
        case _:
            _write_done(word, item)


def _write_done(word: Word, item: Item) -> None:
    word.add_heading(_("What was done"), level=3)
    if not item.measures:
        word.add_paragraph(_("No measure is recorded."))
    for measure in item.measures:
        word.add_paragraph(
            f"{measure.title}. {measure.description}".strip(), "List Bullet"
        )
    for view in item.views:
        told = f"{view.get_side_display()}, {date_format(view.on)}: "
        word.add_paragraph(f"{told}{view.get_status_display()}. {view.why}")
    for table in item.tables:
        _write_table(word, table)
    for line in item.without_figures:
        word.add_paragraph(_("There are no data on {line}.").format(line=line))


def _in_language(word: Word) -> None:
    """Say in which language it is, so that it is read out and set in its own way."""
    language = get_language() or "en"
    word.core_properties.language = language
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    lang = defaults.find(qn("w:lang"))
    for name in ("w:val", "w:bidi") if get_language_bidi() else ("w:val",):
        lang.set(qn(name), language)
    if get_language_bidi():
        for style in word.styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH:
                _run_from(style.element, right=True)
                style.font.rtl = True


def _as_it_runs(paragraph: Paragraph) -> None:
    """Set what the document quotes from the left, where it is written so."""
    if get_language_bidi() and not _FROM_THE_RIGHT.search(paragraph.text):
        _run_from(paragraph._p, right=False)  # noqa: SLF001 - it has no other way
        for run in paragraph.runs:
            run.font.rtl = False


def _run_from(element: Any, *, right: bool) -> None:  # noqa: ANN401 - lxml's, untyped
    bidi = OxmlElement("w:bidi")
    bidi.set(qn("w:val"), str(int(right)))
    element.get_or_add_pPr().insert_element_before(bidi, *_AFTER_BIDI)


def _in_ink(word: Word) -> None:
    """Write in a colour that everybody can read: the template's blue is too pale."""
    for style in word.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.font.color.rgb = _INK


def _write_table(word: Word, table: Table) -> None:
    number = table.number
    chart = table.chart
    shown = word.add_picture(io.BytesIO(chart.as_png()), width=Cm(15))
    # What a screen reader says in place of the picture.
    shown._inline.docPr.set("descr", chart.words)  # noqa: SLF001 - it has no other way
    said = {"n": number, "title": table.title, "source": table.source}
    told = _("Figure {n}. {title}: median days held. Source: {source}.")
    word.add_paragraph(told.format(**said), "Caption")
    told = _("Table {n}. {title}, month by month. Source: {source}.")
    word.add_paragraph(told.format(**said), "Caption")
    heads = (_("Month"), _("Judged"), _("Breached"), _("Median days held"))
    _grid(word, heads, [_row(figure) for figure in table.months])


def _write_sources(word: Word, written: Written) -> None:
    """Say of each figure where it comes from, at the end of the document."""
    if not written.tables:
        return
    word.add_heading(_("Where the figures come from"), level=1)
    told = _(
        "Each figure counts the people of one State by one standard. None tells of "
        "fewer than ten people. It can be worked out again from its source, for the "
        "standard and the months named here."
    )
    word.add_paragraph(told)
    heads = (_("Figure"), _("Standard"), _("Source"), _("Months"), _("Worked out on"))
    months = _("{first:%Y-%m} to {last:%Y-%m}")
    rows = [
        (
            str(table.number),
            f"{table.title} ({table.line})",
            table.source,
            months.format(first=table.trend.first, last=table.trend.last),
            date_format(table.worked_out_on),
        )
        for table in written.tables
    ]
    _grid(word, heads, rows)


def _grid(word: Word, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    grid = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    if get_language_bidi():
        grid.table_direction = WD_TABLE_DIRECTION.RTL
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        cell.text = head
    # Read out again on each page, and by a screen reader beside each cell.
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(marked)  # noqa: SLF001 - it has no other way
    for row in rows:
        for cell, said in zip(grid.add_row().cells, row, strict=True):
            cell.text = said


def _row(figure: MonthlyFigure) -> tuple[str, str, str, str]:
    few = _("too few to tell")
    month = date_format(figure.month, "YEAR_MONTH_FORMAT")
    if figure.is_small or figure.judged is None:
        return (month, few, few, few)
    breached = few if figure.breached is None else str(figure.breached)
    days = "" if figure.median_days is None else f"{figure.median_days:.1f}"
    return (month, str(figure.judged), breached, days)
