"""The stages in order: container, blocks, structure, references, pairs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.treaty.activity import read_activity
from habeas.treaty.blocks import make_blocks
from habeas.treaty.container import Container
from habeas.treaty.document import (
    Block,
    BlockKind,
    Document,
    Footnote,
    Genre,
    LeafKind,
    Notice,
    Paragraph,
    Reference,
    ReferenceKind,
    Remark,
    Role,
    Unit,
)
from habeas.treaty.folding import fold
from habeas.treaty.genre import genre_of
from habeas.treaty.language import Pack, detect_language, language_pack
from habeas.treaty.masthead import read_masthead, symbol_above
from habeas.treaty.notices import find_notices
from habeas.treaty.observations import read_observations
from habeas.treaty.references import find_references, resolved
from habeas.treaty.reiterations import mark_reiterations
from habeas.treaty.states import is_state_code, state_named
from habeas.treaty.structure import Structure, gather, visible_text, with_state
from habeas.treaty.symbol import Symbol
from habeas.treaty.themes import tag_paragraphs

_OBSERVED = (Genre.CONCLUDING_OBSERVATIONS, Genre.ANNUAL_REPORT)
_OF_ONE_STATE = (
    Genre.CONCLUDING_OBSERVATIONS,
    Genre.LIST_OF_ISSUES,
    Genre.LIST_OF_ISSUES_PRIOR,
    Genre.STATE_REPORT,
    Genre.REPLIES,
    Genre.STATE_COMMENTS,
)
_DRAFTED = (Genre.GENERAL_COMMENT,)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a document before its paragraphs are."""

    text: str
    symbol: str
    genre: Genre
    body: str
    pack: Pack


def read_document(
    container: Container, name: str, *, language: str = "", symbol: str = ""
) -> Document:
    """Read a document from its container.

    Reads: a container; `name` is what the document is called where it bears
    no symbol; `language` and `symbol` overrule what the text says of itself.
    Promises: the leaves joined are the container's text; every reference,
    pair and link has the place it was read from.
    """
    text = container.text
    pack = language_pack(language or detect_language(text))
    known = _known(container, text, pack, symbol)
    with_queries = known.genre in _DRAFTED
    blocks = make_blocks(container, pack, with_queries=with_queries)
    visible = visible_text(blocks)
    structure = gather(blocks, visible, pack)
    footnotes = tuple(_footnotes(container))
    references = _with_footnotes(
        find_references(visible, text, pack=pack, body=known.body), footnotes, known
    )
    remarked = _with_container_remarks(structure.paragraphs, container)
    structure = Structure(structure.headings, tuple(remarked))
    document = _assembled(structure, blocks, references, known=known, visible=visible)
    told = (*_tracked(container), *_macros(container))
    return replace(
        document,
        name=name,
        form=container.form,
        footnotes=footnotes,
        notices=(*document.notices, *told),
    )


def _footnotes(container: Container) -> Iterator[Footnote]:
    starts = _line_starts(container) if container.notes else []
    for note in container.notes:
        yield Footnote(note.label, note.text, starts[note.at[0]] + note.at[1])


def _with_footnotes(
    references: tuple[Reference, ...], footnotes: Sequence[Footnote], known: _Known
) -> tuple[Reference, ...]:
    """Add what footnotes point to, each at the place of its mark."""
    found = list(references)
    for note in footnotes:
        inner = find_references(
            fold(note.text), note.text, pack=known.pack, body=known.body
        )
        found += [replace(each, start=note.start, end=note.start) for each in inner]
    return tuple(sorted(found, key=lambda each: each.start))


def _macros(container: Container) -> Iterator[Notice]:
    if container.form == "docm":
        yield Notice("macros", "the file carries macros, which were not run", 0)


def _tracked(container: Container) -> Iterator[Notice]:
    kinds = Counter(revision.kind for revision in container.revisions)
    if kinds:
        told = ", ".join(
            f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items()
        )
        yield Notice("tracked changes", f"read as if accepted: {told}", 0)


