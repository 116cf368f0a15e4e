"""A message in any language, read into English for the rules that understand it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.turn import Conversation
from assistant.understanding.nearest import Vote


@dataclass(frozen=True, slots=True)
class Gloss:
    """`english` is what the rules understand: the message itself where it is English, names, numbers and
    addresses as they were typed. It is never shown to anybody. `known` is the share of the message's
    words that were understood, from 0 to 1; where it is little, `vote` is what the message is likest."""

    text: str
    language: str
    english: str
    known: float = 1.0
    vote: Vote | None = None


class Glosses(Protocol):
    def gloss(self, text: str, conversation: Conversation) -> Gloss:
        """Never raises on any text."""
        ...
