"""Answers that were taken from past chats and approved by the owner"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team_answers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("product_id", sa.String(200)),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("agreeing", sa.Float, nullable=False),
        sa.Column("others", sa.Text, nullable=False),
        sa.Column("first_at", sa.Double),
        sa.Column("last_at", sa.Double),
        sa.Column("made_at", sa.Double, nullable=False),
        sa.Column("approved_at", sa.Double),
        sa.Column("section", sa.String(400)),
        sa.Column("section_hash", sa.String(64)),
        sa.Column("why", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_team_answers"),
        sa.UniqueConstraint("key", name="uq_team_answers_key"),
    )
    op.create_index("ix_team_answers_state", "team_answers", ["state"])


def downgrade() -> None:
    op.drop_index("ix_team_answers_state", "team_answers")
    op.drop_table("team_answers")
