"""On what a detention rests: the facts, by what they are about."""

from collections.abc import Iterator

import ibis.expr.types as ir

from habeas.facts.assembly.ground.basis import basis
from habeas.facts.assembly.ground.cover import cover
from habeas.facts.assembly.ground.decisions import decisions
from habeas.facts.assembly.ground.reasons import reasons
from habeas.facts.assembly.ground.shares import shares
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law

__all__ = ["ground", "shares"]

_GATHERERS = (reasons, basis, decisions, cover)


def ground(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on what each custody rests on."""
    for gather in _GATHERERS:
        yield from gather(source, law, base)
