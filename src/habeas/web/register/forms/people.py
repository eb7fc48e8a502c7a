"""Forms by which a person is looked for, registered and found to be held."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import Sex
from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import DayField, Form, MomentField
from habeas.web.register.actions.custodies import Taken
from habeas.web.register.actions.people import Known
from habeas.web.register.forms.fields import CodeField, CountryField, LanguageField
from habeas.web.register.models import Place
from habeas.web.register.words import choices

_OLDEST = 120


class SearchForm(Form):
    """One box for all that may be known of a person."""

    q = forms.CharField(
        label=_("Find a person"),
        help_text=_(
            "A name in any script, a reference, a year of birth, a nationality, a "
            "language or a place; several of them narrow the search."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    # Nobody is told of a search box that it may stay empty.
    q.is_asked = True  # type: ignore[attr-defined]  # read by the field's template


class TakenForm(Form):
    """When and by whom somebody was deprived of liberty, and where they are now."""

    began_at = MomentField(
        label=_("When was the person deprived of liberty?"),
        help_text=_(
            "The moment from which the person could not leave at will, not that of "
            "registration. All periods are counted from it."
        ),
    )
    detaining_authority = forms.ModelChoiceField(
        label=_("By which authority?"),
        queryset=Authority.objects.none(),
        required=False,
        empty_label=_("Not known"),
    )
    place = forms.ModelChoiceField(
        label=_("Where is the person now?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Not at a place yet"),
    )
    arrived_at = MomentField(
        label=_("When did the person arrive there?"),
        help_text=_("Leave it empty if it was at the moment of deprivation."),
        required=False,
    )

    def __init__(
        self, *args: Any, places: QuerySet[Place] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        bodies = Authority.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["detaining_authority"].queryset = bodies  # type: ignore[attr-defined]  # both are choices of a model
        if places is not None:
            self.fields["place"].queryset = places  # type: ignore[attr-defined]  # the same

    def taken(self) -> Taken:
        """Give what was said, once it is valid."""
        said = self.cleaned_data
        return Taken(
            began_at=said["began_at"],
            authority=said["detaining_authority"],
            place=said["place"],
            arrived_at=said["arrived_at"],
        )


class IntakeForm(TakenForm):
    """The short page by which anybody can be registered in two minutes."""

    name = forms.CharField(
        label=_("Name, as the person says it"),
        help_text=_("In any script. Leave it empty if it is not known."),
        max_length=200,
        required=False,
    )
    description = forms.CharField(
        label=_("Description"),
        help_text=_("By which the person can be told from others: clothes, marks."),
        max_length=300,
        required=False,
    )
    sex = CodeField(lambda: choices(Sex), label=_("Sex, as recorded"))
    apparent_age = forms.IntegerField(
        label=_("About how old?"),
        help_text=_("In years: an estimate, where no birth date is known."),
        min_value=0,
        max_value=_OLDEST,
        required=False,
    )
    born = DayField(label=_("Birth date, as the person says it"), required=False)
    language = LanguageField(label=_("Language the person understands"))
    nationality = CountryField(label=_("Nationality, as the person says it"))

    field_order = (
        "name",
        "description",
        "sex",
        "apparent_age",
        "born",
        "language",
        "nationality",
        "began_at",
        "detaining_authority",
        "place",
        "arrived_at",
    )

    def clean_born(self) -> dt.date | None:
        """Ask for a birth date that lies in the past."""
        born: dt.date | None = self.cleaned_data["born"]
        if born is not None and born > dt.datetime.now(tz=dt.UTC).date():
            raise forms.ValidationError(_("This day is still to come."))
        return born

    def known(self) -> Known:
        """Give what was said of the person, once it is valid."""
        said = self.cleaned_data
        names = ("name", "description", "sex", "born", "apparent_age")
        return Known(
            **{name: said[name] for name in names},
            nationality=said["nationality"],
            language=said["language"],
        )
