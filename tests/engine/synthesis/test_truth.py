"""An audit of a synthetic set finds every breach that was planted, and no other."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from habeas.engine.synthesis import Recipe
from habeas.engine.synthesis.scenes import SCENES
from habeas.law.standard import Group
from habeas.rulebook import RULES, Subject

# One process makes the set and judges it, once.
pytestmark = pytest.mark.xdist_group("synthetic")
# What the law of Halmora lets nobody break, and why.
CANNOT_BE_BROKEN = {
    "not-indefinite": "its constitution sets a maximum for every custody",
}
GROUPS = sorted({rule.standard.group for rule in RULES})


@pytest.mark.parametrize("group", GROUPS)
def test_the_truth_is_recovered_exactly(synthetic, group: Group):
    rules = [rule.id for rule in RULES if rule.standard.group is group]
    for rule in rules:
        planted = synthetic.planted.get(rule, frozenset())
        assert sorted(planted - synthetic.found[rule]) == [], f"{rule}: not found"
        assert sorted(synthetic.found[rule] - planted) == [], f"{rule}: not planted"


@pytest.mark.parametrize("rule", sorted(rule.id for rule in RULES))
def test_each_rule_is_broken_somewhere(synthetic, rule: str):
    assert bool(synthetic.planted.get(rule)) != (rule in CANNOT_BE_BROKEN)


def test_what_is_planted_is_a_rule():
    rules = {(rule.id, rule.subject) for rule in RULES}
    planted = {
        (plant.rule, plant.subject) for scene in SCENES for plant in scene.plants
    }
    assert planted <= rules


def test_custodies_break_each_rule_at_its_rate(synthetic):
    a_thousand: Counter[str] = Counter()
    for scene in SCENES:
        for plant in scene.plants:
            a_thousand[plant.rule] += scene.rate
    custodies = synthetic.table("custody").num_rows
    of_custodies = (str(Subject.CUSTODY), str(Subject.CONFINEMENT))
    planted = {
        rule: sum(subject in of_custodies for subject, _ in found)
        for rule, found in synthetic.planted.items()
    }
    for rule, rate in a_thousand.items():
        assert planted[rule] == rate * custodies // 1000, rule


def test_most_custodies_are_lawful(synthetic):
    broken = {key for found in synthetic.found.values() for key in found}
    custodies = [key for subject, key in broken if subject == Subject.CUSTODY]
    assert len(custodies) < synthetic.table("custody").num_rows / 2


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(custodies=st.integers(1, 700), seed=st.integers(0, 2**63 - 1))
def test_the_truth_of_any_seed_and_size_is_recovered(made_of, custodies, seed):
    made = made_of(Recipe(custodies, seed))
    found = {rule: ids for rule, ids in made.found.items() if ids}
    assert found == made.planted
