"""Paper forms for places without a network: printed, numbered, entered later."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.pages.printing import pdf
from habeas.web.register.actions import paper
from habeas.web.register.codes import PaperForm
from habeas.web.register.forms.paper import NumberForm, PrintForm
from habeas.web.register.forms.people import IntakeForm
from habeas.web.register.models import FormNumber, Place
from habeas.web.register.queries.access import require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import Actor

# Which paper form is being entered, until what it says is on record.
ENTERED = "register.paper"
_LISTED = 200


@require_http_methods(["GET", "POST"])
def forms(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Show the forms given to a place and what became of them; number new ones."""
    viewer = viewer_in(request)
    place = get_object_or_404(visible(viewer, Place), pk=pk)
    by = require(viewer, Do.RECORD, FormNumber, within=place)

    def act(form: PrintForm) -> HttpResponse:
        said = form.cleaned_data
        made = paper.number(
            place, PaperForm(said["form"]), said["copies"], by=by, at=timezone.now()
        )
        return redirect("register:paper-print", made[0].pk, len(made))

    given = visible(viewer, FormNumber).filter(place=place).order_by("-number")
    return handle(
        request,
        PrintForm(posted(request), initial={"copies": 1}),
        template="register/places/paper.html",
        act=act,
        given=given[:_LISTED],
        place=place,
        title=_("Paper forms: {place}").format(place=place),
        button=_("Number and print"),
        cancel=reverse("register:place", args=[pk]),
    )


@require_safe
def printed(request: HttpRequest, pk: uuid.UUID, copies: int) -> HttpResponse:
    """Give numbered forms as one accessible PDF, in the language of the page."""
    viewer = viewer_in(request)
    first = get_object_or_404(visible(viewer, FormNumber), pk=pk)
    same = FormNumber.objects.filter(
        place=first.place, form=first.form, number__gte=first.number
    )
    page = {
        "language": get_language(),
        "title": PaperForm(first.form).label,
        "form": first.form,
        "numbers": same.order_by("number")[:copies],
        "place": first.place,
        # What the page for the same fact asks, in the same words.
        "asked": IntakeForm(),
    }
    made = pdf(render_to_string("register/papers/form.html", page, request))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{first.number}.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponseBase:
    """Begin to enter a paper form by its number; what it says is asked next."""
    viewer = viewer_in(request)
    require(viewer, Do.RECORD, FormNumber)

    def act(form: NumberForm) -> HttpResponse:
        found = paper.waiting(form.cleaned_data["number"])
        get_object_or_404(visible(viewer, FormNumber), pk=found.pk)
        request.session[ENTERED] = found.number
        if found.form == PaperForm.HEADCOUNT:
            return redirect("register:count", found.place_id)
        return redirect("register:people")

    return handle(
        request,
        NumberForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Enter a paper form"),
        lead=_(
            "Write down when things occurred as the form says; the register adds now."
        ),
        button=_("Go on"),
        cancel=reverse("register:places"),
    )


def done_with(request: HttpRequest, what: str, *, by: Actor) -> None:
    """Tell that the paper form being entered, if there is one, is on record."""
    number = request.session.pop(ENTERED, "")
    if number:
        paper.entered(paper.waiting(number), what, by=by, at=timezone.now())
