"""The stages in order: container, blocks, structure, references, pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.treaty.activity import read_activity
from habeas.treaty.beside import (
    container_notices,
    footnote_references,
    read_footnotes,
    remark_references,
    with_remarks,
)
from habeas.treaty.blocks import make_blocks
from habeas.treaty.container import Container
from habeas.treaty.document import (
    Block,
    BlockKind,
    Document,
    Genre,
    Paragraph,
    Reference,
)
from habeas.treaty.folding import fold
from habeas.treaty.genre import genre_of
from habeas.treaty.language import Pack, detect_language, language_pack
from habeas.treaty.masthead import read_masthead, symbol_above
from habeas.treaty.notices import find_notices
from habeas.treaty.observations import read_observations
from habeas.treaty.references import find_references, resolved
from habeas.treaty.reiterations import mark_reiterations
from habeas.treaty.structure import Structure, gather, shown_text, with_state
from habeas.treaty.symbol import Symbol
from habeas.treaty.themes import tag_paragraphs
from habeas.treaty.units import read_units

_OBSERVED = (Genre.CONCLUDING_OBSERVATIONS, Genre.ANNUAL_REPORT)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a document before its paragraphs are.

    `shown` is the text with markers, debris and comments blanked out, `visible` the
    same folded; both are as long as the text itself.
    """

    symbol: str
    genre: Genre
    body: str
    pack: Pack
    blocks: tuple[Block, ...]
    shown: str
    visible: str


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
    known = _known(container, pack, symbol)
    structure = gather(known.blocks, known.shown, pack)
    structure = Structure(
        structure.headings, tuple(with_remarks(structure.paragraphs, container))
    )
    footnotes = tuple(read_footnotes(container))
    references = _in_order(
        *find_references(known.visible, text, pack=pack, body=known.body),
        *footnote_references(footnotes, pack, body=known.body),
    )
    document = _assembled(structure, references, text=text, known=known)
    return replace(
        document,
        name=name,
        form=container.form,
        footnotes=footnotes,
        notices=(*document.notices, *container_notices(container)),
    )


def _known(container: Container, pack: Pack, symbol: str) -> _Known:
    lines = [line.shown for line in container.lines]
    own = symbol or symbol_above(lines, pack)
    genre = genre_of(own, lines, pack)
    body = Symbol(own).body if own and Symbol(own).body not in ("A", "E") else "CMW"
    with_queries = genre is Genre.GENERAL_COMMENT
    blocks = make_blocks(container, pack, with_queries=with_queries)
    shown = shown_text(blocks)
    return _Known(own, genre, body, pack, blocks, shown, fold(shown))


def _in_order(*references: Reference) -> tuple[Reference, ...]:
    return tuple(sorted(references, key=lambda each: each.start))


def _assembled(
    structure: Structure,
    references: tuple[Reference, ...],
    *,
    text: str,
    known: _Known,
) -> Document:
    units = tuple(
        read_units(
            structure,
            references,
            symbol=known.symbol,
            genre=known.genre,
            pack=known.pack,
        )
    )
    referred = tuple(_referred(structure.paragraphs, references, known))
    stated = list(with_state(referred, [unit.state for unit in units]))
    tagged = tuple(tag_paragraphs(tuple(_analysed(stated, known)), known.pack))
    all_references = _all_references(tagged, references, known)
    masthead = [
        block.text
        for block in known.blocks
        if block.kind is BlockKind.MASTHEAD and block.text
    ]
    return Document(
        name="",
        text=text,
        language=known.pack.code,
        blocks=known.blocks,
        headings=structure.headings,
        paragraphs=tagged,
        masthead=read_masthead(masthead, known.symbol, known.pack),
        genre=known.genre,
        is_draft=_is_draft(known, masthead, tagged),
        units=units,
        references=all_references,
        notices=tuple(
            find_notices(
                tagged,
                known.blocks,
                all_references,
                visible=known.visible,
                pack=known.pack,
            )
        ),
        activity=read_activity(tagged, known.visible, text, known.pack)
        if known.genre is Genre.ANNUAL_REPORT
        else None,
    )


def _is_draft(
    known: _Known, masthead: Sequence[str], paragraphs: Sequence[Paragraph]
) -> bool:
    """Say whether a document is a draft: it says so, or bears reviewers' comments."""
    says_so = any(known.pack.says("draft", fold(line)) for line in masthead)
    reviewed = any(paragraph.remarks for paragraph in paragraphs)
    return says_so or reviewed


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


def _all_references(
    paragraphs: Sequence[Paragraph], references: Sequence[Reference], known: _Known
) -> tuple[Reference, ...]:
    """Resolve all references, those of reviewers included."""
    numbers = frozenset(paragraph.number or "" for paragraph in paragraphs)
    symbol = known.symbol or "this document"
    found = (
        *references,
        *remark_references(known.blocks, known.pack, body=known.body),
    )
    return _in_order(*resolved(found, symbol, numbers))


def _analysed(paragraphs: Sequence[Paragraph], known: _Known) -> Iterator[Paragraph]:
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
        yield from own if is_report else _observed(own, known)
        start = end


def _observed(paragraphs: Sequence[Paragraph], known: _Known) -> Iterator[Paragraph]:
    visible, pack = known.visible, known.pack
    read = read_observations(paragraphs, visible, pack, shown=known.shown)
    divided = [_own_references(paragraph) for paragraph in read]
    yield from mark_reiterations(divided, visible, body=known.body, pack=pack)


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
