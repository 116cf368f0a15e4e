"""What the shop keeps in its database: all that most commands need, and no model."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.feedback.store import FeedbackStore
from assistant.service.behaviour.capture import Capture
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.database import Database, migrate, open_database
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.service.held import HeldBack
from assistant.service.recollections import Recollections
from assistant.service.sealing import keep_sealed
from assistant.settings import Settings
from retrieval.catalog.freshness import Freshness
from retrieval.catalog.store import CatalogueStore


@dataclass(frozen=True, slots=True)
class Records:
    """The shop's database, brought up to date, and what is kept in it. Needs no model."""

    engine: Database
    store: CatalogueStore
    conversations: Conversations
    handoffs: Handoffs
    events: ConversationEvents
    feedback: FeedbackStore
    freshness: Freshness
    recollections: Recollections
    behaviour: Behaviour
    capture: Capture
    held: HeldBack


def open_records(settings: Settings) -> Records:
    """Open the database, brought up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = open_database(settings.database_url)
    keep_sealed(engine, settings.privacy.keys)
    migrate(engine)
    store = CatalogueStore(engine)
    handoffs = Handoffs(engine, notify=settings.handover.webhook is not None)
    kept = Conversations(engine), handoffs, ConversationEvents(engine)
    capture = Capture(engine)
    heard = FeedbackStore(engine, heard=capture.rated), Freshness(store), Recollections(engine)
    return Records(engine, store, *kept, *heard, Behaviour(engine), capture, HeldBack(engine))
