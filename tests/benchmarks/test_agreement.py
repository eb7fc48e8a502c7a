"""What the benchmarks compare gives the same counts, or comparing means nothing."""

import pytest
from benchmarks.measure import Run
from benchmarks.run import disagreements
from benchmarks.standards import NAMES

from benchmarks import contestants, data

CUSTODIES = 4_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("bench")
    data.make(CUSTODIES, place, memory="1GB")
    contestants.assemble(place, "1GB")
    return place


@pytest.mark.parametrize(
    ("race", "name"),
    [
        pytest.param("row-wise", "ours", id="ours, from wide facts"),
        pytest.param("row-wise", "sql", id="by hand, from wide facts"),
        pytest.param("row-wise", "polars", id="Polars, from wide facts"),
        pytest.param("row-wise", "openfisca", id="OpenFisca, from wide facts"),
        pytest.param("whole", "sql", id="by hand, from the tables"),
        pytest.param("whole", "polars", id="Polars, from the tables"),
    ],
)
def test_each_contestant_counts_as_we_do(folder, race, name):
    if name in ("polars", "openfisca"):
        pytest.importorskip({"polars": "polars", "openfisca": "openfisca_core"}[name])
    ours = contestants.ours_whole(folder, "1GB")
    assert contestants.RACES[race][name](folder, "1GB") == ours
    assert all(sum(1 for n in ours[standard] if n) > 1 for standard in NAMES)


def test_a_count_that_differs_is_named():
    counts = {name: [1, 0, 0, 0, 0] for name in NAMES}
    other = counts | {"child": [0, 1, 0, 0, 0]}
    runs = [
        Run("whole", name, 1, 1.0, 1.0, 0.1, 1, told)
        for name, told in (("ours", counts), ("sql", other))
    ]
    assert list(disagreements(runs)) == [
        "1 whole sql: child is [0, 1, 0, 0, 0], ours [1, 0, 0, 0, 0]"
    ]
    assert list(disagreements(runs[:1])) == []
