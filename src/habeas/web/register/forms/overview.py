"""The filters of the list of custodies."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Authority
from habeas.web.pages.forms import Form
from habeas.web.register.forms.fields import CountryField
from habeas.web.register.models import Person, Place
from habeas.web.register.queries.access import may, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.overview import Asked, lines_offered
from habeas.web.register.queries.viewer import Viewer


class FilterForm(Form):
    """What a list of custodies may be narrowed to."""

    place = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Any place"),
    )
    authority = forms.ModelChoiceField(
        label=_("Detaining authority"),
        queryset=Authority.objects.none(),
        required=False,
        empty_label=_("Any authority"),
    )
    line = forms.ChoiceField(label=_("Standard broken"), required=False)
    nationality = CountryField(label=_("Nationality"), required=False)
    overdue = forms.BooleanField(label=_("Something is overdue"), required=False)
    released = forms.BooleanField(label=_("Also those released"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # It goes without saying that a list may be narrowed by nothing.
            field.is_asked = True  # type: ignore[attr-defined]  # read by the template
        places = visible(viewer, Place).filter(withdrawn_at=None).order_by("name")
        self.fields["place"].queryset = places  # type: ignore[attr-defined]  # of the subclass
        bodies = Authority.objects.filter(Q(detains=True) | Q(detains=None))
        held_by = bodies.filter(withdrawn_at=None).order_by("name")
        self.fields["authority"].queryset = held_by  # type: ignore[attr-defined]  # the same
        self.fields["line"].choices = [  # type: ignore[attr-defined]  # the same
            ("", _("Any standard")),
            *((line, _named(line, s.title)) for line, s in lines_offered(viewer)),
        ]
        if not may(viewer, Do.SEE, Person):
            del self.fields["nationality"]

    def asked(self) -> Asked:
        """Give what was asked; what cannot be read is not asked."""
        said = self.cleaned_data if self.is_valid() else {}
        place, authority = said.get("place"), said.get("authority")
        return Asked(
            place.pk if place else None,
            authority.pk if authority else None,
            said.get("line") or "",
            said.get("nationality") or "",
            bool(said.get("overdue")),
            bool(said.get("released")),
        )


def _named(line: str, title: str) -> str:
    aspect = line.partition("/")[2].replace("-", " ")
    return f"{gettext(title)} ({gettext(aspect)})" if aspect else gettext(title)
