"""Supervision: parties, calendar, cycles, recommendations, and what came of them."""
