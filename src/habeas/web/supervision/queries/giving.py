"""Recommendations given out in the shapes of UHRI and of IMPACT OSS."""

from collections.abc import Iterable, Iterator

from django.db.models import TextChoices

from habeas.treaty.document import ParagraphKind
from habeas.treaty.impact import ImpactRow, to_impact
from habeas.treaty.uhri import Outgoing, identifier, write_uhri
from habeas.web.supervision.codes import Side
from habeas.web.supervision.models import Recommendation
from habeas.web.supervision.queries.recommendations import followed


class Shape(TextChoices):
    """Whose shape a file has."""

    UHRI = "json", "UHRI"
    IMPACT = "csv", "IMPACT OSS"


def given_out(shape: Shape, found: Iterable[Recommendation]) -> str:
    """Write recommendations in a shape."""
    match shape:
        case Shape.UHRI:
            return write_uhri(map(_outgoing, found))
        case Shape.IMPACT:
            return to_impact(_rows(found))


def _outgoing(one: Recommendation) -> Outgoing:
    where = f"{one.symbol} {one.state} {one.place} {one.text}"
    return Outgoing(
        id=one.imported_as or identifier(where),
        kind=ParagraphKind(one.kind),
        symbol=one.symbol,
        body=one.body,
        state=one.state,
        text=f"{one.place}. {one.text}" if one.place else one.text,
        themes=one.themes,
        affected=one.affected,
        targets=one.targets,
        date=one.adopted_on.isoformat() if one.adopted_on else "",
    )


def _rows(found: Iterable[Recommendation]) -> Iterator[ImpactRow]:
    """Give rows whose references differ, as IMPACT OSS demands.

    The newest view that the State has published is its response; where there is none,
    what an import said.
    """
    seen: dict[str, int] = {}
    for one in found:
        reference = f"{one.symbol}, para. {one.place}" if one.place else one.symbol
        seen[reference] = seen.get(reference, 0) + 1
        if seen[reference] > 1:
            reference = f"{reference} [{seen[reference]}]"
        rest = {k: v for k, v in (one.imported or {}).items() if isinstance(v, str)}
        if view := followed(one).now.get(Side.STATE):
            rest["response"] = f"{view.get_status_display()}. {view.why}"
        yield ImpactRow(reference, one.symbol, one.place, one.text, rest)
