"""What conversations had come to when certain words had been said"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recollections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recollections"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            "fk_recollections_conversation_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_recollections_key", "recollections", ["key"])
    op.create_index("ix_recollections_conversation_id", "recollections", ["conversation_id"])


def downgrade() -> None:
    op.drop_table("recollections")
