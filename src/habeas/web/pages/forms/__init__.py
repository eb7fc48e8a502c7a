"""Forms in which nothing typed is lost, and each error stands beside its field."""

from habeas.web.pages.forms.base import Form, ModelForm
from habeas.web.pages.forms.fields import DayField, MomentField, YesNoField
from habeas.web.pages.forms.handling import handle, posted
from habeas.web.pages.forms.parts import DayInput, MomentInput

__all__ = [
    "DayField",
    "DayInput",
    "Form",
    "ModelForm",
    "MomentField",
    "MomentInput",
    "YesNoField",
    "handle",
    "posted",
]
