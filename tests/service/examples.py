"""A conversation of one turn with every kind of record in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType

from assistant.evidence import Cart, CartLine, Evidence, Found, Passage, PolicyFound, Shown, Written
from assistant.turn import Awaiting, Conversation, Message, Reply
from retrieval.catalog.product import Money, Product, Review, Stock, Variant
from retrieval.query import Filters, Query, Sort

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)

SHOE = Product(
    id="S-1",
    name="Ridge Low",
    description="A light trail shoe. " * 50,
    brand="Ridge",
    category=("Shoes", "Trail"),
    price=Money(Decimal("89.00"), "USD"),
    variants=(
        Variant("S-1-9", {"size": "9", "product": "S-1"}, Money(Decimal("94.50"), "USD"), Stock.of(3)),
        Variant("S-1-10", {"size": "10"}, stock=Stock.of(0)),
    ),
    attributes=MappingProxyType({"waterproof": ("yes",)}),
    rating=4.5,
    rating_count=12,
    reviews=(Review("Grippy", 5.0, "Ana"),),
    images=("/i/1.svg", "/i/2.svg"),
    url="https://shop.example/s-1",
    updated_at=NOON,
)
CARD = Shown(SHOE, SHOE.variants[0], "the cheapest that fits")
PASSAGE = Passage(
    "returns#condition", "Returns", "Condition", "condition", "Only unworn items come back.", None
)
CART = Cart((CartLine("S-1", "Ridge Low", 2, Money(Decimal("94.50"), "USD"), "S-1-9", (("size", "9"),)),))
EVIDENCE = Evidence(
    findings=(Found((CARD,), 1, "trail shoes"), PolicyFound((PASSAGE,), "returns")),
    products=(CARD, Shown(SHOE)),
    passages=(PASSAGE,),
    written=(Written("add_to_cart", "added"),),
    cart=CART,
    options=("Size 9", "Size 10"),
    awaiting=Awaiting("variant", "size", ("9", "10"), ("S-1",), "add_to_cart"),
    asked="trail shoes?",
)


def reply(reply_id: str = "r1", text: str = "The Ridge Low fits.") -> Reply:
    return Reply(
        reply_id,
        text,
        ("product_search", "policy_question"),
        "en",
        products=(CARD,),
        citations=(PASSAGE,),
        options=("Size 9",),
        awaiting="variant",
        actions=(Written("add_to_cart", "added"),),
        cart=CART,
    )


def after(before: Conversation, answer: Reply | None = None, said: str = "trail shoes?") -> Conversation:
    answer = answer or reply()
    return replace(
        before,
        messages=(
            *before.messages,
            Message("customer", said, NOON),
            Message("assistant", answer.text, NOON, answer.id),
        ),
        shown=(*before.shown, ("S-1",)),
        focus=("S-1",),
        query=Query(
            "trail shoes",
            Filters(price_max=Decimal("100.10"), attributes=MappingProxyType({"size": ("9",)})),
            Sort.PRICE_ASC,
        ),
        awaiting=EVIDENCE.awaiting,
        cart=CART,
    )
