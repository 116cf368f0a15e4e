"""A model on a scripted server, with waits that are written down and not waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from langchain_core.messages import BaseMessage, HumanMessage

from assistant.generation.breaker import Breaker
from assistant.generation.naming import Remote
from assistant.generation.remote import RemoteChatModel
from assistant.generation.retrying import retrying
from assistant.generation.servers import remote_chat
from assistant.settings import Generator
from tests.generation.scripted_server import Behaviour, Scripted, serving

ASKED: list[BaseMessage] = [HumanMessage("Which lamp?")]


@dataclass
class Clock:
    """Time that passes when it is told to."""

    now: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@dataclass
class Bench:
    server: Scripted
    chat: RemoteChatModel
    clock: Clock

    def say(self, **options: object) -> str:
        return "".join(chunk.text for chunk in self.chat.stream(ASKED, **options))


def model(
    url: str, clock: Clock, timeout_s: float = 30.0, threshold: int = 3, **settings: object
) -> RemoteChatModel:
    generator = Generator(model=f"openai:m@{url}", timeout_s=2 * timeout_s, **settings)
    return remote_chat(Remote("m", url), generator).model_copy(
        update={
            "breaker": Breaker(threshold, rest_s=20, clock=clock),
            "retrying": partial(retrying, sleep=clock.sleep, uniform=lambda low, high: high),
        }
    )


@contextmanager
def bench(*behaviours: Behaviour, **options: object) -> Iterator[Bench]:
    clock = Clock()
    with serving(*behaviours) as server:
        chat = model(server.url, clock, **options)
        yield Bench(server, chat, clock)
        chat.background.close(chat.inner.root_async_client.close())
