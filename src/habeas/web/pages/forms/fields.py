"""Fields for a day, a moment, and a question whose answer may not be known."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.forms.parts import DayInput, MomentInput, Parts

_YEARS = range(1800, 3000)
_WORDS = {
    "incomplete": _("Fill in every part of it, in figures."),
    "no_day": _("There is no such day: look at the day and the month."),
    "year": _("Write the year with four figures."),
    "clock": _("Write the hour from 0 to 23 and the minute from 0 to 59."),
    "no_moment": _("The clocks were put forward over that time: it never was."),
}


class DayField(forms.DateField):
    """A day, in the calendar that the law is read by."""

    widget = DayInput
    default_error_messages: ClassVar[dict[str, Any]] = _WORDS

    def to_python(self, value: Any) -> dt.date | None:
        """Read the three parts; raises ValidationError that says what is wrong."""
        if not isinstance(value, list):
            return super().to_python(value)
        if not any(value):
            return None
        return self._day(value, parts=3)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether what was typed is another day."""
        return _differs(self, initial, data)

    def _day(self, typed: Parts, *, parts: int) -> dt.date:
        day, month, year = _figures(self, typed, parts)[:3]
        if year not in _YEARS:
            raise _wrong(self, "year")
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise _wrong(self, "no_day") from None


class MomentField(forms.DateTimeField):
    """A moment, typed as the wall clock of the register's time zone showed it.

    An hour that the clocks went through twice is taken the first time: nobody's
    detention begins later for it.
    """

    widget = MomentInput
    default_error_messages: ClassVar[dict[str, Any]] = _WORDS

    def to_python(self, value: Any) -> dt.datetime | None:
        """Read the five parts; raises ValidationError that says what is wrong."""
        if not isinstance(value, list):
            return super().to_python(value)
        if not any(value):
            return None
        day, month, year, hour, minute = _figures(self, value, 5)
        if year not in _YEARS:
            raise _wrong(self, "year")
        if hour not in range(24) or minute not in range(60):
            raise _wrong(self, "clock")
        try:
            typed = dt.datetime(year, month, day, hour, minute)  # noqa: DTZ001 - wall time
        except ValueError:
            raise _wrong(self, "no_day") from None
        return self._moment(typed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether what was typed is another moment, to the minute."""
        if isinstance(initial, dt.datetime):
            initial = initial.replace(second=0, microsecond=0)
        return _differs(self, initial, data)

    def _moment(self, typed: dt.datetime) -> dt.datetime:
        zone = timezone.get_current_timezone()
        moment = typed.replace(tzinfo=zone).astimezone(dt.UTC)
        if moment.astimezone(zone).replace(tzinfo=None) != typed:
            raise _wrong(self, "no_moment")
        return moment


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known: the third is an answer, and kept as none."""

    widget = forms.RadioSelect
    CHOICES: ClassVar = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.pop("empty_value", None)
        super().__init__(
            choices=self.CHOICES, coerce=_truth, empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        """Write what is known as one of the three answers."""
        return {True: "yes", False: "no", None: ""}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the answer is another one."""
        return bool(self.prepare_value(initial) != (data or ""))


def _truth(said: str) -> bool:
    return said in {"yes", "True", "true"}


def _figures(field: forms.Field, typed: Parts, parts: int) -> list[int]:
    try:
        # int reads the figures of any script.
        figures = [int(part) for part in typed]
    except (TypeError, ValueError):
        figures = []
    if len(figures) != parts:
        raise _wrong(field, "incomplete")
    return figures


def _wrong(field: forms.Field, code: str) -> ValidationError:
    return ValidationError(field.error_messages[code], code=code)


def _differs(field: forms.Field, initial: Any, data: Any) -> bool:
    try:
        return bool(field.to_python(data) != initial)
    except ValidationError:
        return True
