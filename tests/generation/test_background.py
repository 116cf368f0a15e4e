"""Work on the loop, heard from a thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from assistant.errors import GenerationFailed
from assistant.generation.background import Background, Give


async def nothing() -> None:
    pass


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.close(nothing())


def test_what_is_given_is_heard_in_its_order_and_then_what_is_raised(background: Background) -> None:
    async def work(give: Give[int]) -> None:
        for number in range(3):
            give(number)
        raise GenerationFailed("over")

    stream = background.stream(work, threading.Event(), 10)
    assert [next(stream), next(stream), next(stream)] == [0, 1, 2]
    with pytest.raises(GenerationFailed, match="over"):
        next(stream)


def test_closing_cancels_the_work(background: Background) -> None:
    ended = threading.Event()

    async def work(give: Give[int]) -> None:
        give(1)
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    stream = background.stream(work, threading.Event(), 10)
    assert next(stream) == 1
    stream.close()
    assert ended.wait(30)


def test_work_that_will_not_end_keeps_nobody_waiting(background: Background) -> None:
    over = asyncio.Event()

    async def work(give: Give[int]) -> None:
        while not over.is_set():
            try:
                await over.wait()
            except asyncio.CancelledError:
                continue

    with pytest.raises(GenerationFailed, match="in its time"):
        list(background.stream(work, threading.Event(), 0.1))
    background.loop.call_soon_threadsafe(over.set)
