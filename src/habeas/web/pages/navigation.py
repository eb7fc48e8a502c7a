"""The entries of the navigation, given by each app in a module `navigation`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in."""
    return bool(request.user.is_authenticated)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go: its name, the name of its address, and who is shown it.

    An app lists its own as `ENTRIES` in a module named `navigation`. `shown` decides
    what is offered, never what is allowed: the view itself does that.
    """

    label: str | Promise
    address: str
    hint: str | Promise = ""
    shown: Callable[[HttpRequest], bool] = is_signed_in
    order: int = 50


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one page shows it."""

    label: str | Promise
    hint: str | Promise
    url: str
    is_current: bool


def links(request: HttpRequest) -> list[Link]:
    """Give the entries that this person is offered, the one they are at marked."""
    shown = [(e, reverse(e.address)) for e in _entries() if e.shown(request)]
    # The longest address that begins this page's is where one is.
    here = max(
        (url for _, url in shown if request.path.startswith(url)), key=len, default=""
    )
    return [Link(e.label, e.hint, url, url == here) for e, url in shown]


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(sorted(_found(), key=lambda entry: entry.order))


def _found() -> Iterator[Entry]:
    for app in apps.get_app_configs():
        if app.name.startswith("habeas.") and module_has_submodule(
            app.module, "navigation"
        ):
            yield from getattr(import_module(f"{app.name}.navigation"), "ENTRIES", ())
