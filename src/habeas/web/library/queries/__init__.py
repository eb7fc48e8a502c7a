"""Reads, and who may see what."""
