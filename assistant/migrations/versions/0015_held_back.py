"""Sentences that the output policy held back, for staff to look at"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_back",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32)),
        sa.Column("reply_id", sa.String(64)),
        sa.Column("writer", sa.String(16), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("category", sa.String(16), nullable=False),
        sa.Column("layer", sa.String(16), nullable=False),
        sa.Column("sure", sa.Float, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reviewed_by", sa.Text),
        sa.Column("reviewed_at", sa.DateTime(timezone=True)),
        sa.Column("note", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_held_back"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], "fk_held_back_conversation_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_held_back_conversation_id", "held_back", ["conversation_id"])
    op.create_index("ix_held_back_at", "held_back", ["at"])


def downgrade() -> None:
    op.drop_table("held_back")
