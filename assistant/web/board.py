"""The figures of one span of time, and the state of the catalogue, as staff look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.service.database import Database
from assistant.service.figures import Counted, Figures, Span, Times, Totals
from assistant.service.ingests import Handed, Ingests
from assistant.shop import Shop
from retrieval.catalog.freshness import FeedState


@dataclass(frozen=True, slots=True)
class Board:
    span: Span
    totals: Totals
    times: Times
    wrote: tuple[Counted, ...]
    writers: tuple[tuple[str, int], ...]
    intents: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, int], ...]
    ratings: dict[str, int]
    handoffs: tuple[Counted, ...]

    def asked_for_people(self) -> int:
        return sum(each.count for each in self.handoffs if each.kind == "asked")


def board(engine: Database, span: Span) -> Board:
    figures = Figures(engine)
    return Board(
        span=span,
        totals=figures.totals(span),
        times=figures.times(span),
        wrote=figures.wrote(span),
        writers=figures.writers(span),
        intents=figures.intents(span),
        refused=figures.reasons(span),
        ratings=figures.ratings(span),
        handoffs=figures.handoffs(span),
    )


def rows(shown: Board) -> list[tuple[str, str, str, float]]:
    """The board as a table: figure, when a step begins ("" for the whole span), kind, value."""

    def counts(name: str, found: Sequence[tuple[str, int]]) -> list[tuple[str, str, str, float]]:
        return [(name, "", kind, n) for kind, n in found]

    def steps(name: str, found: Sequence[Counted]) -> list[tuple[str, str, str, float]]:
        return [(name, each.at.isoformat(), each.kind, each.count) for each in found]

    totals = shown.totals
    return [
        ("replies", "", "", totals.turns),
        ("conversations", "", "", totals.conversations),
        ("found nothing", "", "", totals.misses),
        ("refused sentences", "", "", totals.refused),
        *counts("thumbs", sorted(shown.ratings.items())),
        *counts("intent", shown.intents),
        *counts("worded by", shown.writers),
        *counts("refused for", shown.refused),
        *(
            (f"seconds to {name}", "", part, value)
            for name, waits in (("first words", shown.times.first), ("whole reply", shown.times.whole))
            if waits is not None
            for part, value in (("p50", waits.p50), ("p95", waits.p95))
        ),
        *(
            ("seconds to whole reply", each.at.isoformat(), part, value)
            for each in shown.times.steps
            for part, value in (("p50", each.p50), ("p95", each.p95))
        ),
        *steps("worded by", shown.wrote),
        *steps("hand-overs", shown.handoffs),
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """The catalogue and what is made of it. `in_step` says whether every product has its vector;
    `ingest` is the last one that was handed to the running app within a day."""

    products: int
    indexed: int
    pages: int
    embedder: str
    generator: str
    feeds: tuple[FeedState, ...]
    ingest: Handed | None

    @property
    def in_step(self) -> bool:
        return self.products == self.indexed

    @property
    def confirmed_at(self) -> datetime | None:
        return max((feed.confirmed_at for feed in self.feeds if feed.confirmed_at), default=None)


def standing(shop: Shop) -> Standing:
    return Standing(
        products=shop.store.count(),
        indexed=shop.index.count(),
        pages=len(list(shop.settings.policies.glob("*.md"))),
        embedder=shop.embedder.name,
        generator=shop.assistant.generator,
        feeds=tuple(shop.freshness.feeds()),
        ingest=Ingests(shop.records.engine).newest(),
    )
