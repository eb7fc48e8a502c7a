"""Reviews and hearings, and whether those who look are independent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import facts
from habeas.web.register.actions.reading import opened
from habeas.web.register.forms.reviewing import HearingForm, ReviewForm
from habeas.web.register.models import Custody, Hearing, Review
from habeas.web.register.queries.access import Viewer, require, viewer_of
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.independence import independence
from habeas.web.register.words_of_reviewing import TIES


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record a review of a custody."""
    viewer = viewer_of(request.user)
    custody = opened(viewer, Custody, reference=reference)
    form = ReviewForm(posted(request))
    return _recorded(request, viewer, custody, form, title=_("Record a review"))


@require_http_methods(["GET", "POST"])
def hearing(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record a hearing, or an application to a court."""
    viewer = viewer_of(request.user)
    custody = opened(viewer, Custody, reference=reference)
    form = HearingForm(posted(request))
    return _recorded(request, viewer, custody, form, title=_("Record a hearing"))


def _recorded(
    request: HttpRequest,
    viewer: Viewer,
    custody: Custody,
    form: ReviewForm | HearingForm,
    *,
    title: str,
) -> HttpResponseBase:
    kind = type(form.instance)
    by = require(viewer, Do.RECORD, kind, within=custody)

    def act(form: ReviewForm | HearingForm) -> HttpResponse:
        made: Hearing | Review = form.save(commit=False)
        made.custody = custody
        facts.record(made, by=by, at=timezone.now())
        messages.success(request, _("Recorded."))
        if made.ordered_release:
            messages.warning(
                request, _("Release was ordered: it is instructed, and all are told.")
            )
        for words in _told(made, custody):
            messages.info(request, words)
        return redirect("register:custody", custody.reference)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=title,
        button=_("Record"),
        cancel=reverse("register:custody", args=[custody.reference]),
    )


def _told(made: Hearing | Review, custody: Custody) -> list[str]:
    """Say what ties whoever looked to those who detain."""
    if made.authority is None:
        return []
    found = independence(made.authority, custody, may_release=made.may_release)
    if found.is_independent:
        return [_("The body that looked is independent of those who detain.")]
    return [str(TIES[tie]) for tie in found.ties]
