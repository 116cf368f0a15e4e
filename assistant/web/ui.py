"""The chat page (Gradio). What the browser sends back as chat state is never believed: the
transcript is drawn from the database each time, and only typed words are an input."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.actions.pricing import repriced
from assistant.errors import FloorwalkerError, Invalid, Recoverable
from assistant.service.events import ToldEvent
from assistant.shop import Shop
from assistant.turn import Delta, Message, Products, Reply, Request, Status
from assistant.web import page, pictures, wording
from assistant.web.door import Door, browser
from assistant.web.starters import Starters, has_orders
from assistant.web.turns import Turns
from assistant.web.visits import Visit, Visits
from assistant.web.words import accepted, everywhere, words
from retrieval.pictures.reading import Picture

MOST_COMMENT = 2000
TICK_S = 0.2
"""How soon Stop is heard while no word comes."""
HEAR_S = 2.0
"""How often a page whose customer waits for a person looks for what was said."""

Transcript = list[dict[str, Any]]
View = tuple[Any, ...]
"""Values for the components that a turn changes, in the order of `view`."""

STANDING = "fresh send stop close placeholder message log comment rate reasons photo"
TEXTS = gr.I18n(**everywhere(*STANDING.split()))
"""What stands on the page from the beginning, which the browser puts into its own language."""

log = logging.getLogger(__name__)


def view(
    chat: Any = None, cart: Any = None, *, status: Any = None, box: Any = None, busy: bool | None = None
) -> View:
    """What is not given stays as it is. `busy` shows Stop in the place of Send."""
    kept = [gr.skip() if value is None else value for value in (chat, cart, status, box)]
    if busy is None:
        return (*kept, gr.skip(), gr.skip())
    return (*kept, gr.update(visible=not busy), gr.update(visible=busy))


class Page:
    """The page's handlers. Gradio keeps the visit for its session, in this process."""

    def __init__(self, shop: Shop, turns: Turns, starters: Starters | None = None) -> None:
        self.shop, self.turns = shop, turns
        self.visits = Visits(shop.conversations)
        self.starters = starters or Starters(shop)

    def arrive(self, request: gr.Request) -> View:
        return self.opened(self.visits.arrive(*who(request)))

    def begin(self, request: gr.Request) -> View:
        return self.opened(self.visits.begin(*who(request)))

    def opened(self, visit: Visit) -> View:
        """The visit, its page as it stands, and the feedback form shut."""
        for reply in self.replies(visit):
            given = self.shop.feedback.of(reply.id) if reply else None
            if reply and given:
                visit.ratings[reply.id] = "Like" if given.rating == "up" else "Dislike"
        chat, cart = self.standing(visit)
        return (visit, *view(chat, cart, status="", busy=False), gr.update(visible=False))

    def leave(self, request: gr.Request) -> None:
        self.visits.leave(request.session_hash or "")

    def suggest(self, request: gr.Request) -> tuple[Any, str]:
        """What can be asked, on the empty page, and what stands above it."""
        reads = who(request)[2]
        asks = self.starters.current() if reads == "en" else words(reads)["starters"]
        welcome = wording.welcome(reads, has_orders(self.shop))
        heading = page.heading(self.shop.settings.shop.name, reads)
        return gr.update(placeholder=welcome, examples=[{"text": text} for text in asks]), heading

    async def answer(self, text: str, visit: Visit | None, photo: str = "") -> AsyncIterator[View]:
        """Stream one turn: transcript, cart, status, input box, send button, stop button. `photo` is a data
        URL, which the page's script makes."""
        text = (text or "").strip()[: self.shop.settings.web.max_message_chars]
        if not text and not photo:
            yield view()
        elif visit is None:
            yield view(status=page.status(wording.say("expired"), "alert"))
        elif visit.answering:
            yield view(status=page.status(wording.say("busy", visit.language)))
        else:
            visit.answering, visit.stop = True, threading.Event()
            try:
                async for shown in self.turn(text, visit, photo):
                    yield shown
            finally:
                visit.answering = False

    async def choose(self, event: gr.SelectData, visit: Visit | None) -> AsyncIterator[View]:
        """A quick reply or a starter is sent as if it had been typed."""
        chosen = event.value
        text = chosen.get("text") if isinstance(chosen, dict) else chosen
        async for shown in self.answer(str(text or ""), visit):
            yield shown

    async def turn(self, text: str, visit: Visit, photo: str = "") -> AsyncIterator[View]:
        before, problem, stop, at = 0, "", visit.stop, datetime.now(UTC)
        try:
            request = Request(visit.conversation_id, text, at, picture=await self.seen(photo))
            before = await asyncio.to_thread(self.said, visit)
            asked = [*await asyncio.to_thread(self.transcript, visit), typed(request.said)]
            reading = page.status(wording.step("understanding", visit.language), "wait")
            yield view(asked, status=reading, box="", busy=True)
            async for shown in self.streamed(request, asked, stop, visit.language):
                yield shown
            if stop.is_set():
                await asyncio.to_thread(self.settle, visit)
        except Invalid as error:
            problem = wording.unseen(error, visit.language)
        except FloorwalkerError as error:
            problem = wording.sorry(error, visit.language)
        except Exception:  # the edge: the customer gets the words back and a plain sentence
            log.exception("a turn of the page failed")
            problem = wording.sorry(Recoverable(), visit.language)
        if not visit.left:
            yield await asyncio.to_thread(self.ended, visit, text, before, problem)
        elif (now := visit.latest()) and not now.answering:
            # What this turn showed last may reach the browser after the new conversation did.
            chat, cart = await asyncio.to_thread(self.standing, now)
            yield view(chat, cart, status="", busy=False)

    async def seen(self, photo: str) -> Picture | None:
        """What the browser sent beside the words. Raises Invalid."""
        limits = self.shop.settings.pictures
        return await asyncio.to_thread(pictures.sent, photo, limits) if photo else None

    async def streamed(
        self, request: Request, asked: Transcript, stop: threading.Event, language: str
    ) -> AsyncIterator[View]:
        """What is shown while the turn goes on. Whoever stops listening stops the turn."""
        said, products = "", Products(())
        async with aclosing(self.turns.events(request, TICK_S)) as events:
            async for event in events:
                if stop.is_set():
                    return
                match event:
                    case Status(step):
                        yield view(status=page.status(wording.step(step, language), "wait"))
                    case Products():
                        products = event
                        yield view([*asked, bubble(page.reply("", products.products, language=language))])
                    case Delta(words):
                        said += words
                        yield view([*asked, bubble(page.reply(said, products.products, language=language))])

    def settle(self, visit: Visit) -> None:
        """Wait until a stopped turn has kept what had been said."""
        with self.shop.conversations.turn(visit.conversation_id):
            return

    def ended(self, visit: Visit, text: str, before: int, problem: str) -> View:
        """The page after a turn. What was not answered goes back into the box."""
        try:
            (chat, cart), kept = self.standing(visit), self.said(visit)
        except FloorwalkerError as error:
            told = wording.sorry(error, visit.language)
            return view(status=page.status(told, "alert"), box=text, busy=False)
        if kept > before and not problem:
            return view(chat, cart, status="", busy=False)
        told = problem or wording.say("stopped", visit.language)
        return view(chat, cart, status=page.status(told, "alert"), box=text, busy=False)

    def stop(self, visit: Visit | None) -> None:
        if visit is not None:
            visit.stop.set()

    def rate(self, event: gr.LikeData, visit: Visit | None) -> tuple[Any, ...]:
        """A thumb is kept at once; then reasons and a comment may be added."""
        reply = self.reply_at(event.index, visit) if visit else None
        if visit is None or reply is None:
            return (gr.skip(),) * 6
        liked = event.liked is True or event.liked == "Like"
        visit.rated, visit.ratings[reply.id] = reply.id, "Like" if liked else "Dislike"
        self.keep(visit)
        reads = visit.language
        return (
            gr.update(visible=True),
            page.rated(wording.say("goodAsk" if liked else "badAsk", reads), reply.text, reads),
            gr.update(choices=wording.reasons(liked, reads), value=[]),
            "",
            page.status(wording.say("rated1", reads)),
            gr.update(feedback_value=self.thumbs(visit)),
        )

    def explain(self, reasons: Sequence[str], comment: str, visit: Visit | None) -> tuple[Any, str]:
        if visit is not None and visit.rated is not None:
            known = [reason for reason in reasons or () if reason in {*wording.GOOD, *wording.BAD}]
            self.keep(visit, known, (comment or "").strip()[:MOST_COMMENT])
        thanks = wording.say("rated2", visit.language if visit else "en")
        return gr.update(visible=False), page.status(thanks)

    def keep(self, visit: Visit, reasons: Sequence[str] = (), comment: str = "") -> None:
        if visit.rated is not None:
            rating = "up" if visit.ratings[visit.rated] == "Like" else "down"
            self.shop.feedback.give(visit.rated, visit.conversation_id, rating, reasons, comment or None)

    def reply_at(self, index: Any, visit: Visit) -> Reply | None:
        """The reply at this place of the transcript, which the browser names."""
        place = index[0] if isinstance(index, list | tuple) and index else index
        replies = self.replies(visit)
        return replies[place] if isinstance(place, int) and 0 <= place < len(replies) else None

    def said(self, visit: Visit) -> int:
        """How many messages of the customer are kept. Not the lines of the transcript: notes and what
        staff write stand among those, and a person who has the conversation answers later or not."""
        messages = self.shop.conversations.load(visit.conversation_id).messages
        return sum(message.role == "customer" for message in messages)

    def standing(self, visit: Visit) -> tuple[Any, str]:
        """The chat and the cart as the database has them."""
        conversation = self.shop.conversations.load(visit.conversation_id)
        if conversation.messages:
            visit.language = conversation.language
        chat = gr.update(value=self.transcript(visit), feedback_value=self.thumbs(visit))
        cart = repriced(self.shop.search.get, conversation.cart)
        return chat, page.cart(cart, visit.language)

    def transcript(self, visit: Visit) -> Transcript:
        lines, reads = self.lines(visit), visit.language
        return [
            noted(line, reads)
            if isinstance(line, ToldEvent)
            else drawn(line, reply, last=place == len(lines), language=reads)
            for place, (line, reply) in enumerate(lines, 1)
        ]

    def lines(self, visit: Visit) -> list[tuple[Message | ToldEvent, Reply | None]]:
        """What stands in the transcript, in order: messages, each with its reply where it is one, and
        notes on who has the conversation."""
        # Events first: what is written in between is drawn now and heard of once more, never missed.
        told = self.shop.events.after(visit.conversation_id)
        history = self.shop.conversations.history(visit.conversation_id)
        visit.heard = told[-1].number if told else 0
        lines: list[Message | ToldEvent] = [*history.conversation.messages]
        lines += [event for event in told if wording.note(event.kind, event.data)]
        lines.sort(key=lambda line: line.at)  # stable: a message stands before what came of it
        return [(line, history.replies.get(getattr(line, "reply_id", None) or "")) for line in lines]

    def replies(self, visit: Visit) -> list[Reply | None]:
        """The reply behind each place of the transcript, None for what is none."""
        return [reply for _, reply in self.lines(visit)]

    def thumbs(self, visit: Visit) -> list[str | None]:
        """The thumb of each line that the customer did not write, in order."""
        theirs = [
            (line, reply) for line, reply in self.lines(visit) if getattr(line, "role", "") != "customer"
        ]
        return [visit.ratings.get(reply.id) if reply else None for _, reply in theirs]

    def waits(self, visit: Visit | None) -> Any:
        """Look for news only while a person may write."""
        return gr.Timer(
            active=visit is not None and self.shop.handoffs.open_one(visit.conversation_id) is not None
        )

    def hear(self, visit: Visit | None) -> View:
        """What staff wrote or did since the page was drawn; the last value is the timer."""
        if visit is None or visit.left:
            return (*view(), gr.Timer(active=False))
        if visit.answering or self.shop.events.last(visit.conversation_id) == visit.heard:
            return (*view(), gr.skip())
        chat, cart = self.standing(visit)
        return (*view(chat, cart, status=""), self.waits(visit))


