"""The verdicts of a wide table, one line a standard: counted, or written out long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.engine.driver import Driver
from habeas.engine.plan import Judgement
from habeas.law.edition import Edition
from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject

# The standards that have a rule of their own, beside any aspects.
_JUDGED_BY_ITSELF = frozenset(rule.standard.id for rule in RULES if not rule.aspect)


@dataclass(frozen=True, slots=True)
class Line:
    """One standard, or one aspect of it, and the rules its verdict is made of.

    Several rules make one line where a standard has aspects and no rule of its
    own: the worst of them is its verdict.
    """

    subject: Subject
    standard: Standard
    aspect: str
    rules: tuple[Rule, ...]

    @property
    def id(self) -> str:
        """The standard's name, with the aspect's after a stroke."""
        return f"{self.standard.id}/{self.aspect}" if self.aspect else self.standard.id

    @property
    def verdict(self) -> str:
        """The SQL of the verdict's code."""
        return _spread("GREATEST", [f"{r.column}__verdict" for r in self.rules])

    def moment(self, part: str) -> str:
        """Give the SQL of the first `since` or `due` among rules of the verdict."""
        worst = self.verdict
        if len(self.rules) == 1:
            return f"{self.rules[0].column}__{part}"
        told = [
            f"CASE WHEN {r.column}__verdict = {worst} THEN {r.column}__{part} END"
            for r in self.rules
        ]
        return _spread("LEAST", told)

    def reason(self, judgement: Judgement) -> str:
        """Give the SQL of the reason, in a sentence."""
        worst = self.verdict
        cases = [
            f"WHEN {r.column}__verdict = {v.code} AND {v.code} = {worst} THEN {said}"
            for r in self.rules
            for v, said in _sentences(r, judgement.sentences[r.id].reasons)
        ]
        return f"CASE {' '.join(cases)} END"


def lines(judgement: Judgement) -> Iterator[Line]:
    """Give the lines of one kind of subject, each standard before its aspects."""
    return lines_of(judgement.subject, judgement.rules)


def lines_of(subject: Subject, rules: Iterable[Rule]) -> Iterator[Line]:
    """Give the lines that rules of one kind of subject make, in their order."""
    for standard, group in groupby(rules, key=lambda rule: rule.standard):
        together = tuple(group)
        own = tuple(rule for rule in together if not rule.aspect)
        # A standard that judges another subject has its verdict there alone.
        if own or standard.id not in _JUDGED_BY_ITSELF:
            yield Line(subject, standard, "", own or together)
        for rule in together:
            if rule.aspect:
                yield Line(subject, standard, rule.aspect, (rule,))


def count(driver: Driver, judgement: Judgement) -> Mapping[str, Mapping[Verdict, int]]:
    """Count the verdicts of each line, by its id."""
    found = tuple(lines(judgement))
    # DuckDB's COUNT_IF of no row at all is null.
    counts = [
        f"COALESCE(COUNT_IF({line.verdict} = {v.code}), 0) AS n_{i}_{v.code}"
        for i, line in enumerate(found)
        for v in Verdict
    ]
    (row,) = driver.fetch(
        f"SELECT {', '.join(counts)} FROM {judgement.subject}_verdicts"
    ).to_pylist()
    return {
        line.id: {v: int(row[f"n_{i}_{v.code}"]) for v in Verdict}
        for i, line in enumerate(found)
    }


def long(judgements: Sequence[Judgement], edition: Edition) -> str:
    """Give the SQL of all verdicts, one row a subject and line."""
    return " UNION ALL ".join(
        _rows(judgement, line, edition)
        for judgement in judgements
        for line in lines(judgement)
    )


def _rows(judgement: Judgement, line: Line, edition: Edition) -> str:
    named = " ".join(f"WHEN {v.code} THEN {_quoted(v)}" for v in Verdict)
    return (
        f"SELECT {_quoted(line.subject)} AS subject, {judgement.key} AS id, "
        f"{_quoted(line.standard.id)} AS standard, {_quoted(line.aspect)} AS aspect, "
        f"CASE {line.verdict} {named} END AS verdict, "
        f"{line.moment('since')} AS since, {line.moment('due')} AS due_at, "
        f"{_quoted(line.standard.citation(edition))} AS citation, "
        f"{line.reason(judgement)} AS reason FROM {judgement.subject}_verdicts"
    )


def _sentences(
    rule: Rule, reasons: Mapping[Verdict, str]
) -> Iterator[tuple[Verdict, str]]:
    for verdict, sentence in reasons.items():
        if verdict is Verdict.UNKNOWN:
            yield verdict, f"CONCAT('Not known: ', {rule.column}__missing, '.')"
        else:
            yield verdict, _quoted(sentence)


def _spread(function: str, values: Sequence[str]) -> str:
    """Write a function of several values, or the only value there is."""
    return values[0] if len(values) == 1 else f"{function}({', '.join(values)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
