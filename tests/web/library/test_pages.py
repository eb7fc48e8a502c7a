"""The library's pages: public to read, kept by some, one address a paragraph."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from habeas.web.accounts.models import Appointment, Role
from habeas.web.library.actions.adding import add
from habeas.web.library.models import Correction, Document, Paragraph
from habeas.web.library.queries.documents import address_of
from habeas.web.supervision.models import Recommendation
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[2] / "corpus"
OBSERVATIONS = b"""CMW/C/XAA/CO/2

Concluding observations

C. Recommendations

5. The Committee urges the State party to reopen the border.
"""


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))


@pytest.fixture
def observations():
    path = CORPUS / "observations-eng.txt"
    return add(path.read_bytes(), path.name, by=SYSTEM).document


@pytest.fixture
def keeper(client, django_user_model):
    user = django_user_model.objects.create_user("secretariat")
    since = dt.date(2026, 1, 1)
    record(Appointment(user=user, role=Role.SECRETARIAT, begins_on=since), by=SYSTEM)
    client.force_login(user)
    return client


def test_anybody_reads_a_document(client, observations):
    page = client.get(address_of(observations))
    assert page.status_code == 200
    for paragraph in Paragraph.objects.filter(document=observations):
        assert f'id="{paragraph.eid}"' in page.content.decode()


def test_a_symbol_leads_to_its_document(client, observations):
    page = client.get(reverse("library:symbol", args=["CMW-C-XVA-CO-2"]))
    assert page.headers["Location"] == address_of(observations)
    nothing = client.get(reverse("library:symbol", args=["CMW-C-XVA-CO-9"]))
    assert nothing.status_code == 404


def test_a_paragraph_has_an_address_of_its_own(client, observations):
    one = Paragraph.objects.filter(document=observations, number="12").first()
    url = reverse(
        "library:paragraph", args=["CMW-C-XVA-CO-2", observations.pk, one.eid]
    )
    assert f"!main~{one.eid}" in client.get(url).content.decode()


@pytest.mark.parametrize("form", ["akn", "json", "jsonl", "csv", "uhri", "html", "md"])
def test_a_document_is_saved_in_every_form(client, observations, form):
    url = reverse("library:export", args=["CMW-C-XVA-CO-2", observations.pk, form])
    page = client.get(url)
    assert page.status_code == 200
    assert page.content
    assert "attachment" in page.headers["Content-Disposition"]


def test_the_original_comes_back_byte_for_byte(client, observations):
    url = reverse("library:original", args=["CMW-C-XVA-CO-2", observations.pk])
    wanted = (CORPUS / "observations-eng.txt").read_bytes()
    assert client.get(url).content == wanted


def test_words_find_paragraphs(client, observations):
    page = client.get(reverse("library:library"), {"q": "detention"})
    assert "CMW/C/XVA/CO/2" in page.content.decode()


def test_who_only_reads_may_not_add(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(reverse("library:add")).status_code == 403


def test_a_keeper_adds_documents_each_with_its_own_fate(keeper):
    given = [
        SimpleUploadedFile(p.name, p.read_bytes())
        for p in (CORPUS / "observations-eng.txt", CORPUS / "agenda-ara.txt")
    ]
    given.append(SimpleUploadedFile("picture.txt", b"\x89PNG\r\n\x1a\n"))
    page = keeper.post(reverse("library:add"), {"documents": given})
    told = page.getvalue().decode()
    assert Document.objects.count() == 2
    assert told.index("1 of 3") < told.index("2 of 3") < told.index("3 of 3")
    assert "picture" in told
    assert told.endswith("</html>\n")


def test_a_page_broken_off_keeps_whole_what_it_told_of(keeper):
    given = [
        SimpleUploadedFile(
            f"{n}.txt", OBSERVATIONS.replace(b"CO/2", f"CO/{n}".encode())
        )
        for n in (2, 3)
    ]
    page = keeper.post(reverse("library:add"), {"documents": given})
    parts = iter(page.streaming_content)
    assert not Document.objects.exists()
    next(parts), next(parts)
    assert Document.objects.get().symbol == "CMW/C/XAA/CO/2"
    assert Recommendation.objects.count() == 1
    for file in given:
        file.seek(0)
    told = keeper.post(reverse("library:add"), {"documents": given}).getvalue()
    assert "was there already" in told.decode()
    assert (Document.objects.count(), Recommendation.objects.count()) == (2, 2)


def test_a_document_added_is_found_at_once_and_told_to_supervision(keeper):
    assert not keeper.get(reverse("library:library"), {"q": "border"}).context["found"]
    upload = SimpleUploadedFile("observations.txt", OBSERVATIONS)
    keeper.post(reverse("library:add"), {"documents": [upload]}).getvalue()
    assert keeper.get(reverse("library:library"), {"q": "border"}).context["found"]
    assert Recommendation.objects.filter(text__contains="border").exists()


def test_a_keeper_corrects_a_reading(keeper, observations):
    one = Paragraph.objects.filter(document=observations, kind="concern").first()
    url = reverse("library:correct", args=[observations.pk, one.eid])
    said = {"what": "kind", "value": "positive", "why": "it praises"}
    assert keeper.post(url, said).status_code == 302
    again = Paragraph.objects.get(document=observations, eid=one.eid)
    assert (again.kind, Correction.objects.count()) == ("positive", 1)


def test_a_correction_that_cannot_stand_keeps_what_was_typed(keeper, observations):
    one = Paragraph.objects.filter(document=observations, kind="concern").first()
    url = reverse("library:correct", args=[observations.pk, one.eid])
    page = keeper.post(url, {"what": "kind", "value": "praise", "why": "it praises"})
    assert page.status_code == 422
    assert "it praises" in page.content.decode()


def test_two_editions_are_compared_and_two_languages_aligned(client, observations):
    data = (CORPUS / "observations-eng.txt").read_bytes()
    other = add(data + b"\n99. One paragraph more.\n", "again.txt", by=SYSTEM).document
    compared = client.get(reverse("library:compare", args=[observations.pk, other.pk]))
    assert "One paragraph more" in compared.content.decode()
    aligned = client.get(reverse("library:align", args=[observations.pk, other.pk]))
    first = Paragraph.objects.filter(document=observations, number="1").first()
    assert aligned.content.decode().count(first.text[:40]) == 2
