"""What the shop's order system was asked to change, and each time that it was asked."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from assistant.service.orders.tables import LONGEST_ID
from assistant.service.sealing import Sealed
from assistant.service.tables import Identifier, Instant, Words, metadata

remote_changes = Table(
    "remote_changes",
    metadata,
    Column("key", Identifier(LONGEST_ID), primary_key=True),
    Column("quote", Sealed, nullable=False),
    Column("agreement", Sealed, nullable=False),
    Column("before", Sealed, nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", Sealed),
    Column("asked_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
)
"""`state` is "open" until it is known what became of it, then "done" (`outcome` is the receipt) or
"refused" (`outcome` is the reason). An open one is asked after from `due_at` on."""
Index("ix_remote_changes_due", remote_changes.c.state, remote_changes.c.due_at)

remote_attempts = Table(
    "remote_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Identifier(LONGEST_ID), nullable=False, index=True),
    Column("what", String(16), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("detail", Words, nullable=False),
    Column("at", Instant, nullable=False),
)
"""`what` is "asked" or "asked after". These are books, too: they outlast everything else."""
