"""What the HTTP API asks of a shop, which `assistant.shop.Shop` gives."""

from __future__ import annotations

from typing import Annotated, Protocol

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.feedback.store import FeedbackStore
from assistant.service.conversations import Conversations
from assistant.settings import Settings
from assistant.web.errors import Unauthorised
from assistant.web.turns import Responds, Turns
from retrieval.query import Searcher

BEARER = HTTPBearer(scheme_name="secret", description="The conversation's secret", auto_error=False)


class Storefront(Protocol):
    @property
    def settings(self) -> Settings: ...

    @property
    def search(self) -> Searcher: ...

    @property
    def conversations(self) -> Conversations: ...

    @property
    def feedback(self) -> FeedbackStore: ...

    @property
    def assistant(self) -> Responds: ...


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


InShop = Annotated[Storefront, Depends(_storefront)]
TurnsOf = Annotated[Turns, Depends(_turns)]
Secret = Annotated[str, Depends(_secret)]
