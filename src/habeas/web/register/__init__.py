"""The register: each deprivation of liberty, decided, timed and reviewed."""
