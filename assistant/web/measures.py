"""What /metrics tells: the requests of this process, and what the records count for all of them."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from opentelemetry.trace import Span, SpanKind, StatusCode
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import telemetry
from assistant.errors import StorageFailed
from assistant.service.handoffs.queue import OPEN
from assistant.web.storefront import Storefront
from retrieval.errors import CatalogueUnreachable

BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 2, 4, 8, 15, 30, 60)
STEP_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 2, 4, 8, 15, 30)
GONE = 499
"""The status of a response that nobody waited for."""
SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Where several worker processes keep their numbers, so that each tells those of all of them."""

log = logging.getLogger(__name__)


class Measures:
    """The numbers of one application. They are in a registry of their own; where the processes of a
    shop share a folder (docs/observability.md), what is told is the sum over them."""

    def __init__(self, shop: Storefront) -> None:
        self._kept, self._own = Kept(shop), CollectorRegistry()
        self._shared = os.environ.get(SHARED)
        if self._shared:
            Path(self._shared).mkdir(parents=True, exist_ok=True)
            forget_the_dead(Path(self._shared))
        self._generator = told_name(shop.settings.generator.model)
        here = self._own
        self._requests = Counter(
            "floorwalker_http_requests", "Requests answered", ("method", "route", "status"), registry=here
        )
        self._seconds = Histogram(
            "floorwalker_http_request_seconds",
            "From a request to the end of its response",
            ("route",),
            buckets=BUCKETS,
            registry=here,
        )
        self._refusals = Counter(
            "floorwalker_refusals", "Requests turned away by a limit", ("limit",), registry=here
        )
        self._streams = self._now("floorwalker_open_streams", "Streams of events that are open", ("route",))
        self._under_way = self._now("floorwalker_turns_under_way", "Turns that run or wait to")
        self._turns = Counter(
            "floorwalker_turns",
            "Turns by what became of them: done, left (nobody listened any more) or the error's type",
            ("outcome",),
            registry=here,
        )
        self._handed_off = Counter(
            "floorwalker_handed_off", "Turns that left a customer to the shop's people", registry=here
        )
        self._steps = Histogram(
            "floorwalker_turn_seconds",
            "Seconds of a turn's steps, of all of it (turn) and to its first words",
            ("step", "generator"),
            buckets=STEP_BUCKETS,
            registry=here,
        )

    def _now(self, name: str, what: str, labels: Sequence[str] = ()) -> Gauge:
        return Gauge(name, what, labels, registry=self._own, multiprocess_mode="livesum")

    def registry(self) -> CollectorRegistry:
        """What is told now."""
        told = CollectorRegistry()
        told.register(self._kept)
        if self._shared:
            MultiProcessCollector(told, self._shared)  # type: ignore[no-untyped-call]
        else:
            told.register(_All(self._own))
        return told

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def refused(self, limit: str) -> None:
        """A request was turned away by the limit of this name."""
        self._refusals.labels(limit).inc()

    def streaming(self, route: str, more: int) -> None:
        self._streams.labels(route).inc(more)

    def under_way(self, more: int) -> None:
        self._under_way.inc(more)

    def step(self, name: str, seconds: float) -> None:
        self._steps.labels(name, self._generator).observe(seconds)

    def ended(self, outcome: str, handed_off: bool) -> None:
        self._turns.labels(outcome).inc()
        if handed_off:
            self._handed_off.inc()


def told_name(model: str) -> str:
    """What numbers call a generator: without the address of a server or the folders of a path."""
    name = (
        model.removeprefix("openai:").partition("@")[0] if model.startswith("openai:") else Path(model).name
    )
    return name or model


