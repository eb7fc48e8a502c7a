"""The rulebook written out as Python, which needs no plan: for a few cases at once."""
