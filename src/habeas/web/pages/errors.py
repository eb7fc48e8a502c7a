"""Errors that a user can put right, answered with a page that says how."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.law.errors import HabeasError

Answer = Callable[[HttpRequest], HttpResponse]
# What no other wording of a form would change.
LEFT_ALONE = frozenset({403, 404})


def status_of(error: HabeasError) -> int:
    """Give the status of an error's answer: its own `status`, else 422."""
    return int(getattr(error, "status", 422))


class ErrorsMiddleware:
    """Answer a HabeasError that no view has met with a page and its status."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self._answer(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Make a page of what the error says; leave all other errors alone."""
        if not isinstance(error, HabeasError):
            return None
        status = status_of(error)
        return render(request, "pages/refused.html", {"error": error}, status=status)
