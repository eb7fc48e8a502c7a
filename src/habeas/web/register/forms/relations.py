"""Who acts in a custody, is posted to a place, or has an account of their own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Appointment
from habeas.web.pages.forms import Form, MomentField
from habeas.web.register.models import Custody, Person, Place


class AppointmentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django has none when it runs
    """Somebody in a role they hold now."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Appointment.objects.none(), **options)

    def label_from_instance(self, obj: Appointment) -> str:
        """Say who, in which role, of which body."""
        body = f", {obj.authority}" if obj.authority else ""
        return f"{obj.user} ({obj.get_role_display()}{body})"


def appointed(roles: tuple[str, ...] = ()) -> QuerySet[Appointment]:
    """Give the appointments that hold today, in some roles or in all."""
    today = timezone.localdate()
    held = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), begins_on__lte=today, withdrawn_at=None
    )
    chosen = held.filter(role__in=roles) if roles else held
    return chosen.select_related("user", "authority").order_by("user__username")


class EngagementForm(Form):
    """Who acts in a custody, and until when."""

    appointment = AppointmentField(label=_("Who"))
    ends_at = MomentField(
        label=_("Until"),
        help_text=_("Leave it empty if no end is known."),
        required=False,
    )

    def __init__(self, *args: Any, roles: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["appointment"].queryset = appointed(roles)  # type: ignore[attr-defined]  # a choice of a model


class EngagementByReferenceForm(EngagementForm):
    """The same, by whoever may not see the file: the reference is typed."""

    reference = forms.CharField(
        label=_("Reference of the custody"),
        help_text=_("Such as K7QM-4X2D, from whoever asked for this."),
        max_length=12,
    )
    field_order = ("reference", "appointment", "ends_at")

    def clean_reference(self) -> Custody:
        """Find the custody."""
        text = self.cleaned_data["reference"].strip().upper()
        found = Custody.objects.filter(reference=text, withdrawn_at=None).first()
        if found is None:
            raise ValidationError(_now("There is no custody with this reference."))
        return found


class OwnAccountForm(Form):
    """Whose account it is to be."""

    reference = forms.CharField(
        label=_("Reference of the person"),
        help_text=_("Such as K7QM-4X2D. The person must be there to take the word."),
        max_length=12,
    )

    def clean_reference(self) -> Person:
        """Find the person."""
        text = self.cleaned_data["reference"].strip().upper()
        found = Person.objects.filter(reference=text, withdrawn_at=None).first()
        if found is None:
            raise ValidationError(_now("There is no person with this reference."))
        return found


class PostingForm(Form):
    """Who is posted where."""

    appointment = AppointmentField(label=_("Who"))
    place = forms.ModelChoiceField(label=_("Place"), queryset=Place.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["appointment"].queryset = appointed()  # type: ignore[attr-defined]  # a choice of a model
        places = Place.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["place"].queryset = places  # type: ignore[attr-defined]  # the same


class SeenForm(Form):
    """The version that whoever presses the button had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(SeenForm):
    """Why something ends, or was a mistake."""

    reason = forms.CharField(label=_("Why"), max_length=300)
