"""A cart at today's prices, and where it is paid: the catalogue may have changed since a thing was put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from assistant.evidence import Cart, CartLine, Shown
from retrieval.catalog.product import Product


def repriced(get: Callable[[str], Product | None], cart: Cart) -> Cart:
    """The cart with each line at what it costs now; what is not in the catalogue any more stays
    as it was put in."""
    return replace(cart, lines=tuple(_repriced(get(line.product_id), line) for line in cart.lines))


def _repriced(product: Product | None, line: CartLine) -> CartLine:
    if product is None or (line.variant_id and product.variant(line.variant_id) is None):
        return line
    return replace(line, price=Shown(product, product.variant(line.variant_id)).price)


def checkout(template: str | None, cart: Cart) -> Cart:
    """The cart with the address of the shop's own checkout for it."""
    if not template or not cart.lines:
        return replace(cart, checkout_url=None)
    items = ",".join(
        f"{quote(line.variant_id or line.product_id, safe='')}:{line.quantity}" for line in cart.lines
    )
    return replace(cart, checkout_url=template.replace("{items}", items))
