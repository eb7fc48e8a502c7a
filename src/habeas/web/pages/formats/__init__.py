"""How each language writes days and moments: the day first, and a clock of 24 hours."""
