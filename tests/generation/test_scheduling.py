"""The one thread that writes all replies: who joins, who waits, who leaves, and what fails whom."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from time import monotonic

import pytest
import torch

from assistant.errors import GenerationFailed, QueueFull
from assistant.generation.calls import Call
from assistant.generation.decoding import Decoding, Prompt, Restrictor
from assistant.generation.engine import Engine
from assistant.generation.prefixes import Prefixes
from assistant.generation.scheduling import BESIDE, Scheduler
from tests.generation.scripted import ScriptedForward, continued

Make = Callable[..., Call]


@pytest.fixture
def make(engine: Engine) -> Make:
    def call(ids: tuple[int, ...], tokens: int = 8, only: Restrictor | None = None, fixed: int = 0) -> Call:
        decoding = Decoding(tokens, no_repeat=0, drafted=0)
        return Call(
            Prompt(ids, fixed, only), decoding, threading.Event(), engine.tokenizer, frozenset({0, 1})
        )

    return call


class Gate:
    """Holds the engine's thread at the pass of a given number until it is opened."""

    def __init__(self, number: int) -> None:
        self.reached, self._open = threading.Event(), threading.Event()
        self._number, self._passes = number, 0

    def __call__(self, passed: object) -> None:
        self._passes += 1
        if self._passes == self._number:
            self.reached.set()
            assert self._open.wait(20)

    def open(self) -> None:
        self._open.set()


class Serving:
    def __init__(self, forward: ScriptedForward, batch: int = 8, queue_limit: int = 8) -> None:
        self.forward = forward
        self.scheduler = Scheduler(forward, batch=batch, queue_limit=queue_limit, prefixes=Prefixes())


@pytest.fixture
def serve() -> Iterator[Callable[..., Serving]]:
    made: list[Serving] = []

    def serving(forward: ScriptedForward, **limits: int) -> Serving:
        made.append(Serving(forward, **limits))
        return made[-1]

    yield serving
    for one in made:
        one.scheduler.close()


def text(call: Call) -> str:
    deadline = monotonic() + 20
    pieces = iter(lambda: call.next_piece(deadline), None)
    return "".join(pieces)


def spelled(engine: Engine, ids: tuple[int, ...], count: int = 8) -> str:
    return engine.tokenizer.decode(continued(ids, count), skip_special_tokens=True)


def test_a_call_joins_while_another_is_written(
    engine: Engine, make: Make, serve: Callable[..., Serving]
) -> None:
    gate = Gate(3)
    serving = serve(ScriptedForward(gate))
    first, second = make((5, 6, 7), 8), make((9, 9), 8)
    serving.scheduler.submit(first)
    assert gate.reached.wait(20)
    serving.scheduler.submit(second)
    gate.open()
    assert text(first) == spelled(engine, (5, 6, 7))
    assert text(second) == spelled(engine, (9, 9))
    assert any(len(passed) == 2 for passed in serving.forward.passes)


