"""The figures publishers gave for the segregation files come out again."""

import csv
import re
from functools import cache

import pytest

from habeas.engine.adapting import Adapted, adapt

SRMS = "ice-segregation-2018-2023/srms_phr.csv"
POGO = "ice-segregation-2016-2018/pogo.csv"

# (file, statistic) of the table of published figures, and our figures for it, each
# with the power of ten it is stated in.
OURS = {
    (SRMS, "records"): ["records"],
    (SRMS, "facilities"): ["facilities"],
    (SRMS, "mean length, completed"): ["mean_days_completed"],
    (SRMS, "median length, completed"): ["median_days_completed"],
    (SRMS, "placements >=90 days"): ["completed_90_days_or_more"],
    (SRMS, "placements >365 days"): ["completed_over_365_days"],
    (SRMS, "mentally ill among >=90 days"): ["share_mentally_ill_90_days_or_more"],
    (SRMS, "mentally ill among >365 days"): ["share_mentally_ill_over_365_days"],
    (SRMS, "mental health field filled"): [
        "mental_health_blank",
        "share_mental_health_blank",
    ],
    (SRMS, "share with mental-health condition"): [
        "share_mentally_ill",
        "mental_health_recorded",
    ],
    (SRMS, "mental-health share 2019"): ["share_mentally_ill_2019"],
    (SRMS, "mental-health share 2023"): ["share_mentally_ill_2023"],
    (SRMS, "mean length, Mental Illness / Serious"): [
        "mean_days_mental_illness",
        "mean_days_serious_mental_illness",
    ],
    (SRMS, "LGBT protective custody"): [
        "lgbt_protective_custody",
        "lgbt_protective_custody_mean_days",
        "lgbt_protective_custody_median_days",
        "lgbt_protective_custody_longest_days",
    ],
    (SRMS, "placements in 2023"): ["placements_2023"],
    (SRMS, "ongoing placements mean"): ["mean_days_running", "running"],
    (SRMS, "NWDC average, completed"): ["tacoma_mean_days_completed"],
    (SRMS, "longest"): ["tacoma_among_ten_longest", None, None, "second_longest_days"],
    (POGO, "records"): ["records"],
    (POGO, ">15 days"): ["over_15_days"],
    (POGO, "mental illness share"): ["share_mentally_ill"],
    (POGO, "national mean/median"): ["mean_days", "median_days"],
    (POGO, "NWDC count/mean/median"): [
        "tacoma_placements",
        "tacoma_mean_days",
        "tacoma_median_days",
    ],
    (POGO, "OIG frame"): ["mentally_ill_oct_2015_to_jun_2016"],
    (POGO, "non-NWDC Detainee Request"): [
        "elsewhere_requested_placements",
        "elsewhere_requested_mean_days",
        "elsewhere_requested_deviation_days",
        "elsewhere_requested_median_days",
    ],
    (POGO, "non-NWDC Facility-Initiated"): [
        "elsewhere_imposed_placements",
        "elsewhere_imposed_mean_days",
        "elsewhere_imposed_deviation_days",
        "elsewhere_imposed_median_days",
    ],
}
NUMBER = re.compile(r"(\d+(?:\.(\d+))?)(%?)")


@cache
def adapted(path) -> Adapted:
    return adapt(path)


def is_said(figure: float, number: str, decimals: str, percent: str) -> bool:
    """Tell whether a figure is the number, as precisely as the number is stated."""
    value = figure * 100 if percent else figure
    half = 0.5 * 10 ** -len(decimals or "")
    return abs(value - float(number)) <= half + 1e-9


@pytest.mark.shared
def test_every_published_figure_of_the_segregation_files_is_ours(shared):
    with (shared / "data/expected_figures.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if "segregation" in r["file"]]
    assert {(row["file"], row["statistic"]) for row in rows} == set(OURS)
    wrong = []
    for row in rows:
        made = adapted(shared / "data" / row["file"])
        figures = {figure.name: figure.value for figure in made.figures}
        names = OURS[row["file"], row["statistic"]]
        stated = NUMBER.findall(row["computed_here"])
        assert len(stated) >= len(names), row
        for name, (number, decimals, percent) in zip(names, stated, strict=False):
            if name and not is_said(figures[name], number, decimals, percent):
                wrong.append((row["statistic"], name, number, figures[name]))
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "kept", "dropped"),
    [
        pytest.param(SRMS, 14_264, 2_949 + 70, id="blank and displaced rows go"),
        pytest.param(POGO, 6_558, 0, id="all rows are records"),
    ],
)
def test_the_records_of_the_segregation_files_are_counted(shared, file, kept, dropped):
    made = adapted(shared / "data" / file)
    assert (made.records.kept, made.records.dropped) == (kept, dropped)
    assert made.tables["confinement"].num_rows == kept


@pytest.mark.shared
def test_none_is_told_from_blank_in_the_real_file(shared):
    made = adapted(shared / "data" / SRMS).tables["confinement"]
    column = made.column("mental_health")
    assert column.null_count == 5_477
    counted = {c["values"]: c["counts"] for c in column.value_counts().to_pylist()}
    assert counted == {
        None: 5_477,
        "none": 5_263,
        "condition": 2_882,
        "serious": 642,
    }


@pytest.mark.shared
def test_all_that_is_odd_in_the_real_file_is_reported(shared):
    made = adapted(shared / "data" / SRMS).quality.to_pylist()

    def rows(action, text):
        found = [q for q in made if q["action"] == action and text in q["reason"]]
        return sum(q["rows"] for q in found)

    assert rows("dropped", "wholly blank") == 2_949
    assert rows("dropped", "displaced") == 70
    assert rows("flagged", "every column") == 2
    assert rows("doubted", "both counted") == 135
    assert rows("repaired", "WEBB COUNTY") == 30
    assert rows("unknown", "no code") == 1_909