def who(request: gr.Request) -> tuple[str, str | None, str]:
    """The open page, the browser that it is open in, and the language that it reads."""
    headers = request.headers
    return (
        request.session_hash or "",
        browser(headers.get("cookie")),
        accepted(headers.get("accept-language")),
    )


def noted(event: ToldEvent, language: str) -> dict[str, Any]:
    """A line of the transcript that nobody said."""
    return bubble(page.note(wording.note(event.kind, event.data, language)))


def drawn(message: Message, reply: Reply | None, last: bool, language: str) -> dict[str, Any]:
    """A message; what the page says of a reply is in the reply's own language."""
    if message.role == "customer":
        return typed(message.text)
    if message.role == "staff":
        return bubble(page.person(message.author or wording.say("staff", language), message.text))
    if reply is None:
        return bubble(page.reply(message.text, language=language))
    note = "" if reply.text.strip() else wording.say("nothingSaid", language)
    shown = reply.products, reply.citations, note, reply.comparison, reply.language
    return bubble(page.reply(reply.text, *shown), reply.options if last else ())


def typed(text: str) -> dict[str, Any]:
    """The customer's own words. As plain text, the chat would draw the HTML that is in them."""
    return {"role": "user", "content": gr.HTML(page.typed(text))}


def bubble(html: str, options: Sequence[str] = ()) -> dict[str, Any]:
    """One message of the assistant: one component, so that its thumbs stand for the whole reply."""
    message: dict[str, Any] = {"role": "assistant", "content": gr.HTML(html)}
    if options:
        message["options"] = [{"value": option} for option in options]
    return message


