"""The shop's helpdesk is told of every step of a hand-off, whatever fails on the way."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sqlalchemy import Engine

from assistant.service.conversations import Conversations
from assistant.service.database import open_database
from assistant.service.handoffs import Handoffs, Outbox
from assistant.service.handoffs.outbox import CLAIM, Letter, pause
from assistant.service.handoffs.sending import NotTaken, Post, Postman, signature

SECRET = "a secret of the helpdesk"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def on(self, by: timedelta) -> None:
        self.at += by


class Helpdesk(ThreadingHTTPServer):
    """Answers with the next of `answers`, and with 204 when they are used up."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.taken: list[tuple[dict[str, str], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks/shop?team=1"

    @property
    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.taken]


class _Handler(BaseHTTPRequestHandler):
    server: Helpdesk

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        status, headers = self.server.answers.pop(0) if self.server.answers else (204, {})
        if status == 204:
            self.server.taken.append((dict(self.headers), body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def helpdesk() -> Iterator[Helpdesk]:
    server = Helpdesk()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def handoffs(engine: Engine, clock: Clock) -> Handoffs:
    return Handoffs(engine, clock, notify=True)


@pytest.fixture
def outbox(engine: Engine, clock: Clock) -> Outbox:
    return Outbox(engine, clock)


@pytest.fixture
def postman(outbox: Outbox, helpdesk: Helpdesk) -> Postman:
    return Postman(outbox, Post(helpdesk.url, SECRET, private=True, wall=lambda: 1_700_000_000.0))


@pytest.fixture
def conversation_id(engine: Engine, clock: Clock) -> str:
    return Conversations(engine, clock).start()[0].id


def test_every_step_is_told_once_in_order_and_signed(
    handoffs: Handoffs,
    postman: Postman,
    helpdesk: Helpdesk,
    outbox: Outbox,
    conversation_id: str,
    clock: Clock,
) -> None:
    handoff, _ = handoffs.ask(conversation_id, "complaint", "it broke", "ana@example.com")
    for act in (
        lambda: handoffs.take(handoff.id, "Ana"),
        lambda: handoffs.reply(handoff.id, "Ana", "Sorry! Ich schicke ein neues — 明天"),
        lambda: handoffs.hand_back(handoff.id, "Ana"),
    ):
        clock.on(timedelta(seconds=1))
        act()
    assert postman.look() == 4
    assert helpdesk.types == ["handoff.asked", "handoff.taken", "handoff.replied", "handoff.returned"]
    assert outbox.waiting() == 0
    headers, body = helpdesk.taken[2]
    assert headers["Floorwalker-Signature"] == f"v1={signature(SECRET, '1700000000', body)}"
    told = json.loads(body)
    assert (told["text"], told["by"], told["id"]) == (
        "Sorry! Ich schicke ein neues — 明天",
        "Ana",
        headers["Floorwalker-Id"],
    )
    assert (told["handoff"]["state"], told["handoff"]["contact"]) == ("person", "ana@example.com")
    sequence = [json.loads(body)["sequence"] for _, body in helpdesk.taken]
    assert sequence == sorted(set(sequence))


def test_what_was_not_taken_is_tried_again_later_with_the_same_id(
    handoffs: Handoffs,
    postman: Postman,
    helpdesk: Helpdesk,
    outbox: Outbox,
    conversation_id: str,
    clock: Clock,
) -> None:
    helpdesk.answers = [(500, {}), (404, {}), (302, {"Location": helpdesk.url})]
    handoffs.ask(conversation_id, "t", "x")
    for wait in (5, 10, 20):
        assert postman.look() == 0
        assert postman.look() == 0  # not due yet: nothing is asked
        clock.on(timedelta(seconds=wait))
    assert helpdesk.answers == []
    assert postman.look() == 1
    assert helpdesk.taken[0][0]["Floorwalker-Attempt"] == "4"
    assert outbox.waiting() == 0


def test_a_helpdesk_that_asks_for_a_pause_gets_it(
    handoffs: Handoffs, postman: Postman, helpdesk: Helpdesk, conversation_id: str, clock: Clock
) -> None:
    helpdesk.answers = [(429, {"Retry-After": "120"})]
    handoffs.ask(conversation_id, "t", "x")
    postman.look()
    clock.on(timedelta(seconds=119))
    assert postman.look() == 0
    clock.on(timedelta(seconds=1))
    assert postman.look() == 1


def test_one_that_nobody_takes_is_kept_and_the_pauses_stop_growing() -> None:
    assert [pause(n) for n in (1, 2, 3)] == [timedelta(seconds=5 * k) for k in (1, 2, 4)]
    assert pause(1000) == timedelta(hours=1)


def test_a_process_that_dies_while_sending_loses_nothing(
    handoffs: Handoffs,
    outbox: Outbox,
    postman: Postman,
    helpdesk: Helpdesk,
    conversation_id: str,
    clock: Clock,
) -> None:
    handoffs.ask(conversation_id, "t", "x")
    claimed = outbox.claim()
    assert claimed is not None  # and then its process is gone
    assert postman.look() == 0
    clock.on(CLAIM)
    assert postman.look() == 1
    assert json.loads(helpdesk.taken[0][1])["id"] == claimed.id


def test_several_processes_send_each_letter_once(
    handoffs: Handoffs, empty_database: str, engine: Engine, clock: Clock
) -> None:
    for _ in range(6):
        handoffs.ask(Conversations(engine, clock).start()[0].id, "t", "x")
    claimed: list[str] = []
    barrier = threading.Barrier(3)

    def work() -> None:
        box = Outbox(open_database(empty_database), clock)
        barrier.wait()
        for _ in range(6):
            letter = box.claim()
            if letter is not None:
                claimed.append(letter.id)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 6


def test_nothing_is_written_for_a_shop_without_a_helpdesk(engine: Engine, conversation_id: str) -> None:
    Handoffs(engine).ask(conversation_id, "t", "x")
    assert Outbox(engine).waiting() == 0


def test_a_change_that_fails_is_not_told(
    handoffs: Handoffs, outbox: Outbox, conversation_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    handoff, _ = handoffs.ask(conversation_id, "t", "x")
    before = outbox.waiting()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.service.handoffs.queue.tell_state", cut)
    with pytest.raises(KeyboardInterrupt):
        handoffs.take(handoff.id, "Ana")
    assert outbox.waiting() == before
    assert handoffs.get(handoff.id) == handoff


def test_an_erased_conversation_is_told_of_no_more(
    handoffs: Handoffs, outbox: Outbox, engine: Engine, conversation_id: str
) -> None:
    handoffs.ask(conversation_id, "t", "my words")
    Conversations(engine).erase(conversation_id)
    assert outbox.waiting() == 0


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"])
def test_a_name_that_leads_inside_is_not_connected_to(outbox: Outbox, address: str) -> None:
    post = Post("https://helpdesk.example/x", SECRET, resolve=lambda host, port: [address])
    with pytest.raises(NotTaken, match="not public"):
        post.send(_letter())


def test_a_helpdesk_that_cannot_be_reached_is_not_told(outbox: Outbox) -> None:
    with pytest.raises(NotTaken, match="cannot be reached"):
        Post("http://127.0.0.1:1/x", SECRET, private=True).send(_letter())


def _letter() -> Letter:
    return Letter("1", "{}", datetime(2026, 3, 2, tzinfo=UTC), 1)
