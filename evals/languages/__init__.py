"""Whole turns in other languages, held against the same messages in English."""
