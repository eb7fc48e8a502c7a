"""Names of people: folded to one script, so that one spelling finds another."""
