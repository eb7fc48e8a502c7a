"""A form for any kind of fact, made from its model."""

from collections.abc import Mapping
from copy import copy
from typing import Any, cast

from django import forms
from django.db.models import Field, ForeignKey, QuerySet
from django.forms import modelform_factory
from django.http import QueryDict
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from habeas.facts.tables import BY_NAME
from habeas.names.folding import words
from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import ModelForm
from habeas.web.pages.forms.base import field_of
from habeas.web.register.forms.fields import (
    CountryField,
    LanguageField,
    PersonField,
)
from habeas.web.register.models import Order, Person, Place
from habeas.web.register.queries.access import Viewer, may, visible
from habeas.web.register.queries.contradictions import clashes_of
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.kinds import OWNERS
from habeas.web.register.queries.veils import (
    codes_offered,
    is_shown,
    value_shown,
)
from habeas.web.trail.models import Recorded

_NAMED: dict[str, type[LanguageField] | type[CountryField]] = {
    "language": LanguageField,
    "nationality": CountryField,
    "country": CountryField,
}
_OF_CODES = (forms.ChoiceField, forms.TypedChoiceField)
# What only a correction asks, and what no fact says.
_BESIDE = frozenset({"seen", "reason_given", "anyway"})
# The beginnings of words that a hint may have and tell nothing more by.
_SAYING_LITTLE = frozenset(
    {"the", "its", "it", "whe", "a", "of", "is", "was", "why", "how", "tru", "and"}
)


class FactForm(ModelForm):
    """Ask for a fact; where it contradicts another, warn once and then let it pass."""

    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._veil(viewer)
        self._offer(viewer)
        self._hint()
        if not self.instance_is_new:
            self.fields["reason_given"] = forms.CharField(
                label=_("Why is it corrected?"), max_length=300
            )

    def clean(self) -> dict[str, Any]:
        """Tell what the fact contradicts, until whoever records says: all the same."""
        said = dict(super().clean() or self.cleaned_data)
        if self.errors or said.get("anyway"):
            return said
        fact = copy(self.instance)
        # A moment is shown to the minute: what was left as it was is what is on record.
        told = self.said if self.instance_is_new else self.changes
        for name, value in told.items():
            setattr(fact, name, value)
        clashes = clashes_of(fact)
        if clashes:
            again = QueryDict(mutable=True)
            again.update(self.data)
            again[self.add_prefix("anyway")] = "on"
            self.data = again
            why = " ".join(clash.told for clash in clashes)
            raise forms.ValidationError(
                _("This contradicts what is on record: %(told)s Save it all the same?"),
                params={"told": why},
            )
        return said

    @property
    def said(self) -> dict[str, Any]:
        """Give the fields of the fact alone."""
        return {k: v for k, v in self.cleaned_data.items() if k not in _BESIDE}

    @property
    def changes(self) -> dict[str, Any]:
        """Give what was changed."""
        return {k: v for k, v in self.said.items() if k in self.changed_data}

    @property
    def reason(self) -> str:
        """Give why the fact is corrected."""
        return str(self.cleaned_data["reason_given"])

    def _veil(self, viewer: Viewer) -> None:
        """Leave out the fields, and the codes, that whoever records is not shown."""
        model = self._meta.model
        if not may(viewer, Do.SEE, model):
            return
        for name, field in list(self.fields.items()):
            if name not in _BESIDE and not is_shown(viewer, model, name):
                del self.fields[name]
            elif type(field) in _OF_CODES:
                self._veil_codes(viewer, name, cast("forms.ChoiceField", field))

    def _veil_codes(self, viewer: Viewer, name: str, field: forms.ChoiceField) -> None:
        choices = cast("list[tuple[str, str]]", list(field.widget.choices))
        codes = [code for code, _words in choices]
        offered = codes_offered(viewer, self._meta.model, name, codes)
        if len(offered) < len(codes):
            field.choices = [pair for pair in choices if pair[0] in offered]
            self.initial[name] = value_shown(viewer, self.instance, name)

    def _offer(self, viewer: Viewer) -> None:
        for name, field in list(self.fields.items()):
            if isinstance(field, forms.ModelChoiceField):
                self.fields[name] = self._chosen(name, field, viewer)

    def _chosen(
        self, name: str, field: "forms.ModelChoiceField[Any]", viewer: Viewer
    ) -> forms.Field:
        model = field.queryset.model if field.queryset is not None else None
        if model is Person:
            people = visible(viewer, Person)
            return PersonField(
                people,
                label=field.label,
                required=field.required,
                help_text=_("The reference of the person's record."),
            )
        field.queryset = self._standing(model, viewer)
        field.empty_label = None if field.required else _("Not known")
        del name
        return field

    def _standing(self, model: Any, viewer: Viewer) -> QuerySet[Any]:
        if model is Authority:
            return Authority.objects.filter(withdrawn_at=None).order_by("name")
        rows = visible(viewer, model).filter(withdrawn_at=None)
        if model is Order:
            rows = rows.filter(custody=getattr(self.instance, "custody_id", None))
        return rows.order_by("name") if model is Place else rows

    def _hint(self) -> None:
        """Hint at what the data dictionary says, where it tells more than the label."""
        for name, hint in hints_of(self._meta.model, self.fields).items():
            self.fields[name].help_text = _(hint)


def _stems(text: str) -> set[str]:
    """Give the words of a text, so short that "ended" and "end" are one."""
    return {word[:3] for word in words(text)}


def hints_of(
    model: type[Recorded], fields: Mapping[str, forms.Field]
) -> dict[str, str]:
    """Give, in English, what is hinted at under each field that has no hint yet."""
    # The dictionary is in English, and so is what it is compared with.
    with translation.override("en"):
        return {
            name: meaning
            for name, meaning in meanings_of(model).items()
            if name in fields
            and not fields[name].help_text
            and _tells_more(meaning, than=str(fields[name].label))
        }


def _tells_more(meaning: str, *, than: str) -> bool:
    """Tell whether a meaning says more than a label, and names no column."""
    return "`" not in meaning and bool(_stems(meaning) - _stems(than) - _SAYING_LITTLE)


def meanings_of(model: type[Recorded]) -> dict[str, str]:
    """Give what the data dictionary says of each field of a model."""
    table = next(
        (
            t
            for t in BY_NAME.values()
            if t.name.replace("_", "") == model._meta.model_name
        ),
        None,
    )
    return {c.name.removesuffix("_id"): capfirst(c.meaning) for c in table or ()}


def form_for(model: type[Recorded]) -> type[FactForm]:
    """Make the form of a kind of fact: all its fields but what it belongs to."""
    owners = [name for name in OWNERS if name in {f.name for f in model._meta.fields}]
    left_out = {owners[0]} if owners else set()
    if "custody" in left_out:
        left_out.add("person")
    names = [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and field.name not in left_out
    ]
    made = modelform_factory(
        model, form=FactForm, fields=names, formfield_callback=_field
    )
    return cast("type[FactForm]", made)


def _field(field: "Field[Any, Any]", **options: Any) -> forms.Field | None:
    if field.name in _NAMED and not isinstance(field, ForeignKey):
        return _NAMED[field.name](
            label=capfirst(field.verbose_name), required=not field.blank
        )
    return field_of(field, **options)
