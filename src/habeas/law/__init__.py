"""What a citation, an edition, a threshold, a verdict and an error are."""
