"""One reply, as a whole or in chunks, from the events of its turn."""

from __future__ import annotations

import threading
import uuid
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Literal

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from starlette.requests import ClientDisconnect

from assistant import turn
from assistant.desk import Slot
from assistant.understood import Understood
from assistant.web import schemas
from assistant.web.api.messages import Events, written
from assistant.web.errors import problem_of
from assistant.web.openai.asked import MODEL, ChatCompletion
from assistant.web.openai.cutting import Count, Cut
from assistant.web.openai.failing import translated
from assistant.web.openai.recalling import Said, beginning, key_of, sealed
from assistant.web.openai.shapes import (
    Answered,
    Change,
    Choice,
    Chunk,
    Completion,
    Delta,
    Extension,
    Reason,
    Usage,
)
from assistant.web.openai.tokens import estimated
from assistant.web.storefront import Storefront

DONE = "data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """The conversation in which a reply is given, with its secret."""

    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """Reads what was said before as the assistant would have: in whatever language it was said."""

    shop: Storefront

    def understand(self, text: str, conversation: turn.Conversation) -> Understood:
        return self.shop.assistant.understood(text, conversation)

    def named(self, text: str) -> Sequence[str]:
        return self.shop.understanding.named(text)


def placed(shop: Storefront, key: str, asked: ChatCompletion, at: datetime) -> Place:
    """The conversation that is named, or a new one that begins where the sent words have come to.
    Raises NotFound for one that this key did not begin."""
    if asked.conversation_id is not None:
        secret = sealed(key, asked.conversation_id)
        shop.conversations.check(asked.conversation_id, secret)
        return Place(asked.conversation_id, secret)
    begun = beginning(key, asked.before, shop.recollections, Recalled(shop), at)
    started, secret = shop.conversations.start(None, partial(sealed, key))
    if asked.before:
        shop.recollections.begin(started, begun.state, begun.messages)
    return Place(started.id, secret)


@dataclass(slots=True)
class Answering:
    """One call while it is answered. Setting `enough` ends the words of its turn."""

    shop: Storefront
    key: str
    asked: ChatCompletion
    place: Place
    at: datetime
    count: Count
    enough: threading.Event = field(default_factory=threading.Event)
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    cut: Cut = field(init=False)
    reply: turn.Reply | None = None

    def __post_init__(self) -> None:
        self.cut = Cut(self.asked.stop, self.asked.most, self.count)

    async def whole(self, events: Events, request: Request) -> Completion:
        async with aclosing(self._words(events)) as told:
            async for words in told:
                if words is None and await request.is_disconnected():
                    raise ClientDisconnect
        answered = Answered(content=self.cut.text, floorwalker=await run_in_threadpool(self._kept))
        choice = Choice(message=answered, finish_reason=self.reason)
        return Completion(id=self.id, created=self.created, model=MODEL, choices=[choice], usage=self.usage())

    async def chunks(self, first: turn.Event | None, events: Events) -> AsyncGenerator[str]:
        """The reply on the wire: the role, the words as they come, how it ended, what came with it."""
        yield self._chunk(Delta(role="assistant", content=""))
        try:
            async with aclosing(self._words(_with(first, events))) as told:
                async for words in told:
                    yield written(None) if words is None else self._chunk(Delta(content=words))
            last = Delta(floorwalker=await run_in_threadpool(self._kept))
        except Exception as error:  # noqa: BLE001 - the edge: the status is long sent, problem_of logs it
            yield _data(translated(problem_of(error).content())[1])
            return
        yield self._chunk(last, self.reason)
        if self.asked.says_usage:
            bare = Chunk(id=self.id, created=self.created, model=MODEL, choices=[], usage=self.usage())
            yield _data(bare)
        yield DONE

    @property
    def created(self) -> int:
        return int(self.at.timestamp())

    @property
    def reason(self) -> Reason:
        return self.cut.ended or "stop"

    def usage(self) -> Usage:
        sent = sum(self.count(message.text) for message in self.asked.messages)
        said = self.count(self.cut.text)
        return Usage(prompt_tokens=sent, completion_tokens=said, total_tokens=sent + said)

    async def _words(self, events: Events) -> AsyncGenerator[str | None]:
        """What can be shown, as it comes; None now and then, while nothing does."""
        last = ""
        async with aclosing(events):
            async for event in events:
                if event is None:
                    yield None
                elif isinstance(event, turn.Delta):
                    words = self.cut.take(event.text)
                    if self.cut.ended:
                        self.enough.set()
                        last += words
                    elif words:
                        yield words
                elif isinstance(event, turn.Done):
                    self.reply = event.reply
        if self.cut.ended:  # before the last words go out: whoever has them may hang up
            await run_in_threadpool(self._unshow)
        if last := last or self.cut.rest():
            yield last

    def _kept(self) -> Extension:
        """What came with the words, once what they came to is kept for when they are sent back."""
        if self.reply is None:
            raise RuntimeError("a turn ended without its Done")
        if self.asked.conversation_id is None:
            said = (Said("customer", self.asked.message), Said("assistant", self.cut.text))
            noted = key_of(self.key, (*self.asked.before, *said))
            self.shop.recollections.note(noted, self.shop.conversations.load(self.place.id))
        members = dict(schemas.Reply.of(self.reply)) | {"text": self.cut.text}
        return Extension(
            **members,
            conversation_id=self.place.id,
            secret=self.place.secret,
            tokens="estimated" if self.count is estimated else "counted",
        )

    def _unshow(self) -> None:
        """A change that was not put before the customer to the last word cannot be agreed to."""
        with self.shop.conversations.turn(self.place.id):
            before = self.shop.conversations.load(self.place.id)
            if before.desk.awaiting is Slot.CONFIRM:
                after = replace(before, awaiting=None, desk=before.desk.unshown())
                self.shop.conversations.save(before, after)

    def _chunk(self, delta: Delta, reason: Literal["stop", "length"] | None = None) -> str:
        change = Change(delta=delta, finish_reason=reason)
        return _data(Chunk(id=self.id, created=self.created, model=MODEL, choices=[change]))


async def _with(first: turn.Event | None, events: Events) -> Events:
    async with aclosing(events):
        yield first
        async for event in events:
            yield event


def _data(sent: BaseModel) -> str:
    return f"data: {sent.model_dump_json()}\n\n"
