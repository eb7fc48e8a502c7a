"""Themes, affected persons and SDG targets, told by documented words alone."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from habeas.treaty.document import Paragraph
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack, language_pack

_BEGINNING = re.compile(r"(?:\\b)?(?P<letters>[^\W\d_]+(?:[ -][^\W\d_]+)*)")


@dataclass(frozen=True, slots=True)
class Label:
    """One of our tags, and UHRI's label for it; `exact` when seen in its exports."""

    id: str
    uhri: str
    exact: bool
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tags there are."""

    themes: dict[str, Label]
    affected: dict[str, Label]
    targets: dict[str, str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the tags and their UHRI labels."""
    source = files("habeas.treaty") / "themes.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    themes, affected = (
        {
            key: Label(
                key,
                each["uhri"],
                each["match"] == "exact",
                tuple(each.get("targets", ())),
            )
            for key, each in data[part].items()
        }
        for part in ("themes", "affected")
    )
    return Vocabulary(themes, affected, data["targets"])


def tag_paragraphs(paragraphs: Sequence[Paragraph], pack: Pack) -> Iterator[Paragraph]:
    """Tag paragraphs with themes, affected persons and SDG targets.

    Reads: paragraphs with their headings and points.
    Promises: tags in the vocabulary's order; a target only through a theme.
    """
    for paragraph in paragraphs:
        heading = paragraph.headings[-1].title if paragraph.headings else ""
        words = fold(" ".join([heading, paragraph.text, *_points(paragraph)])).lower()
        found = {rule.name for rule in _rules(pack.code) if rule.holds(words)}
        themes = tuple(name for name in vocabulary().themes if name in found)
        affected = tuple(name for name in vocabulary().affected if name in found)
        targets = dict.fromkeys(
            target for name in themes for target in vocabulary().themes[name].targets
        )
        yield replace(
            paragraph, themes=themes, affected=affected, targets=tuple(targets)
        )


def _points(paragraph: Paragraph) -> Iterator[str]:
    for item in paragraph.items:
        if not item.inline:
            yield item.text
            yield from (inner.text for inner in item.items)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A tag's words; `hints` are the letters some of which must stand in a text."""

    name: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def holds(self, words: str) -> bool:
        """Say whether a text in lower case holds the words."""
        # Looking for plain letters first is ten times as quick as the pattern.
        if self.hints and not any(hint in words for hint in self.hints):
            return False
        return self.pattern.search(words) is not None


@cache
def _rules(code: str) -> tuple[_Rule, ...]:
    rules = language_pack(code).themes
    return tuple(
        _Rule(name, re.compile(p.lower()), _hints(p.lower()))
        for name, p in rules.items()
    )


def _hints(pattern: str) -> tuple[str, ...]:
    """Give the letters each alternative begins with; none when one begins otherwise."""
    hints = []
    for alternative in _alternatives(pattern):
        match = _BEGINNING.match(alternative)
        if match is None:
            return ()
        # A letter before "?" or "*" need not be there.
        is_loose = alternative[match.end() : match.end() + 1] in ("?", "*")
        letters = match["letters"][:-1] if is_loose else match["letters"]
        if not letters:
            return ()
        hints.append(letters)
    return tuple(hints)


def _alternatives(pattern: str) -> Iterator[str]:
    depth, begin = 0, 0
    for place, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            yield pattern[begin:place]
            begin = place + 1
    yield pattern[begin:]
