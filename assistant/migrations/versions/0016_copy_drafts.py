"""Drafts of products' copy, for the owner to approve"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copy_drafts",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("product_id", sa.String(200), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("tone", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("copy", sa.Text, nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_copy_drafts"),
        sa.UniqueConstraint("product_id", "language", "kind", name="uq_copy_drafts_product_id_language_kind"),
    )
    op.create_index("ix_copy_drafts_state", "copy_drafts", ["state"])


def downgrade() -> None:
    op.drop_table("copy_drafts")
