"""What conversations had come to when certain words had been said, found again by a hash of those words.

For callers that send the whole conversation with every message. Only what words alone may bring back is
kept: the products that were shown, the search that stands, the cart. Who was speaking, what was asked of
them at the service desk and what they were about to agree to is not in it, so nobody comes to those by
knowing what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Column, Engine, ForeignKey, Index, Integer, String, Table, Text, insert, select

from assistant.service import records
from assistant.service.conversations import append
from assistant.service.database import reading, writing
from assistant.service.tables import Identifier, Instant, metadata
from assistant.turn import Conversation, Message

recollections = Table(
    "recollections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    Column(
        "conversation_id", Identifier(32), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False
    ),
    Column("state", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
"""`key` is a keyed hash of all that was said; the same words may come to something more than once."""
Index("ix_recollections_key", recollections.c.key)
Index("ix_recollections_conversation_id", recollections.c.conversation_id)

OPEN = frozenset({"clarify", "narrow", "variant", "which"})
"""What a reply may ask for whose answer concerns products alone (see Awaiting)."""


def public(conversation: Conversation) -> Conversation:
    """Of a conversation what words alone may bring back."""
    awaiting = conversation.awaiting
    return Conversation(
        id="",
        language=conversation.language,
        shown=conversation.shown,
        focus=conversation.focus,
        query=conversation.query,
        awaiting=awaiting if awaiting is not None and awaiting.kind in OPEN else None,
        asked_about=conversation.asked_about,
        cart=conversation.cart,
    )


class Recollections:
    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def note(self, key: str, conversation: Conversation) -> None:
        """Keep what a conversation has come to under the words that were said in it."""
        row = {
            "key": key,
            "conversation_id": conversation.id,
            "state": records.write_state(public(conversation)),
            "at": self._now(),
        }
        with writing(self._engine) as connection:
            connection.execute(insert(recollections).values(row))

    def find(self, keys: Iterable[str]) -> Mapping[str, Conversation]:
        """By key what was noted last, without id and messages."""
        wanted = select(recollections.c.key, recollections.c.state).where(recollections.c.key.in_(list(keys)))
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(recollections.c.id)).all()
        return {key: public(records.read_state(state, "", 0)) for key, state in rows}

    def begin(self, started: Conversation, beginning: Conversation, said: Sequence[Message]) -> Conversation:
        """Let a conversation that was just started go on from `beginning`, after these messages."""
        begun = replace(public(beginning), id=started.id, version=started.version)
        with writing(self._engine) as connection:
            return append(connection, begun, tuple(said), self._now())