def forget_the_dead(folder: Path) -> None:
    """Leave out what processes that are gone counted as being there now."""
    for file in folder.glob("gauge_live*_*.db"):
        pid = file.stem.rpartition("_")[2]
        if pid.isdecimal() and not _lives(int(pid)):
            file.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class _All(Collector):
    """Everything of another registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def describe(self) -> Iterator[Metric]:
        return iter(())

    def collect(self) -> Iterator[Metric]:
        return iter(self._registry.collect())


class Kept(Collector):
    """Counted from the records at each scrape, so that it is right for any number of processes."""

    def __init__(self, shop: Storefront) -> None:
        self._shop = shop

    def describe(self) -> Iterator[Metric]:
        """Nothing, so that registering does not ask the database."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        sentences = CounterMetricFamily(
            "floorwalker_sentences", "Sentences of replies, by what became of them", labels=["outcome"]
        )
        ratings = CounterMetricFamily("floorwalker_ratings", "Rated replies", labels=["rating"])
        confirmed = GaugeMetricFamily(
            "floorwalker_feed_confirmed_timestamp_seconds",
            "When a feed was last known to be up to date",
            labels=["feed"],
        )
        failures = GaugeMetricFamily(
            "floorwalker_feed_failures", "How often in a row a feed could not be taken in", labels=["feed"]
        )
        waiting = GaugeMetricFamily(
            "floorwalker_open_handoffs", "Customers who wait for a person, or are with one", labels=["state"]
        )
        try:
            open_ = self._shop.handoffs.counts()
            for state in OPEN:
                waiting.add_metric([state], open_[state])
            for feed in self._shop.freshness.feeds():  # by key: a name is an address or a path
                if feed.confirmed_at is not None:
                    confirmed.add_metric([feed.key], feed.confirmed_at.timestamp())
                failures.add_metric([feed.key], feed.failures)
            for outcome, count in sorted(self._shop.conversations.outcomes().items()):
                sentences.add_metric([outcome], count)
            for rating, count in self._shop.feedback.counts().items():
                ratings.add_metric([rating.value], count)
        except (StorageFailed, CatalogueUnreachable):
            return  # readiness says so; the process's own numbers are still worth having
        yield waiting
        yield sentences
        yield ratings
        yield confirmed
        yield failures


class Measured:
    """Counts, times, traces and logs every request under the address pattern of its route: never under
    the address itself, which has ids and what was searched for, nor with who asked."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self.app, self.measures = app, measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method, headers = _known(scope["method"]), Headers(scope=scope)
        with telemetry.step("request", telemetry.traced_by(headers), SpanKind.SERVER) as request:
            watching = _Watching(scope, send, self.measures)
            begun = time.perf_counter()
            try:
                await self.app(scope, receive, watching.send)
            except ClientDisconnect:
                raise
            except Exception:
                watching.failed()
                raise
            finally:
                watching.end()
                self._tell(request.span, method, watching, time.perf_counter() - begun)

    def _tell(self, span: Span, method: str, watching: _Watching, seconds: float) -> None:
        route, status = watching.route, watching.status
        self.measures.request(method, route, status, seconds)
        span.update_name(f"{method} {route}")
        span.set_attributes(
            {"http.request.method": method, "http.route": route, "http.response.status_code": status}
        )
        if status >= 500:
            span.set_status(StatusCode.ERROR)
        told = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000)}
        log.info("answered", extra=told)


class _Watching:
    """What one response comes to."""

    def __init__(self, scope: Scope, send: Send, measures: Measures) -> None:
        self._scope, self._send, self._measures = scope, send, measures
        self.status, self._started, self._streams = GONE, False, False

    @property
    def route(self) -> str:
        return getattr(self._scope.get("route"), "path", "") or "other"

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self._started = message["status"], True
            kind = Headers(raw=message.get("headers", [])).get("content-type", "")
            if kind.startswith("text/event-stream"):
                self._streams = True
                self._measures.streaming(self.route, 1)
        await self._send(message)

    def failed(self) -> None:
        if not self._started:
            self.status = 500

    def end(self) -> None:
        if self._streams:
            self._measures.streaming(self.route, -1)


def _known(method: str) -> str:
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
