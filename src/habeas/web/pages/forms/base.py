"""The forms that every page is made with."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db import models
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.models import ModelFormMetaclass
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms.fields import DayField, MomentField, YesNoField

# So many choices stand side by side as radios; more fold into a list.
FEW = 7
# What Django writes where nothing is chosen yet: a screen reader says nothing of it.
_DASHES = BLANK_CHOICE_DASH[0][1]


class Form(forms.Form):
    """A form whose every error stands beside its field."""

    use_required_attribute = False
    label_suffix = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        _say_what_is_chosen(self)


def _say_what_is_chosen(form: forms.BaseForm) -> None:
    """Say in words that nothing is chosen yet."""
    for field in form.fields.values():
        words = _("Choose one") if field.required else _("Not recorded")
        if isinstance(field, forms.ModelChoiceField):
            if field.empty_label == _DASHES:
                field.empty_label = words
        elif isinstance(field, forms.ChoiceField):
            offered = cast("Iterable[tuple[Any, Any]]", field.choices)
            if next(iter(offered), None) == ("", _DASHES):
                field.choices = [("", words), *list(offered)[1:]]


def field_of(field: "models.Field[Any, Any]", **kwargs: Any) -> forms.Field | None:
    """Give the form field that our pages ask a model's field by."""
    match field:
        case models.DateTimeField():
            kwargs.setdefault("form_class", MomentField)
        case models.DateField():
            kwargs.setdefault("form_class", DayField)
        case models.BooleanField(null=True, choices=None):
            return YesNoField(
                label=kwargs.get("label") or capfirst(field.verbose_name),
                help_text=kwargs.get("help_text") or field.help_text,
                required=False,
            )
        case models.TextField():
            kwargs.setdefault("widget", forms.Textarea({"rows": 4}))
        case models.CharField(choices=choices) if choices and _few(field):
            return _radios(field, kwargs)
    return field.formfield(**kwargs)


def _few(field: "models.Field[Any, Any]") -> bool:
    return len(field.flatchoices) <= FEW


def _radios(
    field: "models.Field[Any, Any]", kwargs: dict[str, Any]
) -> forms.Field | None:
    kwargs.setdefault("widget", forms.RadioSelect)
    made = field.formfield(**kwargs)
    if isinstance(made, forms.ChoiceField):
        # A radio cannot be taken back, so that one may also say: not recorded.
        said = [(value, label) for value, label in field.flatchoices if value]
        made.choices = said if made.required else [*said, ("", _("Not recorded"))]
    return made


class _OurFields(ModelFormMetaclass):
    """Ask every model's field our way, unless a form's Meta says another."""

    def __new__(  # noqa: PYI034 - a metaclass has no Self
        mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]
    ) -> "_OurFields":
        meta = attrs.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(field_of)
        made: _OurFields = super().__new__(mcs, name, bases, attrs)
        return made


class ModelForm(forms.ModelForm, metaclass=_OurFields):  # type: ignore[type-arg]  # the model is each form's own
    """A form on a fact; on one that is there it remembers which version was seen.

    `seen` is that version, for `trail.actions.correct`; it is None for a new fact.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        _say_what_is_chosen(self)
        self.instance_is_new = self.instance._state.adding
        version = getattr(self.instance, "version", None)
        if version is not None and not self.instance_is_new:
            self.fields["seen"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=version, label=_("Version seen")
            )

    @property
    def seen(self) -> int:
        """Give the version that the page showed."""
        return int(self.cleaned_data["seen"])

    @property
    def said(self) -> dict[str, Any]:
        """Give the fields' values alone, as `record` and `correct` take them."""
        return {k: v for k, v in self.cleaned_data.items() if k != "seen"}
