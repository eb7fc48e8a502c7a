"""The traps that files of segregation placements hold, each met and reported."""

import datetime as dt

import pytest

from habeas.engine.adapting import adapt

COLUMNS = [
    "Tracking Number",
    "Alien Number",
    "Gender",
    "Country of Citizenship",
    "Facility",
    "Placement Date",
    "Placement Reason",
    "Release Date",
    "Detainee Request Segregation",
    "Mental Illness",
    "Serious Medical Illness",
    "Serious Disability",
    "Created",
    "Length of Stay",
    "Suicide Risk?",
]
SOUND = {
    "Tracking Number": "(b)(7)(E)",
    "Alien Number": "(b)(6), (b)(7)(C)",
    "Gender": "Female",
    "Country of Citizenship": "FREEDONIA",
    "Facility": "LOWER MARSH CENTER (TX)",
    "Placement Date": "2021-03-01 00:00:00",
    "Placement Reason": "Disciplinary",
    "Release Date": "2021-03-21 00:00:00",
    "Detainee Request Segregation": "Facility-Initiated",
    "Mental Illness": "None",
    "Serious Medical Illness": "No",
    "Serious Disability": "Yes",
    "Created": "2021-03-02 09:15:00",
    "Length of Stay": "20",
}


@pytest.fixture
def made(write):
    def adapted(*changes, name="placements.csv"):
        number = iter(range(len(changes)))
        rows = [
            SOUND | {"Created": f"2021-03-02 09:{next(number):02}:00"} | change
            for change in changes
        ]
        return adapt(write(name, rows, COLUMNS))

    return adapted


def only(made):
    (row,) = made.tables["confinement"].to_pylist()
    return row


def test_a_sound_row_becomes_a_confinement(made):
    assert only(made({})) == {
        "confinement_id": "placements-2",
        "place_id": "LOWER MARSH CENTER (TX)",
        "began_at": dt.datetime(2021, 3, 1),
        "ended_at": dt.datetime(2021, 3, 21),
        "end_not_known": False,
        "days_recorded": 20.0,
        "is_solitary": True,
        "reason": "disciplinary",
        "was_requested": False,
        "mental_health": "none",
        "has_serious_illness": False,
        "has_disability": True,
        "is_suicide_risk": None,
    }


@pytest.mark.parametrize(
    ("column", "text", "ours", "value"),
    [
        pytest.param("Mental Illness", "None", "mental_health", "none", id="none"),
        pytest.param("Mental Illness", "", "mental_health", None, id="blank"),
        pytest.param("Mental Illness", "N/A", "mental_health", None, id="missing"),
        pytest.param("Mental Illness", "Yes", "mental_health", "condition", id="yes"),
        pytest.param(
            "Mental Illness",
            "serious  mental illness",
            "mental_health",
            "serious",
            id="capitals and blanks do not count",
        ),
        pytest.param("Mental Illness", "(b)(6)", "mental_health", None, id="redacted"),
        pytest.param(
            "Placement Reason",
            "Protective Custody: Lesbian, Gay, Bisexual, Transgender (LGBT)",
            "reason",
            "protection_lgbti",
            id="LGBT",
        ),
        pytest.param(
            "Placement Reason", "Medical/Mental", "reason", None, id="two in one"
        ),
        pytest.param(
            "Suicide Risk?", "Suicide Risk", "is_suicide_risk", True, id="suicide"
        ),
        pytest.param(
            "Detainee Request Segregation",
            "Detainee Request",
            "was_requested",
            True,
            id="requested",
        ),
        pytest.param(
            "Length of Stay", "1,020", "days_recorded", None, id="contradicts"
        ),
        pytest.param("Placement Date", "soon", "began_at", None, id="no date"),
    ],
)
def test_what_a_value_stands_for(made, column, text, ours, value):
    assert only(made({column: text}))[ours] == value


def test_blank_redacted_and_unmapped_values_are_told_apart(made, findings):
    row = made(
        {"Mental Illness": ""},
        {"Mental Illness": "(b)(6), (b)(7)(C)"},
        {"Mental Illness": "Melancholy"},
    )
    lines = [q for q in row.quality.to_pylist() if q["column"] == "mental_illness"]
    assert [(q["line"], q["value"], q["rows"]) for q in lines] == [
        (2, None, 1),
        (3, "(b)(6), (b)(7)(C)", 1),
        (4, "Melancholy", 1),
    ]
    assert [reason.partition(" ")[0] for reason in (q["reason"] for q in lines)] == [
        "not",
        "redacted",
        "the",
    ]
    assert {q["action"] for q in lines} == {"unknown"}


