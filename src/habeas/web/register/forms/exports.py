"""Asking for the register's facts as files."""

from habeas.web.pages.forms import ModelForm
from habeas.web.register.models import BulkExport


class ExportForm(ModelForm):
    """What the facts are wanted for, and as what files."""

    class Meta:
        """The purpose is what the second person weighs."""

        model = BulkExport
        fields = ("purpose", "form")
