"""Forms for a headcount, and for what explains a difference."""

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import Form, MomentField


class HeadcountForm(Form):
    """How many people are in the place, and when they were counted."""

    at = MomentField(label=_("When were they counted?"))
    counted = forms.IntegerField(
        label=_("How many people are held here?"),
        help_text=_("Count the people, not the papers."),
        min_value=0,
        max_value=100_000,
    )


class ExplainForm(Form):
    """How a difference came about."""

    explanation = forms.CharField(
        label=_("How did the difference come about?"),
        help_text=_("If a person is missing from the register, record them instead."),
        widget=forms.Textarea({"rows": 4}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, label=_("Version seen"))
