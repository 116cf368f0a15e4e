"""A message that comes again, by its key: what was answered is told again, and nothing is done twice.

A reply that was whole is told as it was. One whose words were cut off, because whoever listened went
away, is worded again from the same evidence and in its own place: nothing is understood, looked up,
sent or written a second time, and the customer's words stand once.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from assistant.actions.asking_people import left
from assistant.errors import Invalid
from assistant.evidence import Evidence
from assistant.speaking import Speaker, Task
from assistant.turn import (
    Citations,
    Conversation,
    Delta,
    Done,
    Event,
    Message,
    Options,
    Products,
    Refused,
    Reply,
    Request,
    Status,
)


class Given(Protocol):
    """A reply as it was kept; `cut_version` is the conversation's then, where its words were cut off."""

    @property
    def reply(self) -> Reply: ...

    @property
    def evidence(self) -> Evidence: ...

    @property
    def cut_version(self) -> int | None: ...


class Keeps(Protocol):
    """Where replies are kept with what they rest on."""

    def given(self, reply_id: str) -> Given: ...

    def reword(
        self,
        before: Conversation,
        after: Conversation,
        reply: Reply,
        outcomes: Mapping[str, int],
        refused: Sequence[Refused],
        *,
        whole: bool,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Repeating:
    conversations: Keeps
    speaker: Speaker
    now: Callable[[], datetime]

    def place(self, conversation: Conversation, request: Request) -> int | None:
        """Where the message stands that came with this key before; None where none did.

        Raises Invalid if it had other words.
        """
        if request.key is None:
            return None
        for place, message in enumerate(conversation.messages):
            if message.key == request.key:
                if message.text != kept(request.said):
                    raise Invalid("Idempotency-Key", "it came with another message before; make a new key")
                return place
        return None

    def again(self, before: Conversation, place: int, stop: threading.Event) -> Iterator[Event]:
        """The events of the reply to the message at `place`."""
        asked, answers = before.messages[place], before.messages[place + 1 : place + 2]
        answer = answers[0] if answers and answers[0].role == "assistant" else None
        if answer is None or answer.reply_id is None:
            yield from left(before, place, asked.text, answer.text if answer else "")
            return
        given = self.conversations.given(answer.reply_id)
        if given.cut_version == before.version:  # nothing came since
            yield from self.reworded(before, given, stop)
        else:
            yield from retold(given)

    def reworded(self, before: Conversation, given: Given, stop: threading.Event) -> Iterator[Event]:
        """Say it again, from what was looked up then, and keep these words in the place of the others."""
        earlier, outcomes = replace(before, messages=before.messages[:-2]), Counter[str]()
        task = Task(given.evidence, earlier, outcomes, earlier.style, stop)
        if given.reply.products:
            yield Products(given.reply.products)
        yield Status("writing")
        said, whole = "", False
        try:
            with closing(self.speaker.speak(task)) as words:
                for sentence in words:
                    said += sentence
                    yield Delta(sentence)
            whole = not stop.is_set()
        finally:
            stop.set()
            reply = replace(given.reply, text=said)
            after = self._after(before, given, reply, shown=whole and not outcomes["withheld"])
            self.conversations.reword(before, after, reply, outcomes, task.refused, whole=whole)
        yield from rest(reply, given.evidence)

    def _after(self, before: Conversation, given: Given, reply: Reply, *, shown: bool) -> Conversation:
        """A proposal that is `shown` in full this time can be agreed to."""
        answer = Message("assistant", reply.text, self.now(), reply.id)
        desk = given.evidence.desk if shown and given.evidence.desk is not None else before.desk
        return replace(before, messages=(*before.messages[:-1], answer), desk=desk)


def retold(given: Given) -> Iterator[Event]:
    """The events of a reply that was given; its words come in one."""
    if given.reply.products:
        yield Products(given.reply.products)
    if given.reply.text:
        yield Delta(given.reply.text)
    yield from rest(given.reply, given.evidence)


def rest(reply: Reply, evidence: Evidence) -> Iterator[Event]:
    """What comes after the words."""
    if reply.citations:
        yield Citations(reply.citations)
    if reply.options:
        yield Options(reply.options)
    yield Done(reply, evidence)


def kept(text: str) -> str:
    """A message as the records give it back: without what no database can hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
