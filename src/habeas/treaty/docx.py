"""A Word document as lines, with automatic numbers, comments, changes and notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from habeas.law.errors import BadInputError
from habeas.treaty.container import Comment, Container
from habeas.treaty.docx_lines import stamp, walk
from habeas.treaty.docx_reader import NoteForm, Place, Reader, Remark
from habeas.treaty.docx_styles import Formats, W, is_on, number, read_formats, value
from habeas.treaty.numbering import Counter
from habeas.treaty.package import Package, damaged, open_package

_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_RULED = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, *, name: str = "the document") -> Container:
    """Read a Word file (docx, docm, dotx) held in memory.

    Reads: the text as Word shows it once every tracked change is accepted.
    Promises: a line for each paragraph, and one more for each break within it
    (its line ends with a vertical tab, or a form feed at a new page); the first
    page's own header comes first; other headers, footers and hidden text stand
    in `removed`. Macros, field codes, links and embedded files are neither run
    nor followed; `form` is "docm" where the file carries macros.
    Raises BadInputError for what is no Word file, is damaged, or unpacks to more
    than 64 MiB in one part or 128 MiB in all.
    """
    parts = _Parts.of(open_package(data, name=name))
    body = parts.document.find(f"{W}body")
    if body is None:
        raise damaged(name)
    reader = parts.reader()
    for header in parts.headers(body, is_first_page=True):
        walk(reader, header)
    walk(reader, body)
    removed = [*reader.hidden]
    for header in parts.headers(body, is_first_page=False):
        removed += [line for line in parts.said_in(header) if line.strip()]
    return Container(
        tuple(reader.lines),
        comments=_settled(reader),
        revisions=tuple(sorted(reader.revisions, key=lambda change: change.at)),
        notes=tuple(reader.notes),
        form=parts.form,
        removed=tuple(dict.fromkeys(removed)),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The main part of a Word file, and the parts that it names."""

    package: Package
    document: etree._Element
    by_kind: dict[str, list[str]]
    by_id: dict[str, str]
    formats: Formats
    form: str

    @classmethod
    def of(cls, package: Package) -> "_Parts":
        """Find the main part; BadInputError where there is none of Word's."""
        path = _main_path(package)
        document = package.part(path)
        if document is None:
            raise damaged(package.name)
        by_kind: dict[str, list[str]] = {}
        by_id = {}
        for mark, kind, target in package.related(path):
            by_kind.setdefault(kind, []).append(target)
            by_id[mark] = target
        parts = cls(package, document, by_kind, by_id, Formats({}, {}), "docx")
        return replace(
            parts,
            formats=read_formats(parts.part("styles"), parts.part("numbering")),
            form="docm" if "vbaProject" in by_kind else "docx",
        )

    def part(self, kind: str) -> etree._Element | None:
        """Parse the part that stands in this relation to the main one."""
        for path in self.by_kind.get(kind, [])[:1]:
            return self.package.part(path)
        return None

    def reader(self) -> Reader:
        """Make a reader that knows the comments and notes of the document."""
        rendered = next(self.document.iter(f"{W}lastRenderedPageBreak"), None)
        breaks = self.document.iter(f"{W}br")
        paged = rendered is not None or any(
            each.get(f"{W}type") == "page" for each in breaks
        )
        return Reader(
            self.formats,
            Counter(self.formats.lists),
            remarks=dict(self._remarks()),
            note_forms={kind: self._notes(kind) for kind in _NOTE_FORMS},
            counts_rendered_pages=rendered is not None,
            page=1 if paged else None,
        )

    def said_in(self, element: etree._Element) -> list[str]:
        """Give the lines of a part or a piece of one, read by itself."""
        reader = Reader(self.formats, Counter(self.formats.lists))
        walk(reader, element)
        return [line.shown for line in reader.lines]

    def headers(
        self, body: etree._Element, *, is_first_page: bool
    ) -> Iterator[etree._Element]:
        """Give the header that opens the document, or all others and the footers."""
        opening = None
        for section in body.iter(f"{W}sectPr"):
            for entry in section.iterfind(f"{W}headerReference"):
                if entry.get(f"{W}type") == "first" and is_on(section, "titlePg"):
                    opening = entry
            break
        for entry in body.iter(f"{W}headerReference", f"{W}footerReference"):
            if (entry is opening) == is_first_page:
                path = next(filter(None, map(entry.get, _RELATION)), "")
                header = self.package.part(self.by_id.get(path, ""))
                if header is not None:
                    yield header

    def _remarks(self) -> Iterator[tuple[str, Remark]]:
        comments = self.part("comments")
        for entry in () if comments is None else comments:
            author, date = stamp(entry)
            text = "\n".join(self.said_in(entry)).strip()
            yield entry.get(f"{W}id", ""), Remark(author, date, text)

    def _notes(self, kind: str) -> NoteForm:
        notes = self.part(f"{kind}s")
        texts = {
            entry.get(f"{W}id", ""): "\n".join(self.said_in(entry)).strip()
            for entry in (() if notes is None else notes)
            if entry.get(f"{W}type") not in _RULED
        }
        form, start = _NOTE_FORMS[kind], 1
        for part in (self.part("settings"), self.document):
            for set_up in () if part is None else part.iter(f"{W}{kind}Pr"):
                form = value(set_up, "numFmt") or form
                start = number(set_up, "numStart") or start
        return NoteForm(texts, form, start)


def _main_path(package: Package) -> str:
    for _, kind, path in package.related(""):
        if kind == "officeDocument":
            stated = package.content_type(path)
            if "wordprocessingml" in stated or "ms-word" in stated:
                return path
            raise BadInputError(
                f"{package.name} is an Office file but no Word document; "
                "export its text to docx, pdf, html or txt"
            )
    raise BadInputError(
        f"{package.name} is a zip archive but no Word document; "
        "unpack it and give the document itself"
    )


def _settled(reader: Reader) -> tuple[Comment, ...]:
    """Put comments in the order of the text, none beyond its end."""

    def within(place: Place) -> Place:
        if place[0] < len(reader.lines):
            return place
        last = len(reader.lines) - 1
        return max(last, 0), len(reader.lines[last].text) if reader.lines else 0

    astray = [
        Comment(remark.author, remark.date, remark.text, (0, 0), (0, 0))
        for mark, remark in reader.remarks.items()
        if mark not in reader.anchored
    ]
    comments = [
        replace(comment, start=within(comment.start), end=within(comment.end))
        for comment in (*astray, *reader.comments)
    ]
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end)))
