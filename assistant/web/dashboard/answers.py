"""Answers out of the shop's own past chats: what waits, and staff's word on each."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.errors import ChangedSince, Invalid, NotFound
from assistant.service.answers.reviewing import WAITING, Action
from assistant.service.answers.store import LONGEST, Answer, Decider, State
from assistant.shop import Shop
from assistant.web import page
from assistant.web.dashboard.signed import QUIET, Signing
from assistant.web.page import _template

WHICH = [("Waiting", "waiting"), *((state.value.capitalize(), state.value) for state in State)]
DECIDE: list[tuple[str, Action]] = [
    ("Approve", "approve"),
    ("Change words only", "edit"),
    ("Drop the draft", "drop"),
    ("Retire", "retire"),
]
MOST = 100
SHORT = 60
"""Characters of a question in the list to choose from."""


class Answers:
    """The handlers of the tab. What was chosen is kept as "id:revision", so that nobody decides on words
    that they have not seen."""

    def __init__(self, shop: Shop, signing: Signing) -> None:
        self.shop, self.signing = shop, signing

    def look(self, which: str, request: gr.Request) -> tuple[Any, ...]:
        """The list, the answers to choose from, and the words of the first."""
        self.signing.me(request)
        found = self.found(which)
        rows = [_row(answer) for answer in found]
        choices = [(_short(f"{one.id}. {one.question}"), f"{one.id}:{one.revision}") for one in found]
        chosen = choices[0][1] if choices else None
        words = found[0].answer if found else ""
        shown = _template("staff_answers.html").render(rows=rows)
        return shown, gr.update(choices=choices, value=chosen), words

    def found(self, which: str) -> tuple[Answer, ...]:
        states = (State(which),) if which in set(State) else WAITING
        return self.shop.answers.kept.all(*states, most=MOST)

    def choose(self, chosen: str, request: gr.Request) -> str:
        """The words of the answer that is chosen, to be changed."""
        self.signing.me(request)
        try:
            return self.shop.answers.kept.get(_chosen(chosen)[0]).answer
        except NotFound:
            return ""

    def decide(
        self, which: str, chosen: str, action: Action, words: str, request: gr.Request
    ) -> tuple[Any, ...]:
        me = self.signing.me(request)
        identity, revision = _chosen(chosen)
        status = ""
        try:
            before = self.shop.answers.kept.get(identity)
            worded = action in {"approve", "edit"} and str(words).strip() != before.answer
            by = Decider(me, revision)
            self.shop.answers.decide(identity, action, by, answer=str(words) if worded else None)
        except NotFound:
            status = page.status("That answer is gone.", "alert")
        except ChangedSince:
            status = page.status("Somebody else changed it after you read it. Look again.", "alert")
        except Invalid as error:
            status = page.status(f"That cannot be done: {error.detail}.", "alert")
        return (*self.look(which, request), status)


def _row(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "state": answer.state.value,
        "bad": answer.state is State.STALE or bool(answer.others),
        "question": answer.question,
        "answer": answer.answer,
        "others": answer.others,
        "times": answer.times,
        "at": f"{answer.on:%d %B %Y}",
        "agreeing": f"{answer.agreeing:.0%}",
        "language": answer.language,
        "product": answer.product_id,
        "section": answer.nearest.section if answer.nearest else "",
        "why": answer.why,
        "by": answer.decided_by,
    }


def _chosen(said: str) -> tuple[int, int]:
    """Number and revision; zeros for what no list has offered."""
    number, _, revision = str(said or "").partition(":")
    plain = all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (number, revision))
    return (int(number), int(revision)) if plain else (0, 0)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def wire(answers: Answers, tab: gr.Tab) -> None:
    with gr.Row(elem_classes="sw-filters"):
        which = gr.Dropdown(WHICH, value="waiting", label="Which", filterable=False)
        chosen = gr.Dropdown([], label="Question", filterable=False)
        action = gr.Dropdown(DECIDE, value="approve", label="What becomes of it", filterable=False)
        say = gr.Button("Save")
    words = gr.Textbox(label="Answer", lines=3, max_length=LONGEST)
    status = gr.HTML(padding=False)
    rows = gr.HTML(elem_classes="sw-rows", padding=False)
    shown = [rows, chosen, words]
    tab.select(answers.look, which, shown, **QUIET)
    which.input(answers.look, which, shown, **QUIET)
    chosen.input(answers.choose, chosen, words, **QUIET)
    say.click(answers.decide, [which, chosen, action, words], [*shown, status], **QUIET)
