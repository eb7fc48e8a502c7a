"""Groups of people beside all others: how long held, how released, how wronged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

import ibis.expr.types as ir

from habeas.engine.aggregates.pattern import (
    LEAST_RATIO,
    MANY,
    MEDIUM,
    MOST_RATIO,
    EffectSize,
    Pattern,
    Subject,
    number,
    percent,
    rounded,
)
from habeas.engine.aggregates.people import (
    CONSIDERED,
    SHARES,
    TO_ALTERNATIVE,
    TRAITS,
    Group,
    by_group,
    by_length,
    group_of,
    known,
    rows_of,
)
from habeas.engine.aggregates.statistics import (
    Effect,
    mean_difference,
    median_length,
    risk_ratio,
    standardised,
)
from habeas.engine.compiler import to_sql
from habeas.engine.driver import Driver
from habeas.facts.assembly.source import Source
from habeas.law.edition import Edition
from habeas.rulebook.ground.equality import ENOUGH_PEOPLE, NON_DISCRIMINATION

LENGTH, MEDIAN = "length of custody", "median length of custody"
MEASURES: Mapping[str, str] = {
    TO_ALTERNATIVE: "released to an alternative",
    CONSIDERED: "alternative considered",
    "maximum_period": "breach of maximum-period",
    "child": "breach of child",
}
_SAID: Mapping[str, str] = {
    TO_ALTERNATIVE: "were released to an alternative",
    CONSIDERED: "had an alternative considered",
    "maximum_period": "were held past the maximum, or under a law that sets none",
    "child": "were held as children",
}
# Without it the ratio beside a share of nought would puzzle its reader.
_HALF = " One share is nought: the ratio is with half a person added to each count."
Lengths = Mapping[str, Sequence[tuple[int, int, int]]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A group beside all others of whom it is known that they are not of it."""

    trait: str
    one: Group
    other: Group

    @property
    def spoken(self) -> str:
        return f"{self.trait} {self.one.name}"


def disparities(
    driver: Driver, source: Source, columns: Sequence[str], edition: Edition
) -> Iterator[Pattern]:
    """Compare the people of each nationality, sex and age with all others.

    Reads: the tables of custodies judged, with these columns of verdicts. Promises:
    no group, and no remainder, of fewer people than are enough to speak of.
    """
    rows = rows_of(source, columns)
    for trait in TRAITS:
        found = driver.fetch(
            to_sql(by_group(rows, trait), dialect=driver.dialect)
        ).to_pylist()
        groups = [group_of(row) for row in found]
        yield from _of_trait(trait, groups, _lengths(driver, rows, trait), edition)


def _lengths(driver: Driver, rows: ir.Table, trait: str) -> Lengths:
    """Count custodies by group and whole days, ended and still running."""
    query = to_sql(by_length(rows, trait), dialect=driver.dialect)
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in driver.fetch(query).to_pylist():
        days, ended, running = (int(row[n]) for n in ("days", "ended", "running"))
        found[row["group"]].append((days, ended, running))
    return found


def _of_trait(
    trait: str, groups: Sequence[Group], lengths: Lengths, edition: Edition
) -> Iterator[Pattern]:
    named = sorted(known(groups), key=lambda g: (-g.people, g.name))
    pairs = [
        _Pair(trait, group, reduce(add, (g for g in named if g is not group)))
        for group in named
        if len(named) > 1
    ]
    yield from _not_compared(trait, groups, pairs, edition)
    for measure in (LENGTH, *SHARES):
        if measure == "child" and trait == "age":
            continue
        told = [p for p in (_compared(x, measure, edition) for x in pairs) if p]
        yield from _with_chance(told)
    for pair in pairs:
        if _is_enough(pair.one.people, pair.other.people):
            yield _median(pair, lengths, edition)


def _not_compared(
    trait: str, groups: Sequence[Group], pairs: Sequence[_Pair], edition: Edition
) -> Iterator[Pattern]:
    """Say whose group is not known, and why there is nothing to compare."""
    about = Subject(NON_DISCRIMINATION, edition, "known", trait)
    lost = sum(group.people for group in groups if group.name is None)
    everybody = sum(group.people for group in groups)
    if lost:
        said = (
            f"The {trait} of {_few(lost)} of {everybody:,} people is not known: "
            "they are compared with nobody, and count among no others."
        )
        counts = (0, lost) if lost >= ENOUGH_PEOPLE.value else (0, 0)
        yield about.told("not known", said, counts=counts)
    if not any(_is_enough(p.one.people, p.other.people) for p in pairs):
        yield about.told(
            "",
            f"Not known whether {trait} makes a difference: no two groups of at least "
            f"{ENOUGH_PEOPLE.value} people can be compared.",
        )


