"""Number the paper forms given to a place, and tell when one has been entered."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.register.codes import PaperForm
from habeas.web.register.models import FormNumber, Place
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import Actor

_INITIALS = {
    PaperForm.ARREST: "A",
    PaperForm.ADMISSION: "D",
    PaperForm.RELEASE: "R",
    PaperForm.HEADCOUNT: "H",
}


class NoSuchFormError(HabeasError):
    """A number is that of no paper form, or of one that was entered before."""


@transaction.atomic
def number(
    place: Place, form: PaperForm, copies: int, *, by: Actor, at: dt.datetime
) -> list[FormNumber]:
    """Give numbers to copies of a form; they go on from the last ones of the place.

    The order of the numbers is that in which the forms are filled in, whenever what
    they say is entered.
    """
    # Whoever else numbers forms of this place waits.
    Place.objects.select_for_update().get(pk=place.pk)
    before = FormNumber.objects.filter(place=place, form=form).count()
    mark = f"{_INITIALS[form]}-{str(place.pk)[:6].upper()}"
    return [
        trail.record(
            FormNumber(place=place, form=form, number=f"{mark}-{n:05}"), by=by, at=at
        )
        for n in range(before + 1, before + copies + 1)
    ]


def waiting(number: str) -> FormNumber:
    """Find a form that has not been entered; raises NoSuchFormError."""
    typed = number.strip().upper()
    found = FormNumber.objects.filter(number=typed, withdrawn_at=None).first()
    if found is None:
        raise NoSuchFormError(
            _("There is no paper form {number}: look at it again.").format(number=typed)
        )
    if found.entered_at is not None:
        raise NoSuchFormError(
            _("The paper form {number} was entered before.").format(number=typed)
        )
    return found


@transaction.atomic
def entered(form: FormNumber, what: str, *, by: Actor, at: dt.datetime) -> FormNumber:
    """Tell that what a form says is on record, and as what."""
    why = _("Entered as {what}.").format(what=what)
    changes = {"entered_at": at}
    return trail.correct(form, changes, by=by, reason=why, seen=form.version)
