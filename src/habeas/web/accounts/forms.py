"""The forms of signing in, of one's own account, and of an administrator."""

from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms as django_forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from habeas.treaty.states import state_names
from habeas.web.accounts.models import Appointment, Authority, User
from habeas.web.pages import forms

# Each by its own name, for whoever reads no other.
_LANGUAGES = [
    (code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
]
_KEY_NAME = django_forms.CharField(
    label=_("Name of the key"),
    help_text=_("So that you know it from your others."),
    max_length=100,
)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The name of the account and its password."""

    use_required_attribute = False


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the same
    """The password of now, and the new one twice."""

    use_required_attribute = False


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the same
    """A passkey or a security key; the browser gives its credential."""

    name = _KEY_NAME
    passwordless = django_forms.BooleanField(
        label=_("Sign in with this key alone"),
        required=False,
        help_text=_("The key then asks for its own code or your fingerprint."),
    )


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # the same
    """Another name for a key."""

    name = _KEY_NAME


class LanguageForm(forms.Form):
    """The language in which one is written to, and the pages are shown."""

    language = django_forms.ChoiceField(
        label=_("Language"), choices=_LANGUAGES, widget=django_forms.RadioSelect
    )


class PersonForm(forms.ModelForm):
    """Somebody who is to have an account."""

    class Meta:
        """Who they are; roles are given apart."""

        model = User
        fields: ClassVar = ["username", "first_name", "last_name", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _(
            "Letters, figures and @ . + - _: it stands in the trail, and stays."
        )
        self.fields["language"] = django_forms.ChoiceField(
            label=_("Language"),
            choices=_LANGUAGES,
            widget=django_forms.RadioSelect,
        )


class AppointmentForm(forms.ModelForm):
    """A role given to somebody for a body."""

    class Meta:
        """The role, the body, and its time."""

        model = Appointment
        fields: ClassVar = ["role", "authority", "begins_on", "ends_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Authority.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["authority"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any] | None:
        """Refuse an end before the beginning."""
        said = super().clean()
        begins, ends = (self.cleaned_data.get(n) for n in ("begins_on", "ends_on"))
        if begins and ends and ends < begins:
            raise ValidationError({"ends_on": _("It would end before it begins.")})
        return said


class BodyForm(forms.ModelForm):
    """A body, and the one it reports to."""

    class Meta:
        """All that is known of it."""

        model = Authority
        fields: ClassVar = [
            "name",
            "kind",
            "parent",
            "detains",
            "makes_migration_policy",
            "state",
            "mail",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Authority.objects.filter(withdrawn_at=None).order_by("name")
        if self.instance.pk:
            others = others.exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["state"] = django_forms.ChoiceField(
            label=_("State"), choices=_states(self.instance.state), required=False
        )
        self.order_fields(self.Meta.fields)
        if not self.instance_is_new:
            self.fields["reason"] = reason()


def _states(kept: str) -> list[tuple[str, Any]]:
    """Give the States by their names, and whichever a body has already."""
    reader = (get_language() or "en").split("-")[0]
    names = {each.code: each.name for each in state_names(reader)}
    if kept:
        names.setdefault(kept, kept)
    listed = sorted(names.items(), key=lambda pair: pair[1].casefold())
    return [("", _("The State whose register this is")), *listed]


def reason() -> django_forms.CharField:
    """Ask why a fact is corrected."""
    return django_forms.CharField(
        label=_("Why it is corrected"),
        max_length=500,
        help_text=_("The trail keeps what it said before, and this."),
    )
