"""Every rating with the reply that it speaks of, as CSV for a spreadsheet or JSON Lines for a program."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TextIO

from sqlalchemy import Connection, Engine, RowMapping, select

from assistant.errors import Invalid
from assistant.feedback.store import Feedback, read
from assistant.service.database import reading
from assistant.service.records import evidence_ids, read_outcomes, read_reply
from assistant.service.tables import feedback, messages, turns

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection"), full-width forms included."""


class Format(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Rated:
    """One rated reply. `conversation` is what was said before it, as (role, text)."""

    reply_id: str
    conversation_id: str
    reply: str
    conversation: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    intents: tuple[str, ...]
    rating: str
    reasons: tuple[str, ...]
    comment: str | None
    replied_at: datetime
    given_at: datetime
    changed_at: datetime
    generator: str
    outcomes: Mapping[str, int]


def rated(engine: Engine) -> Iterator[Rated]:
    """Every rated reply, in the order in which they were first rated."""
    wanted = (
        select(feedback, turns.c.conversation_id, turns.c.position, turns.c.reply, turns.c.evidence)
        .add_columns(turns.c.outcomes, turns.c.generator, turns.c.created_at)
        .join(turns, turns.c.reply_id == feedback.c.reply_id)
        .order_by(feedback.c.given_at, feedback.c.reply_id)
    )
    with reading(engine) as connection:
        for row in connection.execute(wanted.execution_options(yield_per=200)).mappings():
            yield _rated(connection, row, read(row))


def export(engine: Engine, form: str, out: TextIO) -> int:
    """Write every rated reply to `out` as "csv" or "jsonl" and say how many there were.

    Raises Invalid for any other form.
    """
    if form not in set(Format):
        raise Invalid("format", f"it is one of {', '.join(Format)}")
    return _WRITERS[Format(form)](rated(engine), out)


def harmless(cell: str) -> str:
    """The cell as text: one that a spreadsheet would run begins with an apostrophe."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


def _write_csv(rows: Iterator[Rated], out: TextIO) -> int:
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(Rated.__dataclass_fields__)
    count = 0
    for row in rows:
        writer.writerow([harmless(_cell(getattr(row, name))) for name in Rated.__dataclass_fields__])
        count += 1
    return count


def _write_jsonl(rows: Iterator[Rated], out: TextIO) -> int:
    count = 0
    for row in rows:
        record = asdict(row) | {"conversation": [{"role": r, "text": t} for r, t in row.conversation]}
        out.write(json.dumps(record, ensure_ascii=False, default=_json) + "\n")
        count += 1
    return count


_WRITERS: dict[Format, Callable[[Iterator[Rated], TextIO], int]] = {
    Format.CSV: _write_csv,
    Format.JSONL: _write_jsonl,
}


def _json(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not stand in an export")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat()
        case Mapping():
            return ", ".join(f"{name}: {count}" for name, count in value.items())
        case tuple():
            return "\n".join(": ".join(part) if isinstance(part, tuple) else str(part) for part in value)
    return str(value)


def _rated(connection: Connection, row: RowMapping, given: Feedback) -> Rated:
    said = (
        select(messages.c.role, messages.c.text)
        .where(messages.c.conversation_id == row["conversation_id"], messages.c.position < row["position"])
        .order_by(messages.c.position)
    )
    reply = read_reply(row["reply"])
    return Rated(
        reply_id=given.reply_id,
        conversation_id=row["conversation_id"],
        reply=reply.text,
        conversation=tuple((role, text) for role, text in connection.execute(said)),
        evidence=evidence_ids(row["evidence"]),
        intents=reply.intents,
        rating=given.rating.value,
        reasons=given.reasons,
        comment=given.comment,
        replied_at=row["created_at"],
        given_at=given.given_at,
        changed_at=given.changed_at,
        generator=row["generator"],
        outcomes=read_outcomes(row["outcomes"]),
    )
