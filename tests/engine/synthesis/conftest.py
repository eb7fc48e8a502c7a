"""Sets are made and judged once, and asked many things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import run
from habeas.engine.plan import Judgement, compile_rules
from habeas.engine.synthesis import TRUTH, Recipe, make
from habeas.facts.assembly.source import Source
from habeas.facts.tables import TABLES
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES

Breaches = Mapping[str, frozenset[tuple[str, str]]]
CUSTODIES = 3000


@dataclass(frozen=True, slots=True)
class Made:
    """A set: its folder, the breaches that were planted, and those found."""

    folder: Path
    planted: Breaches
    found: Breaches

    def table(self, name: str) -> pa.Table:
        """Read one of its tables."""
        return pq.read_table(self.folder / f"{name}.parquet")


@pytest.fixture(scope="session")
def halmora() -> Law:
    """The law of the fictional State that the sets are of."""
    return Law(jurisdictions.load("XAA"))


@pytest.fixture(scope="session")
def judgements(halmora) -> tuple[Judgement, ...]:
    source = Source({table.name: frozenset(table.names) for table in TABLES})
    return compile_rules(source, halmora, RULES, dialect="duckdb")


@pytest.fixture(scope="session")
def made_of(judgements, halmora, tmp_path_factory) -> Callable[[Recipe], Made]:
    def made(recipe: Recipe) -> Made:
        folder = tmp_path_factory.mktemp("synthetic") / "set"
        make(recipe, folder)
        return Made(folder, _planted(folder), _found(folder, judgements, halmora))

    def _found(folder, judgements, law) -> Breaches:
        with DuckDB() as engine:
            for table in TABLES:
                engine.put(table.name, folder / f"{table.name}.parquet")
            run(engine, judgements, law, as_of=Recipe(1).as_of)
            return {
                rule.id: _breaches(engine, judgement, rule.column)
                for judgement in judgements
                for rule in judgement.rules
            }

    return made


@pytest.fixture(scope="session")
def synthetic(made_of) -> Made:
    return made_of(Recipe(CUSTODIES))


def _planted(folder: Path) -> Breaches:
    planted: dict[str, set[tuple[str, str]]] = {}
    for row in pq.read_table(folder / f"{TRUTH}.parquet").to_pylist():
        rule = "/".join(filter(None, (row["standard"], row["aspect"])))
        planted.setdefault(rule, set()).add((row["subject"], row["id"]))
    return {rule: frozenset(ids) for rule, ids in planted.items()}


def _breaches(
    engine: DuckDB, judgement: Judgement, column: str
) -> frozenset[tuple[str, str]]:
    rows = engine.fetch(f"FROM {judgement.subject}_verdicts")
    breached = pc.equal(rows[f"{column}__verdict"], Verdict.BREACH.code)
    keys = rows.filter(breached)[judgement.key].to_pylist()
    return frozenset((str(judgement.subject), key) for key in keys)
