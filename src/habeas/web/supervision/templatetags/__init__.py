"""What supervision's templates draw with."""
