"""Nothing hangs for ever: a turn, a client that trickles its request, a server that is told to go."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from socket import create_connection, socket

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from assistant.errors import Closing, Overloaded, TimedOut
from assistant.evidence import Evidence
from assistant.settings import Web
from assistant.turn import Delta, Done, Event, Reply, Request
from assistant.web import serving
from assistant.web import turns as turns_module
from assistant.web.application import create_api
from assistant.web.closing import Drain
from assistant.web.turns import Turns
from tests.web.conftest import MakeShop
from tests.web.fakes import FakeShop


class Slow:
    """Says one word, waits to be stopped, and says what became of it; or hangs."""

    def __init__(self, first: str = "One. ", hangs: bool = False) -> None:
        self.first, self.hangs, self.go = first, hangs, threading.Event()

    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]:
        assert stop is not None
        if self.first:
            yield Delta(self.first)
        (self.go if self.hangs else stop).wait(10)
        yield Done(Reply("r", self.first, ("greeting",), "en"), Evidence())


def heard(turns: Turns, many: int = 1) -> list[list[Event | Exception]]:
    """What comes of so many turns at once."""

    async def one() -> list[Event | Exception]:
        events: list[Event | Exception] = []
        try:
            async for event in turns.events(Request("c", "x"), 5):
                events += [event] if event is not None else []
        except (TimedOut, Overloaded) as error:
            events.append(error)
        return events

    async def all_of_them() -> list[list[Event | Exception]]:
        return await asyncio.gather(*(one() for _ in range(many)))

    try:
        return asyncio.run(all_of_them())
    finally:
        turns.close()


def test_a_turn_that_takes_too_long_ends_with_what_was_said() -> None:
    (events,) = heard(Turns(Slow(), 1, timeout_s=0.1))
    assert events[0] == Delta("One. ")
    assert isinstance(events[1], Done)
    assert events[1].reply.text == "One. "


def test_a_turn_in_which_nothing_was_said_in_time_is_an_error() -> None:
    (events,) = heard(Turns(Slow(first=""), 1, timeout_s=0.1))
    assert [type(event) for event in events] == [TimedOut]


def test_a_turn_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "GRACE_S", 0.1)
    slow = Slow(hangs=True)
    (events,) = heard(Turns(slow, 1, timeout_s=0.1))
    slow.go.set()
    assert [type(event) for event in events] == [Delta, TimedOut]


def test_a_turn_that_waits_too_long_for_its_turn_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "GRACE_S", 0.2)
    slow = Slow(hangs=True)
    first, second = heard(Turns(slow, 1, timeout_s=0.1), many=2)
    slow.go.set()
    assert [type(event) for event in second] == [Overloaded]
    assert [type(event) for event in first] == [Delta, TimedOut]


class Streams:
    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_closing_takes_nothing_new_and_lets_what_runs_come_to_its_end() -> None:
    slow, streams = Slow(hangs=True), Streams()
    turns = Turns(slow, 2)

    async def run() -> list[Event | None]:
        running = turns.events(Request("c", "x"), 5)
        said: list[Event | None] = [await anext(running)]
        draining = asyncio.ensure_future(Drain(turns, streams, 0, 10).run(notice=True))
        await asyncio.sleep(0)
        with pytest.raises(Closing):
            await anext(turns.events(Request("c", "y"), 5))
        assert not draining.done()
        slow.go.set()
        said += [event async for event in running]
        await draining
        return said

    said = asyncio.run(run())
    turns.close()
    assert streams.closed
    assert isinstance(said[-1], Done)


def test_what_does_not_end_by_itself_is_ended_with_what_was_said() -> None:
    turns = Turns(Slow(), 2)

    async def run() -> list[Event | None]:
        running = turns.events(Request("c", "x"), 5)
        said: list[Event | None] = [await anext(running)]
        await asyncio.gather(Drain(turns, Streams(), 0, 0.05).run(notice=False), rest(running, said))
        return said

    async def rest(running: object, said: list[Event | None]) -> None:
        said += [event async for event in running]  # type: ignore[attr-defined]

    said = asyncio.run(run())
    turns.close()
    assert said[0] == Delta("One. ")
    assert isinstance(said[-1], Done)


def test_a_drain_comes_before_the_server_s_own_handler_and_the_same_signal_again_ends_it() -> None:
    turns, heard_by_server = Turns(Slow(hangs=True), 1), threading.Event()
    before = signal.signal(signal.SIGTERM, lambda *_: heard_by_server.set())

    async def run() -> None:
        drain = Drain(turns, Streams(), 30, 30)
        with drain.on_signals():
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(0.05)
            assert drain.begun
            assert not heard_by_server.is_set()
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(0.05)
            assert not heard_by_server.is_set(), "another signal of the same ending changes nothing"
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(0.05)
            assert heard_by_server.is_set()

    try:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(run())
    finally:
        signal.signal(signal.SIGTERM, before)
        turns.close()


# ---- over real sockets --------------------------------------------------------------------


@contextmanager
def served(shop: FakeShop, **web: object) -> Iterator[int]:
    """The shop's API on a real port."""
    with running(create_api(shop, {}), Web(**web)) as server:  # type: ignore[arg-type]
        yield port_of(server)


