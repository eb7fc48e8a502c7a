"""The countries and languages of the world, named in the language of whoever reads."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language

from habeas.treaty.states import state_names

# Codes that ISO 639-2 gives for libraries; ISO 639-3 has another for each.
_FOR_LIBRARIES = (
    "alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel"
)
# Languages without a code of two letters that people on the move speak.
_LONGER = (
    "arn arq ary byn ckb fil hak hmn kab kmb kri luo men quc rif sat shi snk ssy sus "
    "tem tig tzm wal yue zgh zza"
)

# Of a language's code in CLDR, and in ISO 639-3.
_LENGTHS = (2, 3)

Choices = list[tuple[str, str]]


def countries() -> Choices:
    """List the countries by their ISO 3166-1 alpha-3 codes, sorted by name."""
    return list(_countries(_reader()).items())


def languages() -> Choices:
    """List languages by their ISO 639-3 codes, sorted by name."""
    return list(_languages(_reader()).items())


def country_named(code: str) -> str:
    """Name a country; a code that is no country's stands for itself."""
    return _countries(_reader()).get(code, code)


def language_named(code: str) -> str:
    """Name a language; a code that is no language's stands for itself."""
    return _languages(_reader()).get(code, code)


def _reader() -> str:
    return (get_language() or "en").split("-")[0]


@lru_cache(maxsize=16)
def _countries(reader: str) -> dict[str, str]:
    by_code: dict[str, str] = {}
    for state in state_names(reader):
        by_code[state.code] = state.name
    return dict(sorted(by_code.items(), key=lambda pair: pair[1].casefold()))


@lru_cache(maxsize=16)
def _languages(reader: str) -> dict[str, str]:
    names = Locale(reader).languages
    three = _three_letters()
    by_code = {three.get(tag, tag): name for tag, name in names.items() if tag in three}
    by_code |= {tag: names[tag] for tag in _LONGER.split() if tag in names}
    # CLDR knows Dari as the Persian of Afghanistan; ISO gives it a code of its own.
    by_code |= {"prs": names["fa_AF"]} if "fa_AF" in names else {}
    return dict(sorted(by_code.items(), key=lambda pair: pair[1].casefold()))


@lru_cache(maxsize=1)
def _three_letters() -> dict[str, str]:
    aliases = get_global("language_aliases").items()
    known = _FOR_LIBRARIES.split()
    pairs = [(two, three) for three, two in aliases if three not in known]
    return {t: three for t, three in pairs if (len(t), len(three)) == _LENGTHS}
