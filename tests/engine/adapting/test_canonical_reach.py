"""How far canonical tables reach is told by what happened, not by what is planned."""

import datetime as dt

from habeas.engine.adapting import adapt


def test_a_date_set_ahead_tells_nothing_of_how_far_the_data_reach(tmp_path):
    (tmp_path / "custody.csv").write_text(
        "custody_id,began_at,ended_at\nc,2024-01-01 08:00:00,2024-02-01 08:00:00\n"
    )
    (tmp_path / "order.csv").write_text(
        "order_id,custody_id,kind,at,ends_at\n"
        "o,c,detention,2024-01-01 09:00:00,2031-01-01 00:00:00\n"
    )
    assert adapt([tmp_path]).as_of == dt.datetime(2024, 2, 1, 8)
