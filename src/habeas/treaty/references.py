"""Everything a document points to, typed, each with the span it was read from."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from habeas.treaty.articles import find_articles
from habeas.treaty.dates import find_dates
from habeas.treaty.document import Reference, ReferenceKind
from habeas.treaty.language import Pack, language_pack
from habeas.treaty.numbers import spell_out
from habeas.treaty.states import find_states
from habeas.treaty.symbol import FoundSymbol, find_symbols

_NEAR = 60
_DATED = 30
_MASTHEAD = 800
_CLOSE = 20
_LABOUR_REACH = 300
_GLUE = re.compile(r"\s*\)?\s*[,;:(\s]*\s*")


def find_references(
    visible: str, text: str, *, pack: Pack, body: str
) -> tuple[Reference, ...]:
    """Find all references in a text.

    Reads: the folded text, and the text itself for the words; `body` is the
    committee whose document it is.
    Promises: references in order of place, none within another.
    """
    symbols = list(_symbols(visible, pack))
    found = chain(
        symbols,
        find_articles(visible, text, pack=pack, body=body),
        _general_comments(visible, pack, body),
        _labour(visible, pack),
        _resolutions(visible, pack),
        _paragraphs(visible, pack),
        _dates(visible, pack),
        _states(visible, pack),
    )
    return tuple(_with_words(each, text) for each in _none_within_another(found))


def _none_within_another(found: Iterator[Reference]) -> Iterator[Reference]:
    """Keep, of references that overlap, the one whose kind comes first."""
    taken = bytearray()
    kept: list[Reference] = []
    for reference in found:
        if len(taken) < reference.end:
            taken.extend(bytes(reference.end - len(taken)))
        if not any(taken[reference.start : reference.end]):
            taken[reference.start : reference.end] = b"\1" * (
                reference.end - reference.start
            )
            kept.append(reference)
    return iter(sorted(kept, key=lambda each: each.start))


def _with_words(reference: Reference, text: str) -> Reference:
    words = " ".join(text[reference.start : reference.end].split())
    return Reference(
        reference.kind, reference.target, words, reference.start, reference.end,
        reference.pinpoints, reference.repaired,
    )  # fmt: skip


def _symbols(visible: str, pack: Pack) -> Iterator[Reference]:
    months = "|".join(pack.months)
    for found in find_symbols(visible, months):
        pinpoints, end = _pinpoints_after(visible, found, pack)
        yield Reference(
            ReferenceKind.SYMBOL, found.symbol.text, "", found.start, end,
            pinpoints, found.repaired,
        )  # fmt: skip


def _pinpoints_after(
    visible: str, found: FoundSymbol, pack: Pack
) -> tuple[tuple[str, ...], int]:
    # "CMW/C/ECU/CO/1 of 5 December 2007, para. 11"
    dated = next(find_dates(visible, pack, found.end, found.end + _DATED), None)
    between = visible[found.end : dated.start] if dated else ""
    said = len(between.split()) <= 1 and not any(map(str.isdecimal, between))
    after = dated.end if dated and said else found.end
    glue = _GLUE.match(visible, after)
    at = glue.end() if glue else after
    match = pack.expanded("paragraph").match(visible, at)
    if match is None or ")" in visible[found.end : at]:
        return (), found.end
    return tuple(spell_out(match["numbers"], pack)), match.end()


def _labour(visible: str, pack: Pack) -> Iterator[Reference]:
    """Find the numbers of ILO conventions: a number, with the ILO named before it."""
    for match in pack.expanded("labour_number").finditer(visible):
        before = visible[max(0, match.start() - _LABOUR_REACH) : match.start()]
        line = before.rpartition("\n")[2]
        after = visible[match.end() : match.end() + _NEAR].partition("\n")[0]
        is_own = pack.says("domestic", line[-_CLOSE:])
        named = pack.says("labour_cue", f"{line} {after}") and not is_own
        # "No. 97-17" and "No. 337/2008" are a State's own laws.
        if not named or visible[match.end() : match.end() + 1] in ("-", "/"):
            continue
        numbers = re.sub(
            r"\([^)]*\)", lambda years: " " * len(years[0]), match["numbers"]
        )
        for number in re.finditer(r"\d{1,3}", numbers):
            at = match.start("numbers") + number.start()
            yield _labour_reference(number[0], at)


def _labour_reference(number: str, at: int) -> Reference:
    return Reference(
        ReferenceKind.LABOUR_CONVENTION, f"C{int(number):03}", "", at, at + len(number)
    )


def _resolutions(visible: str, pack: Pack) -> Iterator[Reference]:
    for match in pack.expanded("resolution").finditer(visible):
        before = visible[max(0, match.start() - _NEAR) : match.start()]
        prefix = "A/RES/"
        if pack.says("human_rights_council", before):
            prefix = "A/HRC/RES/"
        elif pack.says("security_council", before):
            prefix = "S/RES/"
        shape = r"(?:[A-Z]/RES/)?\d{1,4}(?:/\d+)?(?:\s*\([IVXLC\d-]+\))?"
        for one in re.finditer(shape, match["numbers"]):
            at = match.start("numbers") + one.start()
            target = one[0] if "/RES/" in one[0] else prefix + one[0]
            yield Reference(ReferenceKind.RESOLUTION, target, "", at, at + len(one[0]))


def _general_comments(visible: str, pack: Pack, body: str) -> Iterator[Reference]:
    for match in pack.expanded("general_comment").finditer(visible):
        other = _committee_near(visible[match.end() : match.end() + _NEAR], pack)
        whose = body if match["joint"] or other is None else other
        numbers = list(re.finditer(r"\d{1,2}", match["numbers"]))
        pinpoints, end = _pinpoints_at(visible, match.end(), pack)
        if len(numbers) > 1 or match["joint"]:
            pinpoints, end = (), match.start("numbers") + numbers[0].end()
        yield Reference(
            ReferenceKind.GENERAL_COMMENT, f"{_prefix(whose)}/GC/{numbers[0][0]}", "",
            match.start(), end, pinpoints,
        )  # fmt: skip
        yield from _further_comments(match, whose, other or "CRC")


def _further_comments(
    match: re.Match[str], whose: str, other: str
) -> Iterator[Reference]:
    """Give the second and later numbers spans of their own, after the first's."""
    at = match.start("numbers")
    for number in list(re.finditer(r"\d{1,2}", match["numbers"]))[1:]:
        yield Reference(
            ReferenceKind.GENERAL_COMMENT, f"{_prefix(whose)}/GC/{number[0]}", "",
            at + number.start(), at + number.end(),
        )  # fmt: skip
    if match["joint"]:
        yield Reference(
            ReferenceKind.GENERAL_COMMENT, f"{_prefix(other)}/GC/{match['joint']}", "",
            match.start("joint"), match.end("joint"),
        )  # fmt: skip


