"""The shop's rules of what may be done with an order: pure functions of the records and a day."""

from assistant.service.rules.rules import Rules

__all__ = ["Rules"]
