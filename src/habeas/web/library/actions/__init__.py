"""Writes: each atomic, each told to the trail."""
