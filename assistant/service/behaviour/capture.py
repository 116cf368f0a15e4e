"""Takes note, in a running shop, of what customers are shown and do. A turn never fails for it: what
cannot be noted is logged, and the shop goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, select

from assistant.evidence import Cart
from assistant.service.behaviour import events, impressions, subjects
from assistant.service.behaviour.impressions import CHAT, MENTION
from assistant.service.behaviour.shown import put_in, recommended, shown
from assistant.service.behaviour.tables import behaviour_events
from assistant.service.behaviour.tables import impressions as shown_before
from assistant.service.database import writing
from assistant.turn import Conversation, Reply
from retrieval.recommend.kinds import Event, EventKind

log = logging.getLogger(__name__)

THUMB = "thumb"
"""The source of events that are thumbs on replies."""
THUMBS = {"up": EventKind.UP, "down": EventKind.DOWN}


class Capture:
    """`version` tells which models recommend just now."""

    def __init__(
        self,
        engine: Engine,
        version: Callable[[], str] = lambda: "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._version, self._now = engine, version, now

    def turn(self, before: Conversation, after: Conversation, reply: Reply) -> None:
        """What a reply showed, and what it put into the cart."""
        cards, more = reply.products, put_in(before.cart, after.cart)
        if after.leaning.recipient:
            more = ()  # what is for somebody else says nothing of who buys it
        known = after.customer_id != before.customer_id
        if not (cards or more or known):
            return
        with self._noting("a turn") as connection:
            now = self._now()
            who = subjects.of_conversation(connection, after.id, after.customer_id, now)
            self._into_cart(connection, who, after.id, more, now)
            model = self._version() if recommended(cards) else ""
            surface = CHAT if len(after.shown) > len(before.shown) else MENTION
            impressions.keep(connection, reply.id, who, shown(cards), surface, model, now)

    def cart(self, conversation: Conversation, after: Cart, source: str) -> None:
        """A cart that was changed by hand."""
        if not (more := put_in(conversation.cart, after)):
            return
        with self._noting("a cart") as connection:
            now = self._now()
            who = subjects.of_conversation(connection, conversation.id, conversation.customer_id, now)
            self._into_cart(connection, who, conversation.id, more, now, source)

    def rated(self, reply_id: str, rating: str) -> None:
        """A thumb on a reply is one on each of its products; it takes the place of the one before."""
        with self._noting("a rating") as connection:
            before = behaviour_events.c.reply_id == reply_id, behaviour_events.c.source == THUMB
            connection.execute(delete(behaviour_events).where(*before))
            cards = select(shown_before).where(shown_before.c.reply_id == reply_id)
            now = self._now()
            thumbs = [
                Event(
                    card.subject,
                    THUMBS[rating],
                    card.product_id,
                    now,
                    reply_id=reply_id,
                    position=card.position,
                    source=THUMB,
                    key=f"thumb:{reply_id}:{card.position}",
                )
                for card in connection.execute(cards.order_by(shown_before.c.position))
            ]
            events.record(connection, thumbs)

    def _into_cart(
        self,
        connection: Connection,
        who: str,
        conversation_id: str,
        more: Sequence[tuple[str, str | None, int]],
        now: datetime,
        source: str = CHAT,
    ) -> None:
        happened = []
        for product, variant, count in more:
            reply_id, position = impressions.last_shown(connection, who, product, now) or (None, None)
            happened.append(
                Event(
                    who,
                    EventKind.CART,
                    product,
                    now,
                    variant,
                    count,
                    session=conversation_id,
                    reply_id=reply_id,
                    position=position,
                    source=source,
                )
            )
        events.record(connection, happened)

    @contextmanager
    def _noting(self, what: str) -> Iterator[Connection]:
        try:
            with writing(self._engine) as connection:
                yield connection
        except Exception:  # an edge: whoever is served goes on, whatever was wrong with the note
            log.exception("%s could not be taken note of", what)
