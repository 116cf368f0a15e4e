"""Who is put into which arm, that it stays so, and what a turn carries of it."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2_contingency, kstest
from sqlalchemy import Engine, select

from assistant.errors import SettingsError
from assistant.feedback.experiments import Experiments
from assistant.feedback.experiments.assigning import drawn, open_to, place, taken
from assistant.feedback.experiments.store import RUNNING, STOPPED, Assignments
from assistant.service.behaviour.tables import experiment_units, turn_arms
from assistant.service.conversations import Conversations
from assistant.turn import Conversation
from assistant.variant import InArm, Variant
from tests.service.examples import EVIDENCE, after, reply

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
UNITS = [f"subject-{number}" for number in range(20_000)]

WORDS = """
[[experiment]]
name = "words"
state = "running"
control = "plain"
effect = 0.05
arm = [{ name = "plain" }, { name = "warm", style = "warm" }]
"""
WEIGHED = """
[[experiment]]
name = "weights"
state = "running"
control = "half"
effect = 0.05
arm = [{ name = "half" }, { name = "meaning", fusion = { meaning = 0.8 } }]
"""


class Clock:
    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "experiments.toml"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def experiments(engine: Engine, file: Path, clock: Clock, **given: object) -> Experiments:
    return Experiments(file, Assignments(engine, lambda: NOON), now=lambda: NOON, clock=clock, **given)  # type: ignore[arg-type]


def write(file: Path, text: str) -> None:
    """Change a file so that its change can be seen, however coarse the clock of its folder."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text)
    os.utime(file, ns=(before + 10**9, before + 10**9))


# ---- the hash --------------------------------------------------------------------------


def test_places_are_even() -> None:
    assert kstest([place("words", "arm", unit) for unit in UNITS], "uniform").pvalue > 0.01


def test_experiments_and_their_questions_are_independent() -> None:
    even = {"one": 0.5, "other": 0.5}
    words = [drawn("words", unit, even) == "one" for unit in UNITS]
    weights = [drawn("weights", unit, even) == "one" for unit in UNITS]
    inside = [taken("words", unit, 0.5) for unit in UNITS]
    for other in (weights, inside):
        counts = np.array([[np.sum(np.equal(words, a) & np.equal(other, b)) for a in (0, 1)] for b in (0, 1)])
        assert chi2_contingency(counts).pvalue > 0.01


def test_arms_get_their_weights() -> None:
    counts = Counter(drawn("words", unit, {"a": 0.2, "b": 0.5, "c": 0.3}) for unit in UNITS)
    assert counts["a"] / len(UNITS) == pytest.approx(0.2, abs=0.012)
    assert counts["b"] / len(UNITS) == pytest.approx(0.5, abs=0.015)


def test_a_greater_share_keeps_those_of_a_smaller() -> None:
    few = {unit for unit in UNITS if taken("words", unit, 0.1)}
    more = {unit for unit in UNITS if taken("words", unit, 0.3)}
    assert few < more
    assert len(few) / len(UNITS) == pytest.approx(0.1, abs=0.01)


def test_what_a_stopped_arm_had_goes_to_the_others_in_proportion() -> None:
    assert open_to({"a": 0.5, "b": 0.25, "c": 0.25}, frozenset({"c"})) == pytest.approx(
        {"a": 2 / 3, "b": 1 / 3}
    )


# ---- entering --------------------------------------------------------------------------


def test_without_a_file_nothing_changes(engine: Engine, file: Path, clock: Clock) -> None:
    conversation = Conversation("c1")
    assert experiments(engine, file, clock).enter(conversation) is conversation


def test_an_arm_is_kept_when_weights_change(engine: Engine, file: Path, clock: Clock) -> None:
    write(file, WORDS)
    running = experiments(engine, file, clock)
    first = {id: running.enter(Conversation(id)).arms[0].arm for id in map(str, range(40))}
    assert set(first.values()) == {"plain", "warm"}
    write(file, WORDS.replace('"plain" }', '"plain", weight = 99 }'))
    clock.s += 60
    assert {id: running.enter(Conversation(id)).arms[0].arm for id in first} == first
    new = Counter(running.enter(Conversation(f"new {n}")).arms[0].arm for n in range(40))
    assert new["plain"] > 35


def test_the_variant_is_that_of_the_arms_together(engine: Engine, file: Path, clock: Clock) -> None:
    write(file, WORDS + WEIGHED)
    running = experiments(engine, file, clock)
    seen = set()
    for number in range(60):
        entered = running.enter(Conversation(str(number)))
        arms = {each.experiment: each.arm for each in entered.arms}
        assert entered.variant.style == ("warm" if arms["words"] == "warm" else "")
        meaning = entered.variant.fusion.blend.meaning if entered.variant.fusion else 0.5
        assert meaning == (0.8 if arms["weights"] == "meaning" else 0.5)
        seen.add((arms["words"], arms["weights"]))
    assert len(seen) == 4


def test_a_customer_is_in_the_same_arm_in_every_conversation(
    engine: Engine, file: Path, clock: Clock
) -> None:
    write(file, WORDS)
    running = experiments(engine, file, clock, subject=lambda conversation, customer: f"s of {customer}")
    arms = {
        running.enter(Conversation(f"{c}-{n}", customer_id=str(c))).arms for c in range(6) for n in range(4)
    }
    assert len(arms) == 6


