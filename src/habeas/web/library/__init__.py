"""The library: documents of the Committee, read, addressed, linked and corrected."""
