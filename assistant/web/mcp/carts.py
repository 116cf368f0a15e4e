"""Tools of the cart, which is part of a conversation's record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field

from assistant.actions.carts import MOST_OF_ONE, with_line
from assistant.actions.pricing import checkout, repriced
from assistant.errors import Invalid
from assistant.evidence import Cart, CartLine, Shown
from assistant.web import schemas
from assistant.web.mcp.catalogue import ProductId
from assistant.web.mcp.floor import Floor
from assistant.web.mcp.results import data
from assistant.web.mcp.talks import Talks
from retrieval.catalog.product import Product, Variant

Handle = Annotated[
    str | None,
    Field(
        max_length=200,
        description="Handle from begin_conversation. A connection over stdio has a conversation of its own: "
        "there it can be left out",
    ),
]
VariantId = Annotated[
    str | None, Field(max_length=200, description="Needed where a product comes in several variants")
]


@dataclass(frozen=True, slots=True)
class CartTools:
    floor: Floor
    talks: Talks

    def view_cart(self, conversation: Handle = None) -> Annotated[CallToolResult, schemas.Cart]:
        """What is in the cart, at today's prices, and the address of the shop's checkout, where the customer
        pays. Nothing is ever bought here."""
        return data(schemas.Cart.of(self._priced(self.talks.opened(conversation).cart)))

    def add_to_cart(
        self,
        product_id: ProductId,
        variant_id: VariantId = None,
        quantity: Annotated[int, Field(ge=1, le=MOST_OF_ONE)] = 1,
        conversation: Handle = None,
    ) -> Annotated[CallToolResult, schemas.Cart]:
        """Put a product into the cart. The same again raises its quantity. What is sold out is refused."""
        product = self.floor.search.get(product_id)
        if product is None:
            raise Invalid("product_id", f"no product has the id {product_id!r}; search_products gives ids")
        variant = chosen(product, variant_id)
        (shown,) = self.floor.dating.shown([Shown(product, variant)])
        if shown.in_stock is False:
            raise Invalid("product_id", f"{product_id!r} is not in stock, so it is not put into the cart")
        line = CartLine(
            product.id,
            product.name,
            quantity,
            shown.price,
            variant.id if variant else None,
            tuple(sorted(variant.options.items())) if variant else (),
        )
        return self._changed(conversation, lambda cart: with_line(cart, line))

    def change_cart(
        self,
        product_id: ProductId,
        quantity: Annotated[int, Field(ge=0, le=MOST_OF_ONE, description="The new one; 0 takes it out")],
        variant_id: VariantId = None,
        conversation: Handle = None,
    ) -> Annotated[CallToolResult, schemas.Cart]:
        """Set how many of a thing are in the cart, or take it out with 0."""
        return self._changed(conversation, lambda cart: with_quantity(cart, product_id, variant_id, quantity))

    def _changed(self, handle: str | None, change: Callable[[Cart], Cart]) -> CallToolResult:
        identity = self.talks.opened(handle).id
        with self.floor.conversations.turn(identity):
            before = self.floor.conversations.load(identity)
            cart = self._priced(change(before.cart))
            self.floor.conversations.save(before, replace(before, cart=cart))
            self.floor.capture.cart(before, cart, "mcp")
        return data(schemas.Cart.of(cart))

    def _priced(self, cart: Cart) -> Cart:
        return checkout(self.floor.settings.shop.checkout_url, repriced(self.floor.search.get, cart))


def chosen(product: Product, variant_id: str | None) -> Variant | None:
    """Raises Invalid where it is not said which variant, naming those that there are."""
    if variant_id is None and len(product.variants) < 2:
        return product.variants[0] if product.variants else None
    variant = product.variant(variant_id)
    if variant is None:
        there = "; ".join(f"{v.id} ({', '.join(v.options.values())})" for v in product.variants[:50])
        raise Invalid(
            "variant_id", f"one of these: {there}" if there else "it comes in no variants; leave it out"
        )
    return variant


def with_quantity(cart: Cart, product_id: str, variant_id: str | None, quantity: int) -> Cart:
    """Raises Invalid where it is not in the cart, or stands there in several variants."""
    meant = [
        line for line in cart.lines if line.product_id == product_id and variant_id in (None, line.variant_id)
    ]
    if not meant:
        raise Invalid("product_id", f"{product_id!r} is not in the cart; view_cart shows what is")
    if len(meant) > 1:
        raise Invalid("variant_id", "several variants of it are in the cart; say which")
    changed = (replace(line, quantity=quantity) if line is meant[0] else line for line in cart.lines)
    return replace(cart, lines=tuple(line for line in changed if line.quantity))
