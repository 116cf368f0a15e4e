"""The table of what was held back."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, String, Table, Text

from assistant.service.tables import Identifier, Instant, Words, metadata

held_back = Table(
    "held_back",
    metadata,
    Column("id", Identifier(32), primary_key=True),
    Column("conversation_id", Identifier(32), ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("reply_id", Identifier(64)),
    Column("writer", String(16), nullable=False),
    Column("language", String(16), nullable=False),
    Column("category", String(16), nullable=False),
    Column("layer", String(16), nullable=False),
    Column("sure", Float, nullable=False),
    Column("text", Words, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reviewed_by", Words),
    Column("reviewed_at", Instant),
    Column("note", Words),
)
"""`evidence` is a JSON list of ids; `conversation_id` is null for what belongs to none (drafted copy)."""
Index("ix_held_back_conversation_id", held_back.c.conversation_id)
Index("ix_held_back_at", held_back.c.at)
