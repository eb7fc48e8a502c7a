"""Files of UHRI's and IMPACT OSS's shape: told first, then kept, and nothing lost."""

import csv
import datetime as dt
import io
import json

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.people import appointed

from habeas.cli.supervision import supervision
from habeas.law.errors import BadInputError
from habeas.treaty.brought import read_brought
from habeas.web.accounts.models import Appointment, Role
from habeas.web.library.actions.adding import add
from habeas.web.supervision.actions.bringing import Fate, carry_out, held, plan
from habeas.web.supervision.codes import Side
from habeas.web.supervision.models import Recommendation, View
from habeas.web.supervision.queries.giving import Shape, given_out
from habeas.web.supervision.queries.sought import all_found, found
from habeas.web.trail.actions import SYSTEM, correct, record
from habeas.web.trail.models import Entry

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 25)
OURS = {
    "AnnotationId": "a-1",
    "AnnotationType": "- Recommendations",
    "Symbol": "CMW/C/MEX/CO/9",
    "Body": "- CMW",
    "Countries": ["Mexico"],
    "Text": "12. The State party should end detention at the border.",
    "PublicationDate": "2020-05-01",
}
LIBRARY = b"""CMW/C/XAA/CO/2

Distr.: General
3 May 2019

Concluding observations on the second report of Halmora

C. Recommendations

5. The Committee recommends that the State party free children.
"""


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))


@pytest.fixture
def keeper(client, django_user_model):
    user = django_user_model.objects.create_user("secretariat")
    since = dt.date(2026, 1, 1)
    record(Appointment(user=user, role=Role.SECRETARIAT, begins_on=since), by=SYSTEM)
    client.force_login(user)
    return client


def planned(*records, name="export.json"):
    data = json.dumps([{**OURS, **more} for more in records]).encode()
    return plan(read_brought(data, name=name, today=TODAY))


def kept(*records):
    return carry_out(planned(*records), source="export.json", by=SYSTEM)


def test_a_plan_writes_nothing_and_carried_out_it_is_found_by_words():
    assert planned({}).fates[Fate.NEW] == 1
    assert not Recommendation.objects.exists()
    assert kept({}) == 1
    one = found({"q": "border detention", "state": "MEX"}).recommendations.get()
    assert (one.place, one.body, one.adopted_on) == ("12", "CMW", dt.date(2020, 5, 1))


def test_the_same_file_again_changes_nothing():
    kept({}, {"AnnotationId": "a-2", "Text": "13. Also this."})
    assert kept({}, {"AnnotationId": "a-2", "Text": "13. Also this."}) == 0
    assert Recommendation.objects.count() == 2


def test_a_record_on_two_states_is_kept_for_each():
    assert kept({"Countries": ["Mexico", "Ecuador"]}) == 2
    assert kept({"Countries": ["Mexico", "Ecuador"]}) == 0


def test_a_new_text_of_a_record_is_a_new_version_and_the_trail_has_the_old():
    kept({})
    again = planned({"Text": "12. The State party should end it."})
    assert again.fates[Fate.CHANGED] == 1
    assert carry_out(again, source="later.json", by=SYSTEM) == 1
    one = Recommendation.objects.get()
    assert (one.version, one.text) == (2, "The State party should end it.")
    versions = Entry.objects.filter(object_id=str(one.pk)).values_list("content")
    assert any("at the border" in content for (content,) in versions)


def test_another_edition_of_a_paragraph_stays_beside_the_first():
    kept({})
    other = {"AnnotationId": "b-1", "Text": "12. Another wording altogether."}
    assert planned(other).fates[Fate.BESIDE] == 1
    assert kept(other) == 1
    assert Recommendation.objects.filter(symbol=OURS["Symbol"]).count() == 2


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        pytest.param(
            {"Body": "- CRC"}, "is of CMW, and it says CRC", id="another committee"
        ),
        pytest.param({"Symbol": None}, "it names no document", id="no symbol"),
        pytest.param({"PublicationDate": "2020-13-45"}, "the day", id="no such day"),
        pytest.param({"PublicationDate": "2031-01-01"}, "the day", id="yet to come"),
        pytest.param({"PublicationDate": "1911-01-01"}, "the day", id="too old"),
        pytest.param({"Countries": ["Atlantis"]}, "Atlantis", id="no such State"),
        pytest.param({"Themes": ["- Odd theme"]}, "Odd theme", id="no such theme"),
    ],
)
def test_what_cannot_be_right_is_told_and_kept(said, doubt):
    (each,) = planned(said).doubtful
    assert doubt in "; ".join(each.doubts)
    assert kept(said) == 1
    one = Recommendation.objects.get()
    assert doubt in "; ".join(one.imported["doubts"])


