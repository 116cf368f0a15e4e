"""One turn while it is made: what was asked, found and said, and what the conversation is after it."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.desk import Desk, Slot
from assistant.evidence import Compared, Evidence, Found, GoesWith, LooksLike, Nearest, Recommended, Surveyed
from assistant.generation.tables import table
from assistant.speaking import HeldSentence, Task
from assistant.turn import Conversation, Course, Message, Refused, Reply, Request
from assistant.understood import Intent, Understood
from retrieval.query import Query

LISTS = (Found, Nearest, Recommended, LooksLike, Compared, Surveyed, GoesWith)
"""Findings that show products to choose from."""

SEARCHES = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND})


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn while it is made: private to one request."""

    before: Conversation
    request: Request
    understood: Understood
    evidence: Evidence
    arrived: datetime | None = None
    said: list[str] = field(default_factory=list)
    spoke: list[datetime] = field(default_factory=list)
    """When each sentence of `said` was given out, if it was while it was worded."""
    refused: list[Refused] = field(default_factory=list)
    held: list[HeldSentence] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    reply_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def changes(self) -> bool:
        """Whether something was changed: in the cart, or in the shop's records."""
        return self.evidence.cart is not None or bool(self.evidence.written)

    def task(self, stop: threading.Event) -> Task:
        said = self.evidence, self.before, self.outcomes, self.before.style, stop
        return Task(*said, refused=self.refused, held=self.held)

    def course(self, now: datetime, *, whole: bool) -> Course:
        """How it went; not `whole` where its words were cut off."""
        spoke = self.spoke[0] if self.spoke else now
        return Course(
            _seconds(self.arrived, spoke),
            _seconds(self.arrived, now) if whole else None,
            tuple(self.refused),
        )

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

    def after(self, reply: Reply, at: datetime, *, whole: bool = True) -> Conversation:
        """The conversation with this turn in it; not `whole` where its words were cut off."""
        before, evidence = self.before, self.evidence
        asked = Message("customer", self.request.said, at, key=self.request.key)
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
            customer_id=evidence.customer_id or before.customer_id,
            desk=self.desk(whole),
            leaning=evidence.leaning if evidence.leaning is not None else before.leaning,
        )

    def desk(self, whole: bool = True) -> Desk:
        """The service desk's state. What was worked out and then not shown in full is not to be agreed to."""
        desk = self.evidence.desk if self.evidence.desk is not None else self.before.desk
        cut = not whole and desk.awaiting is Slot.CONFIRM
        return desk.unshown() if desk.draft is not None and (self.outcomes["withheld"] or cut) else desk


def _seconds(since: datetime | None, until: datetime) -> float | None:
    """None where the beginning is not known; a clock that was set back makes no turn shorter than nothing."""
    return None if since is None else max(0.0, (until - since).total_seconds())


def missed(evidence: Evidence) -> bool:
    """Whether the shop has nothing of the kind that was asked for."""
    return any(isinstance(f, Nearest) and not f.carried for f in evidence.findings)


def lists(evidence: Evidence) -> bool:
    """Whether the cards were shown as a list to choose from, rather than spoken of again."""
    return any(isinstance(finding, LISTS) for finding in evidence.findings)
