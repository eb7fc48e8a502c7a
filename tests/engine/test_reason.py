"""The reasons of a live case are those that an audit writes."""

import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.lines import long
from habeas.engine.reason import reasons
from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law

RECIPE = Recipe(custodies=40, seed=3)
LAW = Law(jurisdictions.load("XAA"))
SAID = ("standard", "aspect", "verdict", "since", "due_at", "citation", "reason")


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic")
    make(RECIPE, folder)
    data = {p.stem: p for p in folder.glob("*.parquet") if p.stem in BY_NAME}
    with DuckDB() as duck:
        duck.judgements = judge(duck, data, LAW, as_of=RECIPE.as_of)
        yield duck


def test_a_reason_says_what_an_audit_writes(engine):
    written = engine.fetch(long(engine.judgements, LAW.edition)).to_pylist()
    told = [
        {
            "subject": judgement.subject.value,
            "id": row[judgement.key],
            "standard": reason.standard,
            "aspect": reason.aspect,
            "verdict": reason.verdict.value,
            "since": reason.since,
            "due_at": reason.due_at,
            "citation": reason.citation,
            "reason": reason.sentence,
        }
        for judgement in engine.judgements
        for row, facts in _rows(engine, judgement)
        for reason in reasons(judgement, row, facts, LAW.edition)
    ]
    assert sorted(told, key=_place) == sorted(written, key=_place)


def _rows(engine, judgement):
    facts, verdicts = (
        engine.fetch(
            f"FROM {judgement.subject}_{kind} ORDER BY {judgement.key}"
        ).to_pylist()
        for kind in ("facts", "verdicts")
    )
    return zip(verdicts, facts, strict=True)


def _place(row):
    return row["subject"], row["id"], row["standard"], row["aspect"]


def test_a_reason_has_its_facts_and_what_is_missing(engine):
    custodies = engine.judgements[0]
    row, facts = next(iter(_rows(engine, custodies)))
    found = list(reasons(custodies, row, facts, LAW.edition))
    (length,) = (r for r in found if r.standard == "maximum-period")
    assert ("whether the law in force sets a maximum", True) in length.facts
    told = ("when it was given back, or the moment judged at", facts["until"])
    assert told in length.facts
    for reason in found:
        unknown = reason.sentence == f"Not known: {reason.missing}."
        assert unknown == (reason.verdict == "unknown")
        assert (reason.missing is None) != unknown
