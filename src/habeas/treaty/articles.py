"""Articles of the Convention, of other treaties, and of a State's own law."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.treaty.document import Reference, ReferenceKind
from habeas.treaty.language import Pack, language_pack
from habeas.treaty.numbers import spell_out

# Each committee's own treaty: what its documents call "the Convention".
CONVENTIONS = {
    "CMW": "ICMW", "CRC": "CRC", "CAT": "CAT", "CEDAW": "CEDAW", "CERD": "ICERD",
    "CCPR": "ICCPR", "CESCR": "ICESCR", "CRPD": "CRPD", "CED": "ICPPED",
}  # fmt: skip
_BEFORE = 90
_AFTER = 200
_LONGEST_NAME = 40


def find_articles(
    visible: str, text: str, *, pack: Pack, body: str
) -> Iterator[Reference]:
    """Find every article named, and the instrument it is of.

    Reads: folded text, and the text itself for the names of laws; `body` is
    the committee whose document it is.
    Promises: references in order; `target` is the instrument's short name, or
    the name of the law as it stands where it is a State's own.
    """
    for match in _article_pattern(pack.code).finditer(visible):
        groups = {key: value for key, value in match.groupdict().items() if value}
        numbers = groups.get("numbers") or groups.get("numbers2") or ""
        paragraphs = groups.get("paragraphs") or groups.get("paragraphs2")
        named = _instrument(visible, match, pack=pack, body=body)
        target = named.name or " ".join(text[named.start : named.end].split())
        end = max(match.end(), named.end)
        pinpoints = _pinpoints(numbers, paragraphs, pack)
        if not pinpoints:
            continue
        words = visible[match.start() : end].strip()
        yield Reference(
            ReferenceKind.ARTICLE, target, words, match.start(), end, pinpoints
        )


@cache
def _article_pattern(code: str) -> re.Pattern[str]:
    pack = language_pack(code)
    first = pack.expanded("paragraph_of_article").pattern
    first = first.replace("?P<numbers>", "?P<numbers2>")
    first = first.replace("?P<paragraphs>", "?P<paragraphs2>")
    return re.compile(
        rf"(?:{first})|(?:{pack.expanded('articles').pattern})", re.IGNORECASE
    )


def _pinpoints(numbers: str, paragraphs: str | None, pack: Pack) -> tuple[str, ...]:
    articles = spell_out(numbers, pack)
    within = spell_out(paragraphs, pack) if paragraphs else []
    if len(articles) != 1:
        # "article 16 (5) and (8)": a bracket alone goes on from the article before.
        return tuple(dict.fromkeys(articles))
    return tuple(_at(articles[0], step) for step in within) or tuple(articles)


def _at(article: str, paragraph: str) -> str:
    number, bracket, rest = paragraph.partition("(")
    return f"{article}({number}){bracket}{rest}"


@dataclass(frozen=True, slots=True)
class _Named:
    """An instrument by its short name, or a State's law by where it is named."""

    name: str
    start: int
    end: int


def _instrument(visible: str, match: re.Match[str], *, pack: Pack, body: str) -> _Named:
    """Tell the instrument from what follows, else from what stands before."""
    after = _instrument_after(visible, match.end(), pack=pack, body=body)
    return after or _instrument_before(visible, match.start(), pack=pack, body=body)


def _instrument_after(visible: str, at: int, *, pack: Pack, body: str) -> _Named | None:
    of = pack.compiled("of_treaty").match(visible, at)
    if of is None:
        return None
    start = of.end()
    named = _treaties(pack.code).match(visible, start)
    if named and named.lastgroup:
        return _Named(_name(named.lastgroup), start, named.end())
    own = pack.compiled("the_convention").match(visible, start)
    if own:
        return _Named(CONVENTIONS.get(body, "ICMW"), start, own.end())
    clause = re.split(r"[.;:()\n]", visible[start : start + _AFTER], maxsplit=1)[0]
    law = pack.compiled("domestic").search(clause)
    if law and law.start() <= _LONGEST_NAME:
        return _Named("", start, start + law.end())
    return None


def _instrument_before(visible: str, at: int, *, pack: Pack, body: str) -> _Named:
    begin = max(0, at - _BEFORE)
    clause = re.split(r"[.\n]\s", visible[begin:at])[-1]
    begin = at - len(clause)
    found = [
        (match.end(), _name(match.lastgroup or ""), match.start())
        for match in _treaties(pack.code).finditer(clause)
    ]
    own = CONVENTIONS.get(body, "ICMW")
    found += [
        (match.start(), own, match.start())
        for match in pack.compiled("the_convention").finditer(clause)
    ]
    found += [
        (match.end(), "", match.start())
        for match in pack.compiled("domestic").finditer(clause)
    ]
    end, name, start = max(found, default=(0, own, 0))
    # Named before, it is no part of the reference's own span.
    return _Named(name, begin + start, begin + end)


@cache
def _treaties(code: str) -> re.Pattern[str]:
    """Join the treaties' names, the longest first; a group's name is the treaty's."""
    treaties = language_pack(code).treaties
    ordered = sorted(treaties.items(), key=lambda pair: -len(pair[1]))
    groups = (f"(?P<{_group(name)}>{pattern})" for name, pattern in ordered)
    return re.compile("|".join(groups), re.IGNORECASE)


def _group(name: str) -> str:
    return "t_" + name.replace("-", "__")


def _name(group: str) -> str:
    return group.removeprefix("t_").replace("__", "-")
