"""Foreign files turned into canonical tables, by adapters."""

from habeas.engine.adapting.adapt import adapt
from habeas.engine.adapting.adapted import QUALITY, Adapted, Records
from habeas.engine.adapting.figures import Figure
from habeas.engine.adapting.shelf import load, names, recognise

__all__ = [
    "QUALITY",
    "Adapted",
    "Figure",
    "Records",
    "adapt",
    "load",
    "names",
    "recognise",
]
