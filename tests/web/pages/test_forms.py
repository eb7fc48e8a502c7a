"""Forms ask our way, keep what was typed, and say beside each field what is wrong."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import translation
from tests.web.pages.gallery import AppointmentForm, AuthorityForm, EveryKind

from habeas.web.accounts.models import Authority
from habeas.web.pages import forms

ZONE = "Europe/Rome"


class When(forms.Form):
    at = forms.MomentField()
    day = forms.DayField(required=False)
    known = forms.YesNoField()


def parts(name, *typed):
    names = ("day", "month", "year", "hour", "minute")
    return {f"{name}_{n}": t for n, t in zip(names, typed, strict=False)}


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        pytest.param(
            ("1", "6", "2024", "8", "05"),
            dt.datetime(2024, 6, 1, 6, 5, tzinfo=dt.UTC),
            id="wall clock",
        ),
        pytest.param(
            ("١", "٦", "٢٠٢٤", "٨", "٠"),  # noqa: RUF001 - so they are typed
            dt.datetime(2024, 6, 1, 6, 0, tzinfo=dt.UTC),
            id="Arabic figures",
        ),
        pytest.param(
            ("27", "10", "2024", "2", "30"),
            dt.datetime(2024, 10, 27, 0, 30, tzinfo=dt.UTC),
            id="an hour that came twice is the first",
        ),
    ],
)
def test_a_moment_is_read_by_the_registers_clock(typed, moment):
    with override_settings(TIME_ZONE=ZONE):
        form = When(parts("at", *typed))
        assert form.is_valid(), form.errors
        assert form.cleaned_data["at"] == moment


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param(("", "", "", "", ""), "required", id="empty"),
        pytest.param(("1", "6", "", "8", "0"), "incomplete", id="no year"),
        pytest.param(("1", "June", "2024", "8", "0"), "incomplete", id="in words"),
        pytest.param(("30", "2", "2024", "8", "0"), "no_day", id="30 February"),
        pytest.param(("1", "6", "24", "8", "0"), "year", id="year of two figures"),
        pytest.param(("1", "6", "2024", "24", "0"), "clock", id="hour 24"),
        pytest.param(("31", "3", "2024", "2", "30"), "no_moment", id="never was"),
    ],
)
def test_a_moment_that_cannot_be_read_says_why_and_keeps_what_was_typed(typed, code):
    with override_settings(TIME_ZONE=ZONE):
        form = When(parts("at", *typed))
        assert [e.code for e in form.errors.as_data()["at"]] == [code]
        drawn = str(form["at"])
    assert all(f'value="{part}"' in drawn for part in typed if part)


def test_a_moment_may_be_posted_whole():
    form = When({"at": "2024-06-01T08:05", "day": "2024-02-29"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"].isoformat() == "2024-06-01T08:05:00+00:00"
    assert form.cleaned_data["day"] == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        pytest.param("yes", True, id="yes"),
        pytest.param("no", False, id="no"),
        pytest.param("", None, id="not known"),
        pytest.param(None, None, id="not answered"),
    ],
)
def test_a_question_has_three_answers(said, known):
    typed = parts("at", "1", "6", "2024", "8", "0")
    form = When(typed | ({} if said is None else {"known": said}))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["known"] is known


@pytest.mark.parametrize(
    ("form", "field", "widget"),
    [
        pytest.param(AuthorityForm, "detains", "RadioSelect", id="yes or no"),
        pytest.param(AuthorityForm, "kind", "Select", id="many choices"),
        pytest.param(AppointmentForm, "begins_on", "DayInput", id="a day"),
    ],
)
def test_a_models_fields_are_asked_our_way(form, field, widget):
    assert type(form.base_fields[field].widget).__name__ == widget


def test_a_form_on_a_fact_remembers_the_version_seen():
    fact = Authority(name="Police", kind="police", version=3)
    fact._state.adding = False
    drawn = str(AuthorityForm(instance=fact)["seen"])
    assert 'value="3"' in drawn
    assert "seen" not in AuthorityForm().fields


def test_errors_stand_beside_the_field_in_the_users_language():
    with translation.override("ar"):
        form = EveryKind({"name": ""})
        group = form["name"].as_field_group()
        assert 'aria-describedby="id_name_helptext id_name_error"' in group
        assert "هذا الحقل مطلوب" in group
