"""What the library tells those above it."""

from django.dispatch import Signal

# Sent once a document was added, with `found` (what was added) and `by`.
added = Signal()
