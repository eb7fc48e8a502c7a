"""Forms of reviews and hearings."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import ModelForm
from habeas.web.register.forms.fields import LanguageField
from habeas.web.register.models import Hearing, Review


class _ByABody(ModelForm):
    """A form that names the body that looked at the case."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = Authority.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["authority"].queryset = bodies  # type: ignore[attr-defined]  # a choice of a model


class ReviewForm(_ByABody):
    """A review of whether detention is still necessary."""

    class Meta:
        """Who looked, when, and what they ordered."""

        model = Review
        fields = ("at", "authority", "may_release", "ordered_release")
        labels: ClassVar = {
            "at": _("When was it held?"),
            "authority": _("Who reviewed?"),
            "may_release": _("Can that body order release?"),
            "ordered_release": _("Did it order release?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["at"].required = True


class HearingForm(_ByABody):
    """A hearing before a court, or an application to one."""

    language = LanguageField(label=_("In which language was it held?"), required=False)

    class Meta:
        """Applied for, heard, ordered."""

        model = Hearing
        fields = (
            "applied_at",
            "at",
            "authority",
            "is_court",
            "may_release",
            "ordered_detention",
            "ordered_release",
            "appeal_available",
            "language",
            "interpreter_qualified",
        )
        labels: ClassVar = {
            "applied_at": _("When was the application made?"),
            "at": _("When was it heard?"),
            "authority": _("Which court?"),
            "is_court": _("Is it a court?"),
            "may_release": _("Can it order release?"),
            "ordered_detention": _("Did it order the detention?"),
            "ordered_release": _("Did it order release?"),
            "appeal_available": _("Does an appeal lie to a higher court?"),
            "interpreter_qualified": _("Did a qualified interpreter take part?"),
        }
        help_texts: ClassVar = {
            "at": _("Leave it empty for an application that is not heard yet."),
        }
