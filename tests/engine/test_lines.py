from itertools import chain

from habeas.engine.lines import lines
from habeas.engine.plan import Judgement
from habeas.rulebook import RULES, Subject


def test_no_two_lines_have_the_same_name():
    judgements = (
        Judgement(
            s, f"{s}_id", tuple(r for r in RULES if r.subject is s), "", "", "", {}
        )
        for s in Subject
    )
    names = [line.id for line in chain.from_iterable(map(lines, judgements))]
    assert len(names) == len(set(names))
    assert {rule.id for rule in RULES} <= set(names)
    assert {rule.standard.id for rule in RULES} <= set(names)
