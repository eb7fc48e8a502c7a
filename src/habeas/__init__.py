"""Habeas: the right to liberty of migrants, as software."""

__version__ = "0.1.0"
