"""Pages: each finds, asks whether one may, and answers."""
