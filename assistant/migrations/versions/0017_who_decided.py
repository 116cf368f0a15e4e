"""Who decided on an answer of the team and when, and how often it has changed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("team_answers", sa.Column("revision", sa.Integer, nullable=False, server_default="1"))
    op.add_column("team_answers", sa.Column("decided_by", sa.Text))
    op.add_column("team_answers", sa.Column("decided_at", sa.Double))


def downgrade() -> None:
    for name in ("decided_at", "decided_by", "revision"):
        op.drop_column("team_answers", name)
