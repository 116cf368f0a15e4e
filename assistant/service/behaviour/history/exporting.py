"""Every event as one JSON object a line, in a form that import reads again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select

from assistant.service.behaviour.columns import BLOCK, within
from assistant.service.behaviour.tables import behaviour_events, subjects
from assistant.service.database import reading

AS = {"product_id": "product", "variant_id": "variant", "session": "order"}
"""Columns that are called otherwise in files."""
INNER = ("id", "subject")


def lines(engine: Engine, since: float | None = None, *, visitors: bool = False) -> Iterator[str]:
    """Oldest first. Customers are named by the shop's own id; `visitors`, who have none, by their pseudonym
    as `visitor`, and are left out otherwise. What a row does not say is left out."""
    wanted = select(behaviour_events, subjects.c.customer_id).join(
        subjects, subjects.c.key == behaviour_events.c.subject
    )
    if not visitors:
        wanted = wanted.where(subjects.c.customer_id.is_not(None))
    wanted = wanted.where(*within(behaviour_events.c.at, since, None))
    ordered = wanted.order_by(behaviour_events.c.at, behaviour_events.c.id)
    with reading(engine) as connection:
        for row in connection.execution_options(yield_per=BLOCK).execute(ordered).mappings():
            yield json.dumps(_plain(dict(row)), ensure_ascii=False)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    customer = row.pop("customer_id")
    whose = {"customer": customer} if customer is not None else {"visitor": row["subject"]}
    at = datetime.fromtimestamp(row["at"], UTC).isoformat()
    said = {AS.get(name, name): value for name, value in row.items() if name not in INNER}
    return whose | {name: value for name, value in (said | {"at": at}).items() if value is not None}
