"""The tables of identity. Neither codes nor addresses are in them: keyed hashes are."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from assistant.service.tables import Identifier, Instant, metadata

codes = Table(
    "identity_codes",
    metadata,
    Column(
        "conversation_id",
        Identifier(32),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("customer_id", Identifier(200)),
    Column("account", String(64), nullable=False),
    Column("code_hash", String(64), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("until", Instant, nullable=False),
)
"""The last code of a conversation. `customer_id` is null where what was claimed is nobody's: such a
row is made, tried and counted like any other. `account` is what wrong tries are counted under."""
Index("ix_identity_codes_until", codes.c.until)

limits = Table(
    "identity_limits",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Instant, nullable=False),
)
"""How often something was done since its time began; past `until` it begins anew."""
Index("ix_identity_limits_until", limits.c.until)

tokens = Table(
    "identity_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("conversation_id", Identifier(32), nullable=False),
    Column("until", Instant, nullable=False),
)
"""Tokens with an id of their own, each with the one conversation that it was used in. It outlives an
erased conversation until the token itself has run out, or the token could be used again."""
Index("ix_identity_tokens_until", tokens.c.until)