class Parts:
    """The page's components, laid out."""

    def __init__(self, shop: Shop) -> None:
        self.visit, self.timer = gr.State(), gr.Timer(HEAR_S, active=False)
        with gr.Row(elem_id="fw-top"):
            self.heading = gr.HTML(page.heading(shop.settings.shop.name), padding=False)
            self.new = gr.Button(TEXTS("fresh"), size="sm", elem_id="fw-new")
        with gr.Row(elem_id="fw-body"):
            with gr.Column(scale=3, min_width=280, elem_id="fw-talk"):
                self._talk(shop)
            with gr.Column(scale=1, min_width=240, elem_id="fw-aside"):
                self.cart = gr.HTML(padding=False)

    def _talk(self, shop: Shop) -> None:
        self.chat = gr.Chatbot(
            elem_id="fw-chat",
            label=TEXTS("log"),
            show_label=False,
            height="100%",
            buttons=[],
            allow_tags=False,
            render_markdown=False,
            latex_delimiters=[],
            feedback_options=("Like", "Dislike"),
            group_consecutive_messages=False,
            autoscroll=False,
            layout="bubble",
        )
        with gr.Column(visible=False, elem_id="fw-form") as self.form:
            self.about = gr.HTML(padding=False)
            self.reasons = gr.CheckboxGroup(
                choices=wording.reasons(True, "en"), label=TEXTS("reasons"), show_label=False, container=False
            )
            self.comment = gr.Textbox(
                label=TEXTS("comment"),
                placeholder=TEXTS("comment"),
                show_label=False,
                container=False,
                max_lines=3,
                max_length=MOST_COMMENT,
                elem_id="fw-comment",
            )
            with gr.Row(elem_id="fw-form-buttons"):
                self.thank = gr.Button(TEXTS("rate"), size="sm")
                self.close = gr.Button(TEXTS("close"), size="sm")
        self.status = gr.HTML(elem_id="fw-status", padding=False)
        with gr.Row(elem_id="fw-ask"):
            self.box = gr.Textbox(
                placeholder=TEXTS("placeholder"),
                label=TEXTS("message"),
                show_label=False,
                max_length=shop.settings.web.max_message_chars,
                lines=1,
                max_lines=4,
                autofocus=True,
                elem_id="fw-box",
                container=False,
            )
            self.photo = gr.Textbox(
                visible="hidden",
                elem_id="fw-photo-data",
                label=TEXTS("photo"),
                show_label=False,
                container=False,
            )
            if shop.pictures is not None:
                gr.Button(TEXTS("photo"), elem_id="fw-photo")
            self.send = gr.Button(TEXTS("send"), variant="primary", elem_id="fw-send")
            self.stop = gr.Button(TEXTS("stop"), visible=False, elem_id="fw-stop")

    @property
    def changed(self) -> list[Any]:
        """What `view` gives values for."""
        return [self.chat, self.cart, self.status, self.box, self.send, self.stop]


