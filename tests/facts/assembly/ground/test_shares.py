import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.ground.equality import not_nearly_all

# Key: the rows of the population, as (apprehended, detained), and the verdict.
CASES = {
    "at-the-benchmark": ([(50, 45), (50, 45)], Verdict.BREACH),
    "just-under": ([(100, 89)], Verdict.MET),
    "enough-people": ([(10, 10)], Verdict.BREACH),
    "too-few-people": ([(9, 9)], Verdict.NOT_APPLICABLE),
    "one-number-blank": ([(50, 50), (50, None)], Verdict.UNKNOWN),
    "no-row": ([], Verdict.UNKNOWN),
}


@pytest.fixture(scope="module")
def tables():
    return {
        "place": [{"place_id": key} for key in CASES],
        "population": [
            {
                "population_id": f"{key}{n}",
                "place_id": key,
                "apprehended": apprehended,
                "detained": detained,
            }
            for key, (rows, _) in CASES.items()
            for n, (apprehended, detained) in enumerate(rows)
        ],
    }


@pytest.fixture(scope="module")
def rows(judged, tables):
    return judged(Subject.PLACE, rules=(not_nearly_all,), **tables)


@pytest.mark.parametrize("key", CASES)
def test_shares(rows, key):
    assert rows[key]["automatic-or-systematic/share"] is CASES[key][1]


def test_without_the_table_nothing_is_known(judged, tables):
    rows = judged(Subject.PLACE, rules=(not_nearly_all,), place=tables["place"])
    assert rows["just-under"]["automatic-or-systematic/share"] is Verdict.UNKNOWN
