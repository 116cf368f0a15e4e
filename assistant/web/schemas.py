"""The JSON of the HTTP API. Written against by other programs: add freely, rename or drop nothing.

An amount of money is a JSON number whose text is the exact decimal; an optional member is
left out where there is nothing to say, every other one is always there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from assistant import evidence, turn
from assistant.service.conversations import History
from assistant.web.addresses import image_url, page_url
from retrieval.catalog import product as catalogue
from retrieval.query import Hit, Results


def _absent(value: object) -> bool:
    return value is None


Amount = Annotated[Decimal, PlainSerializer(float, return_type=float, when_used="json")]
"""A float's shortest text is the decimal itself up to 15 digits, more than any price has."""


Dated = Callable[[Iterable[evidence.Shown]], Sequence[evidence.Shown]]
"""Products with the time that their stock was last confirmed, in their order."""


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Money(Out):
    amount: Amount = Field(description="Exact decimal", examples=[94.5])
    currency: str = Field(description="ISO 4217", examples=["USD"])

    @classmethod
    def of(cls, money: catalogue.Money | None) -> Self | None:
        return None if money is None else cls(amount=money.amount, currency=money.currency)


class Card(Out):
    """A product as a reply shows it; price and stock are those of the variant, if one is meant."""

    id: str
    variant_id: str | None = Field(None, exclude_if=_absent)
    name: str
    price: Money | None
    image_url: str | None = Field(description="Absolute, or a path on this server")
    url: str | None
    in_stock: bool | None = Field(description="null where the shop's data does not say")
    stock_as_of: datetime | None = Field(
        None, exclude_if=_absent, description="When the stock was last confirmed"
    )
    was_in_stock: bool | None = Field(
        None, exclude_if=_absent, description="Where that is too long ago to claim it: what was known then"
    )
    rating: float | None
    reason: str | None = Field(None, exclude_if=_absent, description="Why it is shown")

    @classmethod
    def of(cls, shown: evidence.Shown) -> Self:
        return cls(**cls._members(shown))

    @staticmethod
    def _members(shown: evidence.Shown) -> dict[str, Any]:
        product = shown.product
        return {
            "id": product.id,
            "variant_id": shown.variant.id if shown.variant else None,
            "name": product.name,
            "price": Money.of(shown.price),
            "image_url": image_url(product),
            "url": page_url(product.url),
            "in_stock": shown.in_stock,
            "stock_as_of": shown.stock_as_of,
            "was_in_stock": shown.last_in_stock if shown.stale else None,
            "rating": product.rating,
            "reason": shown.reason,
        }


class Variant(Out):
    id: str
    options: Mapping[str, str]
    price: Money | None
    in_stock: bool | None
    quantity: int | None = Field(None, exclude_if=_absent)

    @classmethod
    def of(cls, variant: catalogue.Variant, product: catalogue.Product, stale: bool = False) -> Self:
        return cls(
            id=variant.id,
            options=dict(variant.options),
            price=Money.of(variant.price or product.price),
            in_stock=None if stale and variant.stock.available else variant.stock.available,
            quantity=None if stale else variant.stock.quantity,
        )


class Product(Card):
    description: str
    brand: str | None
    category: Sequence[str] = Field(description="From the department down")
    attributes: Mapping[str, Sequence[str]]
    variants: Sequence[Variant]
    rating_count: int

    @classmethod
    def of(cls, shown: evidence.Shown) -> Self:
        product = shown.product
        return cls(
            **cls._members(shown),
            description=product.description,
            brand=product.brand,
            category=product.category,
            attributes=dict(product.attributes),
            variants=[Variant.of(variant, product, shown.stale) for variant in product.variants],
            rating_count=product.rating_count,
        )


class Dimension(Out):
    name: str
    weight: float = Field(description="Its share of the score; all shares sum to 1")
    value: float = Field(description="From 0 to 1: how alike the two products are in this")
    why: Sequence[str]


class ProductHit(Out):
    id: str
    score: float
    product: Product
    dimensions: Sequence[Dimension] | None = Field(
        None, exclude_if=_absent, description="Only of similar products: why they are alike"
    )

    @classmethod
    def all(cls, hits: Sequence[Hit], dated: Dated) -> list[Self]:
        reasons = [hit.likeness.why if hit.likeness else None for hit in hits]
        shown = dated(
            evidence.Shown(hit.product, hit.variant, why) for hit, why in zip(hits, reasons, strict=True)
        )
        return [
            cls(
                id=hit.product.id,
                score=hit.score,
                product=Product.of(each),
                dimensions=None
                if hit.likeness is None
                else [Dimension(**asdict(d)) for d in hit.likeness.dimensions],
            )
            for hit, each in zip(hits, shown, strict=True)
        ]


class Similar(Out):
    hits: Sequence[ProductHit]


class Hits(Similar):
    total: int = Field(description="How many products satisfy the request")
    carried: bool = Field(description="false: the shop has no such thing, the hits are the nearest")

    @classmethod
    def of(cls, results: Results, dated: Dated) -> Self:
        hits = ProductHit.all(results.hits, dated)
        return cls(hits=hits, total=results.total, carried=results.carried)


