"""Records that may be of one person: shown, merged, and parted again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import likeness
from habeas.web.register.actions.reading import note_read, opened
from habeas.web.register.codes import Sameness
from habeas.web.register.forms.movement import LikenessForm
from habeas.web.register.models import Likeness, Person
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.likeness import candidates, decisions
from habeas.web.register.queries.people import profiles


@require_safe
def listed(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the records like one, and what was decided of others."""
    viewer = viewer_in(request)
    person = opened(viewer, Person, reference=reference)
    page = {
        "person": person,
        "candidates": candidates(viewer, person),
        "decisions": decisions(viewer, person),
        "may_decide": may(viewer, Do.RECORD, Likeness, within=person),
    }
    return render(request, "register/people/likeness.html", page)


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, reference: str, other: str) -> HttpResponseBase:
    """Decide whether two records are of one person; a decision may be taken back."""
    viewer = viewer_in(request)
    people = visible(viewer, Person).select_related("merged_into")
    one = get_object_or_404(people, reference=reference)
    two = get_object_or_404(people, reference=other)
    by = require(viewer, Do.RECORD, Likeness, within=one)
    for person in (one, two):
        note_read(viewer, person)

    def act(form: LikenessForm) -> HttpResponse:
        said, now = form.cleaned_data, timezone.now()
        if said["decision"] == Sameness.SAME:
            likeness.same(one, two, said["why"], by=by, at=now)
            messages.success(request, _("Merged. They can be parted again."))
        else:
            likeness.different(one, two, said["why"], by=by, at=now)
            messages.success(request, _("Kept apart. They will not be shown again."))
        return redirect("register:person", one.reference)

    return handle(
        request,
        LikenessForm(posted(request)),
        template="register/people/compare.html",
        act=act,
        pair=profiles([one, two], viewer),
        title=_("Compare two records"),
        button=_("Decide"),
        cancel=reverse("register:likeness", args=[reference]),
    )
