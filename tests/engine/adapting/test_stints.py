"""Stretches and stays of detention, in each generation of their columns."""

import datetime as dt

import pytest

from habeas.engine.adapting import adapt


def at(day, hour=0, minute=0):
    return dt.datetime(2024, 5, day, hour, minute)


LATEST = [
    "Stay Book In Date Time",
    "Book In Date Time",
    "Detention Facility",
    "Book Out Date Time",
    "Stay Book Out Date Time",
    "Detention Release Reason",
    "Stay Release Reason",
    "Gender",
    "Citizenship Country",
    "Bond Posted Amount",
    "Detention Facility Code",
    "Birth Date",
    "Birth Year",
    "Book In Criminality",
    "Anonymized Identifier",
]
PUBLISHED = {
    "Anonymized Identifier": "unique_identifier",
    "Book Out Date Time": "detention_book_out_date_time",
}


def snake(name, suffix=""):
    return PUBLISHED.get(name, name.lower().replace(" ", "_")) + suffix


def stint(**changes):
    return {
        "Stay Book In Date Time": "2024-05-01 08:00:00",
        "Book In Date Time": "2024-05-01 08:00:00",
        "Book Out Date Time": "2024-05-01 20:00:00",
        "Stay Book Out Date Time": "2024-05-11 10:00:00",
        "Detention Facility": "LOWER MARSH HOLD ROOM",
        "Detention Facility Code": "LOMHOLD",
        "Detention Release Reason": "Transferred",
        "Stay Release Reason": "Bonded Out - IJ",
        "Gender": "Male",
        "Citizenship Country": "FREEDONIA",
        "Birth Date": "(b)(6), (b)(7)(c)",
        "Birth Year": "2006",
        "Book In Criminality": "3 Other Immigration Violator",
        "Anonymized Identifier": "p1",
    } | {key.replace("_", " "): value for key, value in changes.items()}


SECOND = {
    "Book_In_Date_Time": "2024-05-01 21:00:00",
    "Book_Out_Date_Time": "2024-05-11 10:00:00",
    "Detention_Facility": "UPPER MARSH CENTER",
    "Detention_Facility_Code": "UPMARTX",
    "Detention_Release_Reason": "Bonded Out - IJ",
}
STAY = [stint(), stint(**SECOND)]


def rows(made, table, *columns):
    found = made.tables[table].to_pylist()
    return [tuple(row.get(column) for column in columns) for row in found]


CUSTODY = ("person_id", "began_at", "ended_at", "end_not_known", "end_reason")


def check_the_one_stay(made):
    assert rows(made, "custody", *CUSTODY) == [
        ("p1", at(1, 8), at(11, 10), False, "bail")
    ]
    assert rows(made, "placement", "place_id", "began_at", "ended_at") == [
        ("LOMHOLD", at(1, 8), at(1, 20)),
        ("UPMARTX", at(1, 21), at(11, 10)),
    ]
    assert rows(made, "place", "place_id", "type") == [
        ("LOMHOLD", "holding_room"),
        ("UPMARTX", None),
    ]
    assert rows(made, "person", "person_id", "birth_year", "sex", "nationality") == [
        ("p1", 2006, "male", "FREEDONIA")
    ]


@pytest.mark.parametrize(
    "renamed",
    [
        pytest.param(lambda name: name, id="as released"),
        pytest.param(snake, id="as published"),
        pytest.param(lambda n: snake(n, ".detention"), id="joined to other tables"),
    ],
)
def test_the_releases_since_2025(write, renamed):
    file = [{renamed(key): value for key, value in row.items()} for row in STAY]
    made = adapt(write("stints.csv", file, titles=6 if renamed("A") == "A" else 0))
    assert [adapter.name for adapter in made.adapters] == ["ice-stints"]
    check_the_one_stay(made)


def test_the_2023_release_has_days_without_times(write):
    row = {
        "Detention ID": "(b)(6)",
        "Stay Book In Date": "5/1/2024",
        "Detention Book In Date": "5/1/2024",
        "Detention Facility": "UPPER MARSH CENTER",
        "Detention Facility Code": "UPMARTX",
        "Detention Book Out Date": "5/11/2024",
        "Detention Release Reason": "Removed",
        "Stay Book Out Date": "5/11/2024",
        "Stay Release Reason": "Removed",
        "Gender": "Female",
        "Birth Year": "1980",
        "Anonymized Identifier": "p1",
    }
    made = adapt(write("foia.csv", [row], titles=5))
    assert rows(made, "custody", *CUSTODY) == [("p1", at(1), at(11), False, "removed")]


