"""When a failing server is asked and when it is left alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from assistant.errors import GenerationFailed
from assistant.generation.breaker import Breaker, State
from tests.generation.remote_models import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(threshold=3, rest_s=20, clock=clock)


def fail(breaker: Breaker, times: int = 1, rest_s: float | None = None) -> None:
    for _ in range(times):
        breaker.failed(breaker.enter(), rest_s)


def enters(breaker: Breaker) -> bool:
    try:
        breaker.enter()
    except GenerationFailed:
        return False
    return True


def test_it_opens_after_so_many_failures_in_a_row(breaker: Breaker) -> None:
    fail(breaker, 2)
    breaker.passed(breaker.enter())
    fail(breaker, 2)
    assert breaker.state is State.CLOSED
    fail(breaker)
    assert breaker.state is State.OPEN
    assert not enters(breaker)


def test_after_its_rest_one_call_tries_and_closes_it(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 19.9
    assert not enters(breaker)
    clock.now += 0.1
    trial = breaker.enter()
    assert not enters(breaker)
    breaker.passed(trial)
    assert breaker.state is State.CLOSED
    assert enters(breaker)


def test_a_failed_trial_opens_it_again_for_a_whole_rest(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 20
    fail(breaker)
    clock.now += 19
    assert not enters(breaker)
    clock.now += 1
    assert enters(breaker)


def test_a_trial_that_was_given_up_leaves_room_for_the_next(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 20
    breaker.left(breaker.enter())
    assert enters(breaker)
    assert not enters(breaker)


def test_a_rest_that_was_asked_for_begins_at_once(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, rest_s=60)
    clock.now += 59
    assert not enters(breaker)
    clock.now += 1
    assert enters(breaker)


def test_news_from_before_the_last_change_is_no_news(breaker: Breaker, clock: Clock) -> None:
    slow = [breaker.enter() for _ in range(3)]
    fail(breaker, 3)
    clock.now += 20
    trial = breaker.enter()
    breaker.passed(slow[0])
    breaker.failed(slow[1])
    breaker.left(slow[2])
    assert breaker.state is State.HALF_OPEN
    breaker.passed(trial)
    assert breaker.state is State.CLOSED


def test_of_many_threads_one_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 20
    together = Barrier(16)

    def knock(_: int) -> bool:
        together.wait()
        return enters(breaker)

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(knock, range(16))) == 1


class Calls(RuleBasedStateMachine):
    """Any order of calls and outcomes: at most one trial at a time, and a way back always."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.breaker = Breaker(threshold=2, rest_s=10, clock=self.clock)
        self.under_way: list[int] = []

    @rule()
    def begin(self) -> None:
        try:
            self.under_way.append(self.breaker.enter())
        except GenerationFailed:
            assert self.breaker.state is not State.CLOSED

    @rule(outcome=st.sampled_from(("passed", "failed", "left")), which=st.integers(0, 9))
    def end(self, outcome: str, which: int) -> None:
        if self.under_way:
            getattr(self.breaker, outcome)(self.under_way.pop(which % len(self.under_way)))

    @rule(seconds=st.floats(0, 15))
    def wait(self, seconds: float) -> None:
        self.clock.now += seconds

    @invariant()
    def one_trial_at_most(self) -> None:
        if self.breaker.state is State.HALF_OPEN:
            assert len([t for t in self.under_way if t == max(self.under_way)]) == 1

    def teardown(self) -> None:
        for ticket in self.under_way:
            self.breaker.left(ticket)
        self.clock.now += 100
        assert enters(self.breaker)


TestCalls = Calls.TestCase
TestCalls.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