def _prefix(body: str) -> str:
    return "E/C.12" if body == "CESCR" else f"{body}/C"


def _committee_near(near: str, pack: Pack) -> str | None:
    for entry in pack.lists.get("committees", ()):
        code, _, name = entry.partition("=")
        if re.search(name, near, re.IGNORECASE):
            return code
    return None


def _pinpoints_at(visible: str, at: int, pack: Pack) -> tuple[tuple[str, ...], int]:
    glue = re.compile(r"(?:\s*\(\d{4}\))?\s*[,;(]?\s*").match(visible, at)
    match = pack.expanded("paragraph").match(visible, glue.end() if glue else at)
    if match is None:
        return (), at
    return tuple(spell_out(match["numbers"], pack)), match.end()


def _paragraphs(visible: str, pack: Pack) -> Iterator[Reference]:
    for match in pack.expanded("paragraph").finditer(visible):
        pinpoints = tuple(spell_out(match["numbers"], pack))
        yield Reference(
            ReferenceKind.PARAGRAPH, "", "", match.start(), match.end(), pinpoints
        )


def _dates(visible: str, pack: Pack) -> Iterator[Reference]:
    # Russian, Chinese and Arabic documents date their masthead in English.
    above = min(len(visible), _MASTHEAD)
    english = (
        ()
        if pack.code == "eng"
        else find_dates(visible, language_pack("eng"), 0, above)
    )
    for found in chain(find_dates(visible, pack), english):
        yield Reference(ReferenceKind.DATE, found.iso, "", found.start, found.end)


def _states(visible: str, pack: Pack) -> Iterator[Reference]:
    for found in find_states(visible, pack):
        yield Reference(ReferenceKind.STATE, found.code, "", found.start, found.end)


def resolved(
    references: Sequence[Reference], symbol: str, known: frozenset[str]
) -> Iterator[Reference]:
    """Give a bare paragraph number the document it is of, when it has that paragraph.

    Reads: references, the document's symbol, the numbers it has.
    Promises: as many references; one that resolves to nothing keeps an empty
    target.
    """
    for reference in references:
        is_bare = reference.kind is ReferenceKind.PARAGRAPH
        numbers = {pinpoint.partition("(")[0] for pinpoint in reference.pinpoints}
        if is_bare and numbers and numbers <= known:
            yield Reference(
                reference.kind, symbol, reference.text, reference.start, reference.end,
                reference.pinpoints,
            )  # fmt: skip
        else:
            yield reference