@contextmanager
def running(app: FastAPI, web: Web) -> Iterator[uvicorn.Server]:
    """As `floorwalker serve` serves it."""
    server = uvicorn.Server(serving.config(app, web, "127.0.0.1", 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


def port_of(server: uvicorn.Server) -> int:
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port


def test_a_stream_that_runs_when_the_server_closes_ends_with_its_done(make_shop: MakeShop) -> None:
    def say(request: Request, stop: threading.Event) -> Iterator[str]:
        yield "One. "
        stop.wait(20)

    app = create_api(make_shop(say, closing_time=timedelta(0)), {})
    with (
        running(app, Web()) as server,
        httpx.Client(base_url=f"http://127.0.0.1:{port_of(server)}") as client,
    ):
        begun = client.post("/v1/conversations").json()
        path = f"/v1/conversations/{begun['conversation_id']}/messages"
        headers = {"Authorization": f"Bearer {begun['secret']}", "Accept": "text/event-stream"}
        with client.stream("POST", path, json={"text": "hi"}, headers=headers) as stream:
            lines = stream.iter_lines()
            assert any("One. " in line for line in lines)
            drained = asyncio.run_coroutine_threadsafe(
                app.state.drain.run(notice=False), server.servers[0].get_loop()
            )
            rest = list(lines)
        drained.result(10)
    assert "event: done" in rest
    reply = json.loads(rest[rest.index("event: done") + 1].removeprefix("data: "))
    assert reply["text"] == "One. "


def answer(connection: socket) -> bytes:
    """All that comes until the other side hangs up."""
    connection.settimeout(10)
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while chunk := connection.recv(65536):
            found += chunk
    return found


SLOW = {"request_timeout": timedelta(seconds=1)}


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"POST /v1/conv",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: 1\r\n",
        b"POST /staff/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nk",
    ],
)
def test_whoever_does_not_finish_a_request_is_hung_up_on(make_shop: MakeShop, begun: bytes) -> None:
    with served(make_shop(), **SLOW) as port, create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(begun)
        assert b"200 OK" not in answer(connection)


def test_a_trickle_does_not_put_it_off(make_shop: MakeShop) -> None:
    with served(make_shop(), **SLOW) as port, create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        begun = time.monotonic()
        with contextlib.suppress(OSError):
            while time.monotonic() - begun < 30:
                connection.sendall(b"X-Slow: 1\r\n")
                time.sleep(0.1)
        assert time.monotonic() - begun < 29


def test_a_body_that_trickles_is_told_408_on_the_api(make_shop: MakeShop) -> None:
    shop = make_shop(request_timeout=timedelta(seconds=1))
    head = b"POST /v1/conversations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with served(shop) as port, create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head + b"Content-Length: 20\r\n\r\n{")
        told = answer(connection)
    assert told.startswith(b"HTTP/1.1 408")
    assert json.loads(told.rpartition(b"\r\n\r\n")[2])["type"] == "urn:floorwalker:problem:too-slow"


def test_a_slow_reply_is_not_a_slow_request_and_connections_are_kept(make_shop: MakeShop) -> None:
    with served(make_shop(), **SLOW) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        assert client.get("/healthz").status_code == 200
        time.sleep(1.3)  # longer than a request may take to come
        assert client.get("/healthz").status_code == 200


BODY = b"0\r\n\r\n"
SMUGGLED = b"GET /v1/products/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 5\r\nContent-Length: 55",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        b"Transfer-Encoding: xchunked",
        b"Content-Length: +5",
        b"Content-Length: 5, 55",
        b"Content-Length : 5",
        b"X: a\x00b",
        b"Host: y",
        b"X-Big: " + b"a" * 200_000,
        b"\r\n".join(b"X-%d: a" % n for n in range(30_000)),
    ],
)
def test_a_request_that_could_be_read_in_two_ways_is_refused(make_shop: MakeShop, headers: bytes) -> None:
    head = b"POST /v1/conversations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with served(make_shop(), **SLOW) as port, create_connection(("127.0.0.1", port)) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(head + headers + b"\r\n\r\n" + BODY + SMUGGLED)
        told = answer(connection)
    assert b"HTTP/1.1 2" not in told
    assert told.count(b"HTTP/1.1") <= 1, "nothing after it is taken for a request"


def test_length_and_chunks_together_end_where_the_chunks_do(make_shop: MakeShop) -> None:
    """RFC 9112 §6.3: chunks win; what follows is the next request for everybody."""
    head = b"POST /v1/conversations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    both = b"Content-Length: 55\r\nTransfer-Encoding: chunked\r\n\r\n"
    with served(make_shop(), **SLOW) as port, create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head + both + BODY + SMUGGLED)
        told = answer(connection)
    assert told.count(b"HTTP/1.1 2") == 2 or told.startswith(b"HTTP/1.1 4")
