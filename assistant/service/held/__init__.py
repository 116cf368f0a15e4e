"""What the output policy held back, and what staff thought of it."""

from assistant.service.held.queue import HeldBack, HeldLine, State, Writer

__all__ = ["HeldBack", "HeldLine", "State", "Writer"]
