"""Recommendations brought in by files, and given out as files."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from habeas.treaty.brought import read_brought
from habeas.web.pages.forms import handle, posted
from habeas.web.supervision.actions.bringing import (
    Plan,
    carry_out,
    held,
    hold,
    let_go,
    plan,
)
from habeas.web.supervision.forms import BringForm
from habeas.web.supervision.queries.access import Act, actor_for, may
from habeas.web.supervision.queries.giving import Shape, given_out
from habeas.web.supervision.queries.sought import all_found

# So many doubtful records and rows left out are shown; the file has them all.
_SHOWN = 100


def bring(request: HttpRequest, code: str = "") -> HttpResponseBase:
    """Tell what would come of a file; nothing is written before it is confirmed.

    What is to another State than one's own is left out, by its name.
    """
    actor_for(request.user, Act.IMPORT, state=code)
    form = BringForm(posted(request), request.FILES or None)

    def act(form: BringForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        data = file.read()
        said = {
            "plan": _plan(request, data, file.name),
            "digest": hold(data),
            "name": file.name,
            "most": _SHOWN,
        }
        return render(request, "supervision/brought.html", said)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Import recommendations"),
        button=_("Show what would be imported"),
        cancel=reverse("supervision:recommendations"),
    )


@require_POST
def confirm_bringing(request: HttpRequest) -> HttpResponse:
    """Keep what a file brings, as its plan was shown."""
    actor = actor_for(request.user, Act.IMPORT, state="")
    digest, name = request.POST.get("digest", ""), request.POST.get("name", "")[:200]
    planned = _plan(request, held(digest), name)
    kept = carry_out(planned, source=name, by=actor)
    let_go(digest)
    told = ngettext("%(n)s record was kept.", "%(n)s records were kept.", kept)
    messages.success(request, told % {"n": kept})
    return redirect("supervision:recommendations")


def _plan(request: HttpRequest, data: bytes, name: str) -> Plan:
    file = read_brought(data, name=name, today=timezone.localdate())
    states = {each.state for each in file.records}
    own = {s for s in states if may(request.user, Act.IMPORT, state=s)}
    others = [
        _("%(id)s: it is to %(state)s, which is not your State")
        % {"id": each.id, "state": each.state}
        for each in file.records
        if each.state not in own
    ]
    records = tuple(each for each in file.records if each.state in own)
    left_out = (*file.left_out, *others)
    return plan(replace(file, records=records, left_out=left_out))


@login_not_required
def give_out(request: HttpRequest, shape: str) -> HttpResponse:
    """Give what the list shows in the shape of UHRI or of IMPACT OSS."""
    if shape not in Shape.values:
        raise Http404
    text = given_out(Shape(shape), all_found(request.GET))
    kind = "application/json" if shape == Shape.UHRI else "text/csv"
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    name = f"recommendations.{shape}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
