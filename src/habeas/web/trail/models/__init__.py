"""The chain of entries, and what every recorded fact has."""

from habeas.web.trail.models.entry import Action, Entry, Head
from habeas.web.trail.models.recorded import Recorded

__all__ = ["Action", "Entry", "Head", "Recorded"]
