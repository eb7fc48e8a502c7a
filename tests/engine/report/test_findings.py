"""What a page shows of the data's faults."""

import pyarrow as pa

from habeas.engine.adapting import QUALITY
from habeas.engine.report.findings import Doubt, doubts


def test_faults_of_one_kind_are_added_up_the_commonest_first():
    rows = [
        {"action": "dropped", "reason": "blank", "rows": 2},
        {"action": "doubted", "reason": "no date", "rows": 1},
        {"action": "dropped", "reason": "blank", "rows": 3},
        {"action": "unknown", "reason": "a code", "rows": 1},
    ]
    assert doubts(pa.Table.from_pylist(rows, QUALITY)) == (
        Doubt("dropped", "blank", 5),
        Doubt("unknown", "a code", 1),
        Doubt("doubted", "no date", 1),
    )


def test_nothing_wrong_is_no_row():
    assert doubts(QUALITY.empty_table()) == ()