def test_unknown_columns_are_told_and_their_content_is_kept():
    assert planned({"Mood": "grave"}).unknown_columns == ("Mood",)
    kept({"Mood": "grave", "UprCycle": "3"})
    imported = Recommendation.objects.get().imported
    assert (imported["Mood"], imported["UprCycle"]) == ("grave", "3")


def test_what_is_no_recommendation_is_left_out_by_name():
    told = planned({"AnnotationType": "- Follow-up letters"})
    assert not told.planned
    assert "a-1" in told.left_out[0]


def test_a_day_before_the_document_s_own_is_told_and_the_library_s_holds():
    add(LIBRARY, "halmora.txt", by=SYSTEM)
    said = {
        "Symbol": "CMW/C/XAA/CO/2",
        "Countries": ["XAA"],
        "PublicationDate": "2018-01-01",
    }
    (each,) = planned(said).doubtful
    assert "before the day of the document" in each.doubts[0]
    kept(said)
    assert Recommendation.objects.get().adopted_on == dt.date(2019, 5, 3)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"[{]", "is no JSON", id="broken JSON"),
        pytest.param(b'{"a": 1}', "no array", id="an object"),
        pytest.param(b'[{"Text": "x"}]', "record 1 has no AnnotationId", id="no id"),
        pytest.param(b"name,age\nx,1\n", "no column title", id="another CSV"),
        pytest.param(b"\xff\xfe\x00", "neither JSON nor CSV", id="bytes"),
        pytest.param(b"", "no column title", id="empty"),
        pytest.param(b'title,reference\n"x,y\n', "is no CSV", id="open quote"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(data, says):
    with pytest.raises(BadInputError, match=says):
        read_brought(data, name="file", today=TODAY)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        pytest.param(",CMW/C/MEX/CO/9 5", "no title", id="no title"),
        pytest.param("Free them,", "no reference", id="no reference"),
        pytest.param("Again,CMW/C/MEX/CO/9 4", "earlier row", id="reference twice"),
        pytest.param("a,b,c,d", "4 cells", id="more cells than columns"),
    ],
)
def test_a_row_that_cannot_stand_is_left_out_by_its_line(row, why):
    text = f"title;reference\nFree all,CMW/C/MEX/CO/9 4\n{row}\n".replace(";", ",")
    file = read_brought(text.encode(), name="rows.csv", today=TODAY)
    assert len(file.records) == 1
    assert "row 3" in file.left_out[0]
    assert why in file.left_out[0]


def test_impact_oss_rows_are_taken_with_all_they_say():
    text = (
        "Reference;Title;Accepted;Colour\n"
        '"CMW/C/MEX/CO/9, para. 4";"Free; all";Yes;red\n'
        "recommendation 7;Train judges;;\n"
    )
    file = plan(read_brought(text.encode(), name="rows.csv", today=TODAY))
    assert file.unknown_columns == ("colour",)
    assert carry_out(file, source="rows.csv", by=SYSTEM) == 2
    one = Recommendation.objects.get(place="4")
    assert (one.symbol, one.state, one.text) == ("CMW/C/MEX/CO/9", "MEX", "Free; all")
    assert one.imported["colour"] == "red"
    assert "names no document" in file.doubtful[0].doubts[0]


@pytest.mark.parametrize("shape", Shape)
def test_what_is_given_out_comes_back_the_same(shape):
    kept({}, {"AnnotationId": "a-2", "Text": "13. <b>Also</b> &amp; this."})
    text = given_out(shape, all_found({"state": "MEX"}))
    again = plan(read_brought(text.encode(), name="again", today=TODAY))
    assert again.fates == {
        Fate.NEW: 0,
        Fate.KNOWN: 2,
        Fate.CHANGED: 0,
        Fate.BESIDE: 0,
    }


def test_a_cell_that_a_spreadsheet_would_run_is_quoted():
    kept({"Text": "=HYPERLINK(1)"})
    assert "'=HYPERLINK" in given_out(Shape.IMPACT, all_found({}))