def _known(container: Container, text: str, pack: Pack, symbol: str) -> _Known:
    lines = [line.shown for line in container.lines]
    own = symbol or symbol_above(lines, pack)
    genre = genre_of(own, lines, pack)
    body = Symbol(own).body if own and Symbol(own).body not in ("A", "E") else "CMW"
    return _Known(text, own, genre, body, pack)


def _assembled(
    structure: Structure,
    blocks: Sequence[Block],
    references: tuple[Reference, ...],
    *,
    known: _Known,
    visible: str,
) -> Document:
    units = tuple(_units(structure, references, known))
    referred = tuple(_referred(structure.paragraphs, references, known))
    stated = list(with_state(referred, [unit.state for unit in units]))
    read = tuple(_analysed(stated, visible, known))
    tagged = tuple(tag_paragraphs(read, known.pack))
    all_references = _with_remarks(tagged, references, blocks, known)
    masthead = [
        block.text
        for block in blocks
        if block.kind is BlockKind.MASTHEAD and block.text
    ]
    is_annual = known.genre is Genre.ANNUAL_REPORT
    return Document(
        name="",
        text=known.text,
        language=known.pack.code,
        blocks=tuple(blocks),
        headings=structure.headings,
        paragraphs=tagged,
        masthead=read_masthead(masthead, known.symbol, known.pack),
        genre=known.genre,
        is_draft=_is_draft(known, masthead, tagged),
        units=units,
        references=all_references,
        notices=tuple(
            find_notices(
                tagged, blocks, all_references, visible=visible, pack=known.pack
            )
        ),
        activity=read_activity(tagged, visible, known.text, known.pack)
        if is_annual
        else None,
    )


def _is_draft(
    known: _Known, masthead: Sequence[str], paragraphs: Sequence[Paragraph]
) -> bool:
    """Say whether a document is a draft: it says so, or bears reviewers' comments."""
    says_so = any(known.pack.says("draft", fold(line)) for line in masthead)
    reviewed = any(paragraph.remarks for paragraph in paragraphs)
    return says_so or reviewed


def _units(
    structure: Structure, references: Sequence[Reference], known: _Known
) -> Iterator[Unit]:
    """Tell the units: the document itself, then each State's section."""
    own = _state_of_symbol(known.symbol) or _state_told(structure, references, known)
    yield Unit(own, "", (known.symbol,) if known.symbol else ())
    states = [heading for heading in structure.headings if heading.role is Role.STATE]
    for unit, heading in enumerate(states, 1):
        first = next((p for p in structure.paragraphs if p.unit == unit), None)
        symbols = [
            reference.target
            for reference in references
            if first is not None
            and first.start <= reference.start < first.end
            and reference.kind is ReferenceKind.SYMBOL
        ]
        codes = [code for symbol in symbols if (code := _state_of_symbol(symbol))]
        named = state_named(heading.title, known.pack.iso)
        yield Unit(
            named or (codes[0] if codes else None), heading.title, tuple(symbols)
        )


def _state_told(
    structure: Structure, references: Sequence[Reference], known: _Known
) -> str | None:
    """Tell the State of a document without a symbol: by a report's, or by its title."""
    if known.genre not in _OF_ONE_STATE:
        return None
    first = structure.paragraphs[0] if structure.paragraphs else None
    end = first.end if first else 0
    early = [each for each in references if each.start < end]
    for kind in (ReferenceKind.SYMBOL, ReferenceKind.STATE):
        for reference in early:
            is_state = kind is ReferenceKind.STATE
            code = reference.target if is_state else _state_of_symbol(reference.target)
            if reference.kind is kind and code:
                return code
    return None


def _state_of_symbol(symbol: str) -> str | None:
    code = Symbol(symbol).state_code if symbol else None
    return code if code and is_state_code(code) else None


