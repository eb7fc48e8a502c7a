"""How fast, how large and how right: our audit beside the same work done otherwise."""
