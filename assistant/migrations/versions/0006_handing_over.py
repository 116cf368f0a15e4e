"""Who owns a hand-off and what was done with it, what customers are told of it, and what waits for the
shop's helpdesk"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("messages", sa.Column("author", sa.Text))
    _owned()
    _steps()
    _events()
    _outbox()


def _owned() -> None:
    op.add_column("handoffs", sa.Column("state", sa.String(16), nullable=False, server_default="queue"))
    op.add_column("handoffs", sa.Column("owner", sa.Text))
    op.add_column("handoffs", sa.Column("taken_at", INSTANT))
    op.add_column("handoffs", sa.Column("updated_at", INSTANT))
    op.execute("UPDATE handoffs SET updated_at = coalesce(closed_at, created_at)")
    op.execute("UPDATE handoffs SET state = 'closed' WHERE closed_at IS NOT NULL")
    with op.batch_alter_table("handoffs") as table:
        table.alter_column("updated_at", existing_type=INSTANT, nullable=False)


def _steps() -> None:
    op.create_table(
        "handoff_steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("handoff_id", sa.String(32), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("key", sa.String(200)),
        sa.PrimaryKeyConstraint("id", name="pk_handoff_steps"),
        sa.UniqueConstraint("handoff_id", "key", name="uq_handoff_steps_handoff_id"),
        sa.ForeignKeyConstraint(
            ["handoff_id"], ["handoffs.id"], "fk_handoff_steps_handoff_id", ondelete="CASCADE"
        ),
    )


def _events() -> None:
    op.create_table(
        "conversation_events",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "number", name="pk_conversation_events"),
        _of_conversation("conversation_events"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        _of_conversation("outbox"),
    )
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])


def _of_conversation(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_conversation_id"
    return sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name, ondelete="CASCADE")


def downgrade() -> None:
    for table in ("outbox", "conversation_events", "handoff_steps"):
        op.drop_table(table)
    with op.batch_alter_table("handoffs") as table_:
        for column in ("updated_at", "taken_at", "owner", "state"):
            table_.drop_column(column)
    with op.batch_alter_table("messages") as table_:
        table_.drop_column("author")
