"""Recommendations found, with what they say again and what came of them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Length

from habeas.treaty.document import ParagraphKind, Reiteration
from habeas.treaty.recommendations import Link, chain_of
from habeas.treaty.recommendations import Recommendation as Value
from habeas.web.supervision.models import Recommendation, Tie, View
from habeas.web.supervision.queries.access import NOBODY, Reader, views_for


def recommendations_to(state: str) -> QuerySet[Recommendation]:
    """Give all recommendations to a State, the newest first."""
    found = Recommendation.objects.filter(withdrawn_at=None, state=state)
    return found.order_by("-adopted_on", "symbol", "pk")


@dataclass(frozen=True, slots=True)
class Repeated:
    """How often something was asked: the earlier paragraphs, and since when."""

    links: tuple[Link, ...]
    uncited: bool

    @property
    def times(self) -> int:
        """Count how often it was asked, this time included."""
        return len(self.links) + 1 + self.uncited

    @property
    def since(self) -> str:
        """The year it was first asked, or empty where no earlier day is known."""
        days = [link.adopted_on for link in self.links if link.adopted_on]
        return min(days)[:4] if days else ""


def repeated(one: Recommendation) -> Repeated:
    """Tell what a recommendation says again, back to where it was first said."""
    links = chain_of(_value(one), map(_value, _cited_from(one)))
    uncited = any(link["symbol"] is None for link in one.reiterates)
    return Repeated(links, uncited)


def _cited_from(one: Recommendation) -> Iterator[Recommendation]:
    """Give what is cited of the same State, and all that is cited there."""
    seen: set[str] = set()
    waiting = _symbols(one)
    while waiting := waiting - seen:
        seen |= waiting
        cited = list(recommendations_to(one.state).filter(symbol__in=waiting))
        yield from cited
        waiting = set().union(*map(_symbols, cited))


def _symbols(one: Recommendation) -> set[str]:
    return {link["symbol"] for link in one.reiterates if link["symbol"]}


def _value(one: Recommendation) -> Value:
    links = (Reiteration(**link) for link in one.reiterates)
    return Value(
        symbol=one.symbol,
        state=one.state or None,
        place=one.place,
        kind=ParagraphKind(one.kind),
        text=one.text,
        verb=one.verb,
        actions=(),
        concerns=(),
        cluster=one.cluster,
        articles=tuple(one.articles),
        themes=tuple(one.themes),
        affected=tuple(one.affected),
        targets=tuple(one.targets),
        reiterates=tuple(links),
        adopted_on=one.adopted_on.isoformat() if one.adopted_on else "",
    )


@dataclass(frozen=True, slots=True)
class Followed:
    """What each side says of a recommendation's fate now, and said before."""

    now: Mapping[str, View]
    before: Sequence[View]


def followed(one: Recommendation, reader: Reader = NOBODY) -> Followed:
    """Give the newest view of each side, and the earlier ones, the newest first.

    What is not published is given to its own side alone.
    """
    views = one.views.filter(views_for(reader), withdrawn_at=None)
    views = views.select_related("recorded_by").order_by("-on", "-recorded_at")
    now: dict[str, View] = {}
    before = []
    for view in views:
        if view.side in now:
            before.append(view)
        else:
            now[view.side] = view
    return Followed(now, before)


def ties(one: Recommendation) -> QuerySet[Tie]:
    """Give what a recommendation is tied to, confirmed or only suggested."""
    found = Tie.objects.filter(recommendation=one, withdrawn_at=None)
    return found.order_by("to", "target")


def asked_of(state: str, *, since: dt.date | None = None) -> list[Recommendation]:
    """Give what was asked of a State: by the newest observations, or since a day."""
    concern = ParagraphKind.CONCERN.value
    found = recommendations_to(state).exclude(adopted_on=None).exclude(kind=concern)
    if since is not None:
        return list(in_order(found.filter(adopted_on__gte=since)))
    newest = found.first()
    if newest is None:
        return []
    return list(in_order(found.filter(symbol=newest.symbol)))


def in_order(found: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """Give recommendations as their documents have them, the newest document first."""
    return found.order_by("-adopted_on", "symbol", Length("place"), "place", "pk")
