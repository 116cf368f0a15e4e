"""One turn: understand, look up, show, say, keep. A line a step."""

from __future__ import annotations

import logging
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from assistant.actions import Action, act
from assistant.evidence import Compared, Evidence, Found, GoesWith, Nearest, Recommended, Surveyed
from assistant.generation.tables import table
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
    Reply,
    Request,
    Status,
)
from assistant.understood import Intent, Understood
from retrieval.query import Query

log = logging.getLogger(__name__)

LISTS = (Found, Nearest, Recommended, Compared, Surveyed, GoesWith)
"""Findings that show products to choose from."""

SEARCHES = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND})


class Understands(Protocol):
    def understand(self, text: str, conversation: Conversation) -> Understood: ...


class Plans(Protocol):
    def plan(
        self, heard: Understood, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence] | None:
        """What a message comes to, or None where the rules are to decide."""
        ...


class ConversationStore(Protocol):
    """Where conversations live. `turn` is held while one turn of a conversation is made."""

    def load(self, conversation_id: str) -> Conversation: ...

    def turn(self, conversation_id: str) -> AbstractContextManager[None]: ...

    def save_turn(
        self,
        before: Conversation,
        after: Conversation,
        reply: Reply,
        evidence: Evidence,
        outcomes: Mapping[str, int],
        generator: str,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers customers. Holds no state of a conversation: the store does."""

    conversations: ConversationStore
    understanding: Understands
    actions: Mapping[Intent, Action]
    other_language: Action
    speaker: Speaker
    generator: str = "template"
    languages: frozenset[str] = frozenset({"en"})
    planner: Plans | None = None
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]:
        """The events of one turn, ending in Done. Closing the iterator, or setting `stop`,
        ends the generation; what had been said by then is kept.

        Raises NotFound for an unknown conversation, Busy while another turn of it is made.
        """
        stop = stop or threading.Event()
        with self.conversations.turn(request.conversation_id):
            before = self.conversations.load(request.conversation_id)
            yield Status("understanding")
            heard = self.understanding.understand(request.text, before)
            yield Status("looking")
            understood, evidence = self.decide(heard, before, stop)
            turn = Turn(before, request, understood, evidence)
            if evidence.products:
                yield Products(evidence.products)
            yield Status("writing")
            yield from self.write(turn, stop)
            if evidence.passages:
                yield Citations(evidence.passages)
            if evidence.options:
                yield Options(evidence.options)
            yield Done(turn.reply(), evidence, understood.references)

    def decide(
        self, heard: Understood, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence]:
        """What the message comes to: as the planner has it, if there is one, else as it was heard."""
        planned = None
        if self.planner is not None and heard.language in self.languages:
            planned = self.planner.plan(heard, conversation, stop)
        return planned or (heard, self.look_up(heard, conversation))

    def look_up(self, understood: Understood, conversation: Conversation) -> Evidence:
        if understood.language not in self.languages:
            return replace(self.other_language(understood, conversation), asked=understood.text)
        return act(self.actions, understood, conversation)

    def write(self, turn: Turn, stop: threading.Event) -> Iterator[Event]:
        """Say it and keep it. What was changed is kept before it is reported."""
        task = Task(turn.evidence, turn.before, turn.outcomes, turn.before.style, stop)
        words = self.speaker.speak(task)
        if turn.evidence.cart is not None or turn.evidence.written:
            turn.said.extend(words)
            self.keep(turn)
            yield from (Delta(sentence) for sentence in turn.said)
            return
        try:
            for sentence in words:
                turn.said.append(sentence)
                yield Delta(sentence)
        finally:
            stop.set()
            words.close()
            self.keep(turn)

    def keep(self, turn: Turn) -> None:
        reply = turn.reply()
        after = turn.after(reply, self.now())
        self.conversations.save_turn(
            turn.before, after, reply, turn.evidence, outcomes=turn.outcomes, generator=self.generator
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn while it is made: private to one request."""

    before: Conversation
    request: Request
    understood: Understood
    evidence: Evidence
    said: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    reply_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def reply(self) -> Reply:
        return Reply(
            id=self.reply_id,
            text="".join(self.said),
            intents=tuple(str(intent) for intent in self.understood.intents),
            language=self.understood.language,
            products=self.evidence.products,
            citations=self.evidence.passages,
            options=self.evidence.options,
            awaiting=self.evidence.awaiting.asks if self.evidence.awaiting else None,
            actions=self.evidence.written,
            cart=self.evidence.cart,
            handed_off=self.evidence.handed_off or self.before.handed_off,
            comparison=table(self.evidence),
        )

    def standing(self) -> Query | None:
        """The search that stands after this turn: a narrowing that led nowhere is forgotten."""
        if not SEARCHES & set(self.understood.intents):
            return self.before.query
        if Intent.REFINE in self.understood.intents and missed(self.evidence):
            return self.before.query
        return self.understood.query

    def asked_about(self) -> tuple[str, ...]:
        """What was asked of the search that now stands: a new search may be asked anew."""
        awaiting = self.evidence.awaiting
        about = (awaiting.about,) if awaiting and awaiting.searches and awaiting.about else ()
        anew = Intent.PRODUCT_SEARCH in self.understood.intents and not self.understood.answers
        return about if anew else (*self.before.asked_about, *about)

    def after(self, reply: Reply, at: datetime) -> Conversation:
        """The conversation with this turn in it."""
        before, evidence = self.before, self.evidence
        asked = Message("customer", self.request.text, at)
        answered = Message("assistant", reply.text, at, reply.id)
        ids = tuple(shown.product.id for shown in evidence.products)
        return replace(
            before,
            language=self.understood.language,
            messages=(*before.messages, asked, answered),
            shown=(*before.shown, ids) if ids and lists(evidence) else before.shown,
            focus=ids or before.focus,
            query=self.standing(),
            awaiting=evidence.awaiting,
            asked_about=self.asked_about(),
            cart=evidence.cart if evidence.cart is not None else before.cart,
            handed_off=reply.handed_off,
        )


def missed(evidence: Evidence) -> bool:
    """Whether the shop has nothing of the kind that was asked for."""
    return any(isinstance(f, Nearest) and not f.carried for f in evidence.findings)


def lists(evidence: Evidence) -> bool:
    """Whether the cards were shown as a list to choose from, rather than spoken of again."""
    return any(isinstance(finding, LISTS) for finding in evidence.findings)
