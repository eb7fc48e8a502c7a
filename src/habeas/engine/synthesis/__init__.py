"""Canonical tables of a fictional State, with breaches planted and told."""

from habeas.engine.synthesis.recipe import Recipe
from habeas.engine.synthesis.writing import FILES, RECIPE, TRUTH, Format, make

__all__ = ["FILES", "RECIPE", "TRUTH", "Format", "Recipe", "make"]
