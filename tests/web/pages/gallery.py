"""A page with every component, and forms with every kind of field: for tests alone."""

from pathlib import Path
from typing import ClassVar

from django import forms as django_forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from habeas.web import urls
from habeas.web.accounts.models import Appointment, Authority
from habeas.web.pages import forms

FEW = [("a", "First"), ("b", "Second")]
DONE: list[dict[str, object]] = []


class EveryKind(forms.Form):
    label_size = "s"

    name = django_forms.CharField(label="Name", help_text="As it is said")
    told = django_forms.CharField(
        label="What was told", widget=django_forms.Textarea({"rows": 3}), required=False
    )
    many = django_forms.ChoiceField(
        label="One of many", choices=[(str(n), f"Number {n}") for n in range(12)]
    )
    few = django_forms.ChoiceField(
        label="One of few", choices=FEW, widget=django_forms.RadioSelect
    )
    several = django_forms.MultipleChoiceField(
        label="Several", choices=FEW, widget=django_forms.CheckboxSelectMultiple
    )
    agreed = django_forms.BooleanField(label="Agreed", help_text="Ask first")
    speaks = forms.YesNoField(label="Speaks of it")
    born = forms.DayField(label="Born on")
    began_at = forms.MomentField(label="Began at")


class AuthorityForm(forms.ModelForm):
    class Meta:
        model = Authority
        fields: ClassVar = ["name", "kind", "parent", "detains", "mail"]


class AppointmentForm(forms.ModelForm):
    class Meta:
        model = Appointment
        fields: ClassVar = ["role", "begins_on", "ends_on"]


GALLERY = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    rows = [
        {"key": "Name", "value": "أمينة", "href": "/"},
        {"key": "Born", "value": None},
        {"key": "Agreed", "value": True},
    ]
    tasks = [
        {"title": "Legality", "href": "/", "status": "Done", "hint": "Article 1"},
        {"title": "Necessity", "status": "Missing", "colour": "red"},
    ]
    items = [
        {"label": "File", "href": "/a", "is_current": True},
        {"label": "Reads", "href": "/b"},
    ]
    verdicts = ["met", "breach", "pending", "unknown", "not applicable"]
    context = {"rows": rows, "tasks": tasks, "items": items, "verdicts": verdicts}
    return HttpResponse(engines["django"].from_string(GALLERY).render(context, request))


def ask(request: HttpRequest) -> HttpResponseBase:
    def act(form: EveryKind) -> HttpResponse:
        DONE.append(form.cleaned_data)
        return redirect(f"/done/{len(DONE)}/")

    return handle(request, act)


def handle(request: HttpRequest, act) -> HttpResponseBase:
    form = EveryKind(forms.posted(request))
    return forms.handle(
        request, form, template="pages/page_form.html", act=act, title="Every kind"
    )


urlpatterns = [
    *urls.urlpatterns,
    path("gallery/", gallery),
    path("ask/", ask),
]
