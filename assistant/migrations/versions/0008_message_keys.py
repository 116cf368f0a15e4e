"""The key that a client gave a message, against saying it twice; and which replies were cut off"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("key", sa.String(200)))
    op.create_index("uq_messages_key", "messages", ["conversation_id", "key"], unique=True)
    op.add_column("turns", sa.Column("cut_version", sa.Integer))


def downgrade() -> None:
    op.drop_column("turns", "cut_version")
    op.drop_index("uq_messages_key", "messages")
    op.drop_column("messages", "key")
