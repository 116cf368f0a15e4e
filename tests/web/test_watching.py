"""A real turn over HTTP, as those who run the shop see it: its steps, its numbers, and no customer."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from subprocess import PIPE

import pytest
from fastapi.testclient import TestClient
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant import logs, telemetry
from assistant.bootstrap import build
from assistant.service.orders import import_book, read_book
from assistant.settings import Embedding, Generator, Identity, Settings, Telemetry
from assistant.shop import Shop
from assistant.speaking import Speaker
from assistant.understanding.understand import Understanding
from assistant.web import request_id
from assistant.web.application import create_api
from assistant.web.measures import Measures, forget_the_dead, told_name
from tests.service.identity.people import Postbox
from tests.web.conftest import MakeShop, Talk
from tests.web.open_shop import Pace
from tests.web.open_shop import make_shop as make_pans
from tests.web.test_identity_talk import BOOK, SECRET

HERE = ("127.0.0.1", 50000)
TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(telemetry, "tracer", provider.get_tracer("test"))
    return exporter


@pytest.fixture(scope="module")
def pans(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return make_pans(tmp_path_factory.mktemp("shop"), Pace())


@pytest.fixture
def client(pans: Shop) -> Iterator[TestClient]:
    with TestClient(create_api(pans, {}), raise_server_exceptions=False, client=HERE) as client:
        yield client


def begun(client: TestClient) -> Talk:
    started = client.post("/v1/conversations").json()
    return Talk(client, started["conversation_id"], started["secret"])


def until(so: Callable[[], bool]) -> None:
    """A turn's thread ends a moment after the last word of its reply has been sent."""
    for _ in range(500):
        if so():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it did not come to that")


def by_name(kept: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in kept.get_finished_spans()}


MESSAGES = "POST /v1/conversations/{conversation_id}/messages"


def test_each_step_of_a_turn_is_a_span_of_the_caller_s_trace(
    client: TestClient, kept: InMemorySpanExporter
) -> None:
    talk = begun(client)
    kept.clear()
    words = {"text": "an iron pan under $50 for Maren Holt"}
    headers = {**talk.bearer, "traceparent": f"00-{TRACE}-{PARENT}-01"}
    reply = client.post(f"{talk.address}/messages", json=words, headers=headers).json()
    until(lambda: "turn" in by_name(kept))
    spans = by_name(kept)
    ids = {span.context.span_id: name for name, span in spans.items() if span.context}
    above = {
        n: ids.get(span.parent.span_id, "the caller") if span.parent else None for n, span in spans.items()
    }
    assert above == {
        MESSAGES: "the caller",
        "turn": MESSAGES,
        "caution": "turn",
        "understanding": "turn",
        "desk": "turn",
        "retrieval": "turn",
        "generation": "turn",
        "grounding": "generation",
        "keeping": "turn",
    }
    assert all(f"{span.context.trace_id:032x}" == TRACE for span in spans.values() if span.context)
    noted = {name: dict(span.attributes or {}) for name, span in spans.items()}
    assert noted[MESSAGES]["http.response.status_code"] == 200
    assert noted["retrieval"]["floorwalker.products"] == len(reply["products"]) > 0
    assert noted["understanding"]["floorwalker.intents"] == ("product_search",)
    assert noted["generation"]["floorwalker.generator"] == "template"
    assert noted["turn"]["floorwalker.outcome"] == "done"
    everything = " ".join(span.to_json() for span in kept.get_finished_spans())
    for private in ("Maren", "iron", "Iron pan", talk.id, talk.secret, "testclient", "127.0.0.1"):
        assert private not in everything


TRACED = """
import sys, tempfile
from pathlib import Path
from fastapi.testclient import TestClient
from assistant import telemetry
from assistant.web.server import create_app
from tests.web.open_shop import Pace, make_shop

shop = make_shop(Path(tempfile.mkdtemp()) / "shop", Pace())
telemetry.export("console", None, 1.0, "a shop")
with TestClient(create_app(shop)) as client:
    begun = client.post("/v1/conversations").json()
    bearer = {"Authorization": "Bearer " + begun["secret"], "baggage": "name=Maren"}
    address = "/v1/conversations/" + begun["conversation_id"]
    client.get("/v1/products/search?q=a+gift+for+Maren")
    client.post(address + "/messages", json={"text": "a pan for Maren"}, headers=bearer)
    client.get("/?for=Maren")
    client.get("/gradio_api/startup-events?for=Maren")
    print(begun["conversation_id"])
"""


def test_no_library_tells_more_than_the_server_does() -> None:
    """With a provider for the whole process, which FastAPI and Gradio would use too."""
    command = [sys.executable, "-c", TRACED]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    spans = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    known = {"GET /v1/products/search", MESSAGES, "turn", "keeping"}
    assert known <= {span["name"] for span in spans}
    told = {name for span in spans for name in span["attributes"] if not name.startswith("floorwalker.")}
    assert told == {"http.request.method", "http.route", "http.response.status_code"}
    assert "Maren" not in done.stderr
    assert done.stdout.strip() not in done.stderr


