"""What people write about States, recommendations and their follow-up."""

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import DayField, Form, ModelForm
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import Measure, Step, Transmission, View


class ViewForm(ModelForm):
    """How a side sees the fate of a recommendation."""

    class Meta:
        """What is asked."""

        model = View
        fields = ("status", "why", "on", "author")


class MeasureForm(ModelForm):
    """What is done to carry a recommendation out."""

    class Meta:
        """What is asked."""

        model = Measure
        fields = ("title", "description", "lead", "begins_on", "due_on", "done_on")


class TieForm(Form):
    """What a recommendation is about."""

    to = django_forms.ChoiceField(label=_("Tied to a"), choices=TieKind.choices)
    target = django_forms.CharField(
        label=_("Which"),
        max_length=100,
        help_text=_("The name of a standard, as maximum-period, or an article."),
    )


class DueForm(Form):
    """A day set by hand for a State's next report."""

    due = DayField(label=_("Due on"))
    reports = django_forms.RegexField(
        r"\d+(-\d+)?",
        label=_("Which reports, as in 2-3"),
        max_length=20,
        required=False,
    )
    source = django_forms.CharField(label=_("Where it is said"), max_length=300)
    why = django_forms.CharField(label=_("Why"), max_length=300)


class StepForm(ModelForm):
    """A step of a cycle that no document tells of."""

    class Meta:
        """What is asked."""

        model = Step
        fields = (
            "what",
            "on",
            "until",
            "symbol",
            "submitter",
            "submitter_name",
            "note",
        )


class TransmissionForm(ModelForm):
    """To whom observations were passed on."""

    class Meta:
        """What is asked."""

        model = Transmission
        fields = ("to", "name", "on", "language")
