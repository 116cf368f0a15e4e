"""The arms that a turn was made in, written with the turn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert

from assistant.service.behaviour.tables import turn_arms
from assistant.variant import InArm


def keep(connection: Connection, reply_id: str, arms: Iterable[InArm], at: datetime) -> None:
    rows = [
        {
            "reply_id": reply_id,
            "experiment": arm.experiment,
            "arm": arm.arm,
            "unit": arm.unit,
            "at": at.timestamp(),
        }
        for arm in arms
        if arm.counted
    ]
    if rows:
        connection.execute(insert(turn_arms), rows)
