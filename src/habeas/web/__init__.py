"""The web: one Django project whose apps record, decide, trace and supervise."""
