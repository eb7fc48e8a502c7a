"""Whom nobody may detain, and how they are found: the facts, by what they are about."""

from collections.abc import Iterator

import ibis.expr.types as ir

from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.persons.children import children
from habeas.facts.assembly.persons.screening import screening
from habeas.facts.assembly.persons.situations import situations
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law

__all__ = ["persons"]

_GATHERERS = (children, situations, screening)


def persons(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on children, vulnerable people and how they were found."""
    for gather in _GATHERERS:
        yield from gather(source, law, base)