def test_on_the_web_it_is_shown_first_and_then_kept(keeper):
    data = json.dumps([OURS | {"Mood": "grave", "Body": "- CRC"}]).encode()
    upload = SimpleUploadedFile("export.json", data)
    page = keeper.post(reverse("supervision:bring_any"), {"file": upload})
    shown = page.content.decode()
    assert "Mood" in shown
    assert "it says CRC" in shown
    assert not Recommendation.objects.exists()
    said = {"digest": page.context["digest"], "name": "export.json"}
    confirm = reverse("supervision:confirm_bringing")
    assert keeper.post(confirm, said).status_code == 302
    assert Recommendation.objects.count() == 1
    with pytest.raises(BadInputError, match="not held any more"):
        held(said["digest"])
    assert keeper.post(confirm, said).status_code == 422


def test_a_focal_point_imports_what_is_to_the_own_state_alone(client, settings):
    settings.JURISDICTION = "XAA"
    client.force_login(appointed(Role.FOCAL_POINT))
    records = [OURS, OURS | {"AnnotationId": "a-2", "Countries": ["XAA"]}]
    upload = SimpleUploadedFile("export.json", json.dumps(records).encode())
    page = client.post(reverse("supervision:bring", args=["XAA"]), {"file": upload})
    told = page.context["plan"]
    assert "not your State" in told.left_out[0]
    said = {"digest": page.context["digest"], "name": "export.json"}
    client.post(reverse("supervision:confirm_bringing"), said)
    assert Recommendation.objects.get().state == "XAA"


@pytest.mark.parametrize(
    ("published", "response"),
    [
        pytest.param(True, "Under way. A bill", id="published"),
        pytest.param(False, "", id="kept back"),
    ],
)
def test_a_published_view_of_the_state_is_its_response(published, response):
    kept({})
    view = View(
        recommendation=Recommendation.objects.get(),
        side=Side.STATE,
        status="under_way",
        why="A bill",
        on=TODAY,
        is_published=published,
    )
    record(view, by=SYSTEM)
    text = given_out(Shape.IMPACT, all_found({}))
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["response"] == response


def test_the_public_takes_away_and_does_not_bring(client):
    kept({})
    url = reverse("supervision:give_out", args=["json"])
    (given,) = json.loads(client.get(url, {"state": "MEX"}).content)
    assert (given["AnnotationId"], given["Countries"]) == ("a-1", ["Mexico"])
    assert json.loads(client.get(url, {"state": "ECU"}).content) == []
    away = reverse("supervision:give_out", args=["xml"])
    assert client.get(away).status_code == 404
    assert client.get(reverse("supervision:bring_any")).status_code == 302


def test_what_asks_alike_is_gathered_across_bodies_and_states(client):
    alike = {
        "AnnotationId": "a-2",
        "Symbol": "CRC/C/ECU/CO/4",
        "Body": "- CRC",
        "Countries": ["Ecuador"],
        "Text": "30. The State party should end all detention at the border.",
    }
    other = {"AnnotationId": "a-3", "Text": "14. Train judges in labour law."}
    kept({}, alike, other)
    Recommendation.objects.exclude(place="14").update(themes=["detention"])
    for one in Recommendation.objects.all():
        correct(one, {"cluster": "C"}, by=SYSTEM, reason="words anew", seen=1)
    page = client.get(reverse("supervision:clusters"))
    (cluster,) = page.context["found"].clusters
    assert (cluster.states, cluster.bodies) == (["ECU", "MEX"], ["CMW", "CRC"])
    one = Recommendation.objects.get(place="12")
    shown = client.get(reverse("supervision:recommendation", args=[one.pk]))
    assert [each.place for each in shown.context["likes"]] == ["30"]


def test_by_the_command_it_is_told_first(tmp_path):
    path = tmp_path / "export.json"
    path.write_text(json.dumps([OURS]), encoding="utf-8")
    run = CliRunner()
    told = run.invoke(supervision, ["import", str(path)])
    assert "1 new" in told.output
    assert "Nothing was written" in told.output
    assert "1 kept" in run.invoke(supervision, ["import", str(path), "--keep"]).output
    out = tmp_path / "out.csv"
    done = run.invoke(supervision, ["export", str(out), "--to", "impact"])
    assert done.exit_code == 0
    assert "CMW/C/MEX/CO/9, para. 12" in out.read_text(encoding="utf-8")
