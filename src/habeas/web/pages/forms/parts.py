"""Days and moments typed in parts: day, month, year, hour and minute."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

Parts = Sequence[str]


class PartsInput(forms.MultiWidget):
    """Text inputs side by side, one for each part of a day or a moment.

    A part's name is the field's with the part's behind: `begins_at_day`. A value
    posted whole, in ISO 8601 and under the field's own name, is taken too.
    """

    template_name = "pages/parts/moment.html"
    PARTS: ClassVar[Mapping[str, Any]] = {}
    WIDTHS: ClassVar[Mapping[str, int]] = {"year": 4}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        inputs: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput({"label": label, "width": self.WIDTHS.get(part, 2)})
            for part, label in self.PARTS.items()
        }
        super().__init__(inputs, attrs)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Mark every part where the whole cannot stand."""
        context = super().get_context(name, value, attrs)
        wrong = "aria-invalid" in (attrs or {})
        for part in context["widget"]["subwidgets"]:
            part["attrs"]["wrong"] = wrong
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[Any]:
        """Give the parts as they were typed."""
        whole = data.get(name)
        if whole and self.value_omitted_from_data(data, files, name):
            return self.decompress(self.parse(str(whole))) or [str(whole)]
        return super().value_from_datadict(data, files, name)

    def parse(self, whole: str) -> dt.date | None:
        """Read a value posted whole; None where it is none."""
        raise NotImplementedError


class DayInput(PartsInput):
    """A day in three parts."""

    PARTS: ClassVar = {"day": _("Day"), "month": _("Month"), "year": _("Year")}

    def decompress(self, value: Any) -> list[str]:
        """Write a day as one types it."""
        if not isinstance(value, dt.date):
            return []
        return [str(value.day), str(value.month), str(value.year)]

    def parse(self, whole: str) -> dt.date | None:
        """Read a day posted whole."""
        try:
            return dt.date.fromisoformat(whole)
        except ValueError:
            return None


class MomentInput(PartsInput):
    """A moment in five parts, as the register's wall clock showed it."""

    PARTS: ClassVar = {**DayInput.PARTS, "hour": _("Hour"), "minute": _("Minute")}

    def decompress(self, value: Any) -> list[str]:
        """Write a moment as one types it."""
        if not isinstance(value, dt.datetime):
            return []
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        clock = [f"{local.hour:02}", f"{local.minute:02}"]
        return [str(local.day), str(local.month), str(local.year), *clock]

    def parse(self, whole: str) -> dt.datetime | None:
        """Read a moment posted whole."""
        try:
            return dt.datetime.fromisoformat(whole)
        except ValueError:
            return None
