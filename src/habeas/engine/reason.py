"""What is said of one subject by one standard: the verdict, and all it rests on."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.engine.lines import Line, lines
from habeas.engine.plan import Judgement
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook import Rule

_UNKNOWN = "Not known: "
_VERDICTS = {verdict.code: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Reason:
    """One verdict, its sentence, its citation, and the facts it rests on."""

    standard: str
    aspect: str
    title: str
    verdict: Verdict
    sentence: str
    since: dt.datetime | None
    due_at: dt.datetime | None
    citation: str
    facts: tuple[tuple[str, Any], ...]

    @property
    def missing(self) -> str | None:
        """What it would take to tell; None where the verdict is known."""
        if self.verdict is not Verdict.UNKNOWN:
            return None
        return self.sentence.removeprefix(_UNKNOWN).removesuffix(".")


def reasons(
    judgement: Judgement,
    verdicts: Mapping[str, Any],
    facts: Mapping[str, Any],
    edition: Edition,
) -> Iterator[Reason]:
    """Give the reason of each line of one subject, from its two wide rows."""
    for line in lines(judgement):
        worst = max(verdicts[f"{rule.column}__verdict"] for rule in line.rules)
        told = [r for r in line.rules if verdicts[f"{r.column}__verdict"] == worst]
        verdict = _VERDICTS[worst]
        yield Reason(
            line.standard.id,
            line.aspect,
            line.standard.title,
            verdict,
            _sentence(judgement, told[0], verdict, verdicts),
            _first(told, "since", verdicts),
            _first(told, "due", verdicts),
            line.standard.citation(edition),
            tuple(_facts(judgement, line, facts)),
        )


def _sentence(
    judgement: Judgement, rule: Rule, verdict: Verdict, verdicts: Mapping[str, Any]
) -> str:
    if verdict is Verdict.UNKNOWN:
        return f"{_UNKNOWN}{verdicts[f'{rule.column}__missing']}."
    return judgement.sentences[rule.id].reasons[verdict]


def _first(
    rules: list[Rule], part: str, verdicts: Mapping[str, Any]
) -> dt.datetime | None:
    moments = (verdicts[f"{rule.column}__{part}"] for rule in rules)
    return min((moment for moment in moments if moment is not None), default=None)


def _facts(
    judgement: Judgement, line: Line, facts: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    asked = {
        fact: rule.row.meanings().get(fact, fact)
        for rule in line.rules
        for fact in judgement.sentences[rule.id].facts
    }
    yield from ((meaning, facts[fact]) for fact, meaning in asked.items())
