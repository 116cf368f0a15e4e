"""What to stock or promote, and why."""

from __future__ import annotations

import gradio as gr

from assistant.web.dashboard.lists import lasting
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.listings import Listings
from assistant.web.page import desk as drawn
from assistant.web.wanted import wanted


class Wants:
    """The handler of the tab."""

    def __init__(self, signing: Signing, listings: Listings) -> None:
        self.signing, self.listings = signing, listings

    def look(self, days: str, request: gr.Request) -> str:
        self.signing.me(request)
        values = {"days": str(days or "")}
        return drawn.demand(wanted(self.listings, values), values)


def wire(wants: Wants, tab: gr.Tab) -> None:
    with gr.Row(elem_classes="sw-filters"):
        days = lasting()
    rows = gr.HTML(elem_classes="sw-rows", padding=False)
    gr.on([tab.select, days.change], wants.look, [days], rows, **QUIET)
