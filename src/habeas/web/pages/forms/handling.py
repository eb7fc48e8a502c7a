"""The way of a form through a view: shown, sent, acted on or shown again."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render

from habeas.law.errors import HabeasError
from habeas.web.pages import once
from habeas.web.pages.errors import LEFT_ALONE, status_of

F = TypeVar("F", bound=BaseForm)


def posted(request: HttpRequest) -> QueryDict | None:
    """Give what to bind a form to: what was sent, or was kept when a session ended."""
    if request.method == "POST":
        return request.POST
    return getattr(request, "kept", None)


def handle(
    request: HttpRequest,
    form: F,
    *,
    template: str,
    act: Callable[[F], HttpResponseBase],
    **context: Any,
) -> HttpResponseBase:
    """Act on a valid form once, in one transaction; or show it with its errors.

    `act` does what the form is for and gives the answer, a redirect; what it raises as
    HabeasError is told above the form, with all that was typed, and nothing is saved.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return once.act_once(request, lambda: act(form))
            except HabeasError as error:
                status = status_of(error)
                if status in LEFT_ALONE:
                    raise
                form.add_error(None, str(error))
                form.was_sent = isinstance(error, once.SentAlreadyError)  # type: ignore[attr-defined]  # read by {% once %}
    return render(request, template, {**context, "form": form}, status=status)