class Citation(Out):
    id: str
    title: str
    heading: str
    url: str | None
    quote: str

    @classmethod
    def of(cls, passage: evidence.Passage) -> Self:
        return cls(
            id=passage.id,
            title=passage.title,
            heading=passage.heading,
            url=page_url(passage.url),
            quote=passage.text,
        )


class Action(Out):
    """A change that was made, by its record."""

    name: str
    order_id: str | None = Field(None, exclude_if=_absent)
    result: str

    @classmethod
    def of(cls, written: evidence.Written) -> Self:
        return cls(name=written.name, order_id=written.order_id, result=written.result)


class CartItem(Out):
    product_id: str
    variant_id: str | None = Field(None, exclude_if=_absent)
    name: str
    quantity: int
    price: Money | None = Field(description="Of one")
    options: Mapping[str, str] = Field(description="The variant's, by name")

    @classmethod
    def of(cls, line: evidence.CartLine) -> Self:
        return cls(
            product_id=line.product_id,
            variant_id=line.variant_id,
            name=line.name,
            quantity=line.quantity,
            price=Money.of(line.price),
            options=dict(line.options),
        )


class Cart(Out):
    items: Sequence[CartItem]
    total: Money | None = Field(description="null where a price is unknown or currencies are mixed")
    checkout_url: str | None = Field(None, exclude_if=_absent)

    @classmethod
    def of(cls, cart: evidence.Cart) -> Self:
        return cls(
            items=[CartItem.of(line) for line in cart.lines],
            total=Money.of(cart.total),
            checkout_url=page_url(cart.checkout_url),
        )


class ComparedRow(Out):
    attribute: str = Field(examples=["weight"])
    values: Sequence[str | None] = Field(description="In the products' order; null: the data does not say")
    best: str | None = Field(description="Id of the product that is better in it; null: a matter of taste")


class Comparison(Out):
    """What tells the compared products apart."""

    products: Sequence[str] = Field(description="Their ids, in the order of the values")
    names: Sequence[str]
    rows: Sequence[ComparedRow] = Field(description="Only lines on which they differ")
    better_for: Sequence[Sequence[str]] = Field(
        description="By product, the attributes in which it is the best"
    )

    @classmethod
    def of(cls, comparison: turn.Comparison) -> Self:
        rows = [ComparedRow(attribute=r.attribute, values=r.values, best=r.best) for r in comparison.rows]
        return cls(
            products=comparison.products,
            names=comparison.names,
            rows=rows,
            better_for=comparison.better_for,
        )


class Reply(Out):
    """`products` are exactly those that the text speaks of; `actions` only what was written."""

    reply_id: str
    text: str
    products: Sequence[Card]
    citations: Sequence[Citation]
    options: Sequence[str] = Field(description="Answers that can be given with one tap")
    awaiting: str | None = Field(description="What the reply asks for")
    actions: Sequence[Action]
    cart: Cart | None = Field(description="null where the reply does not speak of the cart")
    handed_off: bool
    intent: str
    intents: Sequence[str]
    language: str = Field(description="BCP 47, of the message and its reply")
    comparison: Comparison | None = Field(
        None, exclude_if=_absent, description="Only where the reply compares products"
    )

    @classmethod
    def of(cls, reply: turn.Reply) -> Self:
        return cls(
            reply_id=reply.id,
            text=reply.text,
            products=[Card.of(shown) for shown in reply.products],
            citations=[Citation.of(passage) for passage in reply.citations],
            options=reply.options,
            awaiting=reply.awaiting,
            actions=[Action.of(written) for written in reply.actions],
            cart=None if reply.cart is None else Cart.of(reply.cart),
            handed_off=reply.handed_off,
            intent=reply.intents[0] if reply.intents else "out_of_scope",
            intents=reply.intents,
            language=reply.language,
            comparison=None if reply.comparison is None else Comparison.of(reply.comparison),
        )


class Message(Out):
    role: Literal["customer", "assistant", "staff"]
    by: str | None = Field(None, exclude_if=_absent, description="The person of the shop's staff")
    text: str
    at: datetime
    reply: Reply | None = Field(None, exclude_if=_absent, description="What came with the text")


class Conversation(Out):
    conversation_id: str
    messages: Sequence[Message]
    cart: Cart
    awaiting: str | None
    handed_off: bool
    language: str

    @classmethod
    def of(cls, history: History) -> Self:
        conversation = history.conversation
        replies = {id: Reply.of(reply) for id, reply in history.replies.items()}
        return cls(
            conversation_id=conversation.id,
            messages=[
                Message(role=m.role, by=m.author, text=m.text, at=m.at, reply=replies.get(m.reply_id or ""))
                for m in conversation.messages
            ],
            cart=Cart.of(conversation.cart),
            awaiting=conversation.awaiting.asks if conversation.awaiting else None,
            handed_off=conversation.handed_off,
            language=conversation.language,
        )


class Identified(Out):
    conversation_id: str
    identified: Literal[True] = True


class Started(Out):
    conversation_id: str
    secret: str = Field(description="Opens the conversation; it is shown this once")


class Rated(Out):
    reply_id: str
    rating: Literal["up", "down"]
    reasons: Sequence[str]
    comment: str | None
    given_at: datetime
    changed_at: datetime


class ProblemDocument(Out):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str | None = Field(None, exclude_if=_absent, description="What the log calls this request")
    field: str | None = Field(None, exclude_if=_absent)