def _compared(pair: _Pair, measure: str, edition: Edition) -> Pattern | None:
    """Compare by one measure; None where either side is too few."""
    if measure == LENGTH:
        n, m = pair.one.days.n, pair.other.days.n
    else:
        n, m = pair.one.shares[measure].n, pair.other.shares[measure].n
    if not _is_enough(n, m):
        return None
    told = _by_length(pair, edition) if measure == LENGTH else None
    told = told or _by_share(pair, measure, edition)
    if min(n, m) < MANY.value:
        small = f" Only {min(n, m)} people stand on one side: read the interval."
        told = replace(told, sentence=told.sentence + small)
    return told


def _by_length(pair: _Pair, edition: Edition) -> Pattern:
    one, other = pair.one.days, pair.other.days
    effect = standardised(one, other)
    away, low, high = mean_difference(one, other)
    size = effect.size
    # Without any spread each difference is past every mark.
    is_past = away != 0 if size is None else abs(size) >= MEDIUM.value
    sentence = (
        f"People of {pair.spoken} were held {number(one.mean)} days on average, all "
        f"others {number(other.mean)}: {number(abs(away))} days "
        f"{'longer' if away > 0 else 'shorter'} (95 % interval of the difference "
        f"{number(low)} to {number(high)}). Custodies that had ended alone."
    )
    told = Subject(NON_DISCRIMINATION, edition, LENGTH, pair.trait).told(
        str(pair.one.name),
        sentence,
        counts=(one.n, pair.one.unknown["days"]),
        values=(one.mean, other.mean),
        is_flagged=is_past and (size is None or _excludes(effect, 0)),
    )
    return _sized(told, effect, EffectSize.MEAN_DIFFERENCE)


def _by_share(pair: _Pair, measure: str, edition: Edition) -> Pattern:
    one, other = pair.one.shares[measure], pair.other.shares[measure]
    effect = risk_ratio(one, other)
    ratio = effect.size
    is_past = ratio is not None and not LEAST_RATIO.value < ratio < MOST_RATIO.value
    sentence = (
        f"Of the people of {pair.spoken}, {percent(one.value)} {_SAID[measure]}; of "
        f"all others, {percent(other.value)}{_times(effect)}."
        f"{_HALF if 0 in (one.hits, other.hits) and ratio is not None else ''}"
    )
    told = Subject(NON_DISCRIMINATION, edition, MEASURES[measure], pair.trait).told(
        str(pair.one.name),
        sentence,
        counts=(one.n, pair.one.unknown[measure]),
        values=(one.value, other.value),
        is_flagged=is_past and _excludes(effect, 1),
    )
    return _sized(told, effect, EffectSize.RISK_RATIO)


def _times(effect: Effect) -> str:
    if effect.size is None:
        return ""
    if effect.low is None or effect.high is None:
        return f": {number(effect.size)} times the share"
    return (
        f": {number(effect.size)} times the share (95 % interval "
        f"{number(effect.low)} to {number(effect.high)})"
    )


def _sized(told: Pattern, effect: Effect, kind: EffectSize) -> Pattern:
    return replace(
        told,
        effect=rounded(effect.size),
        effect_size=kind,
        low=rounded(effect.low),
        high=rounded(effect.high),
    )


def _with_chance(told: Sequence[Pattern]) -> Iterator[Pattern]:
    """Say how many comparisons were made: of twenty, one is flagged by chance."""
    for pattern in told:
        more = (
            f" One of {len(told)} comparisons by {pattern.trait}: chance alone puts "
            "about one interval in twenty beside the truth."
            if pattern.is_flagged and len(told) > 1
            else ""
        )
        yield replace(pattern, sentence=pattern.sentence + more)


def _median(pair: _Pair, lengths: Lengths, edition: Edition) -> Pattern:
    """Give the median with the running custodies in it, which no mean can hold."""
    one = lengths.get(str(pair.one.name), ())
    together: dict[int, tuple[int, int, int]] = {}
    for name, rows in lengths.items():
        for days, ended, running in rows if name != pair.one.name else ():
            _, e, r = together.get(days, (days, 0, 0))
            together[days] = (days, e + ended, r + running)
    mine, others = median_length(one), median_length(together.values())
    about = Subject(NON_DISCRIMINATION, edition, MEDIAN, pair.trait)
    return about.told(
        str(pair.one.name),
        f"Of the custodies of people of {pair.spoken}, {_half(mine)}; of all others', "
        f"{_half(others)}. Those still running are counted as far as they go.",
        counts=(pair.one.people, 0),
        values=(mine, others),
    )


def _half(days: int | None) -> str:
    if days is None:
        return "it is not known when half had ended: more than half still run"
    return f"half had ended after {days:,} days"


def _is_enough(*people: int) -> bool:
    return min(people) >= ENOUGH_PEOPLE.value


def _excludes(effect: Effect, nothing: float) -> bool:
    """Say whether the interval leaves out that there is no difference."""
    if effect.low is None or effect.high is None:
        return False
    return not effect.low <= nothing <= effect.high


def _few(people: int) -> str:
    enough = ENOUGH_PEOPLE.value
    return f"{people:,}" if people >= enough else f"fewer than {enough}"
