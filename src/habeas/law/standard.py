"""A standard: one thing owed, the kind of thing it is, and where it is said."""

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.law.edition import Edition
from habeas.law.provision import Provision


class Group(StrEnum):
    """The chapters of the rulebook."""

    GROUND = "ground"
    PERSONS = "persons"
    DURATION = "duration"
    GUARANTEES = "guarantees"
    TREATMENT = "treatment"
    PLACES = "places"
    ALTERNATIVES = "alternatives"
    SYSTEM = "system"


class Kind(StrEnum):
    """What sort of obligation a standard is."""

    PROHIBITION = "prohibition"
    DUTY = "duty"
    DEADLINE = "deadline"
    RECURRING = "recurring"
    AGGREGATE = "aggregate"
    PUBLICATION = "publication"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard, with the paragraphs that state it in each edition.

    `draft`, `adopted` and `convention` are pinpoints as `Provision.parse_all`
    reads them; `observations` are whole pinpoints into the annual report. An
    edition without paragraphs does not hold the standard at all.
    """

    id: str
    group: Group
    title: str
    kind: Kind
    draft: str = ""
    adopted: str = ""
    convention: str = ""
    observations: tuple[str, ...] = ()
    difference: str = field(default="", compare=False)

    def cites(self, edition: Edition) -> tuple[Provision, ...]:
        """Give the pinpoints of the standard in one edition, the comment's first."""
        return (
            *self.paragraphs(edition),
            *Provision.parse_all("ICMW", self.convention),
            *map(Provision.parse, self.observations),
        )

    def paragraphs(self, edition: Edition) -> tuple[Provision, ...]:
        """Give the paragraphs of the general comment alone."""
        pinpoints = self.draft if edition is Edition.DRAFT else self.adopted
        return Provision.parse_all(edition.instrument, pinpoints)

    def is_of(self, edition: Edition) -> bool:
        """Say whether the edition holds the standard."""
        return bool(self.paragraphs(edition))

    def citation(self, edition: Edition) -> str:
        """Write the citation as it stands beside a verdict.

        >>> Standard("s", Group.GROUND, "", Kind.DUTY, "63-64", "52", "16(4)").citation(
        ...     Edition.DRAFT
        ... )
        'GC5 draft 63, 64; ICMW 16(4)'
        """
        by_instrument: dict[str, list[str]] = {}
        for cite in self.cites(edition):
            pinpoint = str(cite).removeprefix(cite.instrument).strip()
            by_instrument.setdefault(cite.instrument, []).append(pinpoint)
        return "; ".join(
            f"{name} {', '.join(ps)}" for name, ps in by_instrument.items()
        )
