"""Forms of the guided decision, one for each step."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import ExtensionReason
from habeas.law.alternative import Alternative
from habeas.rulebook.authorising import RIGHTS, Decision
from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import Form, ModelForm, YesNoField
from habeas.web.register.codes import ProposalKind
from habeas.web.register.forms.fields import LanguageField
from habeas.web.register.models import (
    Assessment,
    Consideration,
    Ground,
    Place,
    Proposal,
)
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.words import said

_LONG = forms.Textarea(attrs={"rows": 5})


class ProposeForm(Form):
    """What is proposed for a person held."""

    proposes = forms.ChoiceField(
        label=_("What do you propose?"),
        choices=ProposalKind,
        widget=forms.RadioSelect,
        help_text=_(
            "Release takes effect at once. Everything else is put to the test, and "
            "checked by somebody else."
        ),
    )

    def __init__(self, *args: Any, offered: list[Decision], **options: Any) -> None:
        super().__init__(*args, **options)
        words = dict(ProposalKind.choices)
        kept = [(made.value, words[made.value]) for made in offered]
        self.fields["proposes"].choices = kept  # type: ignore[attr-defined]  # a field of choices


class ReleaseForm(Form):
    """Why somebody is released."""

    why = forms.CharField(label=_("Why is the person released?"), widget=_LONG)


class NoteForm(Form):
    """What whoever checks has to say."""

    note = forms.CharField(label=_("What must be changed, or looked at?"), widget=_LONG)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class _Asked(ModelForm):
    """A step of the test: each of its answers is asked for.

    What is not known yet may be left as not known; the gate then says so.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = not isinstance(field, YesNoField)
            # Every answer counts here: none of them is a favour.
            field.is_asked = True  # type: ignore[attr-defined]  # read by the field's template


class PlaceForm(_Asked):
    """Where the person is to be held; the order states it."""

    class Meta:
        """The place."""

        model = Proposal
        fields = ("place",)
        labels: ClassVar = {"place": _("Where is the person to be held?")}

    def __init__(self, *args: Any, places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]  # a choice of a model


class LegalityForm(_Asked):
    """The provision, the authority and the procedure."""

    class Meta:
        """The legal side."""

        model = Proposal
        fields = ("legal_basis", "authority", "procedure_followed")
        labels: ClassVar = {
            "legal_basis": _("Which provision allows it?"),
            "authority": _("Which authority decides?"),
            "procedure_followed": _("Was the procedure of that provision followed?"),
        }

    def __init__(self, *args: Any, day: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = Authority.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["authority"].queryset = bodies  # type: ignore[attr-defined]  # a choice of a model
        bases = law_in_force().jurisdiction.legal_bases
        if bases is not None and self.instance.proposes != Decision.ALTERNATIVE:
            # What is not in force today is no basis; nobody need look it up.
            held = [b for b in bases if b.is_in_force_on(day) is not False]
            self.fields["legal_basis"] = forms.ChoiceField(
                label=_("Which provision allows it?"),
                choices=[(b.code, b.title) for b in held],
                widget=forms.RadioSelect,
            )


class NecessityForm(_Asked):
    """Why it is necessary."""

    class Meta:
        """One text."""

        model = Proposal
        fields = ("necessity",)
        labels: ClassVar = {"necessity": _("Why is it necessary?")}


class ProportionalityForm(_Asked):
    """What it does to the person, weighed against what it is for."""

    class Meta:
        """Three texts."""

        model = Proposal
        fields = ("proportionality", "health", "needs")
        labels: ClassVar = {
            "proportionality": _("How does its gravity compare with its purpose?"),
            "health": _("What is its likely effect on body and mind?"),
            "needs": _(
                "Which special needs does the person have, and how are they met?"
            ),
        }


class DurationForm(_Asked):
    """Until when."""

    class Meta:
        """The end, and why it must be longer."""

        model = Proposal
        fields = ("ends_at", "extension_reason")
        labels: ClassVar = {
            "ends_at": _("When does it end?"),
            "extension_reason": _("Why must it be longer?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.proposes != Decision.EXTENSION:
            del self.fields["extension_reason"]
            return
        # The use of a right is no reason to offer: none of them can be authorised,
        # and which one it was is not for this page.
        kept = [(r.value, said(r)) for r in ExtensionReason if r not in RIGHTS]
        self.fields["extension_reason"].choices = kept  # type: ignore[attr-defined]  # a field of choices


class ChoiceForm(_Asked):
    """Which alternative is to be imposed, and how it weighs."""

    class Meta:
        """The alternative."""

        model = Proposal
        fields = ("alternative", "is_round_the_clock", "is_heavy")
        labels: ClassVar = {
            "alternative": _("Which alternative is it?"),
            "is_round_the_clock": _("Does it confine the person round the clock?"),
            "is_heavy": _("Does it weigh heavily on the person?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = law_in_force().jurisdiction.alternatives or tuple(Alternative)
        kept = [(a.value, said(a)) for a in offered]
        self.fields["alternative"].choices = kept  # type: ignore[attr-defined]  # a field of choices


class GroundForm(_Asked):
    """A reason, and the fact that proves it."""

    class Meta:
        """One reason."""

        model = Ground
        fields = ("ground", "fact", "is_proven", "is_protected_trait")
        labels: ClassVar = {
            "ground": _("What is the objective?"),
            "fact": _("Which fact about this person proves it, and by what evidence?"),
            "is_proven": _("Is that fact proven?"),
            "is_protected_trait": _(
                "Does it turn on nationality, origin or another protected trait?"
            ),
        }


class AssessmentForm(_Asked):
    """An assessment of this person's own case."""

    language = LanguageField(
        label=_("In which language was the person heard?"), required=False
    )

    class Meta:
        """What was found, and how."""

        model = Assessment
        fields = ("text", "is_individual", "language", "interpreter_qualified")
        labels: ClassVar = {
            "text": _("What was found, for and against?"),
            "is_individual": _("Does it rest on this person's own circumstances?"),
            "interpreter_qualified": _("Did a qualified interpreter take part?"),
        }


class ConsiderationForm(_Asked):
    """One alternative, considered for this person."""

    was_ruled_out = YesNoField(label=_("Is this alternative ruled out?"))

    class Meta:
        """Ruled out or not, and why."""

        model = Consideration
        fields = ("was_ruled_out", "reason_kind", "reason", "reason_is_individual")
        labels: ClassVar = {
            "reason_kind": _("What kind of reason rules it out?"),
            "reason": _("The reason, about this person"),
            "reason_is_individual": _("Is this reason about this person?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # One that would serve needs no reason against it.
        for name in ("reason_kind", "reason"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the reason beside the fields that lack it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("was_ruled_out"):
            for name in ("reason_kind", "reason"):
                if not cleaned.get(name):
                    words = _("Whoever rules an alternative out says why.")
                    self.add_error(name, ValidationError(words, code="required"))
        return cleaned
