"""A PDF's text layer as paragraphs, heads and page numbers put aside."""

import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.law.errors import BadInputError
from habeas.treaty.container import Container, Line, Note
from habeas.treaty.pdf_layout import (
    Measures,
    ends_in_hyphen,
    is_unspaced,
    paragraphs,
    part_notes,
    part_running_heads,
)
from habeas.treaty.pdf_pages import PageLine, read_pages
from habeas.treaty.pdf_parts import HYPHEN
from habeas.treaty.pdf_table import Table
from habeas.treaty.pdf_tables import part_tables

_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
_LAST_WORD = re.compile(r"\w+$")
_NOTE_MARK = re.compile(r"(\d{1,3}|[*\u2020\u2021]{1,4})\s*")
# First parts that keep their hyphen where nothing else in the document decides.
_FIRST_PARTS = frozenset({"ex", "long", "non", "self", "semi", "short", "vice", "well"})
# A scan may bear a stamp or a number on each page; a short file is taken at its word.
_FEWEST_LETTERS = 10
_FEW_PAGES = 3
_LONGEST = 60


def read_pdf(data: bytes, *, name: str = "the document") -> Container:
    """Read the text layer of a PDF held in memory.

    Reads: at most 3,000 pages, 20 million signs, and streams that unpack to no
    more than 32 MiB each and 1 GiB together.
    Promises: a line for each paragraph; running heads and page numbers in
    `removed`; notes at the foot in `notes`; a bold paragraph has the style
    "bold". Right-to-left text is in reading order.
    Raises BadInputError for a PDF without a text layer, encrypted, or damaged.
    """
    pages = read_pages(data, name=name)
    _check_text(pages.lines, pages.count, name)
    text, removed = part_running_heads(pages.lines, pages.count)
    if not text:
        text, removed = list(pages.lines), []
    usual = Measures.of(text)
    text, notes = part_notes(text, usual)
    known = _Vocabulary.of(pages.lines)
    writing = _Writing([], {}, _marks(notes))
    for part in part_tables(text, pages.rules):
        if isinstance(part, Table):
            writing.add_table(part, known, usual)
            continue
        for paragraph in paragraphs(part, usual):
            writing.add(paragraph, known)
    return Container(
        tuple(writing.lines),
        notes=tuple(writing.placed(notes, known)),
        form="pdf",
        removed=tuple(line.text for line in removed),
    )


