"""Monthly counts tell of no fewer than ten people, nor of the few beside the rest."""

import datetime as dt

import pyarrow as pa
import pytest

from habeas.engine.jurisdictions import load
from habeas.engine.monthly import monthly
from habeas.law.applied import Law

BEGAN, AS_OF = dt.datetime(2026, 3, 2), dt.datetime(2026, 3, 31)


@pytest.mark.parametrize(
    ("held", "broken", "judged", "breached"),
    [
        pytest.param(9, 0, None, None, id="nine"),
        pytest.param(10, 0, 10, 0, id="ten, none broken"),
        pytest.param(10, 10, 10, 10, id="ten, all broken"),
        pytest.param(20, 9, 20, None, id="nine broken"),
        pytest.param(20, 10, 20, 10, id="ten broken, ten not"),
        pytest.param(20, 11, 20, None, id="nine not broken"),
    ],
)
def test_nobody_can_be_told_apart(held, broken, judged, breached):
    rows = [
        {
            "custody_id": f"c{i}",
            "began_at": BEGAN,
            "basis_branch": "criminal" if i < broken else "administrative",
            "conduct": "irregular_entry",
        }
        for i in range(held)
    ]
    tables = {"custody": pa.Table.from_pylist(rows)}
    (month,) = monthly(tables, Law(load("model")), "not-criminal", as_of=AS_OF)
    assert (month.judged, month.breached) == (judged, breached)
