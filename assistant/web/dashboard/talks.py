"""Any conversation: found by words, id, day or thumb, and read with what each reply rested on and what the
check refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.errors import NotFound
from assistant.service.readings import Readings
from assistant.shop import Shop
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.listings import LONGEST, WITH, Listings, Values
from assistant.web.page import desk as drawn
from assistant.web.page import staff

MOST = 50
PICK = """
element.addEventListener('click', (event) => {
  const row = event.target.closest('[data-talk]');
  if (row) trigger('click', { talk: row.dataset.talk });
});
"""
ANY = ("any", "")
View = tuple[Any, ...]


@dataclass(slots=True)
class Looking:
    """One open page: the conversation that is read, and the filters."""

    chosen: str = ""
    values: Values = field(default_factory=dict)


class Reader:
    """The tab's handlers."""

    def __init__(self, shop: Shop, signing: Signing, listings: Listings) -> None:
        self.signing, self.listings = signing, listings
        self.readings, self.zone = Readings(shop.records.engine), shop.dating.zone

    def find(
        self, words: str, kind: str, since: str, until: str, looking: Looking | None, request: gr.Request
    ) -> View:
        self.signing.me(request)
        looking = looking or Looking()
        asked = {"words": words, "with": kind, "from": since, "to": until}
        looking.values = {name: str(value or "")[:LONGEST] for name, value in asked.items()}
        return (looking, self.list(looking), *(gr.skip(),) * 2)

    def choose(self, event: gr.EventData, looking: Looking | None, request: gr.Request) -> View:
        me = self.signing.me(request)
        looking = looking or Looking()
        looking.chosen = str(getattr(event, "talk", "") or "")
        return (looking, self.list(looking), *self.talk(looking, me))

    def list(self, looking: Looking) -> str:
        found = self.listings.conversations(looking.values, MOST)
        return drawn.lines(found, looking.chosen, looking.values, MOST, self.zone)

    def talk(self, looking: Looking, me: str) -> View:
        """What stands above the conversation, and the conversation."""
        if not looking.chosen:
            return drawn.no_talk(), gr.update(value="", visible=False)
        try:
            talk = self.readings.read(looking.chosen)
        except NotFound:
            return drawn.no_talk(gone=True), gr.update(value="", visible=False)
        said = staff.conversation(talk.said, talk.asides, me, self.zone)
        return drawn.talk(talk, self.zone), gr.update(value=said, visible=True)


class Parts:
    """The tab's components, laid out."""

    def __init__(self) -> None:
        self.looking = gr.State()
        with gr.Row(elem_classes="sw-body"):
            with gr.Column(elem_classes="sw-side", min_width=0):
                with gr.Column(elem_classes="sw-filters"):
                    self.words = gr.Textbox(
                        label="Words or id", placeholder="Words that were said, or an id", max_length=LONGEST
                    )
                    choices = [ANY, *((name, value) for value, name in WITH.items())]
                    self.kind = gr.Dropdown(choices, value="", label="With", filterable=False)
                    with gr.Row():
                        self.since, self.until = day("From"), day("To")
                self.rows = gr.HTML(elem_classes="sw-found", padding=False, js_on_load=PICK)
            with gr.Column(elem_classes="sw-main", min_width=0):
                self.about = gr.HTML(drawn.no_talk(), elem_classes="sw-case", padding=False)
                self.talk = gr.HTML(elem_classes="sw-read", padding=False, visible=False)

    @property
    def filters(self) -> list[Any]:
        return [self.words, self.kind, self.since, self.until]

    @property
    def changed(self) -> list[Any]:
        return [self.looking, self.rows, self.about, self.talk]


def day(label: str) -> gr.DateTime:
    return gr.DateTime(label=label, include_time=False, type="string", min_width=0)


def wire(parts: Parts, reader: Reader, tab: gr.Tab) -> None:
    asked = [*parts.filters, parts.looking]
    events = [tab.select, parts.words.submit, *(part.change for part in parts.filters[1:])]
    gr.on(events, reader.find, asked, parts.changed, **QUIET)
    parts.rows.click(reader.choose, [parts.looking], parts.changed, **QUIET)
