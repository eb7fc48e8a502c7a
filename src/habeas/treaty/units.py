"""The units of a document: itself, and in an annual report each State's section."""

from collections.abc import Iterator, Sequence

from habeas.treaty.document import Genre, Reference, ReferenceKind, Role, Unit
from habeas.treaty.language import Pack
from habeas.treaty.states import is_state_code, state_named
from habeas.treaty.structure import Structure
from habeas.treaty.symbol import Symbol

_OF_ONE_STATE = (
    Genre.CONCLUDING_OBSERVATIONS,
    Genre.LIST_OF_ISSUES,
    Genre.LIST_OF_ISSUES_PRIOR,
    Genre.STATE_REPORT,
    Genre.REPLIES,
    Genre.STATE_COMMENTS,
)


def read_units(
    structure: Structure,
    references: Sequence[Reference],
    *,
    symbol: str,
    genre: Genre,
    pack: Pack,
) -> Iterator[Unit]:
    """Tell the units: the document itself, then each State's section.

    Reads: the structure, all references, the document's own symbol and kind.
    Promises: as many units as number paragraphs of their own, in order.
    """
    own = _state_of_symbol(symbol)
    if own is None and genre in _OF_ONE_STATE:
        own = _state_told(structure, references)
    yield Unit(own, "", (symbol,) if symbol else ())
    states = [heading for heading in structure.headings if heading.role is Role.STATE]
    for unit, heading in enumerate(states, 1):
        symbols = tuple(_symbols_opening(structure, references, unit))
        codes = [code for each in symbols if (code := _state_of_symbol(each))]
        named = state_named(heading.title, pack.iso)
        yield Unit(named or (codes[0] if codes else None), heading.title, symbols)


def _symbols_opening(
    structure: Structure, references: Sequence[Reference], unit: int
) -> Iterator[str]:
    """Give the symbols that a State's first paragraph cites."""
    first = next((p for p in structure.paragraphs if p.unit == unit), None)
    for reference in references:
        is_symbol = reference.kind is ReferenceKind.SYMBOL
        if is_symbol and first and first.start <= reference.start < first.end:
            yield reference.target


def _state_told(structure: Structure, references: Sequence[Reference]) -> str | None:
    """Tell the State of a document without a symbol: by a report's, or by its title."""
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
