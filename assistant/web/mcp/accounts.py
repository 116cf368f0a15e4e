"""Tools of who is speaking, and of what they have ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from mcp.server.mcpserver import Context
from mcp_types import CallToolResult
from pydantic import Field

from assistant.errors import Invalid
from assistant.web.mcp import shapes
from assistant.web.mcp.carts import Handle
from assistant.web.mcp.floor import Floor
from assistant.web.mcp.results import data
from assistant.web.mcp.talks import Talks, token_of

Token = Annotated[
    str | None,
    Field(description="Signed by the shop's own site for a customer who is signed in there; or as a header"),
]
Locale = Annotated[
    str | None, Field(max_length=35, pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", examples=["en-US"])
]


@dataclass(frozen=True, slots=True)
class AccountTools:
    floor: Floor
    talks: Talks

    def begin_conversation(
        self, ctx: Context, locale: Locale = None, customer_token: Token = None
    ) -> Annotated[CallToolResult, shapes.Begun]:
        """Begin a conversation, which holds one customer's cart and identity, and get its handle. Keep the
        handle to yourself and send it with the tools of cart and orders."""
        token = token_of(customer_token, ctx.headers)
        return data(shapes.Begun(conversation=self.talks.begin(locale, token), identified=token is not None))

    def identify(
        self, ctx: Context, customer_token: Token = None, conversation: Handle = None
    ) -> Annotated[CallToolResult, shapes.Identified]:
        """Say which customer a conversation serves, by a token that the shop's own site has signed. It
        stays theirs; for another customer begin another."""
        self.talks.identify(conversation, token_of(customer_token, ctx.headers))
        return data(shapes.Identified())

    def list_orders(
        self, limit: Annotated[int, Field(ge=1, le=50)] = 10, conversation: Handle = None
    ) -> Annotated[CallToolResult, shapes.Orders]:
        """The customer's orders, the newest first, with status and items. Needs an identified customer."""
        _, customer_id = self.talks.customer(conversation)
        found = self.floor.orders.orders(customer_id)
        briefs = [shapes.OrderBrief.of(order) for order in found[:limit]]
        return data(shapes.Orders(orders=briefs, total=len(found)))

    def get_order(
        self,
        order_id: Annotated[str, Field(min_length=1, max_length=200, description="As list_orders gives it")],
        conversation: Handle = None,
    ) -> Annotated[CallToolResult, shapes.Order]:
        """One order of the customer: status, parcels with their tracking, items, payments, address. Needs an
        identified customer."""
        _, customer_id = self.talks.customer(conversation)
        asked = order_id.strip().lstrip("#").casefold()
        theirs = self.floor.orders.orders(customer_id)
        order = next((each for each in theirs if each.id.lstrip("#").casefold() == asked), None)
        if order is None:
            raise Invalid("order_id", f"this customer has no order {order_id!r}; list_orders lists theirs")
        return data(shapes.Order.whole(order, self.floor.orders.customer(customer_id)))
