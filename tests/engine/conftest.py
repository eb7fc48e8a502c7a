"""What tests of several parts of the engine make."""

from collections.abc import Callable

import pytest

from habeas.engine.lines import Line
from habeas.engine.tally import Tally
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Subject

RULE = next(rule for rule in RULES if rule.subject is Subject.CUSTODY)


@pytest.fixture
def tally() -> Callable[..., Tally]:
    """Make the counts of one standard, or of an aspect: `tally("part", met=3)`."""

    def counted(aspect: str = "", **counts: int) -> Tally:
        given = {Verdict(name.replace("_", " ")): n for name, n in counts.items()}
        line = Line(Subject.CUSTODY, RULE.standard, aspect, (RULE,))
        return Tally(line, "", dict.fromkeys(Verdict, 0) | given)

    return counted
