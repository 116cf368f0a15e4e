"""What /metrics tells: the requests of this process, and what the records count for all of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import StorageFailed
from assistant.web.storefront import Storefront
from assistant.web.turns import Turns

BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 2, 4, 8, 15, 30, 60)


class Measures:
    """The numbers of one application, in a registry of its own."""

    def __init__(self, shop: Storefront, turns: Turns) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(Kept(shop))
        names = ("method", "route", "status")
        self.requests = Counter(
            "floorwalker_http_requests", "Requests answered", names, registry=self.registry
        )
        self.seconds = Histogram(
            "floorwalker_http_request_seconds",
            "From a request to the end of its response",
            ("route",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        under_way = Gauge("floorwalker_turns_under_way", "Turns that run or wait to", registry=self.registry)
        under_way.set_function(lambda: turns.under_way)


class Kept(Collector):
    """Counted from the records at each scrape, so that it is right for any number of processes."""

    def __init__(self, shop: Storefront) -> None:
        self._shop = shop

    def describe(self) -> Iterator[CounterMetricFamily]:
        """Nothing, so that registering does not ask the database."""
        return iter(())

    def collect(self) -> Iterator[CounterMetricFamily]:
        sentences = CounterMetricFamily(
            "floorwalker_sentences", "Sentences of replies, by what became of them", labels=["outcome"]
        )
        ratings = CounterMetricFamily("floorwalker_ratings", "Rated replies", labels=["rating"])
        try:
            for outcome, count in sorted(self._shop.conversations.outcomes().items()):
                sentences.add_metric([outcome], count)
            for rating, count in self._shop.feedback.counts().items():
                ratings.add_metric([rating.value], count)
        except StorageFailed:
            return  # readiness says so; the process's own numbers are still worth having
        yield sentences
        yield ratings


class Measured:
    """Counts and times every request under the address pattern of its route."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self.app, self.measures = app, measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 499

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            route = getattr(scope.get("route"), "path", "") or "other"
            self.measures.requests.labels(_known(scope["method"]), route, str(status)).inc()
            self.measures.seconds.labels(route).observe(time.perf_counter() - begun)


def _known(method: str) -> str:
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
