"""What units did is counted once, for the right unit, and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert, update

from assistant.feedback.experiments.keeping import judge
from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import read
from assistant.feedback.experiments.reporting import report
from assistant.feedback.experiments.store import STOPPED, Assignments
from assistant.feedback.experiments.traffic import traffic
from assistant.feedback.store import FeedbackStore
from assistant.service.behaviour.store import Behaviour
from assistant.service.behaviour.tables import turn_arms
from assistant.service.conversations import Conversations
from assistant.service.tables import handoffs
from assistant.turn import Course, Refused
from assistant.variant import InArm
from retrieval.recommend.kinds import Event, EventKind
from tests.service.examples import EVIDENCE, after, reply

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
EXPERIMENT = Experiment.model_validate(
    {
        "name": "words",
        "state": "running",
        "control": "plain",
        "effect": 0.05,
        "days": 7,
        "arm": [{"name": "plain"}, {"name": "warm", "style": "warm"}],
        "guard": [{"metric": "handoff", "worst": 0.1}],
    }
)


class Floor:
    """A shop's records, written as the shop writes them, at a time of one's choosing."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.at, self.count = engine, NOON, 0
        self.conversations = Conversations(engine, lambda: self.at)
        self.feedback = FeedbackStore(engine, lambda: self.at)
        self.behaviour = Behaviour(engine, lambda: self.at)

    def later(self, days: float) -> None:
        self.at += timedelta(days=days)

    def talk(self, unit: str, arm: str, customer: str | None = None, turns: int = 1) -> tuple[str, list[str]]:
        """A conversation of so many turns; its id and those of its replies."""
        begun, _ = self.conversations.start()
        self.behaviour.subject(begun.id, customer)
        replies, before = [], replace(begun, arms=(InArm("words", arm, unit),))
        for _ in range(turns):
            self.count += 1
            answer = replace(reply(f"r{self.count}"), handed_off=False)
            course = Course(0.5, 2.0, (Refused("No.", "model", "number"),) if self.count % 2 else ())
            self.conversations.save_turn(before, after(before, answer), answer, EVIDENCE, course=course)
            before = replace(self.conversations.load(begun.id), arms=before.arms)
            replies.append(answer.id)
        return begun.id, replies

    def did(self, talk: str, kind: EventKind, customer: str | None = None, **more: object) -> None:
        subject = self.behaviour.subject(talk, customer)
        self.behaviour.record([Event(subject, kind, "S-1", self.at, **more)])  # type: ignore[arg-type]

    def handed(self, talk: str) -> None:
        row = {"id": talk, "conversation_id": talk, "topic": "", "text": "", "created_at": self.at}
        row |= {"state": "queue", "updated_at": self.at}
        with self.engine.begin() as connection:
            connection.execute(insert(handoffs).values(row))


@pytest.fixture
def floor(engine: Engine) -> Floor:
    return Floor(engine)


def sums(engine: Engine, arm: str, metrics: Sequence[str]) -> dict[str, tuple[float, float]]:
    found = read(engine, EXPERIMENT)
    return {name: tuple(float(part.sum()) for part in found.of(arm, METRICS[name])) for name in metrics}  # type: ignore[misc]


def test_turns_ratings_clicks_refusals_and_seconds_are_counted(floor: Floor) -> None:
    talk, (first, second, third) = floor.talk("u1", "warm", turns=3)
    floor.talk("u2", "plain")
    floor.feedback.give(first, talk, "up")
    floor.feedback.give(second, talk, "down")
    floor.did(talk, EventKind.CLICK, reply_id=third)
    floor.did(talk, EventKind.CLICK, reply_id=third)
    assert sums(floor.engine, "warm", list(METRICS)) == {
        "satisfaction": (1, 2),
        "rating_rate": (2, 3),
        "click": (1, 3),
        "cart": (0, 1),
        "conversion": (0, 1),
        "handoff": (0, 1),
        "thumbs_down": (1, 3),
        "withheld": (2, 3),
        "latency": (6, 3),
    }
    assert sums(floor.engine, "plain", ["rating_rate", "click"]) == {"rating_rate": (0, 1), "click": (0, 1)}


def test_a_purchase_counts_for_days_from_the_units_first_turn(floor: Floor) -> None:
    early, _ = floor.talk("u1", "warm", "anna")
    late, _ = floor.talk("u2", "plain", "ben")
    floor.later(6)
    floor.talk("u1", "warm", "anna")  # coming back makes it no longer
    floor.did(early, EventKind.BUY, "anna")
    floor.did(early, EventKind.BUY, "anna")
    floor.later(2)
    floor.did(late, EventKind.BUY, "ben")
    floor.did(early, EventKind.CART, "anna")
    assert sums(floor.engine, "warm", ["conversion", "cart"]) == {"conversion": (1, 1), "cart": (0, 1)}
    assert sums(floor.engine, "plain", ["conversion"]) == {"conversion": (0, 1)}


def test_what_was_bought_before_the_first_turn_counts_for_nobody(floor: Floor) -> None:
    floor.behaviour.subject_of_customer("anna", make=True)
    subject = floor.behaviour.subject_of_customer("anna") or ""
    floor.behaviour.record([Event(subject, EventKind.BUY, "S-1", floor.at - timedelta(days=1))])
    floor.talk("u1", "warm", "anna")
    assert sums(floor.engine, "warm", ["conversion"]) == {"conversion": (0, 1)}


