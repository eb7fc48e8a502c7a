"""Forms for a person taken elsewhere, arriving, escaping or dying; and for likeness."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import EndReason
from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import Form, MomentField, YesNoField
from habeas.web.register.actions.custodies import End, Freed, Way
from habeas.web.register.codes import Sameness
from habeas.web.register.models import Place
from habeas.web.register.words import said

# How a custody ends without anybody deciding that it should.
_UNDECIDED = (EndReason.ESCAPED, EndReason.DIED, EndReason.OTHER_AUTHORITY)


class SendForm(Form):
    """Where somebody is taken, by whom, and when they should arrive."""

    destination = forms.ModelChoiceField(
        label=_("Where to?"), queryset=Place.objects.none(), empty_label=None
    )
    left_at = MomentField(label=_("When did they leave?"))
    escort = forms.ModelChoiceField(
        label=_("Escorted by which authority?"),
        queryset=Authority.objects.none(),
        required=False,
        empty_label=_("Not known"),
    )
    expected_at = MomentField(
        label=_("When are they expected there?"),
        help_text=_("If they have not arrived by then, both places are told."),
        required=False,
    )

    def __init__(self, *args: Any, places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = Authority.objects.filter(withdrawn_at=None).order_by("name")
        _choice(self, "destination").queryset = places
        _choice(self, "escort").queryset = bodies

    def way(self) -> Way:
        """Give what was said, once it is valid."""
        names = ("destination", "left_at", "escort", "expected_at")
        return Way(**{name: self.cleaned_data[name] for name in names})


def _choice(form: Form, name: str) -> "forms.ModelChoiceField[Any]":
    return cast("forms.ModelChoiceField[Any]", form.fields[name])


class ArriveForm(Form):
    """When somebody on the way arrived."""

    arrived_at = MomentField(label=_("When did they arrive?"))


class EndForm(Form):
    """How a custody ended, though nobody decided that it should."""

    reason = forms.ChoiceField(
        label=_("What happened?"),
        choices=lambda: [(code.value, said(code)) for code in _UNDECIDED],
        widget=forms.RadioSelect,
    )
    ended_at = MomentField(label=_("When?"))

    def how(self) -> End:
        """Give what was said, once it is valid."""
        said_ = self.cleaned_data
        return End(EndReason(said_["reason"]), said_["ended_at"])


class FreedForm(Form):
    """When a person went free, and with which paper."""

    at = MomentField(label=_("When did the person go free?"))
    document_issued = YesNoField(
        label=_("Was a document given that protects from new detention?")
    )

    def how(self) -> Freed:
        """Give what was said, once it is valid."""
        said_ = self.cleaned_data
        return Freed(said_["at"], said_["document_issued"])


class LikenessForm(Form):
    """Whether two records are of one person, and why."""

    decision = forms.ChoiceField(
        label=_("Are the two records of the same person?"),
        choices=Sameness,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("How is that known?"), max_length=300)


class SettleForm(Form):
    """How a contradiction is settled, where the records stay as they are."""

    how = forms.CharField(
        label=_("How is it settled?"),
        help_text=_("If a record is wrong, correct it instead: that settles it."),
        widget=forms.Textarea({"rows": 4}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, label=_("Version seen"))
