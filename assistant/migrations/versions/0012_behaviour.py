"""What customers do and say of products, experiments, and the audit of erasures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def _subject(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = f"fk_{table}_subject"
    return (
        sa.Column("subject", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subjects.key"], name, ondelete="CASCADE"),
    )


def upgrade() -> None:
    _people()
    _deeds()
    _experiments()
    op.create_table(
        "audits",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
    )


def _people() -> None:
    op.create_table(
        "subjects",
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("customer_id", sa.String(200)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("personal", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_subjects"),
        sa.UniqueConstraint("customer_id", name="uq_subjects_customer_id"),
    )
    op.create_table(
        "subject_conversations",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        *_subject("subject_conversations"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_subject_conversations"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            "fk_subject_conversations_conversation_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_subject_conversations_subject", "subject_conversations", ["subject"])
    op.create_table(
        "preferences",
        sa.Column("id", sa.Integer, nullable=False),
        *_subject("preferences"),
        sa.Column("attribute", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("likes", sa.Boolean, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_preferences"),
    )
    op.create_index("ix_preferences_subject", "preferences", ["subject"])


def _deeds() -> None:
    op.create_table(
        "behaviour_events",
        sa.Column("id", sa.Integer, nullable=False),
        *_subject("behaviour_events"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("product_id", sa.String(200), nullable=False),
        sa.Column("variant_id", sa.String(200)),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("session", sa.String(64)),
        sa.Column("reply_id", sa.String(64)),
        sa.Column("position", sa.Integer),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("key", sa.String(200)),
        sa.PrimaryKeyConstraint("id", name="pk_behaviour_events"),
        sa.UniqueConstraint("key", name="uq_behaviour_events_key"),
    )
    op.create_index("ix_behaviour_events_subject", "behaviour_events", ["subject", "at"])
    op.create_index("ix_behaviour_events_at", "behaviour_events", ["at"])
    op.create_index("ix_behaviour_events_reply_id", "behaviour_events", ["reply_id"])
    op.create_table(
        "impressions",
        sa.Column("reply_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        *_subject("impressions"),
        sa.Column("product_id", sa.String(200), nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("surface", sa.String(16), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("propensity", sa.Float),
        sa.Column("recalls", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "position", name="pk_impressions"),
    )
    op.create_index("ix_impressions_subject", "impressions", ["subject"])
    op.create_index("ix_impressions_at", "impressions", ["at"])
    op.create_table(
        "followed_orders",
        sa.Column("order_id", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("order_id", name="pk_followed_orders"),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], "fk_followed_orders_order_id", ondelete="CASCADE"
        ),
    )


def _experiments() -> None:
    op.create_table(
        "turn_arms",
        sa.Column("reply_id", sa.String(64), nullable=False),
        sa.Column("experiment", sa.String(64), nullable=False),
        sa.Column("arm", sa.String(64), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "experiment", name="pk_turn_arms"),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["turns.reply_id"], "fk_turn_arms_reply_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_turn_arms_experiment", "turn_arms", ["experiment", "at"])
    op.create_table(
        "experiment_arms",
        sa.Column("experiment", sa.String(64), nullable=False),
        sa.Column("arm", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alpha", sa.Float, nullable=False),
        sa.Column("beta", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("experiment", "arm", name="pk_experiment_arms"),
    )


def downgrade() -> None:
    for table in (
        "audits",
        "experiment_arms",
        "turn_arms",
        "followed_orders",
        "impressions",
        "behaviour_events",
        "preferences",
        "subject_conversations",
        "subjects",
    ):
        op.drop_table(table)