def test_of_conversations_the_last_before_a_purchase_has_it(floor: Floor) -> None:
    first, _ = floor.talk("talk 1", "plain", "anna")
    floor.later(1)
    floor.talk("talk 2", "warm", "anna")
    floor.later(1)
    floor.did(first, EventKind.BUY, "anna")
    assert sums(floor.engine, "plain", ["conversion"]) == {"conversion": (0, 1)}
    assert sums(floor.engine, "warm", ["conversion"]) == {"conversion": (1, 1)}


def test_a_conversation_handed_over_in_the_turn_itself_counts_and_one_before_does_not(floor: Floor) -> None:
    now, _ = floor.talk("u1", "warm")
    floor.at -= timedelta(seconds=5)  # the hand-off is written before its turn is
    floor.handed(now)
    floor.later(2)
    old, _ = floor.talk("u2", "warm")
    floor.later(-1)
    floor.handed(old)
    assert sums(floor.engine, "warm", ["handoff"]) == {"handoff": (1, 2)}


def test_a_unit_in_two_arms_is_left_out_and_said_so(floor: Floor) -> None:
    floor.talk("u1", "warm")
    floor.talk("u1", "plain")
    floor.talk("u2", "plain")
    found = read(floor.engine, EXPERIMENT)
    assert (found.units("warm"), found.units("plain"), found.both) == (0, 1, 1)


def test_what_lies_outside_the_experiments_time_is_not_read(floor: Floor) -> None:
    floor.talk("u1", "plain")
    floor.later(10)
    floor.talk("u2", "plain")
    during = EXPERIMENT.model_copy(update={"starts": NOON + timedelta(days=5)})
    assert read(floor.engine, during).units("plain") == 1
    until = EXPERIMENT.model_copy(update={"ends": NOON + timedelta(days=5)})
    assert read(floor.engine, until).units("plain") == 1


def test_nothing_yet_is_reported_as_nothing(floor: Floor) -> None:
    found = report(EXPERIMENT, read(floor.engine, EXPERIMENT), {}, NOON)
    assert found.trusted
    assert "too little is known" in found.verdicts[0]


def test_an_arm_over_its_guard_rail_is_stopped_once_and_the_report_says_why(floor: Floor) -> None:
    kept = Assignments(floor.engine, lambda: floor.at)
    for number in range(64):
        arm = "warm" if number % 2 else "plain"
        talk, _ = floor.talk(f"u{number}", arm)
        kept.assign("words", f"u{number}", arm, {"plain": 0.5, "warm": 0.5})
        if number % 4 == 1:
            floor.handed(talk)
    readings = read(floor.engine, EXPERIMENT)
    told = judge(EXPERIMENT, readings, kept)
    assert len(told) == 1
    assert "warm is stopped" in told[0]
    assert judge(EXPERIMENT, readings, kept) == []
    states = kept.states()["words"]
    assert states["warm"].state == STOPPED
    found = report(EXPERIMENT, readings, states, floor.at)
    assert found.verdicts == (
        "warm was stopped: conversations handed to a person: 50.0 %, allowed 10.0 %. "
        "Its customers get plain since then.",
    )


def test_arms_that_lost_customers_are_not_to_be_trusted(floor: Floor) -> None:
    kept = Assignments(floor.engine)
    for number in range(40):
        arm = "plain" if number < 36 else "warm"
        floor.talk(f"u{number}", arm)
        kept.assign("words", f"u{number}", arm, {"plain": 0.5, "warm": 0.5})
    found = report(EXPERIMENT, read(floor.engine, EXPERIMENT), {}, NOON)
    assert not found.trusted
    assert found.verdicts[0].startswith("Do not trust this report")


def test_present_traffic_is_what_came_in_the_last_weeks(floor: Floor) -> None:
    for day in range(9):
        for number in range(6):
            talk, (first,) = floor.talk(f"x{day}-{number}", "plain", f"customer {number}")
            if day and number < 4:
                floor.feedback.give(first, talk, "up" if number else "down")
        floor.later(1)
    found = traffic(floor.engine, EXPERIMENT, floor.at)
    assert found.units == 6  # the same customers every day
    assert found.a_day == pytest.approx(6 / 9)
    assert found.value is None  # six tell too little
    talks = EXPERIMENT.model_copy(update={"unit": "conversation"})
    assert traffic(floor.engine, talks, floor.at).a_day == pytest.approx(6)
    rates = talks.model_copy(update={"metric": "rating_rate"})
    assert traffic(floor.engine, rates, floor.at).value == pytest.approx(32 / 54)


def test_erased_conversations_are_out_of_every_figure(floor: Floor) -> None:
    talk, _ = floor.talk("u1", "warm")
    floor.talk("u2", "warm")
    floor.conversations.erase(talk)
    with floor.engine.begin() as connection:
        connection.execute(update(turn_arms).values(at=NOON.timestamp()))
    assert read(floor.engine, EXPERIMENT).units("warm") == 1
