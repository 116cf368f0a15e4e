"""Phrases that replies on orders are made of, in any language. Everything in them is of the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from assistant.generation.orders.parts import merged as _by_english_name
from assistant.locales.voice import Voice
from assistant.naming import BRANDS, flat, item, number, telling
from assistant.orders import STORE_CREDIT, Customer, Kind, Line, Order, PaymentMethod

BULLET = "\n- "
PLAIN = frozenset(["pending", "processed", "shipped", "delivered", "cancelled"])
BARE = frozenset(["color", "colour", "material", "style", "design", "pattern", "theme", "finish"])
"""Options whose value says by itself what it is."""
SHORT = {Kind.RETURN: "return", Kind.EXCHANGE: "exchange", Kind.CHANGE_ITEMS: "items"}
"""Changes of items, by how they are called where the items are not said."""


# ---- items ---------------------------------------------------------------------------------


def option(voice: Voice, name: str, value: str) -> str:
    """One option as the language says it: its value, with its name where the value needs one."""
    called, said = flat(name, 40), flat(value, 40)
    if not said:
        return ""
    if called.lower() in BARE:
        return voice.word(said)
    return voice.say("part-fact", attribute=voice.word(called), value=voice.word(said))


def instead(voice: Voice, name: str, new: str, old: str) -> str:
    """An option that changes: "blue instead of black", "size: S instead of M"."""
    values = {"value": voice.word(flat(new, 40)), "old": voice.word(flat(old, 40))}
    said, called = voice.say("part-instead", **values), flat(name, 40)
    return (
        said if called.lower() in BARE else voice.say("part-fact", attribute=voice.word(called), value=said)
    )


def options(voice: Voice, of: Mapping[str, str], names: Iterable[str] | None = None) -> str:
    """All options, or those of these names, in the record's order; "" where there are none."""
    kept = [name for name in of if names is None or name in set(names)]
    return voice.joined([said for name in kept if (said := option(voice, name, of[name]))])


def called(voice: Voice, line: Line, among: Sequence[Line]) -> str:
    """The item's name, with what tells it from others of that name."""
    alike = [other.options for other in among if item(other) == item(line)]
    told = options(voice, line.options, telling(alike))
    return voice.say("part-variant", name=item(line), values=told) if told else item(line)


def items(voice: Voice, pieces: Iterable[tuple[Line, int]], among: Sequence[Line], currency: str = "") -> str:
    """The pieces as one list; with a currency, each with what it cost."""
    return voice.listing(
        [_piece(voice, line, many, among, currency) for line, many in _by_english_name(pieces, among)]
    )


def _piece(voice: Voice, line: Line, many: int, among: Sequence[Line], currency: str) -> str:
    said = called(voice, line, among)
    if many > 1:
        said = voice.say("part-times", count=many, name=said)
    if not currency:
        return said
    price = voice.amount(line.price, currency)
    return voice.say("part-thing-each" if many > 1 else "part-thing", name=said, price=price)


def content(voice: Voice, order: Order, currency: str = "", most: int = 0) -> str:
    """What is in an order; beyond `most` items the first two and how many there are in all."""
    pieces = [(line, line.quantity) for line in order.items]
    some = _by_english_name(pieces, order.items)
    if most and len(some) > most:
        said = items(voice, some[:2], order.items)
        return voice.say("part-items", items=said, count=sum(many for _, many in pieces))
    return items(voice, pieces, order.items, currency)


# ---- orders --------------------------------------------------------------------------------


def order_number(order_id: str) -> str:
    return number(order_id)


def status(voice: Voice, said: str) -> str:
    """How an order stands, in the language; a status of the shop's own is quoted."""
    plain = flat(said, 40)
    if not plain:
        return voice.say("status-none")
    return (
        voice.say(f"status-{plain}")
        if plain in PLAIN
        else voice.say("status-other", quote=voice.quoted(plain))
    )


def noun(voice: Voice, kind: Kind, order_id: str, said: str) -> str:
    """A change by its name, with the items that it is about where it is about some."""
    if kind in SHORT and said:
        return voice.say(f"noun-{kind}", order=order_number(order_id), items=said)
    return bare_noun(voice, kind, order_id)


def bare_noun(voice: Voice, kind: Kind, order_id: str) -> str:
    """A change by its name and its order."""
    if kind is Kind.ACCOUNT_ADDRESS:
        return voice.say(f"noun-{kind}")
    return voice.say(f"noun-{SHORT.get(kind, kind)}", order=order_number(order_id))


def bulleted(sentences: Iterable[str]) -> list[str]:
    return [BULLET + sentence for sentence in sentences]


# ---- money ---------------------------------------------------------------------------------


def method_of(
    voice: Voice, method_id: str, customer: Customer, currency: str, *, balance: bool = True
) -> str:
    """As its owner knows it; what is no longer on the account is only how the order was paid. Without
    `balance`, where money has just moved and what is on a card may have changed."""
    if method_id == STORE_CREDIT.id:
        return voice.say("method-credit")
    of = customer.method(method_id)
    if of is None:
        return voice.say("method-order")
    return method(voice, of, customer.payment_methods, currency, balance=balance)


def method(
    voice: Voice, of: PaymentMethod, among: Sequence[PaymentMethod], currency: str, *, balance: bool = True
) -> str:
    """Two that would be called the same are told apart, gift cards by what is on them."""
    plain = _method(voice, of)
    alike = [other for other in among if other.id != of.id and _method(voice, other) == plain]
    if not alike:
        return plain
    if balance and of.balance is not None and all(other.balance != of.balance for other in alike):
        return voice.say("method-gift-with", price=voice.amount(of.balance, currency))
    tails = [flat(other.id)[-4:] for other in alike]
    own = flat(of.id)[-4:] if flat(of.id)[-4:] not in tails else flat(of.id)
    return voice.say("method-number", method=plain, digits=own)


def _method(voice: Voice, of: PaymentMethod) -> str:
    if of.kind == "paypal":
        return voice.say("method-paypal")
    if of.id == STORE_CREDIT.id:
        return voice.say("method-credit")
    if of.kind == "gift_card":
        return voice.say("method-gift")
    brand = flat(of.brand or "", 30)
    brand = BRANDS.get(brand.lower(), brand)
    if of.last_four:
        card = brand or voice.say("method-bank")
        return voice.say("method-card", brand=card, digits=flat(of.last_four, 8))
    return voice.say("method-brand", brand=brand) if brand else voice.say("method-bank")


def method_list(voice: Voice, methods: Sequence[PaymentMethod], currency: str = "USD") -> list[str]:
    """Each with what is on it, where something can be."""
    return [
        voice.say("method-gift-with", price=voice.amount(of.balance, currency))
        if of.kind == "gift_card" and of.balance is not None
        else method(voice, of, methods, currency)
        for of in methods
    ]


def days(voice: Voice, of: tuple[int, int]) -> str:
    if of[0] == of[1]:
        return voice.say("part-days-one", count=of[0])
    return voice.say("part-days", **{"from": of[0], "to": of[1]})


def total(of: Iterable[tuple[Line, int]]) -> Decimal:
    return sum((line.price * many for line, many in of), Decimal(0))
