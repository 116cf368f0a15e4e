"""Files of past chats: JSON Lines and CSV, one message or one conversation a line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import Invalid

LARGEST = 500_000_000
"""Bytes of one file."""
ROLES = {
    "customer": ("customer", "user", "client", "visitor", "buyer", "shopper", "guest", "human", "contact"),
    "agent": ("agent", "staff", "assistant", "support", "operator", "employee", "admin", "teammate"),
}
ROLE_OF = {name: role for role, names in ROLES.items() for name in names}
COLUMNS = {
    "conversation": (
        "conversation",
        "conversation_id",
        "chat_id",
        "ticket_id",
        "thread_id",
        "session_id",
        "id",
    ),
    "time": ("time", "at", "timestamp", "created_at", "date", "sent_at"),
    "role": ("role", "sender", "author", "from", "speaker", "author_type", "sender_type"),
    "text": ("text", "message", "content", "body", "utterance"),
}
"""What each column is called; the first name that a file has counts, unless a mapping names another."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a chat. `role` is "customer" or "agent"."""

    role: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    id: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Read:
    """`skipped` counts lines that were no message of a customer or an agent (a system's, an empty one)."""

    chats: list[Chat] = field(default_factory=list)
    skipped: int = 0


def read(path: Path, mapping: Mapping[str, str] | None = None) -> Read:
    """The chats of a file, in its order; messages of one conversation in theirs.

    `mapping` names the columns that are called otherwise: {"text": "Body"}. Raises Invalid, naming the
    line, if the file cannot be used.
    """
    if path.stat().st_size > LARGEST:
        raise Invalid(str(path), f"it is larger than {LARGEST:,} bytes; split it")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(str(path), "it is not UTF-8") from error
    columns = _columns(mapping)
    rows = _csv(text, path) if path.suffix.lower() in {".csv", ".tsv"} else _jsonl(text, path)
    return _gathered(rows, columns)


def _columns(mapping: Mapping[str, str] | None) -> dict[str, Sequence[str]]:
    unknown = set(mapping or {}) - set(COLUMNS)
    if unknown:
        known = ", ".join(COLUMNS)
        raise Invalid("--mapping", f"{', '.join(sorted(unknown))}: only {known} can be mapped")
    return {
        name: (mapping[name],) if mapping and name in mapping else names for name, names in COLUMNS.items()
    }


def _csv(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    for number, row in enumerate(csv.DictReader(io.StringIO(text), dialect=dialect), 2):
        yield number, {str(key).strip(): value for key, value in row.items() if key is not None}


def _jsonl(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise Invalid(f"{path}:{number}", "it is no JSON") from error
        if not isinstance(row, dict):
            raise Invalid(f"{path}:{number}", "it is no JSON object")
        yield number, row


def _gathered(rows: Iterator[tuple[int, Mapping[str, Any]]], columns: Mapping[str, Sequence[str]]) -> Read:
    found = Read()
    open_: dict[str, list[Line]] = {}
    for number, row in rows:
        named = _first(row, columns["conversation"])
        identity = str(number if named is None else named)
        messages = row.get("messages", row.get("turns"))
        for message in messages if isinstance(messages, list) else [row]:
            line = _line(message, columns) if isinstance(message, Mapping) else None
            if line is None:
                found.skipped += 1
            else:
                open_.setdefault(identity, []).append(line)
    found.chats = [Chat(identity, _ordered(lines)) for identity, lines in open_.items()]
    return found


def _line(row: Mapping[str, Any], columns: Mapping[str, Sequence[str]]) -> Line | None:
    role = ROLE_OF.get(str(_first(row, columns["role"]) or "").strip().lower())
    text = " ".join(str(_first(row, columns["text"]) or "").split())
    return Line(role, text, _time(_first(row, columns["time"]))) if role and text else None


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _time(value: Any) -> datetime | None:
    """A time in ISO 8601 or in seconds since 1970; one without a zone is taken as UTC."""
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        said = datetime.fromisoformat(str(value).strip())
    except (ValueError, OverflowError, OSError):
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _ordered(lines: list[Line]) -> tuple[Line, ...]:
    times = [line.at for line in lines if line.at is not None]
    if len(times) < len(lines):
        return tuple(lines)
    return tuple(line for _, line in sorted(zip(times, lines, strict=True), key=lambda pair: pair[0]))
