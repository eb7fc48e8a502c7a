"""Adapters drafted for files nobody has described: guesses, for a human to mend."""

from habeas.engine.adapting.drafting.draft import draft

__all__ = ["draft"]
