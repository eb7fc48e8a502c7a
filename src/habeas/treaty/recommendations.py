"""Recommendations as records: what is asked, for which concern, and since when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.treaty.document import (
    Action,
    Document,
    Paragraph,
    ParagraphKind,
    Reiteration,
)
from habeas.treaty.rows import articles_of, cluster_of, whole_text
from habeas.treaty.verbs import rank

ASKING = frozenset(
    {
        ParagraphKind.RECOMMENDATION,
        ParagraphKind.FOLLOW_UP,
        ParagraphKind.DISSEMINATION,
        ParagraphKind.NEXT_REPORT,
    }
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern that a recommendation answers."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One paragraph that asks something of a State, with all that was read of it.

    `place` is the number it is cited by; `adopted_on` is an ISO date, or empty.
    `verb` is the strongest in it.
    """

    symbol: str
    state: str | None
    place: str
    kind: ParagraphKind
    text: str
    verb: str
    actions: tuple[Action, ...]
    concerns: tuple[Concern, ...]
    cluster: str
    articles: tuple[str, ...]
    themes: tuple[str, ...]
    affected: tuple[str, ...]
    targets: tuple[str, ...]
    reiterates: tuple[Reiteration, ...]
    adopted_on: str

    @property
    def strength(self) -> int:
        """The rung of its strongest verb on the ladder; 0 where none was found."""
        return rank(self.verb)


def recommendations_of(
    document: Document, adopted: Mapping[str, str] | None = None
) -> tuple[Recommendation, ...]:
    """Give the recommendations of a document, in order.

    Reads: a document, and for each State the day its observations were adopted;
    without it, the document's own date. Promises: one record for each paragraph that
    asks something, also one that answers no concern.
    """
    return tuple(_recommendations(document, adopted or {}))


def _recommendations(
    document: Document, adopted: Mapping[str, str]
) -> Iterator[Recommendation]:
    texts: dict[tuple[int, str | None], str] = {
        (p.unit, p.place): whole_text(p)
        for p in document.paragraphs
        if p.kind is ParagraphKind.CONCERN and p.place
    }
    for paragraph in document.paragraphs:
        if paragraph.kind in ASKING:
            day = adopted.get(paragraph.state or "", document.masthead.date)
            yield _recommendation(document, paragraph, texts, day)


def _recommendation(
    document: Document,
    paragraph: Paragraph,
    texts: Mapping[tuple[int, str | None], str],
    day: str,
) -> Recommendation:
    cluster = cluster_of(paragraph)
    verbs = [action.verb for action in paragraph.actions]
    return Recommendation(
        symbol=document.symbol,
        state=paragraph.state,
        place=paragraph.place or "",
        kind=paragraph.kind or ParagraphKind.RECOMMENDATION,
        text=whole_text(paragraph),
        verb=max(verbs, key=rank, default=""),
        actions=paragraph.actions,
        concerns=tuple(
            Concern(place, texts.get((paragraph.unit, place), ""))
            for place in paragraph.answers
        ),
        cluster=cluster.full if cluster else "",
        articles=articles_of(paragraph),
        themes=paragraph.themes,
        affected=paragraph.affected,
        targets=paragraph.targets,
        reiterates=paragraph.reiterates,
        adopted_on=day if _DAY.fullmatch(day) else "",
    )


@dataclass(frozen=True, slots=True)
class Link:
    """One paragraph of a chain; `is_known` is false where it is not in the library."""

    symbol: str
    place: str
    is_known: bool
    adopted_on: str


Place = tuple[str, str | None, str]


def chain_of(
    recommendation: Recommendation, library: Iterable[Recommendation]
) -> tuple[Link, ...]:
    """Follow what a recommendation says again, back to where it was first said.

    Reads: a recommendation, and all that are known. Promises: the earlier paragraphs,
    the earliest first, each once; one that is cited and not known stands with its
    symbol. The recommendation itself is not among them.
    """
    known = {(r.symbol, r.state, r.place): r for r in library}
    found: dict[tuple[str, str], Link] = {}
    waiting = [recommendation]
    while waiting:
        for link in waiting.pop().reiterates:
            if link.symbol is None:
                continue
            place = (link.symbol, link.paragraph or "")
            if place in found or place == (recommendation.symbol, recommendation.place):
                continue
            earlier = _earlier(known, link, recommendation.state)
            day = earlier.adopted_on if earlier else ""
            found[place] = Link(*place, earlier is not None, day)
            waiting += [earlier] if earlier else []
    return tuple(sorted(found.values(), key=_age))


def _earlier(
    known: Mapping[Place, Recommendation], link: Reiteration, state: str | None
) -> Recommendation | None:
    return known.get((link.symbol or "", state, link.paragraph or ""))


def _age(link: Link) -> tuple[str, str, str]:
    """Put the dated first by their dates, and the others by their symbols."""
    return (link.adopted_on or "9999", link.symbol, link.place)
