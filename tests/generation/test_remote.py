"""A model on a server through LangChain's own client: what it says, and each way it can fail."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from time import monotonic

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.tools import tool

from assistant.errors import GenerationFailed
from assistant.generation.breaker import State
from assistant.generation.servers import MOST_BYTES
from tests.generation.remote_models import ASKED, Clock, bench, model
from tests.generation.scripted_server import (
    Behaviour,
    Wire,
    cut,
    endless,
    page,
    refuses,
    says,
    sends,
    serving,
    silent,
    status,
)

GOOD = says("The brass ", "lamp ", "is $49.")
SAID = "The brass lamp is $49."


class Heard(BaseCallbackHandler):
    def __init__(self) -> None:
        self.tokens: list[str] = []

    def on_llm_new_token(self, token: str, **kwargs: object) -> None:
        self.tokens.append(token)


def test_words_come_as_the_server_sends_them() -> None:
    heard = Heard()
    with bench(GOOD, GOOD, api_key="k-1", max_new_tokens=33) as b:
        pieces = [c.text for c in b.chat.stream(ASKED, stop=["\n"], config={"callbacks": [heard]}) if c.text]
        assert pieces == ["The brass ", "lamp ", "is $49."]
        assert [token for token in heard.tokens if token] == pieces
        assert b.chat.invoke(ASKED, max_tokens=12).text == SAID
        first, second = b.server.asked
    assert (first.path, first.key) == ("/v1/chat/completions", "Bearer k-1")
    expected = {"model": "m", "stream": True, "temperature": 0.0, "stop": ["\n"], "max_tokens": 33}
    assert expected.items() <= first.body.items()
    assert second.body["max_tokens"] == 12


def test_words_are_given_out_before_the_answer_is_over() -> None:
    more = threading.Event()

    def behave(wire: Wire) -> None:
        wire.stream()
        wire.event({"content": "One"})
        more.wait(10)
        wire.event({"content": " two"}, "stop")
        wire.done()

    with bench(behave) as b:
        stream = b.chat.stream(ASKED)
        assert next(stream).text == "One"
        more.set()
        assert "".join(chunk.text for chunk in stream) == " two"


def test_an_asynchronous_caller_hears_the_same() -> None:
    async def read(b) -> str:
        return "".join([chunk.text async for chunk in b.chat.astream(ASKED)])

    with bench(GOOD) as b:
        assert asyncio.run(read(b)) == SAID


def test_tools_go_through_to_the_server_and_their_calls_come_back() -> None:
    @tool
    def find(query: str) -> str:
        """Find products."""
        return query

    call = {
        "index": 0,
        "id": "c1",
        "type": "function",
        "function": {"name": "find", "arguments": '{"query":"x"}'},
    }

    def behave(wire: Wire) -> None:
        wire.stream()
        wire.event({"role": "assistant", "tool_calls": [call]}, "tool_calls")
        wire.done()

    with bench(behave) as b:
        message = b.chat.bind_tools([find]).invoke(ASKED)
        assert [(c["name"], c["args"]) for c in message.tool_calls] == [("find", {"query": "x"})]
        assert b.server.asked[0].body["tools"][0]["function"]["name"] == "find"


ONCE: list[tuple[str, Behaviour, str]] = [
    ("a bad request", status(400), "answered 400"),
    ("a redirect", status(307, Location="/v1/elsewhere"), "answered 307"),
    ("a refusal by the filter", says("I", finish="content_filter"), "filter"),
    ("a refusal in its own field", refuses, "no words"),
    ("no words", says(), "no words"),
    ("an event that is no JSON", sends("data: {oops\n\n"), "JSONDecodeError"),
    ("an event that is a list", sends("data: [1, 2]\n\n"), "AttributeError"),
    ("an error among the events", sends('data: {"error": {"message": "SECRET"}}\n\n'), "APIError"),
    ("no string", sends('data: {"choices":[{"delta":{"content":{"a":1}}}]}\n\n'), "ValidationError"),
    ("an answer without end", endless('data: {"choices":[{"delta":{"content":"more "}}]}\n\n'), "characters"),
    ("an event without end", endless("x" * 65536), "bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("behaviour", "reason"), [c[1:] for c in ONCE], ids=[c[0] for c in ONCE])
@pytest.mark.filterwarnings("ignore:Pydantic serializer")
def test_what_asking_again_cannot_mend_fails_at_once(behaviour: Behaviour, reason: str) -> None:
    with bench(behaviour, GOOD) as b:
        with pytest.raises(GenerationFailed, match=reason) as raised:
            b.say()
        assert "SECRET" not in str(raised.value)
        assert len(b.server.asked) == 1
        assert b.chat.breaker.state is State.CLOSED


AGAIN: list[tuple[str, Behaviour]] = [
    ("500", status(500)),
    ("503", status(503)),
    ("429", status(429)),
    ("a cut before the first word", cut()),
    ("an end before the first word", says(finish=None)),
    ("a page instead of events", page),
    ("an event without its parts", sends('data: {"choices": [{}]}\n\n')),
]


@pytest.mark.parametrize("behaviour", [c[1] for c in AGAIN], ids=[c[0] for c in AGAIN])
def test_what_may_pass_is_tried_again_with_longer_waits(behaviour: Behaviour) -> None:
    with bench(behaviour, behaviour, GOOD) as b:
        assert b.say() == SAID
        assert b.clock.waits == [0.25, 0.5]
    with bench(behaviour, behaviour, behaviour, GOOD) as b:
        with pytest.raises(GenerationFailed):
            b.say()
        assert len(b.server.asked) == 3


@pytest.mark.parametrize(
    "behaviour", [cut("One "), says("One ", finish=None), says("One ", finish=None, done=False)]
)
def test_an_answer_cut_after_its_first_words_is_not_begun_again(behaviour: Behaviour) -> None:
    with bench(behaviour, GOOD) as b:
        stream = b.chat.stream(ASKED)
        assert next(stream).text == "One "
        with pytest.raises(GenerationFailed):
            list(stream)
        assert len(b.server.asked) == 1


def test_a_server_says_when_to_come_back() -> None:
    with bench(status(429, Retry_After="2"), GOOD) as b:
        assert b.say() == SAID
        assert b.clock.waits == [2.25]


def test_no_wait_ends_past_the_deadline_and_the_server_is_left_alone_as_long_as_it_asked() -> None:
    with bench(status(429, Retry_After="60"), GOOD) as b:
        with pytest.raises(GenerationFailed, match="429"):
            b.say(timeout_s=4)
        assert (b.clock.waits, len(b.server.asked)) == ([], 1)
        b.clock.now += 59
        with pytest.raises(GenerationFailed, match="left alone"):
            b.say()
        b.clock.now += 2
        assert b.say() == SAID


@pytest.mark.parametrize(
    "behaviour", [silent(), silent("One ")], ids=["slow first byte", "stall in mid-stream"]
)
def test_silence_ends_with_the_time_of_the_call(behaviour: Behaviour) -> None:
    with bench(behaviour) as b:
        begun = monotonic()
        with pytest.raises(GenerationFailed, match="too long"):
            b.say(timeout_s=0.3)
        assert 0.2 < monotonic() - begun < 30
        assert b.server.left.wait(30)
        assert len(b.server.asked) == 1


def test_a_call_without_time_is_not_made_and_is_not_the_servers_failure() -> None:
    with bench(GOOD) as b:
        for _ in range(4):
            with pytest.raises(GenerationFailed, match="no time"):
                b.say(timeout_s=0.0)
        assert b.say() == SAID


def test_comments_that_keep_a_connection_alive_are_no_answer() -> None:
    with bench(endless(": still here\n\n")) as b, pytest.raises(GenerationFailed, match=r"bytes|too long"):
        b.say(timeout_s=0.5)


@pytest.mark.parametrize(("code", "mend"), [(401, "api_key"), (403, "key"), (404, "/v1")])
def test_a_wrong_setting_is_told_once_and_plainly(
    code: int, mend: str, caplog: pytest.LogCaptureFixture
) -> None:
    with bench(status(code), status(code), api_key="k-secret") as b, caplog.at_level(logging.INFO):
        with pytest.raises(GenerationFailed):
            b.say()
        for _ in range(3):
            with pytest.raises(GenerationFailed, match="left alone"):
                b.say()
        b.clock.now += 301
        with pytest.raises(GenerationFailed, match=str(code)):
            b.say()
        assert len(b.server.asked) == 2
    (told,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert mend in told
    assert "m at http://127.0.0.1" in told
    assert not any(secret in caplog.text for secret in ("k-secret", "SECRET"))


def test_a_dead_server_costs_nothing_after_a_few_calls_and_is_found_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    clock = Clock()
    chat = model(f"http://127.0.0.1:{port}/v1", clock)
    for _ in range(3):
        with pytest.raises(GenerationFailed, match="Connection"):
            chat.invoke(ASKED)
    waited = list(clock.waits)
    with pytest.raises(GenerationFailed, match="left alone"):
        chat.invoke(ASKED)
    assert clock.waits == waited
    with serving(GOOD, GOOD) as server:
        chat.inner.root_async_client.base_url = server.url
        clock.now += 21
        assert chat.invoke(ASKED).text == SAID
        assert chat.breaker.state is State.CLOSED


@pytest.mark.parametrize("leave", ["close", "cancel"])
def test_a_client_that_leaves_closes_the_response(leave: str) -> None:
    cancel = threading.Event()
    with bench(silent("One ")) as b:
        stream = b.chat.stream(ASKED, cancel=cancel)
        assert next(stream).text == "One "
        if leave == "close":
            stream.close()
        else:
            cancel.set()
            assert "".join(chunk.text for chunk in stream) == ""
        assert b.server.left.wait(30)


def test_a_client_may_leave_before_the_first_word() -> None:
    cancel = threading.Event()
    with bench(lambda wire: (cancel.set(), wire.wait())) as b:
        assert b.say(cancel=cancel) == ""
        assert b.server.left.wait(30)


def test_many_at_once_each_get_their_own_words() -> None:
    def echo(wire: Wire) -> None:
        says(*wire.asked.body["messages"][-1]["content"].split(" "))(wire)

    with bench(*[echo] * 24) as b:
        said = b.chat.batch([f"lamp {number}" for number in range(24)])
    assert [message.text for message in said] == [f"lamp{number}" for number in range(24)]


def test_a_response_is_read_to_its_bound_only() -> None:
    sent: list[int] = []

    def flood(wire: Wire) -> None:
        wire.stream()
        while True:
            wire.chunk("x" * 65536)
            sent.append(65536)

    with bench(flood) as b:
        with pytest.raises(GenerationFailed, match="bytes"):
            b.say()
        assert b.server.left.wait(30)
    assert sum(sent) < MOST_BYTES + (16 << 20)
