"""Facts on how many of the people apprehended were detained, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Place, Whole
from habeas.law.applied import Law


@dataclass(frozen=True, slots=True)
class ShareFacts(Place):
    """What the standard on systematic detention asks of a place."""

    apprehended: Annotated[Whole, "how many people were apprehended"]
    detained: Annotated[Whole, "how many people of these were detained"]


def shares(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Add up who was apprehended and who of them detained, at each place.

    Promises: a sum is unknown where one of its numbers is.
    """
    del law, base
    if not source.has("population"):
        return
    counts = source.table("population")
    counts = counts.filter(counts.place_id.notnull())
    is_known = (counts.apprehended.notnull() & counts.detained.notnull()).cast("int8")
    nobody = ibis.null("int64")
    yield Part(
        "place_shares",
        counts.group_by("place_id").aggregate(
            apprehended=ibis.cases(
                (is_known.min() == 1, counts.apprehended.sum()), else_=nobody
            ),
            detained=ibis.cases(
                (is_known.min() == 1, counts.detained.sum()), else_=nobody
            ),
        ),
    )
