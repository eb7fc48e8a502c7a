"""The row-wise standards in OpenFisca-Core: variables over one entity, as arrays."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.standards import NAMES, Counts, codes

# A claim is 1, 0, or this; OpenFisca has no missing value. A moment is seconds in 32
# bits, the only whole numbers it has.
UNKNOWN = -1
NO_MOMENT = np.iinfo(np.int32).min
_PERIOD = "2024-07"
_DAY = 86_400
Array = Any
Of = Callable[[str], Array]

FLAGS = (
    "was_child",
    "maximum_is_set",
    "is_running",
    "was_reviewed",
    "has_obstacle",
    "obstacle_stands",
    "was_prolonged",
    "lengthened_for_rights",
    "order_sets_end",
    "follows_expiry",
    "released_on_expiry",
    "document_issued",
    "checked_on_admission",
)
MOMENTS = (
    "began_at",
    "until",
    "expires_sure",
    "expires_first",
    "first_review_at",
    "second_review_at",
    "unreviewed_from",
    "unreviewed_to",
    "obstacle_from",
    "obstacle_to",
    "obstacle_may_be_from",
    "obstacle_may_be_to",
)
TEXTS: Mapping[str, tuple[str, ...]] = {
    "basis_branch": ("criminal",),
    "conduct": ("irregular_entry", "irregular_stay", "irregular_exit"),
}


def row_wise(path: Path) -> Counts:
    """Count the verdicts over wide facts in a Parquet file."""
    custody = build_entity("custody", "custodies", "One custody", is_person=True)
    system = TaxBenefitSystem([custody])
    facts = (*FLAGS, *MOMENTS, *TEXTS)
    for name in facts:
        system.add_variable(_variable(name, custody, None))
    formulas = zip(NAMES, _FORMULAS, strict=True)
    for name, formula in formulas:
        system.add_variable(_variable(name.replace("-", "_"), custody, formula))
    rows = pq.read_metadata(path).num_rows
    simulation = SimulationBuilder().build_default_simulation(system, count=rows)
    for name in facts:
        simulation.set_input(name, _PERIOD, _read(path, name))
    counts = {}
    for name in NAMES:
        verdicts = simulation.calculate(name.replace("-", "_"), _PERIOD)
        counts[name] = [int((verdicts == code).sum()) for code in codes()]
    return counts


def _variable(
    name: str,
    entity: Any,  # noqa: ANN401 - OpenFisca has no types
    formula: Callable[[Of], Array] | None,
) -> type[Variable]:
    """Make a variable's class; OpenFisca reads its settings from the class body."""
    body: dict[str, Any] = {
        "value_type": int,
        "entity": entity,
        "definition_period": DateUnit.MONTH,
        "default_value": UNKNOWN,
    }
    if formula is not None:
        chosen = formula
        body["formula"] = lambda custody, period: chosen(lambda n: custody(n, period))
    return type(name, (Variable,), body)


def _read(path: Path, name: str) -> Array:
    column = pq.read_table(path, columns=[name]).column(name)
    if name in TEXTS:
        found = [pc.equal(column, text) for text in TEXTS[name]]
        known = found[0]
        for other in found[1:]:
            known = pc.or_(known, other)
        return _filled(known.cast("int8"), UNKNOWN)
    if name in FLAGS:
        return _filled(column.cast("int8"), UNKNOWN)
    seconds = pc.divide(column.cast("timestamp[us]").cast("int64"), 1_000_000)
    return _filled(seconds, NO_MOMENT)


def _filled(column: Any, missing: int) -> Array:  # noqa: ANN401 - Arrow has no types
    return pc.fill_null(column, missing).to_numpy().astype(np.int32)


# Kleene's words over 1, 0 and -1.
def _not(a: Array) -> Array:
    return np.where(a == UNKNOWN, UNKNOWN, 1 - a)


def _and(a: Array, b: Array) -> Array:
    unknown = np.where((a == UNKNOWN) | (b == UNKNOWN), UNKNOWN, 1)
    return np.where((a == 0) | (b == 0), 0, unknown)


