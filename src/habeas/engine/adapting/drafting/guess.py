"""Which canonical column each column of an unknown file may feed."""

import difflib
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.engine.adapting.drafting.profile import Profile
from habeas.facts.adapter import fold
from habeas.facts.table import Column, Type
from habeas.facts.tables import BY_NAME

_EXACT, _NEAR, _LEAST = 1.0, 0.95, 0.82


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that may feed a canonical one, and how sure that is, up to 1."""

    target: str
    profile: Profile
    sureness: float

    @property
    def column(self) -> Column:
        """The canonical column."""
        table, _, name = self.target.partition(".")
        return BY_NAME[table].column(name)


@cache
def _words() -> Mapping[str, Mapping[str, object]]:
    text = resources.files("habeas.facts").joinpath("synonyms.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


def words_for(what: str, of: str) -> dict[str, list[str]]:
    """Give the words of a section for each of its entries."""
    section = _words()[what]
    entries = section if not of else section[of]
    if not isinstance(entries, Mapping):
        return {}
    return {name: [str(word) for word in words] for name, words in entries.items()}


def blank_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words for missing, and the patterns of redaction."""
    blanks = words_for("blanks", "")
    return tuple(blanks["missing"]), tuple(blanks["redacted"])


def plain(text: str) -> str:
    """Fold a text further: no accents, words apart by one blank.

    >>> plain("Fecha_de_Detención")
    'fecha de detencion'
    """
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return fold(bare).replace("_", " ")


def guesses(profiles: Sequence[Profile]) -> tuple[Guess, ...]:
    """Match columns to canonical ones, the surest first; each is used once."""
    found = [
        Guess(target, one, sureness)
        for one in profiles
        for target, words in words_for("names", "").items()
        if (sureness := _sureness(one, target, words)) >= _LEAST
    ]
    taken: list[Guess] = []
    for guess in sorted(found, key=lambda g: -g.sureness):
        used = {g.target for g in taken}, {g.profile.name for g in taken}
        if guess.target not in used[0] and guess.profile.name not in used[1]:
            taken.append(guess)
    return tuple(taken)


def _sureness(one: Profile, target: str, words: Iterable[str]) -> float:
    """Say how well a name fits, if the content can be what the target holds."""
    guess = Guess(target, one, 0.0)
    if not _can_hold(guess.column, one):
        return 0.0
    name = plain(one.name)
    plains = [plain(word) for word in (*words, guess.column.name)]
    if name in plains:
        return _EXACT
    spaced = f" {name} "
    if any(" " in word and f" {word} " in spaced for word in plains):
        return _NEAR
    ratios = (difflib.SequenceMatcher(None, name, word).ratio() for word in plains)
    return min(max(ratios), _NEAR - 0.01)


def _can_hold(column: Column, one: Profile) -> bool:
    if not one.stated:
        return True
    match column.kind:
        case Type.DAY | Type.MOMENT:
            return one.is_date
        case Type.WHOLE | Type.NUMBER:
            return one.is_number
        case Type.CODE | Type.FLAG:
            return bool(one.values)
        case Type.TEXT:
            return not (one.is_date and not one.is_number)


def coded(column: Column, values: Sequence[str]) -> dict[str, str | None]:
    """Guess our code for each value; None where it cannot be told."""
    name = "flag" if column.kind is Type.FLAG else column.name
    lists = words_for("values", name) if name in _words()["values"] else {}
    ours = {plain(word): code for code, words in lists.items() for word in words}
    ours |= {plain(code): code.value for code in column.codes or ()}
    said = {plain(value) for value in values}
    if {"h", "m"} <= said:
        # M is a man beside F or W, but a woman (mujer) beside H (hombre).
        ours.pop("m", None)
    return {value: ours.get(plain(value)) for value in values}
