"""A conversation is the customer's whom the shop's own site has signed for, and stays theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.desk import Desk, Slot
from assistant.errors import Invalid, OtherCustomer, TriedTooOften
from assistant.service.conversations import Conversations
from assistant.service.database import writing
from assistant.service.identity.forgetting import forget
from assistant.service.identity.keys import Keys
from assistant.service.identity.limits import Count, Limit, Limits
from assistant.service.identity.tables import tokens as used
from assistant.service.identity.tokens import FIELD, NOT_VALID, Signed, Tokens
from assistant.turn import Conversation

WRONG = Limit(20)
"""Tokens that are not valid, in one conversation and hour. Nobody guesses a signature; a widget that
is broken, or somebody who tries all the same, is told to stop."""

ASKED_FOR_WHO = frozenset({Slot.EMAIL, Slot.CODE, Slot.NAME, Slot.TOKEN})


class SignIn:
    """`tokens` is None in a shop that signs none."""

    def __init__(
        self,
        engine: Engine,
        conversations: Conversations,
        tokens: Tokens | None,
        keys: Keys,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._conversations, self._tokens, self._keys = engine, conversations, tokens, keys
        self._limits, self._now = Limits(engine, now), now

    def start(self, locale: str | None, token: str) -> tuple[Conversation, str]:
        """A new conversation of the token's customer, and its secret. Raises Invalid; then there is none."""
        signed = self._read(token)
        conversation, secret = self._conversations.start(locale)
        try:
            return self._serve(conversation.id, signed), secret
        except Invalid:
            self._conversations.erase(conversation.id)
            raise

    def identify(self, conversation_id: str, token: str) -> Conversation:
        """The conversation, which from now on serves the token's customer.

        Raises Invalid for a token that is not valid, OtherCustomer where the conversation serves
        another customer, TriedTooOften, and what `Conversations.turn` raises.
        """
        tried = Count(self._keys.hash("wrong tokens", conversation_id), WRONG)
        if not self._limits.take_all([tried]):
            raise TriedTooOften("too many tokens that are not valid")
        conversation = self._serve(conversation_id, self._read(token))
        self._limits.give_back([tried.key])
        return conversation

    def _read(self, token: str) -> Signed:
        if self._tokens is None:
            raise Invalid(FIELD, "this shop's site signs nobody in; leave it out")
        return self._tokens.read(token)

    def _serve(self, conversation_id: str, signed: Signed) -> Conversation:
        with self._conversations.turn(conversation_id):
            before = self._conversations.load(conversation_id)
            if before.customer_id not in (None, signed.customer_id):
                raise OtherCustomer("the conversation serves another customer")
            self._claim(conversation_id, signed)
            after = replace(before, customer_id=signed.customer_id, desk=_known(before.desk))
            return self._conversations.save(before, after)

    def _claim(self, conversation_id: str, signed: Signed) -> None:
        """A token with an id is used in one conversation, as often as need be. Raises Invalid."""
        if signed.id is None:
            return
        key = self._keys.hash("token", signed.customer_id, signed.id)
        row = {"token_hash": key, "conversation_id": conversation_id, "until": signed.until}
        make = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        whose = select(used.c.conversation_id).where(used.c.token_hash == key)
        with writing(self._engine) as connection:
            connection.execute(make(used).values(row).on_conflict_do_nothing())
            if connection.execute(whose).scalar() != conversation_id:
                raise Invalid(FIELD, NOT_VALID)
            forget(connection, self._now())


def _known(desk: Desk) -> Desk:
    """Nobody has to say any more who they are; what they had asked for is still to be done."""
    awaiting = None if desk.awaiting in ASKED_FOR_WHO else desk.awaiting
    return replace(desk, proof="token", claimed={}, awaiting=awaiting)
