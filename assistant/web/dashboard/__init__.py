"""The staff page (Gradio), behind a key: the queue, any conversation, ratings, what found nothing, what is
in demand, figures and the catalogue's state. What the browser sends is filters, names and typed words; all
that is shown is read from the records."""

from __future__ import annotations

from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.shop import Shop
from assistant.web.dashboard import answers, figures, held, lists, queue, talks, wants
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.listings import Listings
from assistant.web.page import staff as drawn
from assistant.web.staff import Desk
from assistant.web.staff_door import PATH, StaffDoor, router
from assistant.web.staff_export import router as downloads

TALKS = "conversations"
"""The tab in which any conversation is read."""


def build_dashboard(shop: Shop, desk: Desk) -> Any:
    signing = Signing(desk)
    listings = Listings(shop.records.engine, shop.dating.zone)
    reader = talks.Reader(shop, signing, listings)
    name = shop.settings.shop.name
    with gr.Blocks(title=f"Staff: {name}", analytics_enabled=False) as blocks:
        top = gr.HTML(elem_id="sw-top", padding=False)
        with gr.Tabs(elem_id="sw-tabs") as tabs:
            with gr.Tab("Queue", id="queue"):
                queue.wire(queue.Parts(), queue.StaffPage(shop, signing), blocks)
            with gr.Tab("Conversations", id=TALKS) as tab:
                shown = talks.Parts()
                talks.wire(shown, reader, tab)
            with gr.Tab("Feedback", id="feedback") as tab:
                feedback = lists.feedback(lists.Lists(signing, listings), tab)
            with gr.Tab("Found nothing", id="misses") as tab:
                misses = lists.misses(lists.Lists(signing, listings), tab)
            with gr.Tab("Held back", id="held") as tab:
                held.wire(held.Held(shop, signing), tab)
            with gr.Tab("Answers", id="answers") as tab:
                answers.wire(answers.Answers(shop, signing), tab)
            with gr.Tab("Demand", id="demand") as tab:
                wants.wire(wants.Wants(signing, listings), tab)
            with gr.Tab("Figures", id="figures") as tab:
                figures.wire(figures.Parts(), figures.Board(shop, signing, listings), tab)
            with gr.Tab("Catalogue", id="catalogue") as tab:
                figures.wire_state(figures.State(shop, signing), tab)
        for rows in (feedback, misses):
            rows.click(_turned_to(reader), [shown.looking], [tabs, *shown.changed], **QUIET)
        blocks.load(_heading(name, signing), None, top, **QUIET)
    return blocks


def _heading(shop: str, signing: Signing) -> Any:
    def heading(request: gr.Request) -> str:
        return drawn.heading(shop, signing.me(request))

    return heading


def _turned_to(reader: talks.Reader) -> Any:
    """A conversation that is chosen in another tab is read in its own."""

    def turned(event: gr.EventData, looking: talks.Looking | None, request: gr.Request) -> tuple[Any, ...]:
        return (gr.Tabs(selected=TALKS), *reader.choose(event, looking, request))

    return turned


def mount_dashboard(app: FastAPI, shop: Shop) -> None:
    """Put the staff page at /staff, before whatever is mounted at `/`."""
    app.add_middleware(StaffDoor, desk=app.state.desk)
    app.include_router(router)
    app.include_router(downloads)
    gr.mount_gradio_app(
        app,
        build_dashboard(shop, app.state.desk),
        path=PATH,
        css=drawn.css(),
        head=drawn.head(),
        theme=gr.themes.Soft(primary_hue="emerald", neutral_hue="stone", font=["system-ui", "sans-serif"]),
        show_error=False,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        allowed_paths=[],
        max_file_size="1b",
    )
