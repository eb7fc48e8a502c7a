"""A standard as plain text: what it asks, of which facts, and what it says."""

import textwrap
from collections.abc import Iterator

import ibis

from habeas.engine import jurisdictions
from habeas.engine.lineage import lineage
from habeas.law.applied import Law
from habeas.law.edition import Edition
from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook import Rule
from habeas.rulebook.catalogue import rules_of
from habeas.rulebook.system import WAITING
from habeas.rulebook.writing import Ruling, always

_WIDTH = 88
# The benchmarks: each sentence that names a figure names theirs.
_LAW = "model"
_UNSAID = always().breach_if(ibis.literal(value=True)).reasons
_SAID = (Verdict.BREACH, Verdict.PENDING, Verdict.MET, Verdict.NOT_APPLICABLE)


def standard_page(standard: Standard, edition: Edition) -> str:
    """Explain a standard as plain text, its sentences as the benchmarks have them."""
    return "\n".join(_lines(standard, edition))


def _lines(standard: Standard, edition: Edition) -> Iterator[str]:
    yield f"{standard.id}: {standard.title}"
    yield f"  group {standard.group}, kind {standard.kind}"
    for other in Edition:
        held = standard.is_of(other)
        cites = standard.citation(other) if held else "not in this edition"
        yield from _wrapped(f"{other} edition: {cites}")
    if standard.difference:
        yield from _wrapped(f"between the editions: {standard.difference}")
    rules = rules_of(standard)
    if not rules:
        yield from _wrapped(f"not judged yet: {WAITING[standard]}")
    elif not standard.is_of(edition):
        yield from _wrapped(f"not judged under the {edition} edition")
    for rule in rules:
        yield ""
        yield from _rule(rule, edition)


def _rule(rule: Rule, edition: Edition) -> Iterator[str]:
    ruling = ruling_of(rule, edition)
    aspect = f"Aspect {rule.aspect}, judged" if rule.aspect else "Judged"
    yield f"{aspect} for each {rule.subject}"
    yield from _wrapped(f"duty: {rule.duty}")
    for verdict in _SAID:
        # A verdict without a sentence of the rule's own cannot occur.
        if ruling.reasons[verdict] != _UNSAID[verdict]:
            yield from _wrapped(f"{verdict}: {ruling.reasons[verdict]}")
    yield "  unknown: one of these facts is lacking, and could change the answer"
    meanings, tables = rule.row.meanings(), lineage(rule.subject)
    for fact in ruling.facts():
        yield from _wrapped(f"- {meanings[fact]}", 4)
        columns = tables.columns(fact)
        if columns:
            yield from _wrapped(f"from {', '.join(columns)}", 6)


def ruling_of(rule: Rule, edition: Edition) -> Ruling:
    """Give what a rule says, by the benchmarks, of a row of which nothing is known."""
    law = Law(jurisdictions.load(_LAW), edition)
    row = ibis.table(rule.row.schema(), name="row")
    return rule.judge(rule.row.of(row), law)


def _wrapped(text: str, indent: int = 2) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=f"{margin}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
