"""Forms of what is done about a measure while it lasts."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import Form, ModelForm, MomentField, YesNoField
from habeas.web.register.models import MeasureReview, Support


class MeasureReviewForm(ModelForm):
    """A review of a measure."""

    class Meta:
        """When, and whether by a court."""

        model = MeasureReview
        fields = ("at", "by_court")
        labels: ClassVar = {
            "at": _("When was it reviewed?"),
            "by_court": _("Was it reviewed by a court?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["at"].required = True


class SupportForm(ModelForm):
    """Support that is offered with a measure."""

    class Meta:
        """Which."""

        model = Support
        fields = ("kind",)
        labels: ClassVar = {"kind": _("What is offered?")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].required = True


class BurdenForm(Form):
    """That the burden of a measure was looked at anew."""

    at = MomentField(label=_("When was its burden examined anew?"))


class EndForm(Form):
    """That a measure ended."""

    at = MomentField(label=_("When did it end?"))
    appeared = YesNoField(label=_("Did the person appear as was asked?"))
