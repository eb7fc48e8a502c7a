"""What a line of verdicts can betray: every canonical column that shows in it."""

from collections.abc import Mapping

import ibis

from habeas.engine import jurisdictions
from habeas.engine.lineage import lineage
from habeas.law.applied import Law
from habeas.law.edition import Edition
from habeas.rulebook import RULES, Rule

# The benchmarks, and a law that sets all a law may set: a rule asks more of some laws.
_LAWS = ("model", "XAA")
_OF_THEIR_OWN = frozenset(rule.standard for rule in RULES if not rule.aspect)


def disclosed() -> Mapping[str, frozenset[str]]:
    """Give the canonical columns behind each line, by the line's id.

    A column is `table.column`; a table by itself says that a row is there. A standard
    without a rule of its own shows what its aspects show.
    """
    found = {rule.id: _columns(rule) for rule in RULES}
    for standard in {rule.standard for rule in RULES} - _OF_THEIR_OWN:
        aspects = [found[rule.id] for rule in RULES if rule.standard == standard]
        found[standard.id] = frozenset().union(*aspects)
    return found


def _columns(rule: Rule) -> frozenset[str]:
    traced = lineage(rule.subject)
    return frozenset(c for fact in _facts(rule) for c in traced.behind(fact))


def _facts(rule: Rule) -> set[str]:
    row = rule.row.of(ibis.table(rule.row.schema(), name="row"))
    return {
        fact
        for name in _LAWS
        for edition in Edition
        if rule.standard.is_of(edition)
        for fact in rule.judge(row, Law(jurisdictions.load(name), edition)).facts_said()
    }
