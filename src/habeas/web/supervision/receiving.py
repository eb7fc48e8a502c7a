"""What supervision takes from a document as soon as the library has it."""

from habeas.web.library.actions.adding import Added
from habeas.web.library.signals import added
from habeas.web.supervision.actions.filling import fill
from habeas.web.supervision.actions.finding import follow
from habeas.web.trail.actions import Actor, written


def receive(*, found: Added, by: Actor, **sent: object) -> None:
    """Fill in what a new document tells."""
    del sent
    fill(found, by=by)


def connect() -> None:
    """Have the library tell of each document, the trail of each recommendation."""
    added.connect(receive, dispatch_uid="supervision.receive")
    written.connect(follow, dispatch_uid="supervision.follow")
