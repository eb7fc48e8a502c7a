"""A limit on how long a person may be deprived of liberty, or bound by a measure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from habeas.law.amount import Amount, Unit
from habeas.law.source import Layer, Source


class Regime(StrEnum):
    """The purposes under which laws detain migrants, each with limits of its own."""

    IDENTIFICATION = "identification"
    """To establish who somebody is."""
    RECEPTION = "reception"
    """On arrival, to screen or register: often called something else."""
    BORDER = "border"
    """At a port, an airport or a land border, before entry is decided."""
    PROCEEDINGS = "proceedings"
    """While it is being decided whether the person may stay."""
    ASYLUM = "asylum"
    """While a claim for protection is examined."""
    TRANSFER = "transfer"
    """To send the person to the State responsible for the claim."""
    PREPARATION = "preparation"
    """While a decision to remove is being prepared."""
    SUMMARY_REMOVAL = "summary_removal"
    """After a removal decided and begun at the centre where the person is."""
    REMOVAL = "removal"
    """To carry out a decision to remove."""


class LimitKind(StrEnum):
    """What sort of limit a law sets."""

    MAXIMUM = "maximum"
    """A period that may not be exceeded."""
    NONE = "none"
    """The law is known to set no limit."""
    PROHIBITED = "prohibited"
    """The law does not allow the detention at all."""
    PRESUMPTION = "presumption"
    """After the period the authority must show why the detention goes on."""
    INITIAL = "initial"
    """A first period alone; how far it can be prolonged is not known."""


class StartEvent(StrEnum):
    """What sets a clock running."""

    DEPRIVATION = "deprivation"
    """The moment from which the person may not leave at will."""
    ORDER = "order"
    ADMISSION = "admission"
    """Entry into the place of detention."""
    CLAIM_LODGED = "claim_lodged"
    RESPONSIBILITY_SETTLED = "responsibility_settled"
    """It is settled that another State must examine the claim."""
    REMOVAL_ORDER_FINAL = "removal_order_final"


@dataclass(frozen=True, slots=True)
class Step:
    """One prolongation. `authority` is None where it is not known who grants it."""

    amount: Amount
    authority: str | None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of one layer of law, for one regime or (None) for every one.

    `in_force_to` is the last day in force. `starts_at` None leaves the start to the
    jurisdiction's clock. A limit `for_measures` binds alternatives to detention, and
    no detention. `for_children` is the whole time, all prolongations included, that
    a person under 18 may be held.
    """

    key: str
    layer: Layer
    kind: LimitKind
    source: Source
    regime: Regime | None = None
    amount: Amount | None = None
    extensions: tuple[Step, ...] = ()
    absolute: Amount | None = None
    for_children: Amount | None = None
    for_measures: bool = False
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    known_on: dt.date | None = None
    starts_at: StartEvent | None = None
    note: str = ""

    @property
    def applies_from(self) -> dt.date | None:
        """The first day on which the limit is known to be in force.

        Where no source says since when, it is the day the source speaks for. A
        custody that ended earlier is unknown under this limit. None: no day is known.
        """
        if self.in_force_from is not None:
            return self.in_force_from
        return self.source.known_on if self.known_on is None else self.known_on

    @property
    def ceiling(self) -> tuple[Amount, ...]:
        """The longest time the limit can allow, as amounts to be added in this order.

        Empty where it cannot be told: no limit, a presumption, a first period alone.
        """
        match self.kind:
            case LimitKind.PROHIBITED:
                return (Amount(0, Unit.HOURS),)
            case LimitKind.MAXIMUM if self.absolute is not None:
                return (self.absolute,)
            case LimitKind.MAXIMUM if self.amount is not None:
                return (self.amount, *(step.amount for step in self.extensions))
            case _:
                return ()

    def is_in_force_on(self, day: dt.date) -> bool:
        """Say whether the limit is known to be in force on a day."""
        begins = self.applies_from
        if begins is None or day < begins:
            return False
        return self.in_force_to is None or day <= self.in_force_to

    def is_for(self, regime: Regime | None) -> bool:
        """Say whether the limit may govern a regime; None means it is not known."""
        return regime is None or self.regime is None or self.regime is regime
