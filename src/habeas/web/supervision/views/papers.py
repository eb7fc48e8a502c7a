"""Documents made for a State, as Word or as accessible PDF."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from habeas.web.pages.printing import pdf
from habeas.web.supervision.queries.pack import pack_of
from habeas.web.supervision.queries.papers import Paper, written
from habeas.web.supervision.queries.word import as_word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_not_required
def paper(request: HttpRequest, code: str, name: str, form: str) -> HttpResponse:
    """Make a document of what is on record of a State."""
    if name not in Paper.values or form not in {"docx", "pdf"}:
        raise Http404
    made = written(Paper(name), code, on=timezone.localdate())
    if form == "docx":
        content, kind = as_word(made), _WORD
    else:
        said = {
            "written": made,
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
        }
        html = render_to_string("supervision/paper.html", said, request)
        content, kind = pdf(html), "application/pdf"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{code}-{name}.{form}"'
    return response


@login_not_required
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """Give the newest observations on a State, ready to be passed on."""
    del request
    made = pack_of(code, on=timezone.localdate())
    response = HttpResponse(made.zipped(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{code}-pack.zip"'
    return response
