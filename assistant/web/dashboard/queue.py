"""The queue of the staff page: who waits, the conversation, and what can be done with it. What the browser
sends is a name of a case and typed words; everything that is shown is read from the records."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import gradio as gr

from assistant.errors import Busy, FloorwalkerError, HeldBack, Invalid, NotFound, NotHeld
from assistant.service.handoffs import Handoff, State, case
from assistant.service.readings import Readings
from assistant.shop import Shop
from assistant.web import page
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.page import staff as drawn

LOOK_S = 3.0
"""How often an open page looks for what is new."""
MOST_CHARS = 4000
CHOOSE = """
element.addEventListener('click', (event) => {
  const row = event.target.closest('[data-case]');
  if (row) trigger('click', { case: row.dataset.case });
});
"""

View = tuple[Any, ...]


@dataclass(slots=True)
class Looking:
    """One open page: the case that is looked at, and what was last shown of it and of the queue."""

    chosen: str | None = None
    queue: str = ""
    shown: str = ""
    key: str = field(default_factory=lambda: secrets.token_hex(8))
    """Goes with the next reply, so that one sent twice is said once."""
    warned: str = ""
    """What was held back last: sent again, it is said."""


class StaffPage:
    """The queue's handlers."""

    def __init__(
        self, shop: Shop, signing: Signing, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.shop, self.me, self.now = shop, signing.me, now
        self.readings = Readings(shop.records.engine)

    def arrive(self, request: gr.Request) -> View:
        looking = Looking(chosen=str(request.query_params.get("case") or "") or None)
        return (looking, *self.view(looking, request))

    def look(self, looking: Looking | None, request: gr.Request) -> View:
        """What changed since the last look."""
        return self.view(looking or Looking(), request)

    def choose(self, event: gr.EventData, looking: Looking | None, request: gr.Request) -> View:
        looking = looking or Looking()
        looking.chosen = str(getattr(event, "case", "") or "") or None
        return (looking, *self.view(looking, request, status="", reply="", note=""))

    def take(self, looking: Looking, request: gr.Request) -> View:
        return self.doing(looking, request, self.shop.handoffs.take)

    def take_over(self, looking: Looking, request: gr.Request) -> View:
        return self.doing(
            looking, request, lambda handoff, me: self.shop.handoffs.take(handoff, me, over=True)
        )

    def reply(self, text: str, looking: Looking, request: gr.Request) -> View:
        text = (text or "").strip()[:MOST_CHARS]
        if not text:
            return self.view(looking, request)

        def say(handoff: str, me: str) -> None:
            conversation = self.shop.handoffs.get(handoff).conversation_id
            again, looking.warned = looking.warned == text, text
            self.shop.staff_words.check(text, conversation, anyway=again)
            self.shop.handoffs.reply(handoff, me, text, looking.key)
            looking.key = secrets.token_hex(8)

        return self.doing(looking, request, say, reply="")

    def hand_back(self, note: str, looking: Looking, request: gr.Request) -> View:
        return self.ending(self.shop.handoffs.hand_back, note, looking, request)

    def close(self, note: str, looking: Looking, request: gr.Request) -> View:
        return self.ending(self.shop.handoffs.close, note, looking, request)

    def ending(
        self,
        end: Callable[[str, str, str | None], Handoff],
        note: str,
        looking: Looking,
        request: gr.Request,
    ) -> View:
        remark = (note or "").strip()[:MOST_CHARS] or None
        return self.doing(looking, request, lambda handoff, me: end(handoff, me, remark), reply="", note="")

    def doing(
        self, looking: Looking, request: gr.Request, act: Callable[[str, str], object], **then: str
    ) -> View:
        """Do it with the chosen case and show what came of it; `then` is what the boxes hold afterwards."""
        try:
            act(looking.chosen or "", self.me(request))
        except FloorwalkerError as error:
            return self.view(looking, request, status=page.status(sorry(error), "alert"))
        return self.view(looking, request, status="", **then)

    def view(
        self,
        looking: Looking,
        request: gr.Request,
        *,
        status: str | None = None,
        reply: str | None = None,
        note: str | None = None,
    ) -> View:
        """Values for `Parts.changed`. What stands as it was is left alone, so that nothing that is being
        read, opened or typed is disturbed."""
        me, now = self.me(request), self.now()
        waiting = self.shop.handoffs.waiting()
        found = self.found(looking)
        queue = drawn.queue(waiting, looking.chosen, me, now)
        zone = self.shop.dating.zone
        about = drawn.about(found, me, now, zone) if found else drawn.nothing(bool(waiting))
        talk = self.talk(found, me) if found else ""
        queue_is, shown_is = _digest(queue), _digest(about + talk)
        fresh_queue, fresh_case = queue_is != looking.queue, shown_is != looking.shown
        looking.queue, looking.shown = queue_is, shown_is
        return (
            queue if fresh_queue else gr.skip(),
            about if fresh_case else gr.skip(),
            gr.update(value=talk, visible=found is not None) if fresh_case else gr.skip(),
            *(_buttons(found.handoff if found else None, me) if fresh_case else (gr.skip(),) * 6),
            *(gr.skip() if value is None else value for value in (status, reply, note)),
        )

    def talk(self, found: case.Case, me: str) -> str:
        asides = self.readings.asides(found.handoff.conversation_id)
        return drawn.conversation(found.said, asides, me, self.shop.dating.zone)

    def found(self, looking: Looking) -> case.Case | None:
        if looking.chosen is None:
            return None
        try:
            return case.read(self.shop.handoffs, self.shop.conversations, looking.chosen)
        except NotFound:
            looking.chosen = None
            return None


def _buttons(handoff: Handoff | None, me: str) -> tuple[Any, ...]:
    """What can be done with a case, in the order of `Parts.doing`."""
    state = handoff.state if handoff else None
    mine = handoff is not None and state is State.PERSON and handoff.owner == me
    theirs = state is State.PERSON and not mine
    shown = (
        state in {State.QUEUE, State.PERSON},
        state is State.QUEUE,
        theirs,
        mine,
        mine,
        mine or state is State.QUEUE,
    )
    return tuple(gr.update(visible=each) for each in shown)


def _digest(html: str) -> str:
    return hashlib.blake2b(html.encode(), digest_size=16).hexdigest()


def held_as(category: str) -> str:
    """A category in words for staff."""
    advice = {"medical": "medical advice", "legal": "legal or financial advice", "unjudged": "unsafe"}
    return advice.get(category, category.replace("_", "-"))


def sorry(error: FloorwalkerError) -> str:
    """An error as staff are told of it."""
    match error:
        case HeldBack():
            return f"This may be read as {held_as(error.category)}. Send it again to say it all the same."
        case NotHeld(state="person"):
            return f"{error.owner} has this conversation."
        case NotHeld():
            return "This was not possible: the case is not yours any more."
        case Busy():
            return "The assistant is in the middle of a reply. Try again in a moment."
        case NotFound():
            return "This conversation is gone: its customer has erased it."
        case Invalid():
            return "That was said before."
    return "That did not work. Try again."


class Parts:
    """The page's components, laid out."""

    def __init__(self) -> None:
        self.looking, self.timer = gr.State(), gr.Timer(LOOK_S)
        with gr.Row(elem_id="sw-body", elem_classes="sw-body"):
            with gr.Column(elem_id="sw-side", elem_classes="sw-side", min_width=0):
                self.queue = gr.HTML(padding=False, js_on_load=CHOOSE)
            with gr.Column(elem_id="sw-main", elem_classes="sw-main", min_width=0):
                self.about = gr.HTML(elem_id="sw-case", elem_classes="sw-case", padding=False)
                self.talk = gr.HTML(elem_id="sw-talk", elem_classes="sw-read", padding=False, visible=False)
                self._doing()

    def _doing(self) -> None:
        plain: dict[str, Any] = {"show_label": False, "container": False, "max_length": MOST_CHARS}
        with gr.Column(elem_id="sw-do", visible=False) as self.box:
            self.status = gr.HTML(elem_id="sw-status", padding=False)
            with gr.Row(elem_id="sw-answer", visible=False) as self.answer:
                self.reply = gr.Textbox(
                    label="Your reply",
                    placeholder="Write to the customer …",
                    lines=1,
                    max_lines=8,
                    elem_id="sw-reply",
                    **plain,
                )
                self.send = gr.Button("Send", variant="primary")
            with gr.Row(elem_id="sw-ends"):
                self.take = gr.Button("Take this conversation", variant="primary", visible=False)
                self.over = gr.Button("Take it over", visible=False)
                self.note = gr.Textbox(
                    label="Note for the record",
                    placeholder="Note for the record only",
                    lines=1,
                    max_lines=3,
                    elem_id="sw-note",
                    **plain,
                )
                self.back = gr.Button("Return to the assistant", visible=False)
                self.end = gr.Button("Close", visible=False)

    @property
    def changed(self) -> list[Any]:
        """What `StaffPage.view` gives values for."""
        doing = [self.box, self.take, self.over, self.answer, self.back, self.end]
        return [self.queue, self.about, self.talk, *doing, self.status, self.reply, self.note]


def wire(parts: Parts, handlers: StaffPage, blocks: gr.Blocks) -> None:
    """What happens when the queue is used, and by itself every few seconds."""
    looking, changed = parts.looking, parts.changed
    blocks.load(handlers.arrive, None, [looking, *changed], **QUIET)
    parts.timer.tick(handlers.look, [looking], changed, **QUIET)
    parts.queue.click(handlers.choose, [looking], [looking, *changed], **QUIET)
    parts.take.click(handlers.take, [looking], changed, **QUIET)
    parts.over.click(handlers.take_over, [looking], changed, **QUIET)
    said = [parts.reply.submit, parts.send.click]
    gr.on(said, handlers.reply, [parts.reply, looking], changed, **QUIET)
    parts.back.click(handlers.hand_back, [parts.note, looking], changed, **QUIET)
    parts.end.click(handlers.close, [parts.note, looking], changed, **QUIET)
