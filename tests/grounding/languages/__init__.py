"""The check of sentences in other languages than English."""
