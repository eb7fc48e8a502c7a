"""Facts on the provision a detention relies on, and on who ordered it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import every, or_else
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Day, Flag
from habeas.facts.vocabulary import OrderKind
from habeas.law.applied import Law
from habeas.law.jurisdiction import LegalBasis

_FLAG = ibis.null("boolean")
_TEXT = ibis.null("string")


@dataclass(frozen=True, slots=True)
class BasisFacts(Custody):
    """What the standard on the legal basis asks."""

    basis_is_in_force: Annotated[
        Flag, "the provision each order relies on, and the day of the order"
    ]
    authority_is_competent: Annotated[
        Flag, "who made each order, and who may under the provision"
    ]
    procedure_was_followed: Annotated[
        Flag, "whether each order followed the procedure in law"
    ]


def basis(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Compare the provision each order relies on with those of the law.

    Promises: a provision that is not on the law's own list allows nothing. A
    custody without an order is judged by its own provision, on its first day,
    and by the authority that holds the person.
    """
    bases = law.jurisdiction.legal_bases
    if bases is None:
        return
    acts = _with_authority(source, _acts(source, base))
    acts = acts.mutate(
        in_force=_in_force(acts, bases), competent=_competent(acts, bases)
    )
    yield Part(
        "basis",
        acts.group_by("custody_id").aggregate(
            basis_is_in_force=every(acts.in_force),
            authority_is_competent=every(acts.competent),
            procedure_was_followed=every(acts.procedure_followed),
        ),
    )


def _acts(source: Source, base: ir.Table) -> ir.Table:
    """Give the orders that hold a person; a custody without one, as an act itself."""
    if not source.has("order"):
        return _bare(base, day=ibis.null("date"), authority=_TEXT)
    orders = source.table("order")
    orders = orders.filter(or_else(orders.kind != OrderKind.RELEASE, otherwise=True))
    own = base.select("custody_id", own_basis=base.legal_basis)
    orders = orders.join(own, "custody_id")
    # An order of a kind nobody recorded may be one to release: it says nothing.
    is_sure = orders.kind.notnull()
    relied = or_else(orders.legal_basis, otherwise=orders.own_basis)
    ordered = orders.select(
        "custody_id",
        relied=ibis.cases((is_sure, relied)),
        day=orders["at"].date(),
        authority_id=ibis.cases((is_sure, orders.authority_id)),
        procedure_followed=ibis.cases((is_sure, orders.procedure_followed)),
    )
    alone = base.anti_join(orders, "custody_id")
    bare = _bare(
        alone, day=alone.began_at.date(), authority=alone.detaining_authority_id
    )
    return ordered.union(bare)


def _bare(base: ir.Table, *, day: Day, authority: ir.StringValue) -> ir.Table:
    return base.select(
        "custody_id",
        relied=base.legal_basis,
        day=day,
        authority_id=authority,
        procedure_followed=_FLAG,
    )


def _with_authority(source: Source, acts: ir.Table) -> ir.Table:
    if not source.has("authority"):
        return acts.mutate(body=_TEXT)
    bodies = source.table("authority").select("authority_id", body="kind")
    return acts.left_join(bodies, "authority_id").drop("authority_id_right")


def _in_force(acts: ir.Table, bases: tuple[LegalBasis, ...]) -> Flag:
    if not bases:
        return ibis.literal(value=False)
    return ibis.cases(
        (acts.relied.isnull(), _FLAG),
        *((acts.relied == b.code, _holds_on(b, acts.day)) for b in bases),
        else_=False,
    )


def _holds_on(basis: LegalBasis, day: Day) -> Flag:
    """Say whether a provision is in force on a day, as `is_in_force_on` does."""
    begun = _FLAG
    if basis.in_force_from is not None:
        begun = day >= ibis.literal(basis.in_force_from)
    elif basis.source.known_on is not None:
        begun = ibis.cases((day >= ibis.literal(basis.source.known_on), True))
    if basis.in_force_to is None:
        return begun
    return ibis.cases((day > ibis.literal(basis.in_force_to), False), else_=begun)


def _competent(acts: ir.Table, bases: tuple[LegalBasis, ...]) -> Flag:
    if not bases:
        return _FLAG
    cases = ((acts.relied == b.code, _is_among(acts, b.authorities)) for b in bases)
    return ibis.cases(*cases, else_=_FLAG)


def _is_among(acts: ir.Table, authorities: tuple[str, ...] | None) -> Flag:
    """Say whether the authority, or its kind, is one that the provision names."""
    if authorities is None:
        return _FLAG
    if not authorities:
        return ibis.literal(value=False)
    named = acts.authority_id.isin(authorities) | acts.body.isin(authorities)
    return ibis.cases((acts.authority_id.isnull(), _FLAG), else_=named)
