"""Forms by which paper forms are printed, and entered again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import Form
from habeas.web.register.actions.paper import NoSuchFormError, waiting
from habeas.web.register.codes import PaperForm

_AT_ONCE = 50


class PrintForm(Form):
    """Which form is printed, and how many copies."""

    form = forms.ChoiceField(
        label=_("Which form?"), choices=PaperForm, widget=forms.RadioSelect
    )
    copies = forms.IntegerField(
        label=_("How many copies?"),
        help_text=_("Each has a number of its own."),
        min_value=1,
        max_value=_AT_ONCE,
    )


class NumberForm(Form):
    """The number of a form that is to be entered."""

    number = forms.CharField(
        label=_("Number of the paper form"),
        help_text=_("It stands at the top, such as A-1B2C3D-00012."),
        max_length=20,
    )

    def clean_number(self) -> str:
        """Tell beside the field where there is no such form to be entered."""
        try:
            return waiting(self.cleaned_data["number"]).number
        except NoSuchFormError as error:
            raise forms.ValidationError(str(error)) from error
