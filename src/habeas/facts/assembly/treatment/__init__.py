"""How the person is treated: the facts, by what they are about."""

from collections.abc import Iterator

import ibis.expr.types as ir

from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.belongings import belongings
from habeas.facts.assembly.treatment.care import care
from habeas.facts.assembly.treatment.confinement import (
    confined,
    confinement,
    confinements,
)
from habeas.facts.assembly.treatment.family import family
from habeas.facts.assembly.treatment.incidents import incidents
from habeas.facts.assembly.treatment.labour import labour
from habeas.facts.assembly.treatment.removals import removals
from habeas.law.applied import Law

__all__ = ["confinement", "confinements", "treatment"]

_GATHERERS = (confined, incidents, removals, labour, care, family, belongings)


def treatment(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on how the person of each custody was treated."""
    for gather in _GATHERERS:
        yield from gather(source, law, base)
