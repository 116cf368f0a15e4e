"""The steps of a turn as they are watched: OpenTelemetry spans, and seconds for whoever counts them.

A step says how much, how long and what came of it, never whose or in which words: intents, counts,
outcomes, a model's name. Without an exporter a span is an object that keeps nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import TYPE_CHECKING, Literal, TypeVar

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor

NAMESPACE = "floorwalker."
tracer = trace.get_tracer("floorwalker")
"""Goes by the provider that is set up later, if one is."""

Value = str | bool | int | float | Sequence[str]
Observe = Callable[[str, float], None]
"""Is told of each step and the seconds that it took."""

observer: ContextVar[Observe | None] = ContextVar("observer", default=None)
"""Who counts the steps of this turn. It goes with the turn to its thread."""

T = TypeVar("T")


class Step:
    """A step under way."""

    __slots__ = ("_begun", "name", "span")

    def __init__(self, name: str, span: Span) -> None:
        self.name, self.span, self._begun = name, span, perf_counter()

    def note(self, **found: Value | None) -> None:
        """Keep what is known of it; what is None is left out."""
        if self.span.is_recording():
            for name, value in found.items():
                if value is not None:
                    self.span.set_attribute(NAMESPACE + name, value)

    def failed(self, error: BaseException) -> None:
        """By its type alone: an error's words can hold a customer's."""
        name = type(error).__name__
        self.span.set_attribute("error.type", name)
        self.span.set_status(Status(StatusCode.ERROR, name))

    def end(self) -> None:
        self.span.end()
        told = observer.get()
        if told is not None:
            told(self.name, perf_counter() - self._begun)


@contextmanager
def step(name: str, under: Context | None = None, kind: SpanKind = SpanKind.INTERNAL) -> Iterator[Step]:
    """A step that ends where the block does; the steps within are its own. Not around a `yield`: see
    `pieces`."""
    made = Step(name, tracer.start_span(name, under, kind))
    try:
        with _within(made.span):
            yield made
    except Exception as error:
        made.failed(error)
        raise
    finally:
        made.end()


def pieces(
    name: str,
    items: Generator[T, None, None],
    found: Callable[[], Mapping[str, Value]] = dict,
    **known: Value,
) -> Generator[T, None, None]:
    """The items, of which a step makes one after another; `found` is what is known of it in the end.
    Steps are its own only while it makes one: a generator runs in its caller's context."""
    made, count = Step(name, tracer.start_span(name)), 0
    made.note(**known)
    try:
        while True:
            with _within(made.span):
                try:
                    item = next(items)
                except StopIteration:
                    break
            count += 1
            yield item
    except Exception as error:
        made.failed(error)
        raise
    finally:
        items.close()
        made.note(pieces=count, **found())
        made.end()


@contextmanager
def _within(span: Span) -> Iterator[None]:
    with trace.use_span(span, record_exception=False, set_status_on_exception=False):
        yield


def traced_by(headers: Mapping[str, str]) -> Context:
    """What a caller says of the trace that a request belongs to (W3C traceparent). What else it would
    have carried along (baggage) is not taken: it can be anything."""
    return TraceContextTextMapPropagator().extract(headers)


def export(to: Literal["off", "console", "otlp"], endpoint: str | None, share: float, service: str) -> None:
    """Tell spans from now on, `share` of those that no caller decided for. Once in a process."""
    if to == "off":
        return
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource  # needed by few
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

    sampler = ParentBased(TraceIdRatioBased(share))
    provider = TracerProvider(sampler, Resource.create({SERVICE_NAME: service}))
    provider.add_span_processor(_to_console() if to == "console" else _to_collector(endpoint))
    trace.set_tracer_provider(provider)


def _to_console() -> SpanProcessor:
    from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

    line = ConsoleSpanExporter(out=sys.stderr, formatter=lambda span: f"{span.to_json(indent=None)}\n")
    return SimpleSpanProcessor(line)


def _to_collector(endpoint: str | None) -> SpanProcessor:
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    return BatchSpanProcessor(OTLPSpanExporter(endpoint))
