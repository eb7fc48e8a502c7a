"""Where the register's pages are offered, and to whom."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Role
from habeas.web.pages.navigation import Entry
from habeas.web.register.models import (
    BulkExport,
    Contradiction,
    Custody,
    Person,
    Place,
    Posting,
)
from habeas.web.register.queries.access import NotAllowedError, may, viewer_in
from habeas.web.register.queries.grants import Do
from habeas.web.trail.models import Recorded


def to_whom_sees(kind: type[Recorded]) -> Callable[[HttpRequest], bool]:
    """Offer a page to those who may see a kind of fact."""

    def shown(request: HttpRequest) -> bool:
        try:
            return may(viewer_in(request), Do.SEE, kind)
        except NotAllowedError:
            return False

    return shown


def to_whom_is(*roles: Role) -> Callable[[HttpRequest], bool]:
    """Offer a page to those who hold one of these roles."""

    def shown(request: HttpRequest) -> bool:
        try:
            return viewer_in(request).holds(*roles)
        except NotAllowedError:
            return False

    return shown


ENTRIES = (
    Entry(
        _("My file"),
        "register:own",
        _("Who holds you, until when, and what you may do"),
        shown=to_whom_is(Role.DETAINED_PERSON),
        order=5,
    ),
    Entry(
        _("Custodies"),
        "register:custodies",
        _("Who is held, where, since when, and what is overdue"),
        shown=to_whom_sees(Custody),
        order=10,
    ),
    Entry(
        _("Tasks"),
        "register:tasks",
        _("What you owe, and by when"),
        shown=to_whom_sees(Custody),
        order=15,
    ),
    Entry(
        _("People"),
        "register:people",
        _("Find a person, or register one"),
        shown=to_whom_sees(Person),
        order=20,
    ),
    Entry(
        _("Places"),
        "register:places",
        _("What they are, who answers for them, and their headcounts"),
        shown=to_whom_sees(Place),
        order=30,
    ),
    Entry(
        _("Identical reasons"),
        "register:identical",
        _("The same words for many people"),
        shown=to_whom_is(Role.CHECKING_OFFICER, Role.MONITOR),
        order=55,
        is_main=False,
    ),
    Entry(
        _("Contradictions"),
        "register:contradictions",
        _("Records that cannot all be true"),
        shown=to_whom_sees(Contradiction),
        order=40,
        is_main=False,
    ),
    Entry(
        _("Visits"),
        "register:visits",
        _("What monitoring bodies found"),
        shown=to_whom_is(Role.MONITOR),
        order=60,
    ),
    Entry(
        _("Who read what"),
        "register:reads",
        _("Every reading of a file"),
        shown=to_whom_is(Role.MONITOR),
        order=70,
        is_main=False,
    ),
    Entry(
        _("Exports"),
        "register:exports",
        _("All facts as files, when two people agree"),
        shown=to_whom_sees(BulkExport),
        order=80,
        is_main=False,
    ),
    Entry(
        _("Postings"),
        "register:postings",
        _("Who works where"),
        shown=to_whom_sees(Posting),
        order=90,
        is_main=False,
    ),
    Entry(
        _("Engagements"),
        "register:engage_by_reference",
        _("Counsel, interpreters and judges for a custody"),
        shown=to_whom_is(Role.ADMINISTRATOR),
        order=91,
        is_main=False,
    ),
    Entry(
        _("Accounts of people held"),
        "register:give_account",
        _("By which they read their own file"),
        shown=to_whom_is(Role.ADMINISTRATOR, Role.SOCIAL_WORKER),
        order=92,
        is_main=False,
    ),
)
