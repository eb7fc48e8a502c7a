"""Facts that documents tell, each kept once however many documents tell it."""

from typing import Any, TypeVar

from habeas.web.trail.actions import Actor, record
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)


def once(model: type[R], key: dict[str, Any], rest: dict[str, Any], by: Actor) -> R:
    """Find a fact by its key, or record it."""
    found: R | None = model._default_manager.filter(withdrawn_at=None, **key).first()
    return found or record(model(**key, **rest), by=by)
