"""A canonical table without a row is one that is kept, and in which nothing is."""

import datetime as dt
from contextlib import closing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from habeas import audit
from habeas.engine.adapting import adapt
from habeas.facts.tables import BY_NAME
from habeas.law.verdict import Verdict

AS_OF = dt.datetime(2024, 6, 1)


def header_only(folder):
    (folder / "review.csv").write_text("review_id,custody_id,held_at\n")


def typed(folder):
    pq.write_table(BY_NAME["review"].arrow.empty_table(), folder / "review.parquet")


@pytest.fixture(
    params=[pytest.param(header_only, id="CSV"), pytest.param(typed, id="Parquet")]
)
def folder(request, tmp_path):
    (tmp_path / "custody.csv").write_text(
        "custody_id,began_at\nc,2024-01-01 08:00:00\n"
    )
    request.param(tmp_path)
    return tmp_path


def test_it_is_taken_and_told(folder):
    made = adapt(folder)
    assert isinstance(review := made.tables["review"], pa.Table)
    assert (review.num_rows, made.records.kept) == (0, 1)
    (told,) = [q for q in made.quality.to_pylist() if "no row" in q["reason"]]
    assert (told["action"], told["line"]) == ("flagged", None)


def test_only_a_table_that_is_kept_lets_a_duty_be_broken(folder):
    def told(code):
        found = audit(folder, jurisdiction="model", as_of=AS_OF)
        with closing(found.driver):
            return found.counts["periodic-review"][code]

    assert told(Verdict.BREACH) == 1
    for file in folder.glob("review.*"):
        file.unlink()
    assert told(Verdict.UNKNOWN) == 1


def test_what_nobody_is_in_is_judged_and_reported(tmp_path):
    for subject in ("place", "confinement", "measure"):
        (tmp_path / f"{subject}.csv").write_text(f"{subject}_id,note\n")
    (tmp_path / "custody.csv").write_text("custody_id,began_at\nc,2024-01-01 08:00\n")
    out = tmp_path / "out"
    found = audit(tmp_path, jurisdiction="model", as_of=AS_OF, out=out)
    with closing(found.driver):
        assert sum(found.counts["no-solitary-confinement"].values()) == 0
        assert sum(found.counts["periodic-review"].values()) == 1
    assert (out / "report.html").exists()
