"""The standards, one module per group, each beside its citation."""
