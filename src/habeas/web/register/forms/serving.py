"""The form by which it is recorded that an order was handed over."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import ModelForm
from habeas.web.register.forms.fields import LanguageField
from habeas.web.register.models import Notice


class NoticeForm(ModelForm):
    """When the reasons were given, in which language, and how."""

    language = LanguageField(label=_("In which language was it?"), required=False)

    class Meta:
        """What the standards ask of a notice."""

        model = Notice
        fields = (
            "at",
            "language",
            "is_understood",
            "interpreter_qualified",
            "is_adapted",
            "explains_rights",
            "copy_given",
        )
        labels: ClassVar = {
            "at": _("When was it handed over?"),
            "is_understood": _("Did the person understand it?"),
            "interpreter_qualified": _("Did a qualified interpreter take part?"),
            "is_adapted": _("Was its form adapted to the person?"),
            "explains_rights": _("Did it explain the rights?"),
            "copy_given": _("Does the person keep a copy?"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["at"].required = True
