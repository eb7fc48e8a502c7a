"""One's own account, and the pages of an administrator."""
