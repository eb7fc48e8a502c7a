"""Reads, and who may add and correct; whoever looks may read."""
