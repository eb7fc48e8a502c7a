"""The append-only history of every fact and every read, chained by hash."""