def _check_text(lines: Sequence[PageLine], count: int, name: str) -> None:
    letters = sum(sign.isalpha() for line in lines for sign in line.text)
    fewest = _FEWEST_LETTERS * count if count > _FEW_PAGES else 1
    if letters < fewest:
        raise BadInputError(
            f"{name} holds no text on its {count} page(s), only pictures: it is a "
            "scan; run it through text recognition (OCR) first"
        )


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words and hyphenated words that a document writes on one line."""

    words: frozenset[str]
    compounds: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[PageLine]) -> "_Vocabulary":
        words: set[str] = set()
        compounds: set[str] = set()
        was_cut = False
        for line in lines:
            text = line.text.lower()
            compounds.update(_COMPOUND.findall(text))
            # The two halves of a cut word are no words.
            is_cut = ends_in_hyphen(text)
            found = _WORD.findall(text)
            words.update(found[int(was_cut) : len(found) - int(is_cut)])
            was_cut = is_cut
        return cls(frozenset(words), frozenset(compounds))

    def joined(self, lines: Iterable[str]) -> tuple[str, list[int]]:
        """Join the lines of a paragraph, mending words cut at their border.

        Gives the text, and where in it each line begins.
        """
        pieces: list[str] = []
        starts, length = [], 0
        for line in lines:
            if pieces:
                before = pieces.pop()
                kept = before[:-1] if ends_in_hyphen(before) else before
                glue = self._glue(before, line)
                pieces += [kept, glue]
                length += len(kept) + len(glue) - len(before)
            starts.append(length)
            pieces.append(line)
            length += len(line)
        return "".join(pieces), starts

    def _glue(self, before: str, after: str) -> str:
        if ends_in_hyphen(before):
            return self._hyphen(before[:-1], after)
        return "" if before == "" or _is_solid(before[-1], after[:1]) else " "

    def _hyphen(self, before: str, after: str) -> str:
        first, second = _LAST_WORD.search(before[-_LONGEST:]), _WORD.match(after)
        if first is None or second is None:
            return "-"
        first_part, rest = first[0].lower(), second[0].lower()
        if f"{first_part}-{rest}" in self.compounds:
            return "-"
        if first_part + rest in self.words:
            return ""
        are_words = {first_part, rest} <= self.words or first_part in _FIRST_PARTS
        is_one_word = second[0][0].islower() and first[0].isalpha() and not are_words
        return "" if is_one_word else "-"


@dataclass(frozen=True, slots=True)
class _Writing:
    """The paragraphs written so far, and where each note's mark stood."""

    lines: list[Line]
    ends: dict[int, int]
    marks: dict[tuple[int, str], tuple[int, int] | None]

    def add(
        self,
        paragraph: Sequence[PageLine],
        known: _Vocabulary,
        *,
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        """Write a paragraph or a cell; a raised figure without a note goes back in."""
        restored = [self._restored(line) for line in paragraph]
        text, starts = known.joined(shown for shown, _ in restored)
        for line, start, (_, found) in zip(paragraph, starts, restored, strict=True):
            for place, mark in found:
                self.marks[line.page, mark] = (len(self.lines), start + place)
            self.ends[line.page] = len(self.lines)
        style = "bold" if all(line.is_bold for line in paragraph) else ""
        text = text.replace(HYPHEN, "-").replace("\x00", "")
        self.lines.append(Line(text, style=style, page=paragraph[0].page, cell=cell))

    def add_table(self, table: Table, known: _Vocabulary, usual: Measures) -> None:
        """Write a table cell by cell; one that goes on keeps counting its rows."""
        number, row = next(
            (line.cell[:2] for line in reversed(self.lines) if line.cell), (-1, -1)
        )
        number, first = (number, row + 1) if table.goes_on else (number + 1, 0)
        for cell in table.cells:
            place = (number, first + cell.row, cell.column)
            for paragraph in paragraphs(cell.lines, usual.within(cell.lines)):
                self.add(paragraph, known, cell=place)

    def _restored(self, line: PageLine) -> tuple[str, list[tuple[int, str]]]:
        shown, last, found = "", 0, list[tuple[int, str]]()
        for place, mark in line.marks:
            shown += line.text[last:place]
            last = place
            if (line.page, mark) in self.marks:
                found.append((len(shown), mark))
            else:
                shown += mark
        return shown + line.text[last:], found

    def placed(
        self, notes: Sequence[Sequence[PageLine]], known: _Vocabulary
    ) -> list[Note]:
        """Write the notes; one whose mark was not found stands at its page's end."""
        written = []
        for note in notes:
            text, _ = known.joined(self._restored(line)[0] for line in note)
            page, label = note[0].page, _label(note[0].text)
            at = self.marks.get((page, label)) or self._end_of(page)
            written.append(Note(label, _NOTE_MARK.sub("", text, count=1), at))
        return sorted(written, key=lambda note: note.at)

    def _end_of(self, page: int) -> tuple[int, int]:
        before = [line for at, line in self.ends.items() if at <= page]
        last = max(before, default=0)
        return last, len(self.lines[last].text) if self.lines else 0


def _is_solid(before: str, after: str) -> bool:
    """Say whether a script written without spaces goes on, its figures included."""
    unspaced = [is_unspaced(sign) for sign in (before, after)]
    figures = [sign.isdecimal() for sign in (before, after)]
    return any(unspaced) and all(map(operator.or_, unspaced, figures))


def _marks(
    notes: Iterable[Sequence[PageLine]],
) -> dict[tuple[int, str], tuple[int, int] | None]:
    return {(note[0].page, _label(note[0].text)): None for note in notes}


def _label(text: str) -> str:
    match = _NOTE_MARK.match(text)
    return match[1] if match else ""
