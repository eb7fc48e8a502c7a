"""A document as Word: headings, lists and tables that a screen reader can follow."""

import io

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from habeas.web.supervision.models import MonthlyFigure
from habeas.web.supervision.queries.papers import Item, Paper, Table, Written


def as_word(written: Written) -> bytes:
    """Write a document as DOCX, with its title, language and table headers marked."""
    word = Document()
    word.core_properties.title = written.title
    word.core_properties.language = get_language() or "en"
    word.add_heading(written.title, level=0)
    made = _("Made on {day} from what is on record of {symbols}.")
    day = date_format(written.made_on)
    word.add_paragraph(made.format(day=day, symbols=", ".join(written.symbols) or "—"))
    for chapter in written.chapters:
        word.add_heading(chapter.title or _("Without a cluster"), level=1)
        for item in chapter.items:
            _write_item(word, item, written.paper)
    if not written.chapters:
        word.add_paragraph(_("No recommendation to this State is on record."))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _write_item(word: Word, item: Item, paper: Paper) -> None:
    word.add_heading(str(item.one), level=2)
    word.add_paragraph(item.one.text, style="Intense Quote")
    if item.repeated.times > 1:
        told = _("Asked {times} times.").format(times=item.repeated.times)
        word.add_paragraph(told)
    match paper:
        case Paper.CHECKLIST:
            for action in item.one.actions:
                word.add_paragraph(f"☐ {action['text']}", style="List Bullet")
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


def _write_table(word: Word, table: Table) -> None:
    told = _("{line}, month by month. Source: {source}.")
    word.add_paragraph(told.format(line=table.line, source=table.source), "Caption")
    heads = (_("Month"), _("Judged"), _("Breached"), _("Median days held"))
    grid = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        cell.text = head
    # Read out again on each page, and by a screen reader beside each cell.
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(marked)  # noqa: SLF001 - it has no other way
    for figure in table.months:
        for cell, said in zip(grid.add_row().cells, _row(figure), strict=True):
            cell.text = said


def _row(figure: MonthlyFigure) -> tuple[str, str, str, str]:
    few = _("too few to tell")
    month = date_format(figure.month, "YEAR_MONTH_FORMAT")
    if figure.is_small or figure.judged is None:
        return (month, few, few, few)
    breached = few if figure.breached is None else str(figure.breached)
    days = "" if figure.median_days is None else f"{figure.median_days:.1f}"
    return (month, str(figure.judged), breached, days)