def _referred(
    paragraphs: Sequence[Paragraph], references: Sequence[Reference], known: _Known
) -> Iterator[Paragraph]:
    """Give each paragraph the references that stand in it."""
    numbers: dict[int, set[str]] = {}
    for paragraph in paragraphs:
        numbers.setdefault(paragraph.unit, set()).add(paragraph.number or "")
    known_numbers = {unit: frozenset(each) for unit, each in numbers.items()}
    symbol = known.symbol or "this document"
    place = 0
    for paragraph in paragraphs:
        own: list[Reference] = []
        while place < len(references) and references[place].start < paragraph.end:
            if references[place].start >= paragraph.start:
                own.append(references[place])
            place += 1
        found = tuple(resolved(own, symbol, known_numbers[paragraph.unit]))
        yield replace(paragraph, references=found)


def _analysed(
    paragraphs: Sequence[Paragraph], visible: str, known: _Known
) -> Iterator[Paragraph]:
    if known.genre not in _OBSERVED:
        yield from paragraphs
        return
    start = 0
    while start < len(paragraphs):
        end = start
        while end < len(paragraphs) and paragraphs[end].unit == paragraphs[start].unit:
            end += 1
        own = paragraphs[start:end]
        is_report = known.genre is Genre.ANNUAL_REPORT and own[0].unit == 0
        yield from own if is_report else _observed(own, visible, known)
        start = end


def _observed(
    paragraphs: Sequence[Paragraph], visible: str, known: _Known
) -> Iterator[Paragraph]:
    read = list(read_observations(paragraphs, visible, known.pack))
    divided = [_own_references(paragraph) for paragraph in read]
    yield from mark_reiterations(divided, visible, body=known.body, pack=known.pack)


def _own_references(paragraph: Paragraph) -> Paragraph:
    """Leave a paragraph that was cut in two the references of its own part."""
    own = tuple(
        reference
        for reference in paragraph.references
        if paragraph.start <= reference.start < paragraph.end
    )
    return (
        paragraph if own == paragraph.references else replace(paragraph, references=own)
    )


def _with_remarks(
    paragraphs: Sequence[Paragraph],
    references: Sequence[Reference],
    blocks: Sequence[Block],
    known: _Known,
) -> tuple[Reference, ...]:
    """Add the references reviewers make in comments glued into the text."""
    numbers = frozenset(paragraph.number or "" for paragraph in paragraphs)
    symbol = known.symbol or "this document"
    found = list(resolved(references, symbol, numbers))
    for block in blocks:
        for leaf in block.leaves:
            if leaf.kind is LeafKind.COMMENT:
                inner = find_references(
                    fold(leaf.text), leaf.text, pack=known.pack, body=known.body
                )
                moved = (
                    replace(
                        each, start=each.start + leaf.start, end=each.end + leaf.start
                    )
                    for each in inner
                )
                found += resolved(list(moved), symbol, numbers)
    return tuple(sorted(found, key=lambda each: each.start))


def _with_container_remarks(
    paragraphs: Sequence[Paragraph], container: Container
) -> Iterator[Paragraph]:
    """Attach a word processor's own comments to the paragraphs they are anchored in."""
    if not container.comments:
        yield from paragraphs
        return
    starts = _line_starts(container)
    remarks = [
        Remark(
            comment.author or None,
            comment.text,
            starts[comment.start[0]] + comment.start[1],
            starts[comment.end[0]] + comment.end[1],
            comment.date.date() if comment.date else None,
        )
        for comment in container.comments
    ]
    for paragraph in paragraphs:
        own = tuple(r for r in remarks if paragraph.start <= r.start < paragraph.end)
        yield (
            replace(paragraph, remarks=(*paragraph.remarks, *own)) if own else paragraph
        )


def _line_starts(container: Container) -> list[int]:
    """Give the offset at which each line's own text starts, its label passed over."""
    starts, at = [], 0
    for line in container.lines:
        starts.append(at + len(line.shown) - len(line.text))
        at += len(line.shown) + len(line.end)
    return starts
