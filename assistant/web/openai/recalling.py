"""Where a conversation stands whose words a client sends along, told without trusting them.

Words that this shop and this client did exchange bring back what the shop itself had noted then. Any
other words only point: what customers said is read again for what they look for, and products that the
rest calls by name can be spoken of ("the second one"). Nothing else comes of them.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal, Protocol

from assistant.turn import Conversation, Message
from assistant.turning import SEARCHES
from assistant.understood import Understood

RECENT = 8
"""Messages, the last ones, that are read where nothing was noted."""
LONGEST = 2000
"""Characters of each that are read."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message as a client says that it was."""

    role: Literal["customer", "assistant"]
    text: str


class Reads(Protocol):
    def understand(self, text: str, conversation: Conversation) -> Understood: ...

    def named(self, text: str) -> Sequence[str]:
        """Ids of the products that a text calls by name, in its order."""
        ...


class Notes(Protocol):
    def find(self, keys: Iterable[str]) -> Mapping[str, Conversation]: ...


@dataclass(frozen=True, slots=True)
class Beginning:
    """`state` is what is gone on from, `messages` what is kept of the words: what an assistant is
    claimed to have said is not, unless this shop said it."""

    state: Conversation
    messages: tuple[Message, ...]


def sealed(api_key: str, conversation_id: str) -> str:
    """The secret of a conversation that was begun with a key: another key gives another one."""
    return hmac.new(api_key.encode(), f"conversation {conversation_id}".encode(), sha256).hexdigest()


def key_of(api_key: str, said: Sequence[Said]) -> str:
    """Under which is noted what these words have come to."""
    return list(_keys(api_key, said))[-1]


def beginning(api_key: str, said: Sequence[Said], notes: Notes, reads: Reads, at: datetime) -> Beginning:
    """Where a conversation stands in which this was said, by the longest part of it that is known."""
    keys = dict(enumerate(_keys(api_key, said), 1))
    found = notes.find(keys.values()) if keys else {}
    known = max((count for count, key in keys.items() if key in found), default=0)
    state = found[keys[known]] if known else Conversation("")
    for message in said[known:][-RECENT:]:
        state = _after(state, message, reads)
    ours = {
        count for count, key in keys.items() if key in found
    }  # each reply is noted as the end of its words
    kept = (message for count, message in enumerate(said, 1) if message.role == "customer" or count in ours)
    return Beginning(state, tuple(Message(message.role, message.text, at) for message in kept))


def _keys(api_key: str, said: Sequence[Said]) -> Iterator[str]:
    """A keyed hash of the first message, of the first two, and so on. White space does not count, since
    clients trim it."""
    words = hmac.new(api_key.encode(), b"history", sha256)
    for message in said:
        words.update(json.dumps([message.role, " ".join(message.text.split())]).encode())
        yield words.copy().hexdigest()


def _after(state: Conversation, message: Said, reads: Reads) -> Conversation:
    text = message.text[:LONGEST]
    if message.role == "customer":
        heard = reads.understand(text, state)
        searched = bool(SEARCHES & set(heard.intents))
        return replace(
            state,
            language=heard.language,
            query=heard.query if searched else state.query,
            focus=heard.references or state.focus,
            awaiting=None,
        )
    ids = tuple(reads.named(text))
    shown = (*state.shown, ids) if len(ids) > 1 else state.shown
    return replace(state, shown=shown, focus=ids or state.focus, awaiting=None)
