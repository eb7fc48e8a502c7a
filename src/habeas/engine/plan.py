"""The rulebook compiled for one data set, one law and one engine."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from habeas.engine import compiler
from habeas.engine.assemblies import ASSEMBLIES
from habeas.engine.script import program
from habeas.facts.assembly.parts import Assembled, assemble
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import Rule, Subject
from habeas.rulebook.writing import Ruling

# The four columns a rule has in a wide table of verdicts.
PARTS = ("verdict", "since", "due", "missing")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a rule says for one verdict, and the facts that decided it."""

    reasons: Mapping[Verdict, str]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The queries that judge one kind of subject, to be run in this order."""

    subject: Subject
    key: str
    rules: tuple[Rule, ...]
    base: str
    facts: str
    verdicts: str
    sentences: Mapping[str, Sentence]


def compile_rules(
    source: Source, law: Law, rules: Iterable[Rule], *, dialect: str
) -> tuple[Judgement, ...]:
    """Compile the rules of each subject the data set holds.

    Reads: rules; those of subjects whose table is not given are left out.
    Promises: for each subject three queries, that make `<subject>_base`,
    `<subject>_facts` and `<subject>_verdicts`.
    """
    asked = [rule for rule in rules if rule.standard.is_of(law.edition)]
    with _uncollected():
        return tuple(
            _judgement(
                subject,
                source,
                law,
                [r for r in asked if r.subject is subject],
                dialect,
            )
            for subject in ASSEMBLIES
            if source.has(ASSEMBLIES[subject].table)
            and any(r.subject is subject for r in asked)
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for garbage, which took a third of the time to compile."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _judgement(
    subject: Subject, source: Source, law: Law, rules: Sequence[Rule], dialect: str
) -> Judgement:
    assembly = ASSEMBLIES[subject]
    base = assembly.base(source)
    rows = tuple(dict.fromkeys(rule.row for rule in rules))
    schema = {name: kind for row in rows for name, kind in row.schema().items()}
    facts = ibis.table(schema, name=f"{subject}_facts")
    rulings = {rule: rule.judge(rule.row.of(facts), law) for rule in rules}
    key = base.columns[0]
    made = ibis.table(base.schema(), name=f"{subject}_base")
    parts = (part for gather in assembly.parts for part in gather(source, law, made))
    whole = assemble(made, parts, rows)
    columns = (_columns(facts, rule, ruling) for rule, ruling in rulings.items())
    return Judgement(
        subject,
        key,
        tuple(rules),
        *_written(base, whole, (facts.select(key), *columns), dialect),
        {rule.id: Sentence(r.reasons, r.facts()) for rule, r in rulings.items()},
    )


def _written(
    base: ir.Table, whole: Assembled, verdicts: Iterable[ir.Table], dialect: str
) -> tuple[str, str, str]:
    if dialect == program.DIALECT:
        return (
            program.to_script(base),
            program.with_parts(whole),
            program.side_by_side(verdicts),
        )
    return (
        compiler.to_sql(base, dialect=dialect),
        compiler.with_parts(whole, dialect=dialect),
        compiler.side_by_side(verdicts, dialect=dialect),
    )


def _columns(facts: ir.Table, rule: Rule, ruling: Ruling) -> ir.Table:
    """Select the four columns of a rule."""
    values = (
        ruling.verdict,
        ruling.since,
        ruling.due_at,
        ruling.missing(rule.row.meanings()),
    )
    named = zip(PARTS, values, strict=True)
    return facts.select(**{f"{rule.column}__{part}": value for part, value in named})