def test_a_turn_that_fails_says_so_by_its_type(
    client: TestClient, pans: Shop, kept: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = begun(client)
    monkeypatch.setattr(type(pans.store), "get", broken, raising=False)
    monkeypatch.setattr(type(pans.assistant.understanding), "understand", broken)
    answer = client.post(f"{talk.address}/messages", json={"text": "a pan"}, headers=talk.bearer)
    assert answer.status_code == 500
    until(lambda: "turn" in by_name(kept))
    spans = by_name(kept)
    assert {spans[n].status.description for n in ("understanding", "turn")} == {"ValueError"}
    assert not spans[MESSAGES].status.is_ok
    until(lambda: 'floorwalker_turns_total{outcome="ValueError"} 1.0' in client.get("/metrics").text)
    numbers = client.get("/metrics").text
    route = MESSAGES.partition(" ")[2]
    assert f'floorwalker_http_requests_total{{method="POST",route="{route}",status="500"}} 1.0' in numbers


def broken(*_: object, **__: object) -> object:
    raise ValueError("Maren Holt")


def test_the_numbers_of_a_turn(client: TestClient) -> None:
    talk = begun(client)
    talk.say("a steel pan")
    talk.say("I want to talk to a human")
    until(lambda: "floorwalker_turns_under_way 0.0" in client.get("/metrics").text)
    numbers = client.get("/metrics").text
    for step in ("turn", "first_words", "understanding", "desk", "retrieval", "generation", "keeping"):
        line = f'floorwalker_turn_seconds_count{{generator="template",step="{step}"}} '
        assert line in numbers
    assert 'floorwalker_turns_total{outcome="done"} 2.0' in numbers
    assert "floorwalker_handed_off_total 1.0" in numbers


def test_streams_are_counted_while_they_are_open(client: TestClient) -> None:
    talk = begun(client)
    headers = {**talk.bearer, "Accept": "text/event-stream"}
    client.post(f"{talk.address}/messages", json={"text": "hello"}, headers=headers)
    route = MESSAGES.partition(" ")[2]
    assert f'floorwalker_open_streams{{route="{route}"}} 0.0' in client.get("/metrics").text


@pytest.mark.parametrize(
    ("told", "host", "key", "status"),
    [
        ({}, "127.0.0.1", None, 200),
        ({}, "::ffff:127.0.0.1", None, 200),
        ({}, "10.1.2.3", None, 403),
        ({}, "", None, 403),
        ({"metrics_from": ("10.0.0.0/8",)}, "10.1.2.3", None, 200),
        ({"metrics_from": ("10.0.0.0/8",)}, "127.0.0.1", None, 403),
        ({"metrics_key": "0123456789abcdef"}, "10.1.2.3", "0123456789abcdef", 200),
        ({"metrics_key": "0123456789abcdef"}, "10.1.2.3", "another", 403),
        ({}, "10.1.2.3", "", 403),
    ],
)
def test_who_may_see_the_numbers(
    make_shop: MakeShop, told: dict[str, object], host: str, key: str | None, status: int
) -> None:
    shop = make_shop()
    shop.settings = shop.settings.model_copy(update={"telemetry": Telemetry.model_validate(told)})
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    with TestClient(create_api(shop, {}), client=(host, 1)) as client:
        assert client.get("/metrics", headers=headers).status_code == status


def test_a_limit_can_be_counted(make_shop: MakeShop) -> None:
    app = create_api(make_shop(), {})
    measures: Measures = app.state.measures
    measures.refused("address")
    with TestClient(app, client=HERE) as client:
        assert 'floorwalker_refusals_total{limit="address"} 1.0' in client.get("/metrics").text


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("template", "template"),
        ("/home/shop/our-model", "our-model"),
        ("Qwen/Qwen3-0.6B", "Qwen3-0.6B"),
        ("openai:gpt-5@https://inside.example/v1", "gpt-5"),
    ],
)
def test_a_generator_is_told_without_where_it_is(model: str, told: str) -> None:
    assert told_name(model) == told


def test_what_dead_processes_counted_as_being_there_is_forgotten(tmp_path: Path) -> None:
    dead, here = tmp_path / "gauge_livesum_999999999.db", tmp_path / f"gauge_livesum_{os.getpid()}.db"
    total = tmp_path / "counter_999999999.db"
    for file in (dead, here, total):
        file.touch()
    forget_the_dead(tmp_path)
    assert (dead.exists(), here.exists(), total.exists()) == (False, True, True)


WORKER = """
import os, sys
from types import SimpleNamespace
from prometheus_client import generate_latest
from assistant.errors import StorageFailed
from assistant.web.measures import Measures

def no_records():
    raise StorageFailed("no records here")

told = SimpleNamespace(generator=SimpleNamespace(model="template"))
measures = Measures(SimpleNamespace(settings=told, handoffs=SimpleNamespace(counts=no_records)))
measures.ended("done", handed_off=False)
measures.step("turn", 0.2)
measures.under_way(1)
print("ready", flush=True)
if sys.stdin.readline().strip() == "tell":
    print(generate_latest(measures.registry()).decode(), flush=True)
"""