def build_page(shop: Shop, turns: Turns, starters: Starters) -> Any:
    """The page's components and what happens when they are used."""
    handlers = Page(shop, turns, starters)
    with gr.Blocks(title=shop.settings.shop.name, analytics_enabled=False) as blocks:
        parts = Parts(shop)
        visit, form, status = parts.visit, parts.form, parts.status
        quiet: dict[str, Any] = {
            "api_visibility": "private",
            "show_progress": "hidden",
            "concurrency_limit": None,
        }
        talks = quiet | {"trigger_mode": "multiple"}
        sent = [parts.box.submit, parts.send.click]
        chosen = [parts.chat.option_select, parts.chat.example_select]
        waits = handlers.waits, [visit], [parts.timer]
        said = [parts.box, visit, parts.photo]
        answered = gr.on(sent, handlers.answer, said, parts.changed, **talks)
        answered.then(lambda: "", None, [parts.photo], **quiet).then(*waits, **quiet)
        gr.on(chosen, handlers.choose, [visit], parts.changed, **talks).then(*waits, **quiet)
        parts.timer.tick(handlers.hear, [visit], [*parts.changed, parts.timer], **quiet)
        parts.stop.click(handlers.stop, [visit], None, **quiet)
        rating = [form, parts.about, parts.reasons, parts.comment, status, parts.chat]
        parts.chat.like(handlers.rate, [visit], rating, **quiet)
        parts.thank.click(handlers.explain, [parts.reasons, parts.comment, visit], [form, status], **quiet)
        parts.close.click(lambda: gr.update(visible=False), None, form, **quiet)
        opened = [visit, *parts.changed, form]
        parts.new.click(handlers.begin, None, opened, **quiet).then(*waits, **quiet)
        blocks.load(handlers.arrive, None, opened, **quiet).then(*waits, **quiet)
        blocks.load(handlers.suggest, None, [parts.chat, parts.heading], **quiet)
        blocks.unload(handlers.leave)
    return blocks


def mount_page(app: FastAPI, shop: Shop, starters: Starters) -> None:
    """Put the page at `/`. Mounted last: routes added after it would not be reached."""
    app.add_middleware(Door)
    gr.mount_gradio_app(
        app,
        build_page(shop, app.state.turns, starters),
        path="/",
        css=page.css(),
        head=page.head(),
        theme=gr.themes.Soft(primary_hue="emerald", neutral_hue="stone", font=["system-ui", "sans-serif"]),
        show_error=False,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        allowed_paths=[],
        max_file_size="1b",
        i18n=TEXTS,
    )
