"""What the output policy held back: the list, and staff's word on each."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.errors import NotFound
from assistant.sayings import moment
from assistant.service.held import State
from assistant.shop import Shop
from assistant.web import page
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.page import _template

WORDS = [("Right to hold", "right"), ("Should have passed", "pass")]
MOST_CHARS = 1000
SHORT = 60
"""Characters of a text in the list to choose from."""


class Held:
    """The handlers of the tab."""

    def __init__(self, shop: Shop, signing: Signing) -> None:
        self.shop, self.signing = shop, signing

    def look(self, request: gr.Request) -> tuple[Any, ...]:
        """The list, and the texts to choose from."""
        self.signing.me(request)
        lines = self.shop.held.of()
        rows = [
            {
                "at": moment(line.at.astimezone(self.shop.dating.zone)),
                "category": line.category.replace("_", "-"),
                "writer": line.writer.value,
                "language": line.language,
                "text": line.text,
                "why": line.layer,
            }
            for line in lines
        ]
        return _template("staff_held.html").render(rows=rows), gr.update(
            choices=[(_short(line.text), line.id) for line in lines], value=lines[0].id if lines else None
        )

    def review(self, held_id: str, word: str, note: str, request: gr.Request) -> tuple[Any, ...]:
        me = self.signing.me(request)
        status = ""
        try:
            state = State.PASS if word == "pass" else State.RIGHT
            self.shop.held.review(str(held_id or ""), state, me, str(note or "")[:MOST_CHARS] or None)
        except NotFound:
            status = page.status("That text is gone.", "alert")
        return (*self.look(request), status, "")


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def wire(held: Held, tab: gr.Tab) -> None:
    with gr.Row(elem_classes="sw-filters"):
        which = gr.Dropdown([], label="Text", filterable=False)
        word = gr.Dropdown(WORDS, value="right", label="What you think", filterable=False)
        note = gr.Textbox(label="Note", max_length=MOST_CHARS)
        say = gr.Button("Save")
    status = gr.HTML(padding=False)
    rows = gr.HTML(elem_classes="sw-rows", padding=False)
    tab.select(held.look, None, [rows, which], **QUIET)
    say.click(held.review, [which, word, note], [rows, which, status, note], **QUIET)