def test_the_2024_release_has_its_own_names_and_bars(write):
    row = {
        "Stay Book In Date Time": "05/01/2024 08:00",
        "Detention Book In Date And Time": "05/01/2024 08:00",
        "Detention Book Out Date Time": "05/11/2024 10:00",
        "Stay Book Out Date Time": "05/11/2024 10:00",
        "Citizenship Country": "FREEDONIA",
        "Gender": "Female",
        "Birth Year": "1980",
        "Detention Facility Code": "UPMARTX",
        "Detention Facility": "UPPER MARSH CENTER",
        "Area of Responsibility": "MARSHES",
        "Docket Control Office": "MARSHES",
        "Detention Release Reason": "ORDER OF SUPERVISION",
        "Stay Release Reason": "order of  supervision",
        "Anonymized Identifier": "p1",
    }
    made = adapt(write("foia.txt", [row], delimiter="|", titles=6))
    assert rows(made, "custody", *CUSTODY) == [
        ("p1", at(1, 8), at(11, 10), False, "released_to_alternative")
    ]


def test_stays_are_one_custody_each_and_no_placements_are_made_up(write):
    row = {
        "stay_ID": "p1_1",
        "unique_identifier": "p1",
        "stay_book_in_date_time": "2024-05-01 08:00:00",
        "book_in_date_time": "2024-05-01 21:00:00",
        "stay_book_out_date_time": "2024-05-11 10:00:00",
        "detention_facility": "UPPER MARSH CENTER",
        "detention_facility_code": "UPMARTX",
        "detention_facility_first": "LOWER MARSH HOLD ROOM",
        "detention_facility_code_first": "LOMHOLD",
        "detention_facility_longest": "UPPER MARSH CENTER",
        "detention_facility_code_longest": "UPMARTX",
        "detention_facility_last": "UPPER MARSH CENTER",
        "detention_facility_code_last": "UPMARTX",
        "stay_release_reason": "Removed",
        "n_stints": "2",
        "gender": "Female",
        "birth_year": "1980",
    }
    made = adapt(write("stays.csv", [row]))
    assert [adapter.name for adapter in made.adapters] == ["ice-stays"]
    assert rows(made, "custody", *CUSTODY) == [
        ("p1", at(1, 8), at(11, 10), False, "removed")
    ]
    assert set(rows(made, "place", "place_id", "type")) == {
        ("LOMHOLD", "holding_room"),
        ("UPMARTX", None),
    }
    assert "placement" not in made.tables


OPEN = {
    "Stay_Book_Out_Date_Time": "",
    "Stay_Release_Reason": "",
    "Book_Out_Date_Time": "",
    "Detention_Release_Reason": "",
}


