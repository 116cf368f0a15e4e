"""Languages as data: which there are, their words for what shops sell, their numbers and their tokens."""
