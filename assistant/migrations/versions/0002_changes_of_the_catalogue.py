"""Which version of the catalogue each product came with, and which products went"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("products", sa.Column("version", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_products_version", "products", ["version"])
    op.create_table(
        "removed_products",
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_removed_products_version", "removed_products", ["version"])


def downgrade() -> None:
    op.drop_table("removed_products")
    op.drop_index("ix_products_version", "products")
    op.drop_column("products", "version")
