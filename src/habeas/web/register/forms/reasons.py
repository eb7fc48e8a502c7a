"""A form that asks why, before something is done that stays on record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import Form


class WithdrawForm(Form):
    """Why a fact is withdrawn, and which version of it was seen."""

    reason = forms.CharField(label=_("Why was it recorded in error?"), max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput, label=_("Version seen"))