def _or(a: Array, b: Array) -> Array:
    return _not(_and(_not(a), _not(b)))


def _after(a: Array, b: Array, seconds: int = 0) -> Array:
    """Say whether a moment is later than another and so many seconds."""
    known = (a != NO_MOMENT) & (b != NO_MOMENT)
    return np.where(known, a.astype(np.int64) > b.astype(np.int64) + seconds, UNKNOWN)


def _judged(applies: Array, breached: Array, waits: Array | int = 0) -> Array:
    return np.select(
        [
            applies == UNKNOWN,
            applies == 0,
            breached == 1,
            (breached == UNKNOWN) | (waits == UNKNOWN),
            waits == 1,
        ],
        [3, 0, 4, 3, 2],
        1,
    )


def _is_over(of: Of) -> Array:
    sure = _after(of("until"), of("expires_sure"))
    may = _after(of("until"), of("expires_first"))
    return np.select([sure == 1, may == 0], [1, 0], UNKNOWN)


def _not_criminal(of: Of) -> Array:
    return _judged(np.ones(1), _and(of("basis_branch"), of("conduct")))


def _child(of: Of) -> Array:
    return _judged(np.ones(1), of("was_child"))


def _maximum(of: Of) -> Array:
    over, is_set = _is_over(of), of("maximum_is_set")
    breached = np.select(
        [_or(over, _not(is_set)) == 1, is_set == 1], [1, over], UNKNOWN
    )
    return _judged(np.ones(1), breached)


def _release(of: Of) -> Array:
    over = _is_over(of)
    applies = np.where(over == 1, 1, of("maximum_is_set"))
    return _judged(applies, over, _and(of("is_running"), _not(over)))


def _review(of: Of) -> Array:
    first, second = of("first_review_at"), of("second_review_at")
    first_late = _after(first, of("began_at"), 7 * _DAY)
    once = _or(first_late, _after(of("until"), first, 14 * _DAY))
    twice = _or(first_late, _after(second, first, 14 * _DAY))
    later = _after(of("unreviewed_to"), of("unreviewed_from"), 14 * _DAY)
    never = _after(of("until"), of("began_at"), 7 * _DAY)
    unreviewed = _not(of("was_reviewed"))
    late = np.select(
        [unreviewed == 1, second == NO_MOMENT], [never, once], _or(twice, later)
    )
    return _judged(np.ones(1), late, _and(unreviewed, of("is_running")))


def _removal(of: Of) -> Array:
    held_on = _after(of("obstacle_to"), of("obstacle_from"), 2 * _DAY)
    may_be = _after(of("obstacle_may_be_to"), of("obstacle_may_be_from"), 2 * _DAY)
    breached = np.select([held_on == 1, may_be == 0], [1, 0], UNKNOWN)
    waits = _and(of("is_running"), of("obstacle_stands"))
    return _judged(of("has_obstacle"), breached, waits)


def _prolongation(of: Of) -> Array:
    return _judged(of("was_prolonged"), of("lengthened_for_rights"))


def _indefinite(of: Of) -> Array:
    has_end = _or(of("maximum_is_set"), of("order_sets_end"))
    return _judged(of("is_running"), _not(has_end))


def _renewed(of: Of) -> Array:
    follows, released = of("follows_expiry"), of("released_on_expiry")
    breached = _or(follows, _and(released, _not(of("document_issued"))))
    return _judged(_or(follows, released), breached)


def _health(of: Of) -> Array:
    checked, until = of("checked_on_admission"), of("until")
    return np.select(
        [
            checked == UNKNOWN,
            checked == 1,
            until == NO_MOMENT,
            _after(until, of("began_at"), _DAY) == 1,
            of("is_running") == 1,
        ],
        [3, 1, 3, 4, 2],
        0,
    )


_FORMULAS = (
    _not_criminal,
    _child,
    _maximum,
    _release,
    _review,
    _removal,
    _prolongation,
    _indefinite,
    _renewed,
    _health,
)