def test_who_is_recognised_in_mid_conversation_keeps_the_arm_and_the_unit(
    engine: Engine, file: Path, clock: Clock
) -> None:
    write(file, WORDS)
    running = experiments(
        engine, file, clock, subject=lambda conversation, customer: customer or conversation
    )
    for number in range(20):
        visitor = running.enter(Conversation(str(number)))
        known = running.enter(replace(visitor, customer_id=f"customer {number}"))
        assert known.arms == visitor.arms


def test_a_stopped_arm_serves_control_and_is_not_counted(engine: Engine, file: Path, clock: Clock) -> None:
    write(file, WORDS)
    running, kept = experiments(engine, file, clock), Assignments(engine)
    before = [running.enter(Conversation(str(number))) for number in range(20)]
    kept.become("words", "warm", STOPPED, "too many hand-offs")
    clock.s += 60
    for conversation in before:
        (arm,), own = running.enter(conversation).arms, conversation.arms[0]
        assert arm.arm == own.arm
        assert arm.counted is (own.arm == "plain")
        assert running.enter(conversation).variant == Variant()
    assert {running.enter(Conversation(f"new {n}")).arms[0].arm for n in range(20)} == {"plain"}
    kept.become("words", "warm", RUNNING, "it was a fault of the counting")
    clock.s += 60
    assert [running.enter(each) for each in before] == before


@pytest.mark.parametrize(
    "over",
    ['state = "ended"', 'state = "draft"', "ends = 2026-11-01T00:00:00Z", "starts = 2026-12-01T00:00:00Z"],
)
def test_nobody_is_in_an_experiment_that_does_not_run(
    engine: Engine, file: Path, clock: Clock, over: str
) -> None:
    write(file, WORDS)
    running = experiments(engine, file, clock)
    inside = running.enter(Conversation("c1"))
    assert inside.arms
    added = over if over.startswith("state") else f'state = "running"\n{over}'
    write(file, WORDS.replace('state = "running"', added))
    clock.s += 60
    assert running.enter(inside).arms == ()
    assert running.enter(inside).variant == Variant()


def test_a_file_that_breaks_changes_nothing_and_one_that_is_broken_is_not_begun_with(
    engine: Engine, file: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    write(file, WORDS)
    running = experiments(engine, file, clock)
    inside = running.enter(Conversation("c1"))
    write(file, WORDS.replace("effect", "efect"))
    clock.s += 60
    assert running.enter(inside) == inside
    assert "the experiments stay as they were" in caplog.text
    with pytest.raises(SettingsError, match=r"experiments\.toml: experiment 'words': efect"):
        experiments(engine, file, clock)


def test_the_propensity_is_kept_with_the_unit(engine: Engine, file: Path, clock: Clock) -> None:
    write(file, WORDS.replace('"plain" }', '"plain", weight = 3 }'))
    experiments(engine, file, clock).enter(Conversation("c1"))
    with engine.connect() as connection:
        row = connection.execute(select(experiment_units)).one()
    assert row.propensity == (0.75 if row.arm == "plain" else 0.25)
    assert row.chances == '{"plain": 0.75, "warm": 0.25}'


def test_two_processes_agree_on_a_unit(engine: Engine) -> None:
    chances = {"plain": 0.5, "warm": 0.5}
    assert Assignments(engine).assign("words", "u", "warm", chances) == "warm"
    assert Assignments(engine).assign("words", "u", "plain", chances) == "warm"


def test_units_outside_the_share_are_in_no_arm(engine: Engine, file: Path, clock: Clock) -> None:
    write(file, WORDS.replace('state = "running"', 'state = "running"\nshare = 0.25'))
    running = experiments(engine, file, clock)
    entered = [bool(running.enter(Conversation(str(number))).arms) for number in range(200)]
    assert 20 < sum(entered) < 80
    assert [bool(running.arms(str(number))) for number in range(200)] == entered


# ---- what is kept ----------------------------------------------------------------------


def test_a_turn_is_stored_with_the_arms_that_count(engine: Engine) -> None:
    kept = Conversations(engine, lambda: NOON)
    conversation, _ = kept.start()
    arms = (InArm("words", "warm", "u1"), InArm("weights", "half", "u2", counted=False))
    before = replace(conversation, arms=arms, variant=Variant(style="warm"))
    kept.save_turn(before, after(before), reply("r1"), EVIDENCE)
    with engine.connect() as connection:
        rows = connection.execute(select(turn_arms)).all()
    assert rows == [("r1", "words", "warm", "u1", NOON.timestamp())]
    stored = kept.load(conversation.id)
    assert stored.arms == arms
    assert stored.variant == Variant()


def test_erasing_the_conversation_erases_them(engine: Engine) -> None:
    kept = Conversations(engine, lambda: NOON + timedelta(days=1))
    conversation, _ = kept.start()
    before = replace(conversation, arms=(InArm("words", "warm", "u1"),))
    kept.save_turn(before, after(before), reply("r1"), EVIDENCE)
    kept.erase(conversation.id)
    with engine.connect() as connection:
        assert not connection.execute(select(turn_arms)).all()