def test_rows_that_are_no_records_are_dropped_with_their_reason(made, findings):
    blank = dict.fromkeys(COLUMNS, "")
    row = made(
        {}, blank, blank | {"Suicide Risk?": "Suicide Risk"}, {"Tracking Number": ""}
    )
    assert (row.records.read, row.records.kept, row.records.dropped) == (4, 1, 3)
    assert findings(row, "wholly blank") == [(3, "", "dropped")]
    assert findings(row, "displaced") == [(4, "", "dropped")]
    assert findings(row, "not even a redacted") == [(5, "", "dropped")]


def test_both_ways_of_counting_days_are_believed(made, findings):
    row = made({"Length of Stay": "20"}, {"Length of Stay": "21"})
    ends = row.tables["confinement"].column("ended_at").to_pylist()
    assert ends == [dt.datetime(2021, 3, 21)] * 2
    assert findings(row, "both counted") == [
        (3, "length_of_stay, placement_date, release_date", "doubted")
    ]


def test_a_length_that_contradicts_its_dates_makes_the_end_unknown(made, findings):
    row = made({"Length of Stay": "200"})
    assert only(row)["ended_at"] is None
    assert only(row)["end_not_known"] is True
    assert only(row)["days_recorded"] is None
    assert findings(row, "contradicts")[0][0] == 2


def test_a_release_before_the_placement_is_kept_and_not_believed(made, findings):
    row = made({"Release Date": "2021-02-01 00:00:00"})
    assert row.records.kept == 1
    assert only(row)["began_at"] is None
    assert only(row)["ended_at"] is None
    assert only(row)["end_not_known"] is True
    assert findings(row, "before the placement") == [
        (2, "placement_date, release_date", "doubted")
    ]


def test_an_open_placement_is_open(made, findings):
    row = made({"Release Date": "", "Length of Stay": "5"})
    assert only(row)["ended_at"] is None
    assert only(row)["end_not_known"] is False
    assert findings(row, "had not ended") == [(2, "release_date", "kept")]


@pytest.mark.parametrize(
    "text", ["tomorrow", "2021-02-30", "1021-03-01", "(b)(6)"], ids=str
)
def test_an_end_that_cannot_be_read_is_an_end_all_the_same(made, text):
    assert only(made({"Release Date": text}))["end_not_known"] is True


def test_dates_beyond_belief_are_doubted(made, findings):
    row = made({"Placement Date": "1021-03-01"})
    assert findings(row, "cannot be true") == [(2, "placement_date", "doubted")]


def test_two_spellings_of_one_place_are_one_place(made, findings):
    row = made(
        {"Facility": "WEBB COUNTY DETENTION CENTER (TX)"},
        {"Facility": "WEBB COUNTY DETENTION CENTER (CCA) (TX)"},
    )
    assert row.tables["place"].num_rows == 1
    assert findings(row, "another spelling") == [(3, "facility", "repaired")]


def test_exact_and_near_duplicates_are_flagged_once_and_kept(write, findings):
    near = SOUND | {"Release Date": "2021-03-22 00:00:00", "Length of Stay": "21"}
    row = adapt(write("p.csv", [SOUND, SOUND, near], COLUMNS))
    assert row.records.kept == 3
    assert findings(row, "every column") == [(3, "", "flagged")]
    assert findings(row, "facility, dates") == [(4, "", "flagged")]


def test_what_identifies_somebody_is_never_shown(made):
    row = made({"Alien Number": "A012 345 678"})
    assert "A012" not in str(row.quality.to_pylist())


def test_assumptions_law_and_reach_come_with_the_tables(made):
    row = made({}, {"Created": "2021-05-05 10:00:00"})
    assert row.jurisdiction == "USA"
    assert row.as_of == dt.datetime(2021, 5, 5)
    assert any("solitary confinement" in text for text in row.assumptions)


def test_the_older_release_is_told_by_its_header(write):
    rows = [
        {
            "gender": "Male",
            "facility": "UPPER MARSH CENTER (AZ)",
            "placement_date": "3/4/2016",
            "placement_reason": "Hunger Strike",
            "release_date": day,
            "mental_illness": "Serious Mental Illness",
            "days_solitary": days,
            "detloc": "UPMARAZ",
            "created": "3/4/2016 6:18",
            "hashid": mark,
        }
        for day, days, mark in [("3/14/2016", "10", "a"), ("3/14/2016", "10", "b")]
    ]
    made = adapt(write("old.csv", rows))
    assert [adapter.name for adapter in made.adapters] == ["ice-segregation-pogo"]
    assert made.records.dropped == 1, "a row that differs in its hash alone is the same"
    assert only(made)["began_at"] == dt.datetime(2016, 3, 4)
    assert only(made)["reason"] == "hunger_strike"
    assert made.tables["place"].to_pylist() == [
        {"place_id": "UPMARAZ", "name": "UPPER MARSH CENTER (AZ)"}
    ]
