"""What the person was told, who looked at the case, and who helped: the facts."""

from collections.abc import Iterator

import ibis.expr.types as ir

from habeas.facts.assembly.guarantees.consular import consular
from habeas.facts.assembly.guarantees.counsel import counsel
from habeas.facts.assembly.guarantees.court import court
from habeas.facts.assembly.guarantees.notices import notices
from habeas.facts.assembly.guarantees.remedies import remedies
from habeas.facts.assembly.guarantees.reviewers import reviewers
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law

_GATHERERS = (notices, court, reviewers, consular, counsel, remedies)


def guarantees(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on the guarantees of each custody."""
    for gather in _GATHERERS:
        yield from gather(source, law, base)
