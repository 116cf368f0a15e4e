"""One-time codes, limits on tries, and tokens that were used"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "identity_codes",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("customer_id", sa.String(200)),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_identity_codes"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_identity_codes_conversation_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "identity_limits",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_identity_limits"),
    )
    op.create_table(
        "identity_tokens",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_identity_tokens"),
    )
    for table in ("identity_codes", "identity_limits", "identity_tokens"):
        op.create_index(f"ix_{table}_until", table, ["until"])


def downgrade() -> None:
    for table in ("identity_tokens", "identity_limits", "identity_codes"):
        op.drop_table(table)
