"""What people write about States, recommendations and their follow-up."""

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import DayField, Form, ModelForm
from habeas.web.supervision.codes import (
    STATUS_BY,
    Criterion,
    Status,
    StepKind,
    TieKind,
)
from habeas.web.supervision.models import (
    Cycle,
    Measure,
    Milestone,
    Recommendation,
    Step,
    Transmission,
    View,
)
from habeas.web.supervision.queries.recommendations import in_order

if TYPE_CHECKING:
    _OneChoice = django_forms.ModelChoiceField[Recommendation]
    _ManyChoices = django_forms.ModelMultipleChoiceField[Recommendation]
else:
    # Django's fields take no parameter while they run.
    _OneChoice = django_forms.ModelChoiceField
    _ManyChoices = django_forms.ModelMultipleChoiceField
# So many words tell one recommendation from another in a list.
_WORDS = 14


class CorrectableForm(ModelForm):
    """A form on a fact that asks for the reason where the fact is there already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance_is_new:
            self.fields["reason"] = django_forms.CharField(
                label=_("Why it is corrected"),
                max_length=300,
                help_text=_("The trail keeps what it said before, and this."),
            )

    @property
    def said(self) -> dict[str, Any]:
        """Give the fields of the fact alone."""
        return {k: v for k, v in super().said.items() if k != "reason"}


class WithdrawForm(Form):
    """Why a fact is withdrawn, and which version of it was seen."""

    reason = django_forms.CharField(
        label=_("Why was it recorded in error?"), max_length=300
    )
    seen = django_forms.IntegerField(
        widget=django_forms.HiddenInput, label=_("Version seen")
    )


class RecommendationField(_OneChoice):
    """One of the recommendations to a State, by its paragraph and first words."""

    def label_from_instance(self, obj: Recommendation) -> str:
        """Write the paragraph and its first words."""
        return _named(obj)


class RecommendationsField(_ManyChoices):
    """Several of the recommendations to a State."""

    def label_from_instance(self, obj: Recommendation) -> str:
        """Write the paragraph and its first words."""
        return _named(obj)


def _named(one: Recommendation) -> str:
    return f"{one.symbol} ({one.place or '—'}): {Truncator(one.text).words(_WORDS)}"


def asked_of_state(state: str) -> QuerySet[Recommendation]:
    """Give the recommendations to a State, the newest first."""
    return in_order(Recommendation.objects.filter(state=state, withdrawn_at=None))


def offered(state: str, chosen: Iterable[uuid.UUID]) -> QuerySet[Recommendation]:
    """Give what the newest observations asked of a State, and those around the chosen.

    A State may have been asked thousands of things by all the bodies there are.
    """
    asked = asked_of_state(state)
    symbols = set(asked.filter(pk__in=chosen).values_list("symbol", flat=True))
    newest = asked.exclude(adopted_on=None).first()
    if newest is not None:
        symbols.add(newest.symbol)
    return asked.filter(symbol__in=symbols) if symbols else asked


def bodies_of(state: str) -> QuerySet[Authority]:
    """Give the bodies of a State; a body of no State named is of the register's own."""
    asked = Q(state=state)
    if state == settings.JURISDICTION:
        asked |= Q(state="")
    return Authority.objects.filter(asked, withdrawn_at=None).order_by("name")


def _criteria() -> list[tuple[Any, Any]]:
    """Give the criteria under the status that follows from each; none is chosen yet."""
    by_status = [
        (
            status.label,
            [(c.value, c.label) for c, s in STATUS_BY.items() if s is status],
        )
        for status in Status
    ]
    return [("", _("Choose one")), *by_status]


class ViewForm(CorrectableForm):
    """How a side sees the fate of a recommendation: the criterion gives the status."""

    criterion = django_forms.ChoiceField(
        label=_("What do you go by?"),
        choices=_criteria,
        help_text=_("The status stands above each: it follows from what you go by."),
    )

    class Meta:
        """What is asked."""

        model = View
        fields = ("criterion", "why", "on", "author", "is_published")

    @property
    def said(self) -> dict[str, Any]:
        """Give the view, and the status that follows from its criterion."""
        said = super().said
        return {**said, "status": STATUS_BY[Criterion(said["criterion"])]}


