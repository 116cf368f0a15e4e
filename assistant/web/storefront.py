"""What the HTTP API asks of a shop, which `assistant.shop.Shop` gives."""

from __future__ import annotations

import hmac
from typing import Annotated, Protocol

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.actions.dating import Dating
from assistant.actions.personal import Personal
from assistant.errors import Forbidden
from assistant.feedback.store import FeedbackStore
from assistant.safekeeping import StaffWords
from assistant.service.answers.reviewing import Reviewing
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.service.held import HeldBack
from assistant.service.identity.sign_in import SignIn
from assistant.service.recollections import Recollections
from assistant.settings import Settings
from assistant.turn import Conversation
from assistant.understood import Understood
from assistant.web.errors import KeyMissing, Unauthorised
from assistant.web.openai.recalling import Reads
from assistant.web.turns import Responds, Turns
from retrieval.catalog.freshness import Freshness
from retrieval.query import Searcher

KEY = HTTPBearer(scheme_name="key", description="A key of the shop", auto_error=False)
BEARER = HTTPBearer(scheme_name="secret", description="The conversation's secret", auto_error=False)


class Hears(Responds, Protocol):
    """An assistant that can also be asked what a message means, in whatever language it is."""

    def understood(self, text: str, conversation: Conversation) -> Understood: ...


class Storefront(Protocol):
    @property
    def settings(self) -> Settings: ...

    @property
    def search(self) -> Searcher: ...

    @property
    def freshness(self) -> Freshness: ...

    @property
    def dating(self) -> Dating: ...

    @property
    def conversations(self) -> Conversations: ...

    @property
    def handoffs(self) -> Handoffs: ...

    @property
    def held(self) -> HeldBack: ...

    @property
    def answers(self) -> Reviewing: ...

    @property
    def staff_words(self) -> StaffWords: ...

    @property
    def events(self) -> ConversationEvents: ...

    @property
    def sign_in(self) -> SignIn: ...

    @property
    def feedback(self) -> FeedbackStore: ...

    @property
    def recollections(self) -> Recollections: ...

    @property
    def behaviour(self) -> Behaviour: ...

    @property
    def personal(self) -> Personal: ...

    @property
    def understanding(self) -> Reads: ...

    @property
    def assistant(self) -> Hears: ...


def _storefront(request: Request) -> Storefront:
    shop: Storefront = request.app.state.shop
    return shop


def _turns(request: Request) -> Turns:
    turns: Turns = request.app.state.turns
    return turns


def _secret(sent: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)]) -> str:
    if sent is None or not sent.credentials:
        raise Unauthorised
    return sent.credentials


def keyed(
    shop: Annotated[Storefront, Depends(_storefront)],
    sent: Annotated[HTTPAuthorizationCredentials | None, Security(KEY)],
) -> None:
    """Raises Forbidden unless a key of the shop is the bearer. A shop without keys opens to none."""
    if sent is None or not sent.credentials:
        raise KeyMissing
    key = sent.credentials.encode()
    fitting = [hmac.compare_digest(key, known.encode()) for known in shop.settings.web.api_keys]
    if not any(fitting):
        raise Forbidden("not one of the shop's API keys")


InShop = Annotated[Storefront, Depends(_storefront)]
TurnsOf = Annotated[Turns, Depends(_turns)]
Secret = Annotated[str, Depends(_secret)]
