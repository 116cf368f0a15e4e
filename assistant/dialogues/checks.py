"""Whether a reply is what a step expected; each failure in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.dialogues.script import CartExpected, Every, Expect, Place, Products
from assistant.errors import Invalid
from assistant.evidence import Cart, Evidence, Shown
from assistant.turn import Reply
from retrieval.facets import values_of

PREVIOUS = re.compile(r"\$previous\[(\d+)\]\.price$")
SHOWN = re.compile(r"\$shown\[(\d+)\]\[(\d+)\]$")


@dataclass(frozen=True, slots=True)
class Heard:
    """What one step brought. `previous` are the cards that a step before it showed last,
    `lists` every list to choose from that was shown before it, oldest first."""

    reply: Reply
    evidence: Evidence
    references: tuple[str, ...]
    previous: tuple[Shown, ...]
    cart: Cart
    ungrounded: tuple[str, ...]
    milliseconds: float
    lists: tuple[tuple[Shown, ...], ...] = ()


def failures(expect: Expect, heard: Heard) -> list[str]:
    """What of `expect` does not hold, in words; empty when all of it does."""
    reply = heard.reply
    found: list[str] = []
    found.extend(_intents(expect, reply))
    if expect.products is not None:
        found.extend(_products(expect.products, heard))
    found.extend(_words(expect, heard))
    if expect.refers_to is not None:
        found.extend(_references(expect.refers_to, heard))
    found.extend(_state(expect, heard))
    if expect.cart is not None:
        found.extend(_cart(expect.cart, heard.cart))
    if expect.within_ms is not None and heard.milliseconds > expect.within_ms:
        found.append(f"within_ms: took {heard.milliseconds:.0f}, allowed {expect.within_ms:.0f}")
    return found


def _intents(expect: Expect, reply: Reply) -> Iterator[str]:
    got = ", ".join(reply.intents)
    first = (expect.intent,) if isinstance(expect.intent, str) else expect.intent
    if first is not None and not set(first) & set(reply.intents[:1]):
        yield f"intent: expected {' or '.join(first)}, got {got}"
    if expect.intents is not None and set(expect.intents) != set(reply.intents):
        yield f"intents: expected {', '.join(expect.intents)}, got {got}"
    if missing := [intent for intent in expect.intents_include if intent not in reply.intents]:
        yield f"intents_include: {', '.join(missing)} not among {got}"


def _products(expect: Products, heard: Heard) -> Iterator[str]:
    shown = heard.reply.products
    ids = [s.product.id for s in shown]
    if expect.min is not None and len(shown) < expect.min:
        yield f"products.min: expected at least {expect.min}, got {len(shown)}"
    if expect.max is not None and len(shown) > expect.max:
        yield f"products.max: expected at most {expect.max}, got {len(shown)}"
    if expect.ids is not None and ids != list(expect.ids):
        yield f"products.ids: expected {list(expect.ids)}, got {ids}"
    if expect.first is not None and ids[:1] != [expect.first]:
        yield f"products.first: expected {expect.first}, got {ids}"
    if missing := [i for i in expect.includes if i not in ids]:
        yield f"products.includes: {missing} not among {ids}"
    if present := [i for i in expect.excludes if i in ids]:
        yield f"products.excludes: {present} shown"
    if expect.every is not None:
        for product in shown:
            yield from (
                f"products.every: {product.product.name}: {why}"
                for why in _breaks(expect.every, product, heard)
            )
    if expect.any is not None and all(list(_breaks(expect.any, product, heard)) for product in shown):
        yield f"products.any: none of {[s.product.name for s in shown]} fits"


def _breaks(every: Every, shown: Shown, heard: Heard) -> Iterator[str]:
    price = shown.price.amount if shown.price else None
    bounds: tuple[tuple[str, Decimal | str | None, Callable[[Decimal, Decimal], bool]], ...] = (
        ("price_max", every.price_max, lambda p, b: p <= b),
        ("price_min", every.price_min, lambda p, b: p >= b),
        ("price_below", every.price_below, lambda p, b: p < b),
        ("price_above", every.price_above, lambda p, b: p > b),
    )
    for name, bound, holds in bounds:
        if bound is None:
            continue
        amount = _amount(bound, heard.previous)
        if price is None or amount is None or not holds(price, amount):
            yield f"{name} {bound} ({amount}), but it is {price}"
    product = shown.product
    if every.rating_min is not None and (product.rating or 0) < every.rating_min:
        yield f"rated {product.rating}"
    if every.in_stock is not None and shown.in_stock is not every.in_stock:
        yield f"in_stock is {shown.in_stock}"
    brand = (product.brand or "").lower()
    if every.brand is not None and brand != every.brand.lower():
        yield f"its brand is {product.brand}"
    if every.brand_not is not None and brand == every.brand_not.lower():
        yield f"its brand is {product.brand}"
    if every.category is not None and every.category.lower() not in [c.lower() for c in product.category]:
        yield f"its category is {' / '.join(product.category)}"
    yield from _attributes(every, shown)


def _attributes(every: Every, shown: Shown) -> Iterator[str]:
    values = {name: {v.lower() for v in vs} for name, vs in values_of(shown.product).items()}
    if shown.variant:
        values |= {name.lower(): {value.lower()} for name, value in shown.variant.options.items()}
    for name, wanted in every.attributes.items():
        if not values.get(name.lower(), set()) & _lowered(wanted):
            yield f"{name} is {sorted(values.get(name.lower(), ()))}, expected {wanted}"
    for name, unwanted in every.attributes_not.items():
        if values.get(name.lower(), set()) & _lowered(unwanted):
            yield f"{name} is {sorted(values[name.lower()])}"
    if every.text is not None:
        product = shown.product
        text = f"{product.name} {product.description} {' '.join(v for vs in values.values() for v in vs)}"
        if not re.search(every.text, text, re.I):
            yield f"nothing in it matches {every.text!r}"


def _lowered(wanted: object) -> set[str]:
    if wanted is True:
        return {"yes", "true"}
    if wanted is False:
        return {"no", "false"}
    values = wanted if isinstance(wanted, list) else [wanted]
    return {str(value).lower() for value in values}


def _amount(bound: Decimal | str, previous: Sequence[Shown]) -> Decimal | None:
    """The amount that a bound stands for; None where the step before showed no such product.

    Raises Invalid if the dialogue says neither a number nor a product of the step before."""
    if isinstance(bound, Decimal):
        return bound
    match = PREVIOUS.match(bound)
    if not match:
        raise Invalid("expect.products", f"{bound!r} is neither a number nor $previous[N].price")
    index = int(match[1]) - 1
    price = previous[index].price if 0 <= index < len(previous) else None
    return price.amount if price else None


def _words(expect: Expect, heard: Heard) -> Iterator[str]:
    text = heard.reply.text
    for pattern in expect.says:
        if not re.search(pattern, text, re.I):
            yield f"says: nothing matches {pattern!r}"
    for pattern in expect.says_not:
        if match := re.search(pattern, text, re.I):
            yield f"says_not: {match[0]!r} matches {pattern!r}"
    if expect.grounded:
        yield from (f"grounded: {why}" for why in heard.ungrounded)


def _references(refers_to: Place | tuple[Place, ...], heard: Heard) -> Iterator[str]:
    places = refers_to if isinstance(refers_to, tuple) else (refers_to,)
    wanted = [_meant(place, heard) for place in places]
    if list(heard.references) != wanted:
        yield f"refers_to: expected {wanted}, got {list(heard.references)}"


def _meant(place: Place, heard: Heard) -> str:
    """The id of the product at a place; a product that never was shown there is an error in
    the dialogue or in a step before, and is named as what it is."""
    if isinstance(place, int):
        products, index = heard.previous, place
    elif match := SHOWN.match(place):
        number, index = int(match[1]), int(match[2])
        products = heard.lists[number - 1] if 0 < number <= len(heard.lists) else ()
    else:
        return place
    return products[index - 1].product.id if 0 < index <= len(products) else f"nothing shown at {place}"


def _state(expect: Expect, heard: Heard) -> Iterator[str]:
    reply = heard.reply
    if expect.cites is not None:
        cited = [passage.id for passage in reply.citations]
        if missing := [c for c in expect.cites if not any(i == c or i.startswith(f"{c}#") for i in cited)]:
            yield f"cites: {missing} not among {cited}"
        if not expect.cites and cited:
            yield f"cites: expected none, got {cited}"
    if expect.awaiting is not None and expect.awaiting != (reply.awaiting or "nothing"):
        yield f"awaiting: expected {expect.awaiting}, got {reply.awaiting}"
    if isinstance(expect.options, bool) and bool(reply.options) is not expect.options:
        yield f"options: got {list(reply.options)}"
    if isinstance(expect.options, tuple):
        lowered = [option.lower() for option in reply.options]
        if missing := [o for o in expect.options if o.lower() not in lowered]:
            yield f"options: {missing} not among {list(reply.options)}"
    written = [action.name for action in reply.actions]
    if expect.actions is not None and written != list(expect.actions):
        yield f"actions: expected {list(expect.actions)}, got {written}"
    if expect.writes == "none" and written:
        yield f"writes: expected none, got {written}"
    if expect.handed_off is not None and reply.handed_off is not expect.handed_off:
        yield f"handed_off: is {reply.handed_off}"
    if expect.language is not None and reply.language != expect.language:
        yield f"language: expected {expect.language}, got {reply.language}"


def _cart(expect: CartExpected, cart: Cart) -> Iterator[str]:
    if expect.items is not None and len(cart.lines) != expect.items:
        yield f"cart.items: expected {expect.items}, got {len(cart.lines)}"
    quantity = sum(line.quantity for line in cart.lines)
    if expect.quantity is not None and quantity != expect.quantity:
        yield f"cart.quantity: expected {expect.quantity}, got {quantity}"
    if expect.total is not None and (cart.total is None or cart.total.amount != expect.total):
        yield f"cart.total: expected {expect.total}, got {cart.total and cart.total.amount}"
    if missing := [c for c in expect.contains if not _holds(cart, c)]:
        yield f"cart.contains: {missing} not in {_inside(cart)}"
    if present := [c for c in expect.excludes if _holds(cart, c)]:
        yield f"cart.excludes: {present} in {_inside(cart)}"


def _holds(cart: Cart, thing: str) -> bool:
    return any(
        thing in (line.product_id, line.variant_id) or thing.lower() in line.name.lower()
        for line in cart.lines
    )


def _inside(cart: Cart) -> str:
    return (
        " | ".join(f"{line.name} ({line.variant_id or line.product_id})" for line in cart.lines) or "nothing"
    )