class MeasureForm(CorrectableForm):
    """What is done to carry recommendations out, who leads it, and until when."""

    class Meta:
        """What is asked."""

        model = Measure
        fields = (
            "title",
            "description",
            "lead",
            "partners",
            "begins_on",
            "due_on",
            "done_on",
            "recommendations",
            "is_published",
        )
        widgets = {"partners": django_forms.CheckboxSelectMultiple}  # noqa: RUF012 - Django's way

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "partners"):
            self.fields[name].queryset = bodies_of(state)  # type: ignore[attr-defined]  # fields of choices
        chosen = [*self.initial.get("recommendations", ())]
        self.fields["recommendations"] = RecommendationsField(
            offered(state, [getattr(each, "pk", each) for each in chosen]),
            label=_("Which recommendations it carries out"),
            widget=django_forms.CheckboxSelectMultiple,
        )
        self.order_fields([*self.Meta.fields, "reason"])


class MilestoneForm(CorrectableForm):
    """A mark on the way of a measure."""

    class Meta:
        """What is asked."""

        model = Milestone
        fields = ("title", "due_on", "reached_on")


class TransmissionForm(CorrectableForm):
    """To whom observations, or one recommendation, were passed on."""

    class Meta:
        """What is asked."""

        model = Transmission
        fields = (
            "symbol",
            "recommendation",
            "to",
            "name",
            "on",
            "by_means",
            "reference",
            "language",
            "acknowledged_on",
            "is_published",
        )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("recommendation")
        self.fields["recommendation"] = RecommendationField(
            offered(state, [chosen] if chosen else ()),
            label=_("Which recommendation"),
            required=False,
            empty_label=_("All of the observations"),
        )
        self.fields["name"].help_text = _("Which ministry, chamber, town or court")
        self.order_fields([*self.Meta.fields, "reason"])


class StepForm(CorrectableForm):
    """A step of a cycle, with or without a document."""

    class Meta:
        """What is asked."""

        model = Step
        fields = (
            "what",
            "on",
            "until",
            "symbol",
            "meetings",
            "records",
            "submitter",
            "submitter_name",
            "note",
        )

    def __init__(
        self, *args: Any, steps: Iterable[StepKind] = tuple(StepKind), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = django_forms.ChoiceField(
            label=_("Step"), choices=[(step.value, step.label) for step in steps]
        )
        self.fields["symbol"].help_text = _(
            "Or the name of its file: where the library holds it, the two are linked."
        )
        self.fields["meetings"].help_text = _("As in 560, 561")
        self.fields["records"].help_text = _("As in CMW/C/SR.560, CMW/C/SR.561")
        self.order_fields([*self.Meta.fields, "reason"])


class CycleForm(ModelForm):
    """A cycle of a State that no document tells of yet."""

    reports = django_forms.RegexField(
        r"^\d+(-\d+)?$", label=_("Which reports, as in 2-3"), max_length=20
    )

    class Meta:
        """What is asked."""

        model = Cycle
        fields = ("reports",)


class DraftingForm(ModelForm):
    """The drafting of a general comment that no document tells of yet."""

    title = django_forms.CharField(
        label=_("Title"), max_length=300, help_text=_("As in General comment No. 9")
    )

    class Meta:
        """What is asked."""

        model = Cycle
        fields = ("title",)


class TieForm(Form):
    """What a recommendation is about."""

    to = django_forms.ChoiceField(label=_("Tied to a"), choices=TieKind.choices)
    target = django_forms.CharField(
        label=_("Which"),
        max_length=100,
        help_text=_("The name of a standard, as maximum-period, or an article."),
    )


class BringForm(Form):
    """A file that brings recommendations."""

    file = django_forms.FileField(
        label=_("File"),
        help_text=_(
            "JSON as the Universal Human Rights Index exports it, or CSV as IMPACT OSS "
            "takes it in, with the columns title and reference."
        ),
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
