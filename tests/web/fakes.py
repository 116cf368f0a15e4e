"""A shop to serve: real records in a SQLite file, three products, and an assistant told what to say."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import numpy as np

from assistant.actions.dating import Dating
from assistant.actions.personal import Personal
from assistant.evidence import Evidence, Passage, Shown
from assistant.feedback.store import FeedbackStore
from assistant.safekeeping import StaffWords
from assistant.safety import Policy
from assistant.service.answers.reviewing import Reviewing
from assistant.service.answers.store import Answers
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.service.held import HeldBack
from assistant.service.identity.sign_in import SignIn
from assistant.settings import Settings
from assistant.turn import Citations, Delta, Done, Event, Options, Products, Reply, Request, Status
from retrieval.catalog.freshness import Freshness
from retrieval.catalog.product import Money, Product, Review, Stock, Variant
from retrieval.embedding import HashingEmbedder
from retrieval.knowledge import Knowledge
from retrieval.query import Filters, Hit, Query, Results
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.interactions import past_of
from retrieval.recommend.kinds import Past, Reason, ReasonKind, Recommendation, Scores, Wish
from tests.service.examples import CART, EVIDENCE, after

PAN = Product(
    "P-1",
    "Iron pan <b>",
    "Heavy.",
    "Ferro",
    ("Kitchen", "Pans"),
    Money(Decimal("94.10"), "USD"),
    stock=Stock.of(2),
    attributes={"material": ("iron",)},
    rating=4.5,
    rating_count=2,
    reviews=(Review("Fine"),),
    images=("images/pan.svg",),
    url="javascript:alert(1)",
)
CUP = Product(
    "gid://x/2",
    "Cup",
    variants=(Variant("c-red", {"color": "red"}, Money(Decimal(5), "USD"), Stock.of(0)),),
)
PASSAGE = Passage("returns#time", "Returns", "Time", "time", "30 days.", "https://shop.example/returns#time")


@dataclass
class FakeSearch:
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query) -> Results:
        self.asked.append(query)
        fits = query.filters == Filters() or query.filters.price_max is not None
        hits = (Hit(PAN, 0.9), Hit(CUP, 0.4, CUP.variants[0])) if fits else ()
        return Results(hits[: query.k], len(hits))

    def get(self, product_id: str) -> Product | None:
        return next((product for product in (PAN, CUP) if product.id == product_id), None)

    def similar(self, product_id: str, k: int = 5) -> tuple[Hit, ...]:
        return (Hit(CUP, 0.5),)[:k]


Saying = Callable[[Request, threading.Event], Iterator[str]]


def two_sentences(request: Request, stop: threading.Event) -> Iterator[str]:
    yield "Here is one. "
    yield "It is iron."


class FakeAssistant:
    """Keeps each turn as the pipeline does; `say` words it."""

    def __init__(self, conversations: Conversations, say: Saying = two_sentences) -> None:
        self.conversations, self.say = conversations, say
        self.closed = threading.Event()
        self._ids = count(1)

    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]:
        stop = stop or threading.Event()
        try:
            with self.conversations.turn(request.conversation_id, wait_s=0.2):
                before = self.conversations.load(request.conversation_id)
                yield Status("looking")
                yield Products((Shown(PAN, reason="heavy"),))
                said = []
                for sentence in self.say(request, stop):
                    said.append(sentence)
                    yield Delta(sentence)
                stop.set()  # as the pipeline does when the last word is said
                yield Citations((PASSAGE,))
                yield Options(("Yes", "No"))
                reply = Reply(
                    f"{request.conversation_id}-{next(self._ids)}",
                    "".join(said),
                    ("product_search",),
                    "en",
                    (Shown(PAN, reason="heavy"),),
                    (PASSAGE,),
                    ("Yes", "No"),
                    cart=CART,
                )
                later = after(before, reply, request.text)
                self.conversations.save_turn(before, later, reply, EVIDENCE, {"passed": 2})
                yield Done(reply, Evidence())
        finally:
            self.closed.set()


class BestRated:
    """Recommends the pan, and then the cup, unless they were refused."""

    version = "v-1"

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        rated = Reason(ReasonKind.RATED, 1.0, value="4.5", count=2)
        found = Recommendation(PAN.id, 0.9, (rated,), {"rated": 0.9}), Recommendation(CUP.id, 0.1)
        return tuple(one for one in found if one.product_id not in wish.without)[: wish.k]

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        return np.full(len(ids), 0.5, np.float32)


@dataclass
class FakeShop:
    settings: Settings
    search: FakeSearch
    conversations: Conversations
    feedback: FeedbackStore
    assistant: FakeAssistant
    freshness: Freshness
    handoffs: Handoffs
    events: ConversationEvents
    sign_in: SignIn
    behaviour: Behaviour

    @property
    def held(self) -> HeldBack:
        return HeldBack(self.handoffs._engine)

    @property
    def answers(self) -> Reviewing:
        return Reviewing(Answers(self.handoffs._engine), Knowledge(Path("no-such-folder"), HashingEmbedder()))

    @property
    def staff_words(self) -> StaffWords:
        return StaffWords(Policy(passes=self.held.passes), self.held)

    @property
    def dating(self) -> Dating:
        return Dating(self.freshness)

    @property
    def personal(self) -> Personal:
        shelf = assortment_of([PAN, CUP])
        return Personal(
            self.behaviour,
            BestRated(),
            self.search.get,
            lambda taste: Filters(),
            lambda events, said, at: past_of(events, said, shelf, at),
        )


def now() -> datetime:
    return datetime.now(UTC)
