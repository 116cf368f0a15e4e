"""A short row a turn, to be counted for staff, and the sentences that the check refused. Turns that were
kept before get their row, without times: those were not taken"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None

PAGE = 500
turns = sa.table(
    "turns",
    sa.column("reply_id", sa.String),
    sa.column("conversation_id", sa.String),
    sa.column("reply", sa.Text),
    sa.column("evidence", sa.Text),
    sa.column("outcomes", sa.Text),
    sa.column("created_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    facts = op.create_table(
        "turn_facts",
        sa.Column("reply_id", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("intent", sa.String(32), nullable=False),
        sa.Column("writer", sa.String(16), nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("first_s", sa.Float),
        sa.Column("miss", sa.String(16)),
        sa.Column("about", sa.Text),
        sa.Column("about_key", sa.Text),
        sa.PrimaryKeyConstraint("reply_id", name="pk_turn_facts"),
        _of_turn("turn_facts"),
    )
    op.create_table(
        "refusals",
        sa.Column("reply_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("writer", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "number", name="pk_refusals"),
        _of_turn("refusals"),
    )
    for rows in _pages():
        op.bulk_insert(facts, [_fact(row) for row in rows])
    op.create_index("ix_turn_facts_at", "turn_facts", ["at"])
    op.create_index("ix_conversations_updated_at", "conversations", ["updated_at"])
    op.create_index("ix_feedback_changed_at", "feedback", ["changed_at"])


def _of_turn(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["reply_id"], ["turns.reply_id"], f"fk_{table}_reply_id", ondelete="CASCADE"
    )


def _pages() -> Iterator[list[Any]]:
    last = ""
    while True:
        page = sa.select(turns).where(turns.c.reply_id > last).order_by(turns.c.reply_id).limit(PAGE)
        rows = list(op.get_bind().execute(page))
        if not rows:
            return
        yield rows
        last = rows[-1].reply_id


def _fact(row: Any) -> dict[str, object]:
    intents = json.loads(row.reply).get("intents") or ["none"]
    how, about = _miss(json.loads(row.evidence).get("evidence", {}))
    return {
        "reply_id": row.reply_id,
        "conversation_id": row.conversation_id,
        "at": _seconds(row.created_at),
        "intent": str(intents[0])[:32],
        "writer": _writer(json.loads(row.outcomes)),
        "miss": how,
        "about": about,
        "about_key": about and _key(about),
    }


def _seconds(at: datetime) -> int:
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def _writer(outcomes: dict[str, int]) -> str:
    model, template = "passed" in outcomes or "redrawn" in outcomes, "template" in outcomes
    return "both" if model and template else "model" if model else "template" if template else "nobody"


def _miss(evidence: dict[str, Any]) -> tuple[str | None, str | None]:
    asked = str(evidence.get("asked", ""))
    for finding in evidence.get("findings", ()):
        record = finding["record"]
        about = str(record.get("wanted") or record.get("about") or asked)
        match finding["kind"]:
            case "Nearest":
                return "nothing_fits" if record.get("carried", True) else "not_sold", _short(about)
            case "Unanswered":
                return "not_stated", _short(about)
            case "PolicyUnknown":
                return "no_page", _short(about)
            case "Social" if record.get("kind") == "out_of_scope":
                return "outside", _short(asked)
            case "OtherLanguage":
                return "language", _short(str(record.get("language", "")))
    return None, None


def _short(text: str) -> str:
    return " ".join(text.split())[:200]


def _key(about: str) -> str:
    plain = unicodedata.normalize("NFKD", about.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(" .,!?;:")


def downgrade() -> None:
    op.drop_index("ix_feedback_changed_at", "feedback")
    op.drop_index("ix_conversations_updated_at", "conversations")
    op.drop_table("refusals")
    op.drop_table("turn_facts")
