"""The tables of what customers do and say, by pseudonym; `subjects` alone knows who a pseudonym is."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, Float, ForeignKey, Index, Integer, String, Table

from assistant.service.tables import Identifier, Instant, Words, metadata


def _subject() -> Column[str]:
    return Column("subject", String(32), ForeignKey("subjects.key", ondelete="CASCADE"), nullable=False)


subjects = Table(
    "subjects",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("customer_id", Identifier(200), unique=True),
    Column("created_at", Instant, nullable=False),
    Column("personal", Boolean, nullable=False),
)
"""`key` is random. Without a `customer_id` it is a visitor; not `personal` is one who wants no profile."""

subject_conversations = Table(
    "subject_conversations",
    metadata,
    Column(
        "conversation_id",
        Identifier(32),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    _subject(),
)
Index("ix_subject_conversations_subject", subject_conversations.c.subject)

behaviour_events = Table(
    "behaviour_events",
    metadata,
    Column("id", Integer, primary_key=True),
    _subject(),
    Column("kind", String(16), nullable=False),
    Column("product_id", Identifier(200), nullable=False),
    Column("variant_id", Identifier(200)),
    Column("quantity", Integer, nullable=False),
    Column("seconds", Float),
    Column("at", Double, nullable=False),
    Column("session", Identifier(64)),
    Column("reply_id", Identifier(64)),
    Column("position", Integer),
    Column("source", String(16), nullable=False),
    Column("key", Identifier(200), unique=True),
)
"""`at` is in seconds since 1970."""
Index("ix_behaviour_events_subject", behaviour_events.c.subject, behaviour_events.c.at)
Index("ix_behaviour_events_at", behaviour_events.c.at)
Index("ix_behaviour_events_reply_id", behaviour_events.c.reply_id)

impressions = Table(
    "impressions",
    metadata,
    Column("reply_id", Identifier(64), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _subject(),
    Column("product_id", Identifier(200), nullable=False),
    Column("at", Double, nullable=False),
    Column("surface", String(16), nullable=False),
    Column("model", String(64), nullable=False),
    Column("score", Float),
    Column("propensity", Float),
    Column("recalls", Words, nullable=False),
)
"""Each product that was shown, and what put it there: `recalls` is a JSON object of their scores, empty
for a search. `reply_id` is a reply's, or that of a list which the API gave."""
Index("ix_impressions_subject", impressions.c.subject)
Index("ix_impressions_at", impressions.c.at)

preferences = Table(
    "preferences",
    metadata,
    Column("id", Integer, primary_key=True),
    _subject(),
    Column("attribute", Words, nullable=False),
    Column("value", Words, nullable=False),
    Column("likes", Boolean, nullable=False),
    Column("said", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("conversation_id", Identifier(32)),
)
Index("ix_preferences_subject", preferences.c.subject)

followed_orders = Table(
    "followed_orders",
    metadata,
    Column("order_id", Identifier(200), ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
)
"""The version of each of the shop's own orders that events were last made of."""

turn_arms = Table(
    "turn_arms",
    metadata,
    Column("reply_id", Identifier(64), ForeignKey("turns.reply_id", ondelete="CASCADE"), primary_key=True),
    Column("experiment", String(64), primary_key=True),
    Column("arm", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("at", Double, nullable=False),
)
"""Which arm of which experiment each turn was made in; `unit` is what was assigned to it, hashed."""
Index("ix_turn_arms_experiment", turn_arms.c.experiment, turn_arms.c.at)

experiment_units = Table(
    "experiment_units",
    metadata,
    Column("experiment", String(64), primary_key=True),
    Column("unit", String(64), primary_key=True),
    Column("arm", String(64), nullable=False),
    Column("propensity", Float, nullable=False),
    Column("chances", Words, nullable=False),
    Column("at", Double, nullable=False),
)
"""Which arm each unit was given, which it keeps; `propensity` is the chance that it had of it, and
`chances` a JSON object of those of all arms at that moment."""

experiment_arms = Table(
    "experiment_arms",
    metadata,
    Column("experiment", String(64), primary_key=True),
    Column("arm", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("reason", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("alpha", Float, nullable=False),
    Column("beta", Float, nullable=False),
)
"""What became of an arm while it ran: `state` is running or stopped, and `reason` says why; `alpha` and
`beta` are the counts that Thompson sampling draws from."""

audits = Table(
    "audits",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("what", String(32), nullable=False),
    Column("counts", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant),
)
"""That somebody's data was exported or erased, without a word of whose; kept `until` then."""
