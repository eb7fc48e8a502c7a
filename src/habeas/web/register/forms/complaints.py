"""What the person detained says happened to them."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms import ModelForm
from habeas.web.register.models import Incident


class ComplaintForm(ModelForm):
    """What happened, when, and whether it may be known who told."""

    class Meta:
        """The person's own words; what follows from them is for others."""

        model = Incident
        fields = ("kind", "at", "account", "source_is_protected")
        labels: ClassVar = {
            "kind": _("What is it about?"),
            "at": _("When did it happen?"),
            "account": _("What happened?"),
            "source_is_protected": _("Only the complaints officer may know who told"),
        }
        help_texts: ClassVar = {
            "account": _("In your own words and your own language."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].required = True
