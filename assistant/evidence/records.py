"""What was looked up for a reply: products and why, passages, carts, pages written, and what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from retrieval.catalog.product import Money, Product, Variant
from retrieval.query import Query
from retrieval.recommend.kinds import Reason, Recommendation


@dataclass(frozen=True, slots=True)
class Because:
    """A reason to recommend something, with the records that make it true: `products` are those that
    `reason.products` names, in its order, as far as the shop still has them; `did` is what the customer
    did with them ("bought", "looked at", "" for nothing), `said` their own word for `reason.value`."""

    reason: Reason
    products: tuple[Product, ...] = ()
    did: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A product in evidence, the variant meant (if one is), and why it is here: `reason` in words, to be
    shown on its card, `because` as it was looked up. `recommended` is what put it at its place, where the
    recommender did; impressions are kept from it. `stock_as_of` is when its stock was last confirmed,
    `stale` whether that is too long ago to claim any."""

    product: Product
    variant: Variant | None = None
    reason: str | None = None
    stock_as_of: datetime | None = None
    stale: bool = False
    because: tuple[Because, ...] = ()
    recommended: Recommendation | None = None

    @property
    def price(self) -> Money | None:
        return (self.variant and self.variant.price) or self.product.price

    @property
    def in_stock(self) -> bool | None:
        """Whether it can be bought, as far as that can be claimed; None where it cannot."""
        return None if self.stale and self.last_in_stock else self.last_in_stock

    @property
    def last_in_stock(self) -> bool | None:
        """What was last known of it, however long ago."""
        return self.variant.stock.available if self.variant else self.product.in_stock


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the shop's own text: the words between two headings of one document."""

    id: str
    title: str
    heading: str
    anchor: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CartLine:
    product_id: str
    name: str
    quantity: int
    price: Money | None
    variant_id: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cart:
    lines: tuple[CartLine, ...] = ()
    checkout_url: str | None = None

    @property
    def total(self) -> Money | None:
        """The sum, or None when a price is unknown or currencies are mixed."""
        prices = [line.price for line in self.lines]
        known = [price for price in prices if price is not None]
        if not known or len(known) < len(prices) or len({p.currency for p in known}) > 1:
            return None
        amount = sum((p.amount * n.quantity for p, n in zip(known, self.lines, strict=True)), Decimal(0))
        return Money(amount, known[0].currency)


@dataclass(frozen=True, slots=True)
class Written:
    """A change that was made and committed, by its record; a reply may report only these."""

    name: str
    result: str
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """Where somebody is in a manual's procedure: `guide` is its section's id, `place` the step told last,
    from 1, one more than there are once all are told, and 0 once it is left to a person. `failed` counts
    the steps in a row that did not help."""

    guide: str
    place: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What the last reply asked for. `kind` is "clarify" (the answer narrows `query`), "narrow" (the same,
    but the answer is not waited for), "variant" (which variant of `product_ids[0]` to put in the cart),
    "which" (which of `product_ids` was meant, for `intent`), "contact" (a way to be reached), "pass_on" (a
    yes to handing the question `about` to a person), "erase" (a yes to forgetting what is known of the
    customer), "profile" (what is to become of what was told of them, which is not waited for), "care"
    (whatever somebody in distress writes next), "step" (how a step of `procedure` went, for the trouble
    `about` with `product_ids[0]`), "support" (which product the trouble `about` is with)."""

    kind: str
    about: str = ""
    options: tuple[str, ...] = ()
    product_ids: tuple[str, ...] = ()
    intent: str | None = None
    chosen: tuple[tuple[str, str], ...] = ()
    """Variant options that were already settled while another is still asked for."""
    quantity: int = 1
    """How many are to be put in the cart once the variant is known."""
    searches: tuple[Query, ...] = ()
    """The search that each of `options` stands for, where they narrow one."""
    procedure: Procedure | None = None

    @property
    def asks(self) -> str | None:
        """What the customer is asked for; offered options alone ask for nothing."""
        return None if self.kind in {"narrow", "profile"} else self.kind
