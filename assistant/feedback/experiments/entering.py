"""The arms that a conversation is in, found before each of its turns."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import SettingsError
from assistant.feedback.experiments.allocating import chances
from assistant.feedback.experiments.assigning import drawn, hashed, open_to, taken
from assistant.feedback.experiments.plan import NOTHING, Arm, Experiment, Plan, load
from assistant.feedback.experiments.store import STOPPED, ArmState, Assignments
from assistant.turn import Conversation
from assistant.variant import InArm, Variant

log = logging.getLogger(__name__)

LOOK_S = 5.0
"""How old what is known of the file and of the arms may be, in each process."""

Subject = Callable[[str, str | None], str]
"""The pseudonym of who speaks in a conversation, by its id and the customer's, where it is proved."""


class Watched:
    """The file, read again when it changes. One that cannot be used any more changes nothing: the last good
    reading stands, and the log says what is wrong with it. Raises SettingsError at the first reading only."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._mark, self.plan = self._stamp(), load(file)

    def look(self) -> Plan:
        mark = self._stamp()
        if mark != self._mark:
            self._mark = mark
            try:
                self.plan = load(self.file)
            except SettingsError as error:
                log.error("the experiments stay as they were: %s", error)
        return self.plan

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self.file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


@dataclass(frozen=True, slots=True)
class Known:
    """What is tried at a moment: the running experiments, and the arms' chances and states."""

    plan: Plan = NOTHING
    states: Mapping[str, Mapping[str, ArmState]] = field(default_factory=dict)
    chances: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def stopped(self, experiment: str) -> frozenset[str]:
        known = self.states.get(experiment, {})
        return frozenset(arm for arm, state in known.items() if state.state == STOPPED)


class Experiments:
    """The experiments of one shop. Safe to use from any thread."""

    def __init__(
        self,
        file: Path,
        assignments: Assignments,
        subject: Subject | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without `subject` the conversation stands for who speaks. Raises SettingsError."""
        self._watched, self._assignments, self._subject = Watched(file), assignments, subject
        self._now, self._clock = now, clock
        self._lock = threading.Lock()
        self._known, self._until = Known(), float("-inf")

    def known(self) -> Known:
        """At most LOOK_S old."""
        if self._clock() >= self._until:
            with self._lock:
                if self._clock() >= self._until:
                    self._known = self._look()
                    self._until = self._clock() + LOOK_S
        return self._known

    def _look(self) -> Known:
        plan = self._watched.look()
        running = list(plan.running(self._now()))
        if not running:
            return Known(plan)
        known = Known(plan, self._assignments.states())
        return replace(known, chances={each.name: self._chances(each, known) for each in running})

    def _chances(self, experiment: Experiment, known: Known) -> Mapping[str, float]:
        stopped = known.stopped(experiment.name) - {experiment.control}
        if experiment.allocation == "thompson":
            return chances(experiment, known.states.get(experiment.name, {}), stopped)
        return open_to(experiment.weights(), stopped)

    def arms(self, unit: str) -> Mapping[str, Arm]:
        """By experiment, the arm that this unit (a pseudonym, or a conversation's id) is served now, control
        where its own was stopped; nothing is written."""
        known, served = self.known(), dict[str, Arm]()
        for experiment in known.plan.running(self._now()):
            name = self._assignments.arm(experiment.name, hashed(experiment.name, unit))
            if name is None and taken(experiment.name, unit, experiment.share):
                name = drawn(experiment.name, unit, known.chances[experiment.name])
            if name is not None:
                served[experiment.name] = _served(experiment, name, known)
        return served

    def enter(self, conversation: Conversation) -> Conversation:
        """The conversation with the arms that it is in and what they vary; the same where there are none.

        Its arm of an experiment stays what it was at its first turn in it, whoever turns out to speak."""
        known, now = self.known(), self._now()
        before = {each.experiment: each for each in conversation.arms}
        arms, variant = list[InArm](), Variant()
        for experiment in known.plan.running(now):
            if experiment.name not in known.chances:
                continue  # it began since the last look
            mine = before.get(experiment.name) or self._assigned(experiment, conversation, known)
            if mine is None:
                continue
            arm = _served(experiment, mine.arm, known)
            arms.append(replace(mine, counted=arm.name == mine.arm))
            variant = _with(variant, arm.variant)
        if not arms and not conversation.arms:
            return conversation
        return replace(conversation, arms=tuple(arms), variant=variant)

    def _assigned(self, experiment: Experiment, conversation: Conversation, known: Known) -> InArm | None:
        unit = conversation.id
        if experiment.unit == "customer" and self._subject is not None:
            unit = self._subject(conversation.id, conversation.customer_id)
        kept = hashed(experiment.name, unit)
        name = self._assignments.arm(experiment.name, kept)
        if name is None:
            if not taken(experiment.name, unit, experiment.share):
                return None
            open_now = known.chances[experiment.name]
            arm = drawn(experiment.name, unit, open_now)
            name = self._assignments.assign(experiment.name, kept, arm, open_now)
        return InArm(experiment.name, name, kept)


def _served(experiment: Experiment, name: str, known: Known) -> Arm:
    """The arm itself; control where it was stopped, or is in the file no more."""
    control = experiment.named(experiment.control)
    own = None if name in known.stopped(experiment.name) else experiment.named(name)
    assert control is not None  # the plan was checked  # noqa: S101
    return own or control


def _with(one: Variant, other: Variant) -> Variant:
    """Both; no two experiments that run at once vary the same thing."""
    return Variant(
        one.ranker or other.ranker,
        one.fusion or other.fusion,
        one.style or other.style,
        one.prompt or other.prompt,
    )