def test_a_long_prompt_is_read_between_the_tokens_of_the_others(
    make: Make, serve: Callable[..., Serving]
) -> None:
    gate = Gate(2)
    serving = serve(ScriptedForward(gate))
    writer, newcomer = make((5, 6), 60), make((7,) * 1000, 4)
    serving.scheduler.submit(writer)
    assert gate.reached.wait(20)
    serving.scheduler.submit(newcomer)
    gate.open()
    text(newcomer)
    written = serving.forward.passes[0][0][0]
    reading = [at for at, passed in enumerate(serving.forward.passes) if at and len(passed[-1][1]) > 1]
    assert len(reading) == -(-1000 // BESIDE)
    for at in reading:
        assert sum(len(ids) for _, ids in serving.forward.passes[at]) <= BESIDE
        assert written in [lane for lane, _ in serving.forward.passes[at + 1]]


def test_past_the_queue_s_limit_a_call_is_refused_at_once(make: Make, serve: Callable[..., Serving]) -> None:
    gate = Gate(1)
    serving = serve(ScriptedForward(gate), batch=1, queue_limit=2)
    calls = [make((5, n), 3) for n in range(2, 6)]
    serving.scheduler.submit(calls[0])
    assert gate.reached.wait(20)
    serving.scheduler.submit(calls[1])
    serving.scheduler.submit(calls[2])
    with pytest.raises(QueueFull):
        serving.scheduler.submit(calls[3])
    calls[1].leave()
    serving.scheduler.submit(calls[3])
    gate.open()
    assert text(calls[3])
    assert max(len(passed) for passed in serving.forward.passes) == 1


def test_a_queue_full_engine_is_a_failed_generation() -> None:
    assert issubclass(QueueFull, GenerationFailed)  # so that the templates speak at once


def test_who_leaves_costs_no_further_token(make: Make, serve: Callable[..., Serving]) -> None:
    gate = Gate(3)
    serving = serve(ScriptedForward(gate))
    leaver, stayer = make((5, 6), 60), make((7, 8), 9)
    serving.scheduler.submit(leaver)
    serving.scheduler.submit(stayer)
    assert gate.reached.wait(20)
    lane = serving.forward.passes[0][0][0]
    leaver.leave()
    gate.open()
    text(stayer)
    assert lane.closed
    assert all(lane is not other for passed in serving.forward.passes[3:] for other, _ in passed)


def test_who_leaves_the_queue_is_never_read(make: Make, serve: Callable[..., Serving]) -> None:
    gate = Gate(1)
    serving = serve(ScriptedForward(gate), batch=1)
    first, leaver, last = make((5,), 2), make((6,), 2), make((7,), 2)
    serving.scheduler.submit(first)
    assert gate.reached.wait(20)
    serving.scheduler.submit(leaver)
    serving.scheduler.submit(last)
    leaver.leave()
    gate.open()
    text(last)
    assert all((6,) not in [ids for _, ids in passed] for passed in serving.forward.passes)


class Breaks:
    def restrict(self, logits: torch.Tensor, said: str) -> torch.Tensor:
        if said:
            raise ZeroDivisionError("a fault of this call's own")
        return logits


def test_a_fault_in_one_call_ends_only_that_call(
    engine: Engine, make: Make, serve: Callable[..., Serving]
) -> None:
    serving = serve(ScriptedForward())
    broken, whole = make((5, 6), 8, only=Breaks()), make((7, 8), 8)
    serving.scheduler.submit(broken)
    serving.scheduler.submit(whole)
    with pytest.raises(GenerationFailed, match="a fault of this call's own"):
        text(broken)
    assert text(whole) == spelled(engine, (7, 8))
    assert serving.forward.passes[0][0][0].closed


def test_a_failed_pass_ends_its_calls_and_the_next_are_served(
    engine: Engine, make: Make, serve: Callable[..., Serving]
) -> None:
    def fail(passed: object) -> None:
        if len(serving.forward.passes) == 2:
            raise RuntimeError("out of memory")

    serving = serve(ScriptedForward(fail))
    unlucky = make((5, 6))
    serving.scheduler.submit(unlucky)
    with pytest.raises(GenerationFailed, match="out of memory"):
        text(unlucky)
    again = make((5, 6))
    serving.scheduler.submit(again)
    assert text(again) == spelled(engine, (5, 6))


def test_closing_ends_those_who_are_written_and_those_who_wait(
    make: Make, serve: Callable[..., Serving]
) -> None:
    gate = Gate(2)
    serving = serve(ScriptedForward(gate), batch=1)
    written, waiting = make((5,), 60), make((6,), 60)
    serving.scheduler.submit(written)
    assert gate.reached.wait(20)
    serving.scheduler.submit(waiting)
    closing = threading.Thread(target=serving.scheduler.close)
    closing.start()
    while not serving.scheduler._closed:
        pass
    gate.open()
    closing.join(20)
    for call in (written, waiting):
        with pytest.raises(GenerationFailed):
            text(call)
    with pytest.raises(GenerationFailed):
        serving.scheduler.submit(make((7,)))


def test_a_known_beginning_is_not_read_again(
    engine: Engine, make: Make, serve: Callable[..., Serving]
) -> None:
    serving = serve(ScriptedForward())
    head = tuple(range(10, 40))
    for end in (2, 3, 4):
        call = make((*head, end), 5, fixed=len(head))
        serving.scheduler.submit(call)
        assert text(call) == spelled(engine, (*head, end), 5)
    read = [len(ids) for passed in serving.forward.passes for lane, ids in passed if len(lane.tokens) >= 31]
    firsts = [passed[0][1] for passed in serving.forward.passes if passed[0][1][-1] in (2, 3, 4)]
    assert [len(ids) for ids in firsts] == [31, 1, 1]
    assert read
