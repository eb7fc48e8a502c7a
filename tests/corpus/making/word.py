"""Word files from scripts, with Word's own numbers, notes, comments and changes."""

import itertools
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from tests.corpus.making.script import Block, Piece, Script

_DAY = datetime(2034, 6, 1, 9, tzinfo=UTC)
_BY = 'w:author="Secretariat" w:date="2034-06-01T09:00:00Z"'
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NUMBERS, _POINTS = 41, 42


def make_word(script: Script) -> bytes:
    """Make a Word file as a script has it."""
    writing = _Writing(script)
    for block in script.blocks:
        writing.add(block)
    return writing.finished()


class _Writing:
    """A Word file while it is written."""

    def __init__(self, script: Script) -> None:
        self.is_automatic = script.properties.get("numbers") == "automatic"
        self.document = docx.Document()
        self.notes: list[str] = []
        self.ids = itertools.count(900)
        self.lists = itertools.count(_POINTS + 1)
        self.grid: object = None
        self.last = ""
        self.points = _POINTS
        _define_numbers(
            self.document,
            script.properties.get("label", "%1."),
            _point_labels(script),
        )

    def add(self, block: Block) -> None:
        if block.kind != self.last or block.kind not in ("row", "masthead"):
            self.grid = None
        {
            "masthead": self._masthead,
            "heading": self._heading,
            "paragraph": self._paragraph,
            "item": self._item,
            "row": self._row,
            "shown": self._shown,
        }[block.kind](block)
        self.last = block.kind

    def _masthead(self, block: Block) -> None:
        if "\t" in block.text:
            self._row(block)
        else:
            self.document.add_paragraph().add_run(block.text).bold = True
            self.grid = None

    def _row(self, block: Block) -> None:
        cells = block.cells
        if self.grid is None:
            self.grid = self.document.add_table(rows=0, cols=len(cells))
        row = self.grid.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text

    def _heading(self, block: Block) -> None:
        self._fill(self.document.add_heading(level=block.depth), block.pieces)

    def _paragraph(self, block: Block) -> None:
        paragraph = self.document.add_paragraph()
        if block.label and self.is_automatic:
            _number(paragraph, _NUMBERS, 0)
        elif block.label:
            paragraph.add_run(f"{block.label}\t")
        self._fill(paragraph, block.pieces)

    def _item(self, block: Block) -> None:
        paragraph = self.document.add_paragraph()
        if not self.is_automatic:
            paragraph.add_run("\t" * block.depth + f"{block.label}\t")
        else:
            if self.last != "item":
                self.points = _restarted(self.document, next(self.lists))
            _number(paragraph, self.points, block.depth - 1)
        self._fill(paragraph, block.pieces)

    def _shown(self, block: Block) -> None:
        self._fill(self.document.add_paragraph(), block.pieces)

    def _fill(self, paragraph: Paragraph, pieces: list[Piece]) -> None:
        run = None
        for piece in pieces:
            if piece.kind == "text":
                run = paragraph.add_run(piece.text)
            elif piece.kind == "note":
                self.notes.append(piece.text)
                mark = f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes)}"/>'
                # Footnotes have no API yet, nor have changes and numbers.
                paragraph.add_run()._r.append(parse_xml(mark))  # noqa: SLF001
            elif piece.kind == "remark":
                assert run is not None
                comment = self.document.add_comment(
                    run, text=piece.text, author=piece.author
                )
                # Made today, it would be another file tomorrow.
                comment._comment_elm.date = _DAY  # noqa: SLF001
            else:
                paragraph._p.append(self._change(piece))  # noqa: SLF001

    def _change(self, piece: Piece):
        tag, words = ("ins", "t") if piece.kind == "added" else ("del", "delText")
        return parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="{next(self.ids)}" {_BY}><w:r>'
            f'<w:{words} xml:space="preserve">{piece.text}</w:{words}></w:r></w:{tag}>'
        )

    def finished(self) -> bytes:
        if self.notes:
            _add_notes(self.document, self.notes)
        out = BytesIO()
        self.document.save(out)
        return _dated(out.getvalue())


def _point_labels(script: Script) -> tuple[tuple[str, str], ...]:
    labels = {b.depth: b.label for b in script.blocks if b.kind == "item"}
    first = labels.get(1, "(a)")
    form = script.properties.get("point", "")
    if not form:
        form = "lowerLetter" if first.isascii() else "russianLower"
    shape = "%1)" if not first.startswith("(") else "(%1)"
    return (form, shape), ("lowerRoman", shape.replace("1", "2"))


def _define_numbers(document: Document, label: str, points) -> None:
    numbering = document.part.numbering_part.element
    for abstract, levels in ((_NUMBERS, [("decimal", label)]), (_POINTS, points)):
        inner = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{shape}"/></w:lvl>'
            for level, (form, shape) in enumerate(levels)
        )
        # Word wants every abstract list before the first list made of one.
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{inner}'
                "</w:abstractNum>"
            ),
        )
    numbering.append(_list(_NUMBERS, _NUMBERS))
    numbering.append(_list(_POINTS, _POINTS))


def _list(number: int, abstract: int, *, restarts: bool = False):
    override = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in (0, 1)
    )
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId '
        f'w:val="{abstract}"/>{override if restarts else ""}</w:num>'
    )


def _restarted(document: Document, number: int) -> int:
    numbering = document.part.numbering_part.element
    numbering.append(_list(number, _POINTS, restarts=True))
    return number


def _number(paragraph: Paragraph, number: int, level: int) -> None:
    paragraph._p.get_or_add_pPr().append(  # noqa: SLF001
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
    )


def _add_notes(document: Document, notes: list[str]) -> None:
    inner = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for at, text in enumerate(notes, 1)
    )
    xml = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, xml, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _dated(data: bytes) -> bytes:
    """Pack the file anew without what differs from one making to the next."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if "thumbnail" not in name:
                new.writestr(
                    zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED
                )
    return out.getvalue()
