"""Word's body text turned into lines: one rule for each element that matters."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from lxml import etree

from habeas.treaty.container import Comment, Note
from habeas.treaty.docx_reader import Change, Grid, Reader
from habeas.treaty.docx_styles import W, is_on, number, value
from habeas.treaty.numerals import write_number

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SYMBOLS = 0xF000

Rule = Callable[[Reader, "etree._Element"], None]  # noqa: SLF001 - lxml has no other name


def walk(reader: Reader, element: etree._Element) -> None:
    """Read an element's children in order, each by its own rule.

    An element without a rule is passed through: links, smart tags, content
    controls and whatever Word may add around text.
    """
    for child in element:
        _RULES.get(str(child.tag), walk)(reader, child)


def stamp(element: etree._Element) -> tuple[str, datetime | None]:
    """Give the author and date of a change or comment, None for no or a bad date."""
    try:
        date = datetime.fromisoformat(element.get(f"{W}date", ""))
    except ValueError:
        date = None
    return element.get(f"{W}author", ""), date


def _paragraph(reader: Reader, element: etree._Element) -> None:
    properties = element.find(f"{W}pPr")
    # After a struck-out paragraph mark, the text goes on in this one.
    if not reader.said:
        reader.style, reader.is_begun = reader.formats.of(properties), False
    walk(reader, element)
    reader.fields = [shows for shows in reader.fields if shows]
    for section in element.iterfind(f"{W}pPr/{W}sectPr"):
        _section(reader, section)
    if not (reader.is_deleting or _mark_is_struck_out(properties)):
        _close(reader)
    boxes, reader.boxes = reader.boxes, []
    for box in boxes:
        _close_if_open(reader)
        walk(reader, box)


def _mark_is_struck_out(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and (
        mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    )


def _close(reader: Reader) -> None:
    if reader.said or not reader.is_begun:
        reader.end_line("\n")


def _close_if_open(reader: Reader) -> None:
    if reader.said:
        reader.end_line("\n")


def _run(reader: Reader, element: etree._Element) -> None:
    if is_on(element.find(f"{W}rPr"), "vanish"):
        said = "".join(element.itertext(f"{W}t"))
        reader.hidden.extend([said] if said.strip() else [])
    else:
        walk(reader, element)


def _text(reader: Reader, element: etree._Element) -> None:
    text = element.text or ""
    reader.say(text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n"))


def _tab(reader: Reader, element: etree._Element) -> None:
    del element
    reader.say("\t")


def _hyphen(reader: Reader, element: etree._Element) -> None:
    del element
    reader.say("\u2011")


def _symbol(reader: Reader, element: etree._Element) -> None:
    try:
        code = int(element.get(f"{W}char", ""), 16)
        reader.say(chr(code - _SYMBOLS if code >= _SYMBOLS else code))
    except ValueError:
        reader.say("\ufffd")


def _break(reader: Reader, element: etree._Element) -> None:
    if not all(reader.fields) or reader.is_deleting:
        return
    is_page = element.get(f"{W}type") == "page"
    for change in reader.changes:
        change.said.append("\f" if is_page else "\v")
    if reader.said or not is_page:
        reader.end_line("\f" if is_page else "\v")
    if is_page and not reader.counts_rendered_pages and reader.page is not None:
        reader.page += 1


def _rendered_break(reader: Reader, element: etree._Element) -> None:
    del element
    if reader.page is not None:
        reader.page += 1


def _field_mark(reader: Reader, element: etree._Element) -> None:
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        reader.fields.append(False)
    elif kind == "separate" and reader.fields:
        reader.fields[-1] = True
    elif kind == "end" and reader.fields:
        reader.fields.pop()


def _changed(
    kind: Literal["insertion", "deletion"],
) -> Callable[[Reader, etree._Element], None]:
    def read(reader: Reader, element: etree._Element) -> None:
        change = Change(kind, *stamp(element), at=reader.here)
        reader.changes.append(change)
        walk(reader, element)
        reader.changes.pop()
        reader.record(change)

    return read


def _table(reader: Reader, element: etree._Element) -> None:
    around, reader.grid = reader.grid, Grid(reader.tables)
    reader.tables += 1
    walk(reader, element)
    reader.grid = around


def _row(reader: Reader, element: etree._Element) -> None:
    properties = element.find(f"{W}trPr")
    if reader.grid is not None:
        reader.grid.row += 1
        reader.grid.column = number(properties, "gridBefore") or 0
    struck = None if properties is None else properties.find(f"{W}del")
    if struck is None:
        walk(reader, element)
        return
    reader.changes.append(Change("deletion", *stamp(struck), at=reader.here))
    walk(reader, element)
    reader.record(reader.changes.pop())


def _cell(reader: Reader, element: etree._Element) -> None:
    properties = element.find(f"{W}tcPr")
    merged = None if properties is None else properties.find(f"{W}vMerge")
    # What a merged cell still holds below its first row, Word does not show.
    if merged is None or merged.get(f"{W}val") == "restart":
        walk(reader, element)
        _close_if_open(reader)
    if reader.grid is not None:
        reader.grid.column += number(properties, "gridSpan") or 1


def _begin_comment(reader: Reader, element: etree._Element) -> None:
    reader.anchors.setdefault(element.get(f"{W}id", ""), reader.here)


def _end_comment(reader: Reader, element: etree._Element) -> None:
    mark = element.get(f"{W}id", "")
    remark = reader.remarks.get(mark)
    if remark is None or mark in reader.anchored:
        return
    reader.anchored.add(mark)
    reader.comments.append(
        Comment(
            remark.author,
            remark.date,
            remark.text,
            start=reader.anchors.get(mark, reader.here),
            end=reader.here,
        )
    )


def _note(reader: Reader, element: etree._Element) -> None:
    kind = str(element.tag).removeprefix(W).removesuffix("Reference")
    form = reader.note_forms.get(kind)
    mark = element.get(f"{W}id", "")
    if form is None or mark not in form.texts or reader.is_deleting:
        return
    label = ""
    if element.get(f"{W}customMarkFollows", "0") in {"0", "false"}:
        count = reader.note_counts.get(kind, form.start)
        reader.note_counts[kind] = count + 1
        label = write_number(count, form.form)
    reader.notes.append(Note(label, form.texts[mark], reader.here))


def _section(reader: Reader, element: etree._Element) -> None:
    # Notes may be numbered anew in each section.
    for kind in ("footnote", "endnote"):
        properties = element.find(f"{W}{kind}Pr")
        if value(properties, "numRestart") == "eachSect":
            reader.note_counts.pop(kind, None)


def _alternatives(reader: Reader, element: etree._Element) -> None:
    # The same content twice, for newer and older readers: one of them is read.
    for name in ("Choice", "Fallback"):
        for choice in element.iterfind(f"{_MC}{name}"):
            if (
                next(choice.iter(f"{W}t", f"{W}txbxContent", f"{W}tab"), None)
                is not None
            ):
                walk(reader, choice)
                return


def _box(reader: Reader, element: etree._Element) -> None:
    # A text box floats beside its paragraph: it is read right after.
    reader.boxes.append(element)


def _pass_over(reader: Reader, element: etree._Element) -> None:
    del reader, element


_RULES: Mapping[str, Rule] = {
    f"{W}p": _paragraph,
    f"{W}r": _run,
    f"{W}t": _text,
    f"{W}delText": _text,
    f"{_MATH}t": _text,
    f"{W}tab": _tab,
    f"{W}ptab": _tab,
    f"{W}noBreakHyphen": _hyphen,
    f"{W}sym": _symbol,
    f"{W}br": _break,
    f"{W}cr": _break,
    f"{W}lastRenderedPageBreak": _rendered_break,
    f"{W}fldChar": _field_mark,
    f"{W}ins": _changed("insertion"),
    f"{W}moveTo": _changed("insertion"),
    f"{W}del": _changed("deletion"),
    f"{W}moveFrom": _changed("deletion"),
    f"{W}tbl": _table,
    f"{W}tr": _row,
    f"{W}tc": _cell,
    f"{W}commentRangeStart": _begin_comment,
    f"{W}commentRangeEnd": _end_comment,
    f"{W}commentReference": _end_comment,
    f"{W}footnoteReference": _note,
    f"{W}endnoteReference": _note,
    f"{W}txbxContent": _box,
    f"{W}sectPr": _section,
    f"{_MC}AlternateContent": _alternatives,
    # Properties hold tabs, marks and former states that are no text.
    f"{W}pPr": _pass_over,
    f"{W}rPr": _pass_over,
    f"{W}tblPr": _pass_over,
    f"{W}tblGrid": _pass_over,
    f"{W}trPr": _pass_over,
    f"{W}tcPr": _pass_over,
    f"{W}sdtPr": _pass_over,
    f"{W}rt": _pass_over,
}
