"""Steps stand under the step that made them, end whatever happens, and say nothing of an error's words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from concurrent import futures

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as told
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as collector
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant import telemetry
from assistant.telemetry import pieces, step


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(telemetry, "tracer", provider.get_tracer("test"))
    return exporter


def tree(kept: InMemorySpanExporter) -> dict[str, str | None]:
    """Each step's name with that of the one that it stands under."""
    spans = kept.get_finished_spans()
    names = {span.context.span_id: span.name for span in spans if span.context}
    return {span.name: names[span.parent.span_id] if span.parent else None for span in spans}


def words(checked: str) -> Generator[str, None, None]:
    for word in ("one", "two"):
        with step(checked):
            pass
        yield word


def test_steps_within_a_step_are_its_own(kept: InMemorySpanExporter) -> None:
    with step("turn") as turn:
        with step("looking"):
            pass
        turn.note(intents=("greeting",), products=2, reason=None)
    assert tree(kept) == {"turn": None, "looking": "turn"}
    (turn_span,) = [span for span in kept.get_finished_spans() if span.name == "turn"]
    assert dict(turn_span.attributes or {}) == {
        "floorwalker.intents": ("greeting",),
        "floorwalker.products": 2,
    }


def test_a_generator_s_steps_are_its_own_even_where_two_are_asked_in_turn(kept: InMemorySpanExporter) -> None:
    first, second = pieces("first", words("check 1")), pieces("second", words("check 2"))
    assert [next(first), next(second), next(first), next(second)] == ["one", "one", "two", "two"]
    with step("beside"):
        pass
    assert (list(first), list(second)) == ([], [])
    parents = tree(kept)
    assert (parents["check 1"], parents["check 2"], parents["beside"]) == ("first", "second", None)


def test_a_generator_that_is_left_is_closed_and_its_step_ends(kept: InMemorySpanExporter) -> None:
    closed = []

    def endless() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    left = pieces("words", endless(), lambda: {"passed": 3})
    next(left)
    left.close()
    (span,) = kept.get_finished_spans()
    assert closed == [True]
    assert dict(span.attributes or {}) == {"floorwalker.pieces": 1, "floorwalker.passed": 3}


def test_an_error_is_known_by_its_type_alone(kept: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="Maren"), step("turn"), step("looking"):
        raise ValueError("Maren Holt")
    for span in kept.get_finished_spans():
        assert (span.attributes or {})["error.type"] == span.status.description == "ValueError"
        assert not span.status.is_ok
        assert "Maren" not in span.to_json()


def test_whoever_counts_hears_of_each_step_and_nobody_else_s() -> None:
    heard: list[str] = []
    token = telemetry.observer.set(lambda name, seconds: heard.append(name))
    try:
        with step("looking"):
            pass
    finally:
        telemetry.observer.reset(token)
    with step("another turn"):
        pass
    assert heard == ["looking"]


def test_a_caller_s_trace_is_gone_on_with_and_its_baggage_is_not(kept: InMemorySpanExporter) -> None:
    trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    headers = {"traceparent": f"00-{trace}-{parent}-01", "baggage": "name=Maren"}
    with step("request", telemetry.traced_by(headers)):
        pass
    (span,) = kept.get_finished_spans()
    assert span.context is not None
    assert span.parent is not None
    assert (f"{span.context.trace_id:032x}", f"{span.parent.span_id:016x}") == (trace, parent)
    assert "Maren" not in span.to_json()


ONE_STEP = (
    "from assistant import telemetry\n"
    "telemetry.export({to!r}, {endpoint!r}, {share}, 'a shop')\n"
    "with telemetry.step('turn') as turn:\n"
    "    turn.note(products=2)\n"
)


def in_a_process(to: str, endpoint: str | None = None, share: float = 1.0) -> str:
    script = ONE_STEP.format(to=to, endpoint=endpoint, share=share)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == ""
    return done.stderr


def test_the_console_gets_one_object_a_line() -> None:
    (line,) = in_a_process("console").splitlines()
    span = json.loads(line)
    assert (span["name"], span["attributes"]) == ("turn", {"floorwalker.products": 2})
    assert span["resource"]["attributes"]["service.name"] == "a shop"
    assert in_a_process("console", share=0.0) == in_a_process("off") == ""


class Collector(collector.TraceServiceServicer):
    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def Export(self, request: told.ExportTraceServiceRequest, context: object) -> object:
        for resource in request.resource_spans:
            about = {a.key: a.value.string_value for a in resource.resource.attributes}
            service = about["service.name"]
            self.heard += [(service, span.name) for scope in resource.scope_spans for span in scope.spans]
        return told.ExportTraceServiceResponse()


@pytest.mark.enable_socket
def test_a_collector_gets_them_before_the_process_ends() -> None:
    kept, server = Collector(), grpc.server(futures.ThreadPoolExecutor(1))
    collector.add_TraceServiceServicer_to_server(kept, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        in_a_process("otlp", f"http://127.0.0.1:{port}")
    finally:
        server.stop(None)
    assert kept.heard == [("a shop", "turn")]
