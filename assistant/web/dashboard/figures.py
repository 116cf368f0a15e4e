"""Figures of a span of time, and the catalogue's state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import gradio as gr
import pandas as pd

from assistant.service.figures import HOUR_S, Counted, Span
from assistant.shop import Shop
from assistant.web.board import Board as Counts
from assistant.web.board import board, standing
from assistant.web.dashboard.lists import lasting
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.listings import Listings
from assistant.web.page import desk as drawn

GREEN, AMBER, BLUE, STONE = "#2a9d7f", "#d0862c", "#4a8fd0", "#8d857d"
"""Seen on light and on dark ground, and told apart without green and red."""
WORDED = {"model": GREEN, "both": BLUE, "template": AMBER, "nobody": STONE}
STEPS = {"asked": AMBER, "taken": BLUE, "returned": STONE, "closed": GREEN}
TIMES = {"half": GREEN, "95 of 100": AMBER}
HEIGHT = 230


class Board:
    """The handlers of the figures."""

    def __init__(self, shop: Shop, signing: Signing, listings: Listings) -> None:
        self.engine, self.signing, self.listings = shop.records.engine, signing, listings

    def look(self, days: str, request: gr.Request) -> tuple[Any, ...]:
        self.signing.me(request)
        values = {"days": str(days or "")}
        span = self.listings.span(values)
        found, labels = board(self.engine, span), labelled(span, self.listings.zone)
        return (
            drawn.tiles(found, values),
            plot(gr.LinePlot, times(found, labels), labels),
            plot(gr.BarPlot, stacked(found.wrote, labels, tuple(WORDED)), labels),
            plot(gr.BarPlot, stacked(found.handoffs, labels, tuple(STEPS)), labels),
            drawn.bars("What was asked for", found.intents, "Nothing was asked in this time."),
            drawn.bars("Who worded the replies", found.writers, "No replies in this time.", drawn.WRITERS),
            drawn.bars("Why the check refused sentences", found.refused, "It refused none."),
        )


Labels = dict[datetime, str]
"""When each step begins, as words: a browser would show a time as if it were its own clock's."""


def labelled(span: Span, zone: tzinfo) -> Labels:
    form = "%H:%M" if span.step_s == HOUR_S else "%-d %b"
    return {at: at.astimezone(zone).strftime(form) for at in span.begins}


def plot(kind: Any, frame: pd.DataFrame, labels: Labels) -> Any:
    return kind(frame, sort=list(labels.values()), x_label_angle=0 if len(labels) < 9 else -60)


def times(found: Counts, labels: Labels) -> pd.DataFrame:
    """Seconds to the last word, by step; steps without a reply are left out."""
    rows = [
        (labels[each.at], part, round(value, 2))
        for each in found.times.steps
        for part, value in (("half", each.p50), ("95 of 100", each.p95))
    ]
    return pd.DataFrame(rows, columns=["time", "replies within", "seconds"])


def stacked(found: Sequence[Counted], labels: Labels, kinds: Sequence[str]) -> pd.DataFrame:
    """Counts by step and kind, with noughts where there was nothing."""
    counts = {(each.at, each.kind): each.count for each in found}
    rows = [(label, kind, counts.get((at, kind), 0)) for at, label in labels.items() for kind in kinds]
    return pd.DataFrame(rows, columns=["time", "kind", "count"])


class Parts:
    """The tab's components, laid out."""

    def __init__(self) -> None:
        with gr.Row(elem_classes="sw-filters"):
            self.days = lasting()
        with gr.Column(elem_classes="sw-rows"):
            self.tiles = gr.HTML(padding=False)
            with gr.Row(elem_classes="sw-plots"):
                self.times = gr.LinePlot(
                    x="time",
                    y="seconds",
                    color="replies within",
                    color_map=TIMES,
                    title="Seconds to a whole reply",
                    **_plot(),
                )
                self.wrote = gr.BarPlot(
                    x="time",
                    y="count",
                    color="kind",
                    color_map=WORDED,
                    title="Replies, by who worded them",
                    **_plot(),
                )
                self.handoffs = gr.BarPlot(
                    x="time", y="count", color="kind", color_map=STEPS, title="Hand-overs", **_plot()
                )
            with gr.Row(elem_classes="sw-plots"):
                self.intents, self.writers, self.refused = (gr.HTML(padding=False) for _ in range(3))

    @property
    def changed(self) -> list[Any]:
        plots = [self.times, self.wrote, self.handoffs]
        return [self.tiles, *plots, self.intents, self.writers, self.refused]


def _plot() -> dict[str, Any]:
    return {
        "height": HEIGHT,
        "x_title": " ",
        "y_title": " ",
        "color_title": " ",
        "buttons": [],
        "min_width": 320,
    }


def wire(parts: Parts, board: Board, tab: gr.Tab) -> None:
    gr.on([tab.select, parts.days.change], board.look, [parts.days], parts.changed, **QUIET)


class State:
    """The handler of the catalogue's state."""

    def __init__(
        self, shop: Shop, signing: Signing, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.shop, self.signing, self.now = shop, signing, now

    def look(self, request: gr.Request) -> str:
        self.signing.me(request)
        return drawn.state(standing(self.shop), self.now(), self.shop.dating.zone)


def wire_state(state: State, tab: gr.Tab) -> None:
    rows = gr.HTML(elem_classes="sw-rows", padding=False)
    tab.select(state.look, None, rows, **QUIET)