def test_each_of_several_processes_tells_the_numbers_of_all(tmp_path: Path) -> None:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "numbers")}
    begin = partial(subprocess.Popen, env=environment, stdin=PIPE, stdout=PIPE, text=True)
    with begin([sys.executable, "-c", WORKER]) as gone:
        assert gone.stdout is not None
        assert gone.stdout.readline() == "ready\n"
        gone.kill()
    with begin([sys.executable, "-c", WORKER]) as first, begin([sys.executable, "-c", WORKER]) as second:
        for worker in (first, second):
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
        numbers, _ = second.communicate("tell\n", timeout=60)
        first.communicate("go\n", timeout=60)
    assert 'floorwalker_turns_total{outcome="done"} 3.0' in numbers
    assert 'floorwalker_turn_seconds_count{generator="template",step="turn"} 3.0' in numbers
    assert "floorwalker_turns_under_way 2.0" in numbers  # one of the three is dead


# ---- the log ------------------------------------------------------------------------------

NAMES = ("Mei Kovacs", "Raj Lee", "Zbigniew Brzęczyszczykiewicz")
EMAILS = ("mei.kovacs@example.com", "raj.lee@example.com", "zb@mail.example")
PRIVATE = (
    *NAMES,
    *EMAILS,
    "kovacs",
    "SW1A 1AA",
    "04101",
    "2041",
    "2042",
    "1 Elm St",
    "Alder Cove",
    "1Z-7741",
    "555 014 2299",
)


def hundred(code: str) -> Iterator[str]:
    """What customers write about themselves."""
    yield from ("where is my order?", "2041", "mei.kovacs@example.com", code, "cancel it", "yes", "no")
    asked = (
        "I am {name}, my email is {email} and my order {order} has not come",
        "{order} please, {name}, {zip}",
        "send a desk lamp for {name} to 1 Elm St, Alder Cove {zip}",
        "call {name} on 555 014 2299 about {order}",
        "is there a gift for {name} under $40?",
        "{email}",
        "track 1Z-7741 for {email}",
        "¿dónde está el pedido {order} de {name}?",
    )
    facts = zip(NAMES, EMAILS, ("2041", "2042", "2041"), strict=True)
    for name, email, order in facts:
        for zip_code in ("04101", "SW1A 1AA", "04101", "SW1A 1AA"):
            yield from (say.format(name=name, email=email, order=order, zip=zip_code) for say in asked)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that a server at DEBUG logs, as JSON."""
    stream, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("FLOORWALKER_LOG", "DEBUG")
    logs.set_up("json", request_id.current)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    logging.getLogger("uvicorn.access").disabled = False
    for name in logs.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_nobody_is_in_the_log_of_a_hundred_messages(
    tmp_path: Path, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policies").mkdir()
    settings = Settings(
        folder=tmp_path,
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        identity=Identity(secret=SECRET, codes_an_hour=100),
    )
    box = Postbox()
    shop = build(settings, sender=box)
    import_book(shop.records.engine, read_book(json.dumps(BOOK).encode()))
    secrets, codes = [], set()
    with TestClient(create_api(shop, {}), raise_server_exceptions=False, client=HERE) as client:
        for place, text in enumerate(hundred("CODE")):
            if place % 10 == 0:
                talk = begun(client)
                secrets += [talk.id, talk.secret]
            if "CODE" in text:
                codes.add(box.code)
            said = text.replace("CODE", box.code if codes else "")
            client.post(f"{talk.address}/messages", json={"text": said}, headers=talk.bearer)
        assert place >= 100
        client.get("/v1/products/search", params={"q": "a lamp for Mei Kovacs"})
        client.post(f"{talk.address}/messages", content=b'{"text": "Raj Lee', headers=talk.bearer)
        talk = begun(client)
        for owner, part in ((Understanding, "understand"), (Speaker, "speak")):
            with monkeypatch.context() as patch:
                patch.setattr(owner, part, quoting)
                said = {"text": "I am Mei Kovacs, 04101"}
                answer = client.post(f"{talk.address}/messages", json=said, headers=talk.bearer)
                assert answer.status_code == 500
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    answered = [line for line in lines if line["message"] == "answered"]
    assert len(answered) > 100
    assert [line["error"] for line in lines if line["message"] == "unexpected"] == ["ValueError"] * 2
    assert codes
    # A request's number is drawn by chance and a duration is whatever it was: each can hold "2041".
    assert all(re.fullmatch(r"[0-9a-f]{32}", line["request_id"]) for line in answered)
    assert all(isinstance(line["ms"], int) for line in answered)
    drawn = {"at", "request_id", "ms"}
    kept = [{name: line[name] for name in line.keys() - drawn} for line in lines]
    written = json.dumps(kept, ensure_ascii=False).casefold()
    found = [each for each in (*PRIVATE, *secrets, *codes) if each.casefold() in written]
    assert found == []


def quoting(*said: object, **more: object) -> object:
    raise ValueError(f"cannot use {said!r} {more!r}")
