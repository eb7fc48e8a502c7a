"""States as documents name them: ISO 3166-1 alpha-3, UN M49, names by date.

Names and codes come from CLDR by way of Babel; `states.toml` adds the United
Nations' own long names, and the names States bore before.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from habeas.treaty.folding import fold
from habeas.treaty.language import Pack, language_pack

# ISO 3166-1 leaves these codes to users: our documents' fictional States bear them.
_USER_CODES = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
_KEY = 2
_LOOK = 3
_DECLINES = 4
_CYRILLIC_ENDING = re.compile(r"[аяйьыи]$")
# Kosovo's code is no State's here: CLDR's XK stands among the users' own.
_NOT_STATES = {
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
    "XK",
    # Part of France, and the word for a meeting in French and Spanish.
    "RE",
}


@dataclass(frozen=True, slots=True)
class StateName:
    """A name a State bears or bore; `until` is when the UN stopped using it."""

    name: str
    code: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class FoundState:
    """A State named in a text."""

    code: str
    name: str
    start: int
    end: int
    until: str = ""


@lru_cache(maxsize=1)
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Map alpha-2 to alpha-3, and alpha-3 to M49, as CLDR's aliases have them."""
    from babel.core import get_global  # noqa: PLC0415 - 0.1 s, needed for names alone

    alpha3: dict[str, str] = {}
    numeric: dict[str, str] = {}
    for alias, meant in get_global("territory_aliases").items():
        if len(meant) == 1 and re.fullmatch(r"[A-Z]{3}", alias):
            alpha3.setdefault(meant[0], alias)
        elif len(meant) == 1 and re.fullmatch(r"\d{3}", alias):
            numeric.setdefault(meant[0], alias)
    return alpha3, {alpha3[two]: m49 for two, m49 in numeric.items() if two in alpha3}


def m49(code: str) -> str | None:
    """Give the UN M49 code of an ISO 3166-1 alpha-3 code.

    >>> m49("ALB"), m49("XVA")
    ('008', None)
    """
    return _codes()[1].get(code)


def is_state_code(code: str) -> bool:
    """Say whether a code is a State's, or one that ISO leaves to users.

    >>> is_state_code("ECU"), is_state_code("XVA"), is_state_code("ECW")
    (True, True, False)
    """
    return code in _codes()[1] or bool(_USER_CODES.fullmatch(code))


@lru_cache(maxsize=1)
def _own() -> Mapping[str, Mapping[str, object]]:
    source = files("habeas.treaty") / "states.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def state_names(iso_language: str) -> tuple[StateName, ...]:
    """List the names of States in a language, those of the UN's own included."""
    from babel.core import Locale  # noqa: PLC0415 - as above

    alpha3 = _codes()[0]
    names = [
        StateName(name, alpha3[two])
        for two, name in Locale(iso_language).territories.items()
        if two in alpha3 and two not in _NOT_STATES
    ]
    return (*_own_names(), *names)


def _own_names() -> Iterator[StateName]:
    for code, table in _own().items():
        names, former = table.get("names"), table.get("former")
        if isinstance(former, dict):
            for name, until in former.items():
                yield StateName(name, code, until)
        if isinstance(names, list):
            for name in names:
                yield StateName(name, code)


def state_named(text: str, iso_language: str) -> str | None:
    """Find the State whose name a text is, in any of its names.

    >>> state_named("Cape Verde", "en"), state_named("Ruritania", "en")
    ('CPV', None)
    """
    wanted = _plain(text)
    for known in state_names(iso_language):
        if _plain(known.name) == wanted:
            return known.code
    return None


def name_of(code: str, iso_language: str, on: str = "") -> str | None:
    """Give a State's name in a language, as the United Nations wrote it on a date.

    >>> name_of("TUR", "en", on="2011-04-08"), name_of("TUR", "en")
    ('Turkey', 'Türkiye')
    """
    names = [known for known in state_names(iso_language) if known.code == code]
    cldr = names[-1].name if names else None
    table = _own().get(code, {})
    former = table.get("former")
    if on and isinstance(former, dict):
        for name, until in former.items():
            if on < until and _in_language(name, iso_language):
                return str(name)
    own = table.get("names")
    listed = own if isinstance(own, list) else []
    fitting = [str(name) for name in listed if _in_language(str(name), iso_language)]
    if cldr in fitting or not fitting or iso_language not in ("en", "ar", "zh", "ru"):
        return cldr
    return fitting[0]


def _in_language(name: str, iso_language: str) -> bool:
    scripts = {
        "ar": "[\u0600-\u06ff]",
        "zh": "[\u4e00-\u9fff]",
        "ru": "[\u0400-\u04ff]",
    }
    return bool(re.search(scripts.get(iso_language, "[A-Za-z]"), name))


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().replace("(", " ").replace(")", " ").split())


@lru_cache(maxsize=8)
def _index(code: str) -> Mapping[str, tuple[tuple[str, StateName], ...]]:
    """Index names by their first letters, the longest first."""
    index: dict[str, list[tuple[str, StateName]]] = {}
    iso = language_pack(code).iso
    names = [known for known in state_names(iso) if _in_language(known.name, iso)]
    for known in sorted(names, key=lambda each: -len(each.name)):
        folded = fold(known.name)
        if len(folded) >= _KEY:
            index.setdefault(folded[:_KEY], []).append((folded, known))
    return {key: tuple(entries) for key, entries in index.items()}


@lru_cache(maxsize=2048)
def _name_pattern(folded: str, code: str) -> re.Pattern[str]:
    """Write a name as a pattern, its Russian case endings left open."""
    if code == "zho":
        return re.compile(re.escape(folded))
    words = folded.split()
    if code == "rus":
        return re.compile(r"\s+".join(map(_declined, words)) + r"\b")
    return re.compile(r"\s+".join(map(re.escape, words)) + r"(?!\w)")


def _declined(word: str) -> str:
    stem = _CYRILLIC_ENDING.sub("", word)
    if len(word) < _DECLINES:
        return re.escape(word)
    return re.escape(stem) + (r"\w{0,3}" if stem != word else r"\w{0,2}")


def find_states(visible: str, pack: Pack) -> Iterator[FoundState]:
    """Find the States a folded text names.

    Reads: folded text. Promises: names in order, none overlapping, the
    longest where several begin together.
    """
    index = _index(pack.code)
    end = 0
    for at in _beginnings(visible, pack):
        if at < end:
            continue
        for folded, known in index.get(visible[at : at + _KEY], ()):
            # A look at a few letters more saves compiling most names.
            if not visible.startswith(folded[:_LOOK], at):
                continue
            if match := _name_pattern(folded, pack.code).match(visible, at):
                end = match.end()
                yield FoundState(known.code, known.name, at, end, known.until)
                break


def _beginnings(visible: str, pack: Pack) -> Iterator[int]:
    if pack.code == "zho":
        yield from range(len(visible))
        return
    for match in re.finditer(r"\b(?=\w)", visible):
        yield match.start()
        # An Arabic name may bear the conjunction or preposition written onto it.
        if pack.code == "ara" and visible[match.start()] in "وفبلك":
            yield from (match.start() + 1, match.start() + 2)
