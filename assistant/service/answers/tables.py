"""The table of answers: drafts and those that the owner has approved."""

from __future__ import annotations

from sqlalchemy import Column, Double, Float, Index, Integer, String, Table, Text

from assistant.service.tables import Identifier, Words, metadata

team_answers = Table(
    "team_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Identifier(64), nullable=False, unique=True),
    Column("state", String(16), nullable=False),
    Column("question", Words, nullable=False),
    Column("answer", Words, nullable=False),
    Column("product_id", Identifier(200)),
    Column("language", String(16), nullable=False),
    Column("times", Integer, nullable=False),
    Column("agreeing", Float, nullable=False),
    Column("others", Text, nullable=False),
    Column("first_at", Double),
    Column("last_at", Double),
    Column("made_at", Double, nullable=False),
    Column("approved_at", Double),
    Column("section", Identifier(400)),
    Column("section_hash", String(64)),
    Column("why", Text),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("decided_by", Text),
    Column("decided_at", Double),
)
"""`key` is of the question, so that the same file read again makes no second draft. `others` is JSON: the
answers that say something else. `section` is the policy section nearest to it when it was approved, and
`section_hash` what stood there. `revision` counts its changes. Times are in seconds since 1970."""
Index("ix_team_answers_state", team_answers.c.state)
