"""Looking after running experiments: arms that do harm are stopped, and what Thompson sampling knows is
noted. Done now and then beside serving, and whenever a report is asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from assistant.errors import FloorwalkerError
from assistant.feedback.experiments.allocating import successes
from assistant.feedback.experiments.guarding import watched
from assistant.feedback.experiments.plan import NOTHING, Experiment, Plan, load
from assistant.feedback.experiments.reading import Readings, read
from assistant.feedback.experiments.store import STOPPED, ArmState, Assignments
from assistant.service.ingests import Leases

log = logging.getLogger(__name__)

LEASE = "experiments"
LASTING = timedelta(minutes=2)
EVERY_S = 300.0


@dataclass(frozen=True, slots=True)
class Keeper:
    """Looks after the experiments of one shop; of several processes one does it at a time."""

    engine: Engine
    file: Path
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def run(self, stop: threading.Event, every_s: float = EVERY_S) -> None:
        """Until `stop`; what fails is tried again the next time."""
        leases = Leases(self.engine)
        while not stop.wait(every_s):
            try:
                if plan := self._running():
                    with leases.held(LEASE, LASTING) as ours:
                        if ours:
                            self.look(plan)
            except FloorwalkerError as error:
                log.warning("the experiments could not be looked after: %s", error)

    def _running(self) -> Plan | None:
        plan = load(self.file) if self.file.exists() else NOTHING
        return plan if any(plan.running(self.now())) else None

    def look(self, plan: Plan) -> tuple[str, ...]:
        """Look after all that run; what was stopped, in words."""
        kept = Assignments(self.engine, self.now)
        stopped: list[str] = []
        for experiment in plan.running(self.now()):
            if experiment.guard or experiment.allocation == "thompson":
                readings = read(self.engine, experiment)
                stopped += judge(experiment, readings, kept)
        return tuple(stopped)


def judge(experiment: Experiment, readings: Readings, kept: Assignments) -> list[str]:
    """Stop the arms that break a guard rail, and note what Thompson sampling draws from."""
    known: Mapping[str, ArmState] = kept.states().get(experiment.name, {})
    told = []
    for watch in watched(experiment, readings):
        if watch.tripped and known.get(watch.arm, ArmState()).state != STOPPED:
            kept.become(experiment.name, watch.arm, STOPPED, watch.words)
            known = kept.states().get(experiment.name, {})
            log.warning("experiment %s: %s is stopped (%s)", experiment.name, watch.arm, watch.words)
            told.append(f"{experiment.name}: {watch.arm} is stopped: {watch.words}")
    if experiment.allocation == "thompson":
        for arm, (won, lost) in successes(experiment, readings).items():
            kept.believe(experiment.name, arm, won, lost)
    return told
