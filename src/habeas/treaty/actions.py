# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""A recommendation split into its actions: who is asked, in which verb, for what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.treaty.document import Action, Item, Paragraph
from habeas.treaty.language import Pack, language_pack
from habeas.treaty.sentences import sentence_spans
from habeas.treaty.verbs import Directive, find_directives, find_duties, verb_opening

STATE_PARTY = "State party"
_LONGEST_SPACE = 80


@dataclass(frozen=True, slots=True)
class _Texts:
    """A document's text as it is searched and as it is shown, and its language."""

    visible: str
    shown: str
    pack: Pack


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence governed by one directive."""

    directive: Directive
    start: int
    end: int


def split_actions(
    paragraph: Paragraph, visible: str, pack: Pack, *, shown: str
) -> tuple[Action, ...]:
    """Split a paragraph into what it asks.

    Reads: a paragraph, the visible text of its document, and the shown text.
    Promises: an action for each thing asked, in order of place; where points
    follow a verb each point is an action, and the words before it are none.
    """
    listed = [item for item in paragraph.items if not item.inline]
    end = listed[0].start if listed else paragraph.end
    texts = _Texts(visible, shown, pack)
    found = list(_of_span(texts, paragraph.start, end, items=paragraph.items))
    if listed:
        found = list(_with_points(found, texts, listed))
    return tuple(found)


def directives_in(
    visible: str, pack: Pack, start: int, end: int
) -> tuple[Directive, ...]:
    """List what a sentence asks: the Committee's own verbs, else the State's duties."""
    return _directives(visible, pack.code, start, end)


# A sentence is asked about three times on end: for its kind, its turn, its actions.
@lru_cache(maxsize=256)
def _directives(visible: str, code: str, start: int, end: int) -> tuple[Directive, ...]:
    pack = language_pack(code)
    by_committee = tuple(find_directives(visible, pack, start, end))
    return by_committee or tuple(find_duties(visible, pack, start, end))


def _of_span(
    texts: _Texts, start: int, end: int, *, items: Sequence[Item]
) -> Iterator[Action]:
    inline = [item for item in items if item.inline]
    for begin, stop in sentence_spans(texts.visible, start, end):
        for clause in _clauses(texts.visible, begin, stop, texts.pack):
            points = [i for i in inline if clause.start <= i.start < clause.end]
            if points:
                yield from (_action(clause, texts, of=item) for item in points)
            else:
                yield _action(clause, texts)


def _clauses(visible: str, start: int, end: int, pack: Pack) -> Iterator[_Clause]:
    directives = directives_in(visible, pack, start, end)
    for place, directive in enumerate(directives):
        # The words before the first verb ("With regard to…") are part of its clause.
        begin = directive.start if place else start
        last = place + 1 == len(directives)
        yield _Clause(directive, begin, end if last else directives[place + 1].start)


def _action(clause: _Clause, texts: _Texts, *, of: Item | None = None) -> Action:
    start, end = (of.start, of.end) if of else (clause.start, clause.end)
    words = of.text if of else " ".join(texts.shown[start:end].split())
    addressee = _addressee(clause, texts)
    return Action(clause.directive.verb, addressee, _trimmed(words), start, end)


def _with_points(
    found: list[Action], texts: _Texts, listed: Sequence[Item]
) -> Iterator[Action]:
    """Give each point the verb that governs it: its own, or that before the list."""
    governing = found[-1] if found else None
    if governing is not None and _ends_open(texts.visible, governing.end):
        found = found[:-1]
    yield from found
    for item in listed:
        span = (item.start, item.end)
        opening = verb_opening(texts.visible, texts.pack, *span)
        if opening is not None:
            clause = _Clause(opening, *span)
            yield _action(clause, texts, of=item)
        elif governing is not None:
            yield Action(governing.verb, governing.addressee, _whole(item), *span)


def _whole(item: Item) -> str:
    inner = " ".join(f"({each.number}) {_whole(each)}" for each in item.items)
    return f"{_trimmed(item.text)} {inner}".strip()


def _ends_open(visible: str, end: int) -> bool:
    """Say whether the words before a list leave off for the list to complete."""
    before = visible[max(0, end - _LONGEST_SPACE) : end]
    return not before.rstrip().endswith((".", "?", "!"))


def _addressee(clause: _Clause, texts: _Texts) -> str:
    """Tell who is asked: whoever the verb names first, else the State party."""
    reach = slice(clause.directive.start, clause.end)
    words, shown = texts.visible[reach], texts.shown[reach]
    named = texts.pack.compiled("addressee").search(words)
    if named is None:
        return STATE_PARTY
    is_state = texts.pack.says("in_state", " ".join(named[0].split()))
    who = STATE_PARTY if is_state else " ".join(shown[slice(*named.span())].split())
    also = texts.pack.compiled("addressee_more").search(words)
    return f"{who}; {shown[slice(*also.span('more'))].strip()}" if also else who


def _trimmed(words: str) -> str:
    return re.sub(
        r"\s*[;,；，؛،]?(?:\s+(?:and|or|et|ou|y|o|и))?\s*$", "", words
    ).strip()
