"""Which arm each unit was given, and what became of the arms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.service.behaviour.tables import experiment_arms, experiment_units
from assistant.service.database import reading, writing

RUNNING, STOPPED = "running", "stopped"


@dataclass(frozen=True, slots=True)
class ArmState:
    """What became of an arm; `alpha` and `beta` are what Thompson sampling draws from, and both 0 where it
    was not asked."""

    state: str = RUNNING
    reason: str = ""
    at: datetime | None = None
    alpha: float = 0.0
    beta: float = 0.0


class Assignments:
    """Any number of processes may use the same database: the first to assign a unit decides."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def arm(self, experiment: str, unit: str) -> str | None:
        """The arm that this (hashed) unit was given."""
        units = experiment_units.c
        mine = (units.experiment == experiment) & (units.unit == unit)
        with reading(self._engine) as connection:
            return connection.scalar(select(units.arm).where(mine))

    def assign(self, experiment: str, unit: str, arm: str, chances: Mapping[str, float]) -> str:
        """Give a unit an arm, for good; the one it has where somebody was faster."""
        row = {
            "experiment": experiment,
            "unit": unit,
            "arm": arm,
            "propensity": chances[arm],
            "chances": json.dumps({name: round(chance, 9) for name, chance in chances.items()}),
            "at": self._now().timestamp(),
        }
        with writing(self._engine) as connection:
            connection.execute(self._insert(experiment_units).values(row).on_conflict_do_nothing())
        return self.arm(experiment, unit) or arm

    def forget(self, experiment: str, unit: str) -> int:
        """Remove what is kept of a (hashed) unit."""
        units = experiment_units.c
        mine = (units.experiment == experiment) & (units.unit == unit)
        with writing(self._engine) as connection:
            return connection.execute(delete(experiment_units).where(mine)).rowcount

    def states(self) -> dict[str, dict[str, ArmState]]:
        """What became of arms, by experiment; an arm of which nothing is known runs."""
        found: dict[str, dict[str, ArmState]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(select(experiment_arms)):
                state = ArmState(row.state, row.reason, row.at, row.alpha, row.beta)
                found.setdefault(row.experiment, {})[row.arm] = state
        return found

    def become(self, experiment: str, arm: str, state: str, reason: str) -> None:
        """Stop an arm, or let it go on."""
        self._write(experiment, arm, {"state": state, "reason": reason, "at": self._now()})

    def believe(self, experiment: str, arm: str, alpha: float, beta: float) -> None:
        """Note what Thompson sampling draws from."""
        self._write(experiment, arm, {"alpha": alpha, "beta": beta})

    def _write(self, experiment: str, arm: str, values: dict[str, object]) -> None:
        row = {"state": RUNNING, "reason": "", "at": self._now(), "alpha": 0.0, "beta": 0.0} | values
        adding = self._insert(experiment_arms).values(experiment=experiment, arm=arm, **row)
        with writing(self._engine) as connection:
            connection.execute(
                adding.on_conflict_do_update(index_elements=["experiment", "arm"], set_=values)
            )

    def _insert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        postgres = self._engine.dialect.name == "postgresql"
        return (postgresql.insert if postgres else sqlite.insert)(table)
