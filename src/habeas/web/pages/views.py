"""The pages that belong to no app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.i18n import set_language

change_language = login_not_required(set_language)


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show where somebody can go from here."""
    return render(request, "pages/home.html")


@login_not_required
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its token, and what to do."""
    del reason
    return render(request, "pages/forged.html", status=403)
