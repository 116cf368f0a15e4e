"""Products by their pictures."""
