"""A web page as lines: what a reader sees of it, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from habeas.law.errors import BadInputError
from habeas.treaty.container import Container, Line
from habeas.treaty.numerals import write_number

_UNSEEN = frozenset(
    {
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "form",
        "frame",
        "head",
        "iframe",
        "input",
        "map",
        "math",
        "meter",
        "noscript",
        "object",
        "option",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    }
)
_AROUND = frozenset({"nav", "footer", "aside", "menu"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "arabic-indic": "hindiNumbers",
    "circle": "bullet",
    "cjk-ideographic": "chineseCountingThousand",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "disc": "bullet",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "lower-roman": "lowerRoman",
    "none": "none",
    "simp-chinese-informal": "chineseCounting",
    "square": "bullet",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "upper-roman": "upperRoman",
}
_BULLET = "•"
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Count:
    """A list on the page: how its points are numbered, and the next number."""

    form: str
    next: int
    step: int = 1


@dataclass(slots=True)
class _Grid:
    """A table on the page; `taken` is the last row a cell above reaches, by column."""

    table: int
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Page:
    """What has been read of a page so far."""

    lines: list[Line] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    label: str = ""
    styles: list[str] = field(default_factory=list)
    lists: list[_Count] = field(default_factory=list)
    grids: list[_Grid] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    tables: int = 0
    is_kept: bool = False

    def say(self, text: str | None) -> None:
        """Take in text, its spaces as a page shows them."""
        if text:
            text = text.replace("\u00ad", "")
            self.said.append(text if self.is_kept else _SPACES.sub(" ", text))

    def end_line(self, end: str = "\n") -> None:
        """Close the line that is open; an empty one leaves nothing."""
        text = "".join(self.said)
        if not self.is_kept:
            text = _SPACES.sub(" ", text).strip(" ")
        self.said = []
        if not text.strip():
            return
        style = self.styles[-1] if self.styles else ""
        heading = _HEADING.fullmatch(style)
        self.lines.append(
            Line(
                text,
                label=self.label,
                style=style,
                level=int(heading[1]) if heading else None,
                cell=self.cell,
                end=end,
            )
        )
        self.label = ""


def read_html(data: bytes, *, name: str = "the page") -> Container:
    """Read a web page held in memory.

    Reads: HTML in UTF-8, or in what it declares itself to be in.
    Promises: a line for each block of text, and one more for each break within it
    (its line ends with a vertical tab); numbers of lists as a browser shows them;
    scripts, styles, forms and hidden text left out, navigation in `removed`.
    Nothing is fetched or run.
    Raises BadInputError for a page without a document: a sign-in page, an error.
    """
    root = parse_html(data, name=name)
    page = _Page()
    _walk(page, root)
    page.end_line()
    return Container(tuple(page.lines), form="html", removed=tuple(page.removed))


def parse_html(data: bytes, *, name: str) -> html.HtmlElement:
    """Parse a page, as broken as it may be; BadInputError when nothing is left."""
    parser = html.HTMLParser(
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=_encoding(data),
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise BadInputError(
            f"{name} is an HTML page without any text; save the document itself"
        ) from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise BadInputError(
            f"{name} nests its parts more than 255 deep, and what lies beyond is not "
            "read; save the document itself, or its text"
        )
    return root


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _walk(page: _Page, element: html.HtmlElement) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _UNSEEN or _is_hidden(element):
        return
    if tag in _AROUND or element.get("role") == "navigation":
        text = " ".join("".join(_texts(element)).split())
        page.removed.extend([text] if text else [])
        return
    if tag == "br":
        page.end_line("\v")
    elif tag in _BLOCKS:
        _block(page, element, tag)
    else:
        _content(page, element)


def _content(page: _Page, element: html.HtmlElement) -> None:
    page.say(element.text)
    for child in element:
        _walk(page, child)
        page.say(child.tail)


def _block(page: _Page, element: html.HtmlElement, tag: str) -> None:
    page.end_line()
    around, was_kept = page.cell, page.is_kept
    page.styles.append(tag)
    page.is_kept = was_kept or tag == "pre"
    if tag in {"ol", "ul"}:
        page.lists.append(_count(element, tag))
    elif tag == "table":
        page.grids.append(_Grid(page.tables))
        page.tables += 1
    elif tag == "li":
        page.label = _next_label(page, element)
    elif tag in {"tr", "td", "th"} and page.grids:
        _place(page, element, tag)
    _content(page, element)
    page.end_line()
    page.styles.pop()
    page.cell, page.is_kept = around, was_kept
    if tag in {"ol", "ul"}:
        page.lists.pop()
    elif tag == "table":
        page.grids.pop()


def _count(element: html.HtmlElement, tag: str) -> _Count:
    said = _LIST_STYLE.search(element.get("style", ""))
    kind = (
        said[1].lower() if said else element.get("type", "1" if tag == "ol" else "disc")
    )
    form = _FORMS.get(kind, "decimal" if tag == "ol" else "bullet")
    backwards = element.get("reversed") is not None
    points = sum(child.tag == "li" for child in element)
    start = _whole(element, "start", points if backwards else 1)
    return _Count(form, start, -1 if backwards else 1)


def _next_label(page: _Page, element: html.HtmlElement) -> str:
    if not page.lists:
        return ""
    count = page.lists[-1]
    number = _whole(element, "value", count.next)
    count.next = number + count.step
    form = _FORMS.get(element.get("type", ""), count.form)
    if form in {"bullet", "none"}:
        return _BULLET if form == "bullet" else ""
    return f"{write_number(number, form)}."


def _place(page: _Page, element: html.HtmlElement, tag: str) -> None:
    grid = page.grids[-1]
    if tag == "tr":
        grid.row, grid.column = grid.row + 1, 0
        return
    while grid.taken.get(grid.column, -1) >= grid.row:
        grid.column += 1
    page.cell = (grid.table, max(grid.row, 0), grid.column)
    wide = min(max(_whole(element, "colspan", 1), 1), _MOST_SPANNED)
    deep = min(max(_whole(element, "rowspan", 1), 1), _MOST_SPANNED)
    if deep > 1:
        last = min(grid.column + wide, _MOST_SPANNED)
        grid.taken |= dict.fromkeys(range(grid.column, last), grid.row + deep - 1)
    grid.column += wide


# Browsers too stop at a thousand columns.
_MOST_SPANNED = 1000


def _whole(element: html.HtmlElement, name: str, otherwise: int) -> int:
    text = element.get(name, "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _is_hidden(element: html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """Give the visible text of an element that is put aside."""
    if isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield f" {child.tail or ''}"
