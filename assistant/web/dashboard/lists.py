"""Ratings and what found nothing, each with filters."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web import wording
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.dashboard.talks import ANY, PICK, day
from assistant.web.listings import LASTING, LONGEST, MISSING, USUAL, Listings
from assistant.web.page import desk as drawn

MOST = 100


class Lists:
    """The handlers of both tabs."""

    def __init__(self, signing: Signing, listings: Listings) -> None:
        self.signing, self.listings = signing, listings

    def feedback(
        self,
        words: str,
        rating: str,
        reason: str,
        commented: bool,
        since: str,
        until: str,
        request: gr.Request,
    ) -> str:
        self.signing.me(request)
        asked = {"words": words, "rating": rating, "reason": reason, "from": since, "to": until}
        values = _plain(asked | {"commented": "yes" if commented is True else ""})
        found = self.listings.feedback(values, MOST)
        return drawn.opinions(found, values, MOST, self.listings.zone)

    def misses(self, words: str, how: str, days: str, request: gr.Request) -> str:
        self.signing.me(request)
        values = _plain({"words": words, "how": how, "days": days})
        found = self.listings.misses(values, MOST)
        return drawn.misses(found, values, MOST, self.listings.zone)


def feedback(lists: Lists, tab: gr.Tab) -> gr.HTML:
    """The tab's components and what happens when they are used; the list is what is clicked in."""
    reasons = [ANY, *((reason, reason) for reason in (*wording.BAD, *wording.GOOD))]
    with gr.Row(elem_classes="sw-filters"):
        words = gr.Textbox(label="Words", placeholder="In the comment, question or reply", max_length=LONGEST)
        rating = gr.Dropdown(
            [ANY, ("up", "up"), ("down", "down")], value="", label="Thumb", filterable=False, min_width=110
        )
        reason = gr.Dropdown(reasons, value="", label="Reason", filterable=False, min_width=150)
        since, until = day("From"), day("To")
        commented = gr.Checkbox(label="With a comment", min_width=0)
    rows = gr.HTML(elem_classes="sw-rows", padding=False, js_on_load=PICK)
    filters: list[Any] = [words, rating, reason, commented, since, until]
    events = [tab.select, words.submit, *(part.change for part in filters[1:])]
    gr.on(events, lists.feedback, filters, rows, **QUIET)
    return rows


def misses(lists: Lists, tab: gr.Tab) -> gr.HTML:
    kinds = [ANY, *((name, how.value) for how, name in MISSING.items())]
    with gr.Row(elem_classes="sw-filters"):
        words = gr.Textbox(label="Words", placeholder="In what was asked for", max_length=LONGEST)
        how = gr.Dropdown(kinds, value="", label="Why", filterable=False)
        days = lasting()
    rows = gr.HTML(elem_classes="sw-rows", padding=False, js_on_load=PICK)
    filters = [words, how, days]
    events = [tab.select, words.submit, how.change, days.change]
    gr.on(events, lists.misses, filters, rows, **QUIET)
    return rows


def lasting() -> gr.Dropdown:
    """Of which time."""
    choices = [(f"last {name}", value) for value, name in LASTING.items()]
    return gr.Dropdown(choices, value=USUAL, label="Time", filterable=False, min_width=150)


def _plain(values: dict[str, Any]) -> dict[str, str]:
    return {name: str(value or "")[:LONGEST] for name, value in values.items()}
