"""The verbs in which a committee asks something of a State, and their ladder.

The ladder is ours: docs/documents.md says how it was drawn up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.treaty.language import Pack, language_pack

LADDER = (
    "invites",
    "appreciates",
    "suggests",
    "encourages",
    "strongly encourages",
    "requests",
    "recommends",
    "reiterates",
    "should",
    "strongly recommends",
    "calls upon",
    "urges",
    "strongly urges",
)


def rank(verb: str) -> int:
    """Give a verb's rung: 1 invites, the highest urges strongly; 0 for no such verb.

    >>> rank("invites") < rank("recommends") < rank("urges")
    True
    """
    return LADDER.index(verb) + 1 if verb in LADDER else 0


@dataclass(frozen=True, slots=True)
class Directive:
    """A place where something is asked."""

    verb: str
    start: int
    end: int
    of_committee: bool


def find_directives(
    visible: str, pack: Pack, start: int, end: int
) -> Iterator[Directive]:
    """Find where something is asked within a span.

    Reads: folded text. Promises: directives in order, none overlapping; one
    the State's duty states (*should*) only in a sentence in which the
    Committee itself asks nothing.
    """
    for match in _by_committee(pack.code).finditer(visible, start, end):
        yield Directive(_verb(match), match.start(), match.end(), of_committee=True)


def find_duties(visible: str, pack: Pack, start: int, end: int) -> Iterator[Directive]:
    """Find where the State is the subject: *the State party should*, *is invited*."""
    for match in _by_state(pack.code).finditer(visible, start, end):
        yield Directive(_verb(match), match.start(), match.end(), of_committee=False)


def verb_opening(visible: str, pack: Pack, start: int, end: int) -> Directive | None:
    """Find the verb a point begins with: *(a) Urges the State party to…*."""
    match = _opening(pack.code).match(visible, start, end)
    if match is None:
        return None
    return Directive(_verb(match), match.start(), match.end(), of_committee=True)


def _verb(match: re.Match[str]) -> str:
    name = match.lastgroup or ""
    index = int(name.lstrip("abcdefghijklmnopqrstuvwxyz_"))
    return LADDER[index]


def _alternatives(pack: Pack, prefix: str, *, of_state: bool = False) -> str:
    source = pack.state_verbs if of_state else pack.verbs
    return "|".join(
        f"(?P<{prefix}{LADDER.index(verb)}>{pattern})"
        for verb, pattern in source.items()
    )


@cache
def _by_committee(code: str) -> re.Pattern[str]:
    pack = language_pack(code)
    adverbs = rf"(?:{pack.pattern('adverbs')})*"
    first = rf"(?:{pack.pattern('subject')}){adverbs}(?:{_alternatives(pack, 'c')})"
    second = (
        rf"(?:{pack.pattern('conjunction')}){adverbs}(?:{_alternatives(pack, 'd')})"
    )
    bounded = "" if code == "zho" else r"(?!\w)"
    return re.compile(rf"(?:{first}|{second}){bounded}", re.IGNORECASE)


@cache
def _by_state(code: str) -> re.Pattern[str]:
    pack = language_pack(code)
    written = _alternatives(pack, "s", of_state=True)
    return re.compile(
        written.replace("STATE", rf"(?:{pack.pattern('state')})"), re.IGNORECASE
    )


@cache
def _opening(code: str) -> re.Pattern[str]:
    pack = language_pack(code)
    adverbs = rf"(?:{pack.pattern('adverbs')})*"
    bounded = "" if code == "zho" else r"(?!\w)"
    return re.compile(
        rf"\s*{adverbs}(?:{_alternatives(pack, 'o')}){bounded}", re.IGNORECASE
    )