@pytest.mark.parametrize(
    ("stints", "custodies", "reason"),
    [
        pytest.param(
            [stint(**OPEN)],
            [("p1", at(1, 8), None, False, None)],
            "had not ended",
            id="an open stay",
        ),
        pytest.param(
            [stint(Stay_Book_In_Date_Time="NA"), stint(**SECOND)],
            [
                ("p1", at(1, 8), at(11, 10), False, "bail"),
                ("p1", at(1, 8), at(11, 10), False, "bail"),
            ],
            "the stay has no beginning",
            id="a stay without a beginning",
        ),
        pytest.param(
            [
                stint(Stay_Book_In_Date_Time=""),
                stint(Stay_Book_In_Date_Time="", **SECOND),
            ],
            [("p1", at(1, 8), at(11, 10), False, "bail")],
            "the stay has no beginning",
            id="stretches that follow one another",
        ),
        pytest.param(
            [stint(Stay_Book_In_Date_Time="2024-05-11", Stay_Book_Out_Date_Time="")],
            [("p1", at(1, 8), None, False, "bail")],
            "begin after its first stretch",
            id="a stay that begins late",
        ),
        pytest.param(
            [stint(Stay_Book_In_Date_Time="2010-01-01 00:00:00")],
            [("p1", at(1, 8), at(11, 10), False, "bail")],
            "more than 48 hours before",
            id="a stay that begins long before",
        ),
        pytest.param(
            [stint(Stay_Book_Out_Date_Time="2024-04-01 00:00:00")],
            [("p1", at(1, 8), None, True, "bail")],
            "end before it begins",
            id="a stay that ends before it begins",
        ),
        pytest.param(
            [stint(**OPEN | {"Detention_Release_Reason": "Removed"})],
            [("p1", at(1, 8), None, False, None)],
            "had not ended",
            id="a reason without a date",
        ),
        pytest.param(
            [stint(Stay_Book_Out_Date_Time="", Detention_Release_Reason="Died")],
            [("p1", at(1, 8), at(1, 20), False, "bail")],
            "a reason that ends a stay",
            id="a stay that ends with its last stretch",
        ),
        pytest.param(
            [stint(Stay_Book_Out_Date_Time="")],
            [("p1", at(1, 8), None, False, "bail")],
            "taken as still open",
            id="a transfer to nowhere",
        ),
        pytest.param(
            [stint(Stay_Book_Out_Date_Time="2024-05-01")],
            [("p1", at(1, 8), at(1, 20), False, "bail")],
            "",
            id="an end without a time",
        ),
        pytest.param(
            [stint(Anonymized_Identifier="")],
            [(None, at(1, 8), at(11, 10), False, "bail")],
            "whose stretch",
            id="nobody's stretch",
        ),
    ],
)
def test_when_a_stay_began_and_ended(write, findings, stints, custodies, reason):
    made = adapt(write("stints.csv", stints, LATEST))
    assert rows(made, "custody", *CUSTODY) == custodies
    assert findings(made, reason)


def test_a_stretch_left_open_in_a_stay_that_ended_has_an_unknown_end(write, findings):
    first = stint(Book_Out_Date_Time="")
    made = adapt(write("stints.csv", [first, stint(**SECOND)], LATEST))
    assert rows(made, "placement", "ended_at", "end_not_known") == [
        (None, True),
        (at(11, 10), False),
    ]
    assert findings(made, "went on elsewhere") == [(2, "book_out", "doubted")]


def test_a_stretch_that_ends_before_it_begins_is_not_believed(write, findings):
    made = adapt(
        write("s.csv", [stint(Book_Out_Date_Time="2024-04-30 10:00:00")], LATEST)
    )
    assert rows(made, "placement", "began_at", "ended_at", "end_not_known") == [
        (None, None, True)
    ]
    assert findings(made, "stint is said to end before") == [
        (2, "book_in, book_out", "doubted")
    ]


def test_rows_that_differ_in_bond_alone_are_one(write, findings):
    again = stint(Bond_Posted_Amount="5000")
    same_day = stint(Book_In_Date_Time="2024-05-01 19:00:00")
    made = adapt(write("stints.csv", [stint(), again, same_day], LATEST))
    assert (made.records.read, made.records.kept) == (3, 2)
    assert findings(made, "but the amounts and dates of bond") == [(3, "", "dropped")]
    assert findings(made, "same day") == [(2, "", "flagged")]


def test_people_on_whom_records_disagree_are_unknown_in_that(write, findings):
    made = adapt(write("s.csv", [stint(), stint(Birth_Year="1990", **SECOND)], LATEST))
    assert rows(made, "person", "birth_year", "sex") == [(None, "male")]
    assert findings(made, "disagree") == [(2, "birth_year", "doubted")]


def test_a_year_of_birth_alone_gives_no_date_of_birth(write):
    made = adapt(write("stints.csv", STAY, LATEST))
    assert rows(made, "person", "birth_date", "birth_year") == [(None, 2006)]


def test_the_data_reach_as_far_as_their_latest_date(write):
    made = adapt(write("stints.csv", STAY, LATEST))
    assert made.as_of == at(11, 10)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "kept", "custodies", "people"),
    [
        pytest.param("ice-stints-washington/stints_wa_unique.csv", 103, 46, 43, id="w"),
        pytest.param("ice-stints-examples/example_stints.csv", 21, 5, 3, id="examples"),
    ],
)
def test_the_real_files_need_no_options(shared, file, kept, custodies, people):
    made = adapt(shared / "data" / file)
    assert made.records.kept == kept
    assert made.tables["custody"].num_rows == custodies
    assert made.tables["person"].num_rows == people
    assert made.tables["custody"].column("began_at").null_count == 0
