"""Which tables and facts make the wide row of each kind of subject."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from habeas.facts.assembly.custody import custodies
from habeas.facts.assembly.duration import duration
from habeas.facts.assembly.ground import ground, shares
from habeas.facts.assembly.guarantees import guarantees
from habeas.facts.assembly.measures import measures, of_measures
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import person
from habeas.facts.assembly.persons import persons
from habeas.facts.assembly.placements import placements
from habeas.facts.assembly.places import of_places, places
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment import confinement, confinements, treatment
from habeas.law.applied import Law
from habeas.rulebook import Subject

Gather = Callable[[Source, Law, ir.Table], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The table a subject is from, its base row, and what is gathered beside it.

    Parts are gathered in order: one may refer to those before it.
    """

    table: str
    base: Callable[[Source], ir.Table]
    parts: tuple[Gather, ...]


ASSEMBLIES: Mapping[Subject, Assembly] = {
    Subject.CUSTODY: Assembly(
        "custody",
        custodies,
        (person, ground, persons, duration, guarantees, treatment, placements),
    ),
    Subject.CONFINEMENT: Assembly("confinement", confinements, (confinement,)),
    Subject.PLACE: Assembly("place", places, (of_places, shares)),
    Subject.MEASURE: Assembly("measure", measures, (person, of_measures)),
}
