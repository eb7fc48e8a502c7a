"""Running a register: set up, serve, sweep, verify, back up, restore, demonstrate."""
