"""Conversations of the shop that a client of the tools holds, and whom they serve.

A conversation keeps the cart and the customer, as it does for the widget. Its handle, id and secret in
one, opens it. A connection that is one customer's (stdio) has one of its own, begun when first needed.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from mcp.server.mcpserver.exceptions import ToolError

from assistant.errors import NotFound
from assistant.turn import Conversation
from assistant.web.mcp.floor import Floor

HEADER = "Customer-Token"
"""The HTTP header that can carry a customer's token, so that no model sees it."""
SIGNED = "token"

NO_HANDLE = "conversation: begin_conversation gives a handle; send it with this call."
UNKNOWN = "conversation: there is no such conversation; begin_conversation begins one and gives its handle."
NO_TOKEN = (
    f"customer_token: none was sent. The shop's own site signs one for a customer who is signed in; it goes "
    f"into the argument or the header {HEADER}."
)
NOBODY = (
    "This needs to know who the customer is: call identify with a token that the shop's own site has signed "
    "for them. Nothing else proves it here, and nothing of orders is told without it."
)


class Talks:
    """`alone`: whether the connection is one customer's, so that a handle can be left out."""

    def __init__(self, floor: Floor, alone: bool = False) -> None:
        self._floor, self._alone = floor, alone
        self._own: str | None = None
        self._lock = threading.Lock()

    def begin(self, locale: str | None = None, token: str | None = None) -> str:
        """The handle of a new conversation, of the token's customer if there is one. Raises Invalid."""
        if token is not None:
            conversation, secret = self._floor.sign_in.start(locale, token)
        else:
            conversation, secret = self._floor.conversations.start(locale)
        return f"{conversation.id}.{secret}"

    def begin_own(self, token: str) -> None:
        """The connection's own conversation, of the token's customer. Raises Invalid."""
        with self._lock:
            self._own = self.begin(token=token)

    def opened(self, handle: str | None) -> Conversation:
        """Raises ToolError where the handle opens nothing, or is left out and has to be given."""
        identity, _, secret = self.handle(handle).partition(".")
        try:
            return self._floor.conversations.open(identity, secret)
        except NotFound as error:
            raise ToolError(UNKNOWN) from error

    def handle(self, given: str | None) -> str:
        if given is not None:
            return given
        if not self._alone:
            raise ToolError(NO_HANDLE)
        with self._lock:
            self._own = self._own or self.begin()
            return self._own

    def customer(self, handle: str | None) -> tuple[Conversation, str]:
        """The conversation and its customer. Raises ToolError unless a token has proved who that is."""
        conversation = self.opened(handle)
        if conversation.customer_id is None or conversation.desk.proof != SIGNED:
            raise ToolError(NOBODY)
        return conversation, conversation.customer_id

    def identify(self, handle: str | None, token: str | None) -> None:
        """Raises what `SignIn.identify` raises, and ToolError without a token."""
        if token is None:
            raise ToolError(NO_TOKEN)
        self._floor.sign_in.identify(self.opened(handle).id, token)


def token_of(argument: str | None, headers: Mapping[str, str] | None) -> str | None:
    """The token that was sent: as an argument, or in the header of the request."""
    return argument if argument is not None else (headers or {}).get(HEADER.lower())
