"""Over a real server: a client that goes away ends the turn, and nobody waits for another."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from assistant.errors import Overloaded
from assistant.turn import Delta, Event, Request
from assistant.web import turns as turns_module
from assistant.web.api import messages
from assistant.web.application import create_api
from assistant.web.turns import Turns
from tests.web.conftest import MakeShop
from tests.web.fakes import FakeShop


class Server:
    """uvicorn on a free port, on a thread."""

    def __init__(self, app: FastAPI) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})

    def __enter__(self) -> httpx.Client:
        self.thread.start()
        port = self.socket.getsockname()[1]
        return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10, trust_env=False)

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


class Slow:
    """Says a word whenever it is let to, until it is stopped."""

    def __init__(self) -> None:
        self.go, self.begun, self.stopped = threading.Semaphore(0), threading.Event(), threading.Event()

    def __call__(self, request: Request, stop: threading.Event) -> Iterator[str]:
        if request.text == "quick":
            yield "Done."
            return
        self.begun.set()
        try:
            while not stop.is_set():
                if self.go.acquire(timeout=0.02):
                    yield "word "
        finally:
            if stop.is_set():
                self.stopped.set()


def begin(client: httpx.Client) -> tuple[str, dict[str, str]]:
    started = client.post("/v1/conversations").json()
    address = f"/v1/conversations/{started['conversation_id']}/messages"
    return address, {"Authorization": f"Bearer {started['secret']}"}


@contextmanager
def leaving(client: httpx.Client, path: str, bearer: dict[str, str], body: object) -> Iterator[None]:
    """Asks, and hangs up at the end of the block without having read anything."""
    asked = client.build_request("POST", path, json=body, headers=bearer | {"Connection": "close"})
    head = "".join(f"{name}: {value}\r\n" for name, value in asked.headers.items())
    with socket.create_connection((asked.url.host, asked.url.port or 80)) as connection:
        connection.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + asked.read())
        yield


def test_a_client_that_leaves_a_stream_ends_the_turn(make_shop: MakeShop) -> None:
    slow = Slow()
    shop = make_shop(slow)
    with Server(create_api(shop, {})) as client:
        address, bearer = begin(client)
        headers = bearer | {"Accept": "text/event-stream"}
        slow.go.release()
        with client.stream("POST", address, json={"text": "slowly"}, headers=headers) as answer:
            assert any("word" in line for line in answer.iter_lines())
        assert slow.stopped.wait(30)
        assert shop.assistant.closed.wait(30)
        free_again(shop, address)
        assert client.post(address, json={"text": "quick"}, headers=bearer).json()["text"] == "Done."


def test_a_client_that_leaves_a_whole_reply_ends_the_turn(
    make_shop: MakeShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "LOOK_S", 0.05)
    slow = Slow()
    shop = make_shop(slow)
    with Server(create_api(shop, {})) as client:
        address, bearer = begin(client)
        with leaving(client, address, bearer, {"text": "slowly"}):
            assert slow.begun.wait(30)
        assert slow.stopped.wait(30)
        assert shop.assistant.closed.wait(30)


def test_a_slow_turn_holds_up_nobody(make_shop: MakeShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "HEARTBEAT_S", 0.05)
    slow = Slow()
    with Server(create_api(make_shop(slow), {})) as client:
        address, bearer = begin(client)
        headers = bearer | {"Accept": "text/event-stream"}
        with client.stream("POST", address, json={"text": "slowly"}, headers=headers) as answer:
            lines = answer.iter_lines()
            assert any(line.startswith(": ") for line in lines), "a heartbeat while nothing is said"
            assert client.get("/healthz").status_code == 200
            other, its_bearer = begin(client)
            assert client.post(other, json={"text": "quick"}, headers=its_bearer).json()["text"] == "Done."
            slow.go.release()
            assert any("word" in line for line in lines)


def free_again(shop: FakeShop, address: str) -> None:
    """Wait until the turn has let go of its conversation."""
    with shop.conversations.turn(address.split("/")[3], wait_s=5):
        pass


class Counting:
    """Yields one event and then waits to be stopped."""

    def __init__(self) -> None:
        self.running, self.most, self.lock = 0, 0, threading.Lock()

    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]:
        assert stop is not None
        with self.lock:
            self.running += 1
            self.most = max(self.most, self.running)
        try:
            yield Delta("x")
            if request.text == "hold":
                stop.wait(5)
        finally:
            with self.lock:
                self.running -= 1


def test_no_more_turns_run_or_wait_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "WAITING_PER_RUNNING", 1)
    assistant = Counting()
    turns = Turns(assistant, concurrent=2)

    async def run() -> None:
        held = [turns.events(Request("c", "hold"), 0.05) for _ in range(4)]
        assert [await anext(events) for events in held] == [Delta("x"), Delta("x"), None, None]
        with pytest.raises(Overloaded):
            await anext(turns.events(Request("c", "hold"), 0.05))
        for events in held:
            await events.aclose()

    asyncio.run(run())
    turns.close()
    assert assistant.most == 2


def test_a_turn_that_waits_and_is_given_up_never_starts() -> None:
    assistant = Counting()
    turns = Turns(assistant, concurrent=1)

    async def run() -> None:
        first = turns.events(Request("c", "hold"), 0.05)
        assert await anext(first) == Delta("x")
        second = turns.events(Request("c", "hold"), 0.05)
        assert await anext(second) is None
        await second.aclose()
        assert turns.under_way == 1
        await first.aclose()

    asyncio.run(run())
    turns.close()
    deadline = time.monotonic() + 30
    while turns.under_way and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (assistant.most, assistant.running, turns.under_way) == (1, 0, 0)


def test_closing_the_server_stops_what_runs() -> None:
    assistant = Counting()
    turns = Turns(assistant, concurrent=1)

    async def run() -> list[Event | None]:
        async with aclosing(turns.events(Request("c", "hold"), 5)) as events:
            first = await anext(events)
            turns.close()
            return [first, *[event async for event in events]]

    assert asyncio.run(run()) == [Delta("x")]
