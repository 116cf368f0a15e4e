"""What each feed confirmed, what the shop corrected between feeds, and ingests handed over"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("product_id", sa.String(200), primary_key=True),
        sa.Column("variant_id", sa.String(200), primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("as_of", sa.Float, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_corrections_version", "corrections", ["version"])
    op.create_table(
        "feeds",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("etag", sa.String(500)),
        sa.Column("last_modified", sa.String(500)),
        sa.Column("reading", sa.String(32)),
        sa.Column("written_at", sa.Float),
        sa.Column("confirmed_at", sa.Float),
        sa.Column("due_at", sa.Float),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("problem", sa.String(500)),
    )
    op.create_table(
        "feed_products",
        sa.Column("feed", sa.String(32), primary_key=True),
        sa.Column("product_id", sa.String(200), primary_key=True),
        sa.Column("left_at", sa.Float),
    )
    op.create_index("ix_feed_products_product_id", "feed_products", ["product_id"])
    _work()


def _work() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "ingests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("progress", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("created_at", instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ingests"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def downgrade() -> None:
    for table in ("leases", "ingests", "feed_products", "feeds", "corrections"):
        op.drop_table(table)
