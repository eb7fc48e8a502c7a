"""What a Word file's styles and numbering parts say of a paragraph."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from habeas.treaty.numbering import LEVELS, Level, ListFormat

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off"})
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_HEADINGS = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, with what it takes from the styles it is based on.

    `outline` is 0 for the highest heading and 9 for body text; `list_id` and
    `level` number it; `ids` are its own and its ancestors', nearest first.
    """

    name: str = ""
    outline: int | None = None
    list_id: str = ""
    level: int | None = None
    ids: tuple[str, ...] = ()

    @property
    def heading(self) -> int | None:
        """The heading's level, 1 for the highest; None for body text."""
        if self.outline is None or not 0 <= self.outline < _HEADINGS:
            return None
        return self.outline + 1


@dataclass(frozen=True, slots=True)
class Formats:
    """The styles of a document by id, its lists by id, and the default style's id."""

    styles: Mapping[str, Style]
    lists: Mapping[str, ListFormat]
    default: str = ""

    def of(self, properties: etree._Element | None) -> Style:
        """Say how a paragraph is styled and numbered; `list_id` is '' for not."""
        style_id = value(properties, "pStyle") or self.default
        style = self.styles.get(style_id, Style(name=style_id))
        outline = number(properties, "outlineLvl")
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(numbered, "numId") or style.list_id
        level = number(numbered, "ilvl")
        return replace(
            style,
            outline=style.outline if outline is None else outline,
            list_id="" if list_id == "0" else list_id,
            level=self._level_of(style, list_id) if level is None else level,
        )

    def _level_of(self, style: Style, list_id: str) -> int:
        levels = self.lists[list_id].levels if list_id in self.lists else ()
        for style_id in style.ids:
            for place, level in enumerate(levels):
                if level.style == style_id:
                    return place
        return style.level or 0


def read_formats(
    styles: etree._Element | None, numbering: etree._Element | None
) -> Formats:
    """Read the styles and numbering parts; either may be absent."""
    raw = {
        style.get(f"{W}styleId", ""): style
        for style in _children(styles, "style")
        if style.get(f"{W}type", "paragraph") in {"paragraph", "numbering"}
    }
    default = next(
        (
            style_id
            for style_id, style in raw.items()
            if style.get(f"{W}type") == "paragraph"
            and style.get(f"{W}default", "0") not in _OFF
        ),
        "",
    )
    settled = {style_id: _settle(style_id, raw) for style_id in raw}
    return Formats(settled, _read_lists(numbering, settled), default)


def value(element: etree._Element | None, name: str) -> str:
    """Give the `w:val` of a child, '' where there is none."""
    child = None if element is None else element.find(f"{W}{name}")
    return "" if child is None else child.get(VAL, "")


def number(element: etree._Element | None, name: str) -> int | None:
    """Give the `w:val` of a child as a whole number, None where it is not one."""
    text = value(element, name)
    return int(text) if _WHOLE.fullmatch(text) else None


def is_on(element: etree._Element | None, name: str) -> bool:
    """Say whether a property stands there and is not switched off."""
    child = None if element is None else element.find(f"{W}{name}")
    return child is not None and child.get(VAL, "1") not in _OFF


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return iter(()) if element is None else element.iterfind(f"{W}{name}")


def _settle(style_id: str, raw: Mapping[str, etree._Element]) -> Style:
    """Gather what a style says, and what it leaves its ancestors to say."""
    settled = Style(name=value(raw[style_id], "name") or style_id)
    ids: list[str] = []
    while style_id in raw and style_id not in ids:
        ids.append(style_id)
        properties = raw[style_id].find(f"{W}pPr")
        numbered = None if properties is None else properties.find(f"{W}numPr")
        outline, level = settled.outline, settled.level
        settled = replace(
            settled,
            outline=number(properties, "outlineLvl") if outline is None else outline,
            list_id=settled.list_id or value(numbered, "numId"),
            level=number(numbered, "ilvl") if level is None else level,
        )
        style_id = value(raw[style_id], "basedOn")
    return replace(settled, ids=tuple(ids))


def _read_lists(
    numbering: etree._Element | None, styles: Mapping[str, Style]
) -> dict[str, ListFormat]:
    abstracts = {
        entry.get(f"{W}abstractNumId", ""): entry
        for entry in _children(numbering, "abstractNum")
    }
    points_to = {
        entry.get(f"{W}numId", ""): value(entry, "abstractNumId")
        for entry in _children(numbering, "num")
    }
    lists = {}
    for entry in _children(numbering, "num"):
        abstract_id = value(entry, "abstractNumId")
        linked = value(abstracts.get(abstract_id), "numStyleLink")
        if linked in styles:
            abstract_id = points_to.get(styles[linked].list_id, abstract_id)
        if abstract_id in abstracts:
            lists[entry.get(f"{W}numId", "")] = _list(
                entry, abstract_id, abstracts[abstract_id]
            )
    return lists


def _list(
    entry: etree._Element, abstract_id: str, abstract: etree._Element
) -> ListFormat:
    levels = [Level()] * LEVELS
    for level in _children(abstract, "lvl"):
        _place(levels, level)
    restarts = set()
    for override in _children(entry, "lvlOverride"):
        for level in _children(override, "lvl"):
            _place(levels, level)
        at, start = _index(override), number(override, "startOverride")
        if at is not None and start is not None:
            levels[at] = replace(levels[at], start=start)
            restarts.add(at)
    return ListFormat(abstract_id, tuple(levels), frozenset(restarts))


def _place(levels: list[Level], level: etree._Element) -> None:
    at = _index(level)
    if at is None:
        return
    start = number(level, "start")
    levels[at] = Level(
        # ISO/IEC 29500-1, 17.9.25: a level that states no start begins at nought.
        start=0 if start is None else start,
        form=_form(level),
        text=value(level, "lvlText"),
        restarts_after=number(level, "lvlRestart"),
        is_legal=is_on(level, "isLgl"),
        style=value(level, "pStyle"),
    )


def _form(level: etree._Element) -> str:
    # A newer format stands in an alternative, with a plainer one to fall back on.
    for form in level.iter(f"{W}numFmt"):
        if form.get(VAL) != "custom":
            return form.get(VAL, "decimal")
        if form.get(f"{W}format", "").startswith("0"):
            return "decimalZero"
    return "decimal"


def _index(level: etree._Element) -> int | None:
    text = level.get(f"{W}ilvl", "")
    return int(text) if text.isdecimal() and int(text) < LEVELS else None
