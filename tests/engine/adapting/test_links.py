"""A row that names somebody, or something, not listed is a finding."""

import pyarrow as pa
import pytest

from habeas.engine.adapting import adapt
from habeas.engine.adapting.links import dangling

CUSTODY = {"custody_id": "c1", "person_id": "p1", "began_at": "2024-01-01"}
PLACEMENT = {"placement_id": "s1", "custody_id": "c1", "place_id": "x1"}


@pytest.fixture
def told(write, tmp_path):
    """Adapt canonical tables, and give the links that lead nowhere."""

    def adapted(**tables):
        for name, rows in tables.items():
            write(f"{name}.csv", rows)
        return [
            (q["column"], q["value"], q["line"], q["rows"])
            for q in adapt(tmp_path).quality.to_pylist()
            if q["reason"].startswith("no row of")
        ]

    return adapted


def test_a_custody_of_nobody_listed_is_told_once_with_its_line(told):
    custodies = [
        CUSTODY,
        {**CUSTODY, "custody_id": "c2", "person_id": "p2"},
        {**CUSTODY, "custody_id": "c3", "person_id": "p2"},
        {**CUSTODY, "custody_id": "c4", "person_id": ""},
    ]
    found = told(custody=custodies, person=[{"person_id": "p1", "sex": "male"}])
    assert found == [("custody.person_id", "p2", 3, 2)]


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        pytest.param(
            {"placement": [{**PLACEMENT, "custody_id": "c9"}]},
            [("placement.custody_id", "c9", 2, 1)],
            id="a custody",
        ),
        pytest.param(
            {"placement": [PLACEMENT], "place": [{"place_id": "x2", "name": "Here"}]},
            [("placement.place_id", "x1", 2, 1)],
            id="a place",
        ),
        pytest.param(
            {
                "order": [{"order_id": "o1", "custody_id": "c1", "authority_id": "a1"}],
                "authority": [{"authority_id": "a2", "name": "Court"}],
            },
            [("order.authority_id", "a1", 2, 1)],
            id="an authority",
        ),
        pytest.param({"placement": [PLACEMENT]}, [], id="no table of places at all"),
    ],
)
def test_every_link_is_looked_at(told, tables, found):
    assert told(custody=[CUSTODY], **tables) == found


def test_what_an_adapter_made_is_shown_without_the_value():
    made = {
        "custody": pa.table({"custody_id": ["c1"], "person_id": ["A-123"]}),
        "person": pa.table({"person_id": ["A-124"]}),
    }
    (found,) = dangling(made, {}).to_pylist()
    assert (found["value"], found["line"], found["rows"]) == ("(withheld)", None, 1)


def test_a_key_that_is_missing_hides_no_link():
    made = {
        "custody": pa.table({"custody_id": ["c1"], "person_id": ["p1"]}),
        "person": pa.table({"person_id": ["p1", None]}),
    }
    assert dangling(made, {}).num_rows == 0
