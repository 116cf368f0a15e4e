"""The tables of the records room. `assistant/migrations` makes them; a test holds both together."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from assistant.service.sealing import Sealed, storable

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware datetime. SQLite keeps no time zone, so what is stored is UTC everywhere."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("times are aware")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Free text from outside."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and storable(value)


def identifier(said: str) -> str:
    """An id as a column has it."""
    return said.replace("\0", "?").encode("utf-8", "replace").decode()


class Identifier(TypeDecorator[str]):
    """An id, which may have come from outside: one that no row can have finds none."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and identifier(value)


def _conversation(name: str = "conversation_id") -> Column[str]:
    return Column(name, Identifier(32), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)


conversations = Table(
    "conversations",
    metadata,
    Column("id", Identifier(32), primary_key=True),
    Column("secret_hash", String(64), nullable=False),
    Column("locale", String(35)),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("turn_token", String(32)),
    Column("turn_until", Instant),
)
"""`state` is the conversation without its messages; `turn_*` says who answers, and till when at most."""
Index("ix_conversations_updated_at", conversations.c.updated_at)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    _conversation(),
    Column("position", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("text", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reply_id", Identifier(64)),
    Column("author", Words),
    Column("key", Identifier(200)),
    UniqueConstraint("conversation_id", "position"),
)
"""`author` is the name of the person, where one of the shop's staff wrote it; `key` is what the client
that sent it calls it, against saying it twice."""
Index("uq_messages_key", messages.c.conversation_id, messages.c.key, unique=True)

turns = Table(
    "turns",
    metadata,
    Column("reply_id", Identifier(64), primary_key=True),
    _conversation(),
    Column("position", Integer, nullable=False),
    Column("reply", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("outcomes", Text, nullable=False),
    Column("generator", String(200), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("cut_version", Integer),
    UniqueConstraint("conversation_id", "position"),
)
"""`position` is that of the reply among the conversation's messages. `cut_version` is the version of the
conversation in which a reply was kept whose words were cut off; none where they are whole."""

turn_facts = Table(
    "turn_facts",
    metadata,
    Column("reply_id", Identifier(64), ForeignKey("turns.reply_id", ondelete="CASCADE"), primary_key=True),
    Column("conversation_id", Identifier(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("intent", String(32), nullable=False),
    Column("writer", String(16), nullable=False),
    Column("seconds", Float),
    Column("first_s", Float),
    Column("miss", String(16)),
    Column("about", Words),
    Column("about_key", Words),
)
"""One short row a turn, to be counted: what stands in `turns` besides, and how long it took. `at` is in
seconds since 1970, `writer` is model, template, both or nobody; `miss` says how nothing was found, of what
`about` names, `about_key` being the same for the same question."""
Index("ix_turn_facts_at", turn_facts.c.at)

refusals = Table(
    "refusals",
    metadata,
    Column("reply_id", Identifier(64), ForeignKey("turns.reply_id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sentence", Words, nullable=False),
    Column("writer", String(16), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("detail", Words, nullable=False),
)
"""Sentences that the check refused, of each turn the first few."""

handoffs = Table(
    "handoffs",
    metadata,
    Column("id", Identifier(32), primary_key=True),
    _conversation(),
    Column("topic", Words, nullable=False),
    Column("text", Sealed, nullable=False),
    Column("contact", Sealed),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("state", String(16), nullable=False),
    Column("owner", Words),
    Column("taken_at", Instant),
    Column("updated_at", Instant, nullable=False),
)
"""`state` is queue, person, returned or closed; `owner` names the person who took it. One that is
returned or closed has its `closed_at`."""
Index(
    "uq_handoffs_open",
    handoffs.c.conversation_id,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

handoff_steps = Table(
    "handoff_steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("handoff_id", Identifier(32), ForeignKey("handoffs.id", ondelete="CASCADE"), nullable=False),
    Column("step", String(16), nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Sealed),
    Column("key", Identifier(200)),
    UniqueConstraint("handoff_id", "key"),
)
"""What was done with a hand-off, by whom and when; `key` is the client's own, against doing it twice."""

conversation_events = Table(
    "conversation_events",
    metadata,
    Column(
        "conversation_id",
        Identifier(32),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("data", Words, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What a customer is told outside of a turn; `number` rises by one within a conversation."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Identifier(32), primary_key=True),
    _conversation(),
    Column("body", Sealed, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("problem", Words),
)
"""What the shop's helpdesk has still to be told; a row goes once it was taken there."""
Index("ix_outbox_due_at", outbox.c.due_at)

feedback = Table(
    "feedback",
    metadata,
    Column("reply_id", Identifier(64), ForeignKey("turns.reply_id", ondelete="CASCADE"), primary_key=True),
    Column("rating", String(8), nullable=False),
    Column("reasons", Words, nullable=False),
    Column("comment", Words),
    Column("given_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
Index("ix_feedback_changed_at", feedback.c.changed_at)

ingests = Table(
    "ingests",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("asked", Words, nullable=False),
    Column("progress", Words, nullable=False),
    Column("outcome", Words),
    Column("created_at", Instant, nullable=False),
)
"""Feeds handed to the process that owns the index; `state` is waiting, running, stopping or done."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Instant, nullable=False),
)
"""What one process at a time may do, and till when unless it says so again."""

copy_drafts = Table(
    "copy_drafts",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("product_id", Identifier(200), nullable=False),
    Column("language", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("tone", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("copy", Words, nullable=False),
    Column("stamp", String(64), nullable=False),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("product_id", "language", "kind", name="uq_copy_drafts_product_id_language_kind"),
)
"""Copy for products that was drafted, never published from here; `state` is draft, approved or dropped,
`copy` its lines as JSON, `stamp` the fingerprint of what the product said when it was drafted."""
Index("ix_copy_drafts_state", copy_drafts.c.state)
