"""Treatment: what is owed to, and what must not be done to, a person who is held."""

from habeas.rulebook.treatment import (
    belongings,
    care,
    confinement,
    family,
    incidents,
    labour,
    removals,
)

RULES = (
    *incidents.RULES,
    *confinement.RULES,
    *removals.RULES,
    *labour.RULES,
    *family.RULES,
    *care.RULES,
    *belongings.RULES,
)
