"""The parts of one shop, together: what bootstrap makes, and web and the command line use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from assistant.actions.dating import Dating
from assistant.actions.personal import Personal
from assistant.feedback.store import FeedbackStore
from assistant.generation.models import ModelStore
from assistant.grounding import Grounding
from assistant.pipeline import Assistant
from assistant.proving import Proving
from assistant.records import Records
from assistant.safekeeping import StaffWords
from assistant.service.answers.reviewing import Reviewing
from assistant.service.answers.store import Answers
from assistant.service.backend import OrderBackend
from assistant.service.behaviour.capture import Capture
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.service.held import HeldBack
from assistant.service.identity.sign_in import SignIn
from assistant.service.recollections import Recollections
from assistant.settings import Settings
from assistant.understanding.understand import Understanding
from retrieval.catalog.freshness import Freshness
from retrieval.catalog.store import CatalogueStore
from retrieval.knowledge import Knowledge
from retrieval.pictures.likeness import Pictures
from retrieval.query import Embedder, ProductIndex
from retrieval.recommend.kinds import Recommender
from retrieval.search import Search


@dataclass(frozen=True, slots=True)
class Shop:
    """Every part of one shop, ready to serve."""

    settings: Settings
    records: Records
    models: ModelStore
    embedder: Embedder
    index: ProductIndex
    search: Search
    knowledge: Knowledge
    grounding: Grounding
    assistant: Assistant
    dating: Dating
    proving: Proving
    orders: OrderBackend
    understanding: Understanding
    recommender: Recommender
    personal: Personal
    pictures: Pictures | None = None
    """What looks at pictures that customers send; None where the shop takes none."""

    @property
    def sign_in(self) -> SignIn:
        return self.proving.sign_in

    @property
    def store(self) -> CatalogueStore:
        return self.records.store

    @property
    def freshness(self) -> Freshness:
        return self.records.freshness

    @property
    def conversations(self) -> Conversations:
        return self.records.conversations

    @property
    def handoffs(self) -> Handoffs:
        return self.records.handoffs

    @property
    def events(self) -> ConversationEvents:
        return self.records.events

    @property
    def feedback(self) -> FeedbackStore:
        return self.records.feedback

    @property
    def recollections(self) -> Recollections:
        return self.records.recollections

    @property
    def staff_words(self) -> StaffWords:
        return StaffWords(self.assistant.speaker.policy, self.records.held)

    @property
    def held(self) -> HeldBack:
        return self.records.held

    @property
    def answers(self) -> Reviewing:
        days = timedelta(days=self.settings.answers.keep_days)
        return Reviewing(Answers(self.records.engine), self.knowledge, days)

    @property
    def behaviour(self) -> Behaviour:
        return self.records.behaviour

    @property
    def capture(self) -> Capture:
        return self.records.capture
