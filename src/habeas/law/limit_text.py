"""The limits of a jurisdiction's file, and what makes them contradict one another."""

import datetime as dt
import itertools
from collections.abc import Mapping

from habeas.law.jurisdiction_keys import KEYS
from habeas.law.limit import Limit, LimitKind, Regime, StartEvent, Step
from habeas.law.source import Layer, Source
from habeas.law.source_text import source_of
from habeas.law.toml_table import Table

NOT_KNOWN = "not known"
_WITH_AMOUNT = frozenset({LimitKind.MAXIMUM, LimitKind.PRESUMPTION, LimitKind.INITIAL})


def read_limit(table: Table, sources: Mapping[str, Source]) -> Limit:
    """Read one limit; raises BadLawError where it contradicts itself."""
    table.allow(*KEYS["limits"])
    begins, ends = table.date("in_force_from"), table.date("in_force_to")
    if begins and ends and begins.first > ends.last:
        table.fail("in_force_to", f"{ends.text} is before in_force_from {begins.text}")
    known = table.date("known_on")
    limit = Limit(
        key=table.text("key"),
        layer=table.one_of("layer", Layer),
        kind=table.one_of("kind", LimitKind),
        source=source_of(table, sources),
        regime=table.choice("regime", Regime),
        amount=table.amount("amount"),
        extensions=tuple(_read_step(step) for step in table.tables("extensions")),
        absolute=table.amount("absolute"),
        for_children=table.amount("for_children"),
        for_measures=table.flag("for_measures"),
        # Of a month or a year alone, the last day it can have begun on and the
        # first it can have ended on: between them the limit is known to be in force.
        in_force_from=begins.last if begins else None,
        in_force_to=ends.first if ends else None,
        known_on=known.last if known else None,
        starts_at=table.choice("starts_at", StartEvent),
        note=table.optional_text("note"),
    )
    _check_kind(table, limit)
    _check_amounts(table, limit)
    _check_known(table, limit)
    return limit


def check_together(table: Table, limits: tuple[Limit, ...]) -> None:
    """Refuse limits of one layer and regime that hold at the same time."""
    for one, other in itertools.combinations(limits, 2):
        if one.key == other.key:
            table.fail("limits", f"two are called {one.key!r}; give each its own key")
        if _rival(one, other) and _overlap(one, other):
            table.fail(
                "limits",
                f"{one.key!r} and {other.key!r} are of the same layer and regime and "
                "in force at the same time; end the earlier with in_force_to, or name "
                "the regime of each",
            )


def _read_step(table: Table) -> Step:
    table.allow(*KEYS["limits.extensions"])
    amount = table.amount("amount")
    if amount is None:
        table.fail("amount", "is missing; say how long the prolongation is")
    if not table.has("authority"):
        table.fail(
            "authority",
            f"is missing; say who grants the prolongation, or {NOT_KNOWN!r}",
        )
    authority = table.text("authority")
    return Step(
        amount=amount,
        authority=None if authority == NOT_KNOWN else authority,
        condition=table.optional_text("condition"),
    )


def _check_kind(table: Table, limit: Limit) -> None:
    if limit.kind in _WITH_AMOUNT and limit.amount is None:
        table.fail("amount", f"is missing; a limit of kind {limit.kind} needs one")
    if limit.kind in _WITH_AMOUNT:
        return
    for key in ("amount", "extensions", "absolute", "for_children"):
        if table.has(key):
            table.fail(
                key, f"has no place in a limit of kind {limit.kind}; leave it out"
            )


def _check_amounts(table: Table, limit: Limit) -> None:
    if limit.absolute is None:
        return
    whole = limit.absolute.most_days
    steps = [limit.amount, *(step.amount for step in limit.extensions)]
    if sum(amount.least_days for amount in steps if amount is not None) > whole:
        table.fail(
            "absolute",
            f"{limit.absolute} is less than the first period and its prolongations "
            "together; correct one of them",
        )
    if limit.for_children is not None and limit.for_children.least_days > whole:
        table.fail(
            "for_children", f"{limit.for_children} is more than {limit.absolute}"
        )


def _check_known(table: Table, limit: Limit) -> None:
    if limit.applies_from is None:
        table.fail(
            "in_force_from",
            "no day is known from which the limit holds; give in_force_from, or "
            "known_on, or give its source a date or read_on",
        )


def _rival(one: Limit, other: Limit) -> bool:
    if LimitKind.PRESUMPTION in {one.kind, other.kind}:
        return False
    return (one.layer, one.regime, one.for_measures) == (
        other.layer,
        other.regime,
        other.for_measures,
    )


def _overlap(one: Limit, other: Limit) -> bool:
    return _ends(one) >= _begins(other) and _ends(other) >= _begins(one)


def _begins(limit: Limit) -> dt.date:
    return limit.applies_from or dt.date.min


def _ends(limit: Limit) -> dt.date:
    return limit.in_force_to or dt.date.max
