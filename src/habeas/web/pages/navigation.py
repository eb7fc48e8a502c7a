"""The entries of the navigation, given by each app in a module `navigation`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db.models import TextChoices
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in."""
    return bool(request.user.is_authenticated)


def to_everybody(request: HttpRequest) -> bool:
    """Offer a page to whoever comes, signed in or not."""
    del request
    return True


class Section(TextChoices):
    """A part of the service, with pages of its own."""

    REGISTER = "register", pgettext_lazy("section", "Register")
    SUPERVISION = "supervision", _("Supervision")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go: its name, the name of its address, and who is shown it.

    An app lists its own as `ENTRIES` in a module named `navigation`. `shown` decides
    what is offered, never what is allowed: the view itself does that. What is not
    main stands on the first page alone, and not at the head of every page.
    """

    label: str | Promise
    address: str
    hint: str | Promise = ""
    shown: Callable[[HttpRequest], bool] = is_signed_in
    order: int = 50
    section: Section = Section.REGISTER
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one page shows it."""

    label: str | Promise
    hint: str | Promise
    url: str
    is_current: bool
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """The links of one section, in their order."""

    section: Section
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """All that somebody is offered, by section, and in which section they are."""

    groups: tuple[Group, ...]
    here: Section | None

    @property
    def bar(self) -> tuple[Link, ...]:
        """The main links of the section one is in, and the way to the others."""
        return tuple(
            link
            for group in self.groups
            for link in (
                [one for one in group.links if one.is_main or one.is_current]
                if group.section is self.here
                else [_way_to(group)]
            )
        )


def _way_to(group: Group) -> Link:
    return Link(group.section.label, "", group.links[0].url, is_current=False)


def navigation(request: HttpRequest) -> Navigation:
    """Give the entries that this person is offered, the one they are at marked."""
    shown = [(e, reverse(e.address)) for e in _entries() if e.shown(request)]
    # The longest address that begins this page's is where one is.
    here = max(
        (url for __, url in shown if request.path.startswith(url)), key=len, default=""
    )
    groups = tuple(
        Group(section, tuple(_links(section, shown, here)))
        for section in Section
        if any(entry.section is section for entry, __ in shown)
    )
    at = (entry.section for entry, url in shown if url == here)
    return Navigation(groups, next(at, groups[0].section if groups else None))


def _links(
    section: Section, shown: Iterable[tuple[Entry, str]], here: str
) -> Iterator[Link]:
    for entry, url in shown:
        if entry.section is section:
            yield Link(entry.label, entry.hint, url, url == here, entry.is_main)


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(sorted(_found(), key=lambda entry: entry.order))


def _found() -> Iterator[Entry]:
    for app in apps.get_app_configs():
        if app.name.startswith("habeas.") and module_has_submodule(
            app.module, "navigation"
        ):
            yield from getattr(import_module(f"{app.name}.navigation"), "ENTRIES", ())
