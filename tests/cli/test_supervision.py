"""The supervision commands, as somebody would call them."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from habeas.cli.group import habeas

CORPUS = Path(__file__).parents[1] / "corpus"
OBSERVATIONS = str(CORPUS / "observations-spa.txt")


def run(*arguments):
    return CliRunner().invoke(habeas, ["supervision", *arguments])


def test_parties_as_of_a_day():
    result = run("parties", "--as-of", "2011-04-08")
    assert result.output.startswith("44 States parties on 2011-04-08")
    assert "not in force" in result.output


def test_parties_as_csv_name_the_source():
    result = run("parties", "--as-of", "2011-04-08", "--to", "csv")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert len(rows) == 44
    assert all(row["source"] for row in rows)


def test_the_calendar_lists_who_is_overdue():
    result = run("calendar", OBSERVATIONS, "--as-of", "2011-04-08", "--overdue")
    assert "Belize: report 1 due 2004-07-01, 2472 days overdue" in result.output


def test_the_calendar_as_icalendar_can_be_read_again():
    written = run("calendar", "--as-of", "2011-04-08", "--to", "ics").output
    events = Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == 44
    assert written == run("calendar", "--as-of", "2011-04-08", "--to", "ics").output


def test_cycles_and_recommendations():
    assert "meetings 650, 651" in run("cycles", OBSERVATIONS).output
    listed = run("recommendations", OBSERVATIONS, "--to", "csv").output
    rows = list(csv.DictReader(io.StringIO(listed)))
    assert {row["symbol"] for row in rows} == {"CMW/C/QTK/CO/3"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("calendar", "nowhere.txt"), "nowhere.txt", id="no such file"),
        pytest.param(
            ("parties", "--as-of", "last year"), "is not a date", id="no date"
        ),
    ],
)
def test_bad_input_is_one_sentence(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_an_empty_folder_is_told(tmp_path):
    result = run("cycles", str(tmp_path))
    assert result.exit_code == 2
    assert "empty folder" in result.output
