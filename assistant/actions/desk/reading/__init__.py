"""What customers mean: their words, read by their own records."""

from assistant.actions.desk.reading.read import read

__all__ = ["read"]
