"""What may be asked of a custody, a place and a measure."""
