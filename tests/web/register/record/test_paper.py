"""Paper forms are numbered in order, printed, and entered late without losing it."""

import datetime as dt
import io

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions import paper
from habeas.web.register.codes import PaperForm
from habeas.web.register.models import Custody, FormNumber, Headcount
from habeas.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(second=0, microsecond=0)


@pytest.fixture
def officer(client_as):
    return client_as(Role.CUSTODY_OFFICER)


def text_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


def test_numbers_go_on_from_the_last_ones(place):
    first = paper.number(place, PaperForm.ARREST, 2, by=SYSTEM, at=NOW)
    then = paper.number(place, PaperForm.ARREST, 1, by=SYSTEM, at=NOW)
    numbers = [form.number for form in (*first, *then)]
    assert numbers == sorted(numbers)
    assert [number[-5:] for number in numbers] == ["00001", "00002", "00003"]


@pytest.mark.parametrize("form", list(PaperForm))
def test_each_form_is_printed_with_its_number(officer, place, form):
    address = reverse("register:paper-forms", args=[place.pk])
    answer = officer.post(address, {"form": form, "copies": "2"}, follow=True)
    pages = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    for given in FormNumber.objects.all():
        assert sum(given.number in page for page in pages) == 1


def test_a_form_entered_late_keeps_when_it_occurred(officer, held, police, place):
    (form,) = paper.number(place, PaperForm.ARREST, 1, by=SYSTEM, at=NOW)
    officer.post(reverse("register:paper-enter"), {"number": form.number.lower()})
    officer.get(reverse("register:people"), {"q": "nobody"})
    began = NOW - dt.timedelta(days=3)
    said = {"began_at": began.isoformat(), "detaining_authority": str(police.pk)}
    officer.post(reverse("register:intake"), said)
    custody = Custody.objects.get(began_at=began)
    form.refresh_from_db()
    assert form.entered_at
    assert custody.recorded_at > NOW
    again = officer.post(reverse("register:paper-enter"), {"number": form.number})
    assert again.status_code == 422
    assert "was entered before" in again.text


def test_a_headcount_on_paper_is_entered_where_it_was_made(officer, held, place):
    (form,) = paper.number(place, PaperForm.HEADCOUNT, 1, by=SYSTEM, at=NOW)
    page = officer.post(reverse("register:paper-enter"), {"number": form.number})
    assert page.url == reverse("register:count", args=[place.pk])
    at = NOW - dt.timedelta(hours=12)
    officer.post(page.url, {"at": at.isoformat(), "counted": "1"})
    assert Headcount.objects.get().at == at
    form.refresh_from_db()
    assert form.entered_at


def test_a_number_of_no_form_is_told_beside_it(officer, held):
    page = officer.post(reverse("register:paper-enter"), {"number": "A-000000-00001"})
    assert page.status_code == 422
    assert "look at it again" in page.text
