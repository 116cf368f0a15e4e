"""Things like one that was shown: cheaper, in another color, by another brand, rated better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Because
from retrieval.catalog.product import Product
from retrieval.filters import match
from retrieval.query import Filters, Hit, Query
from retrieval.recommend.kinds import Reason, ReasonKind

ANOTHER_BRAND = re.compile(
    r"\b(?:an)?other (?:brand|make|maker|manufacturer|company|label)s?\b|\bdifferent (?:brand|make"
    r"|maker|label)s?\b"
    r"|\bnot (?:by|from) (?:them|the same|this brand|that brand)\b",
    re.I,
)
SAME_BRAND = re.compile(r"\bsame (?:brand|make|maker|manufacturer|label)\b", re.I)
BETTER_RATED = re.compile(
    r"\b(?:better|higher)[- ](?:rat\w+|review\w+)\b|\b(?:better|higher) (?:ratings?|reviews?|scores?|stars)\b"
    r"|\bmore stars\b|\brated (?:better|higher)\b|\bmore popular\b",
    re.I,
)
CHEAPER = re.compile(
    r"\b(cheaper|less expensive|lower price\w*|more affordable|less money|costs? less|less pric\w+)\b", re.I
)
DEARER = re.compile(r"\b(more expensive|nicer|fancier|higher end|more premium|better quality|dearer)\b", re.I)


@dataclass(frozen=True, slots=True)
class Alike:
    """What something like `product` is to satisfy besides, of `text` and of the filters that were heard."""

    product: Product
    text: str
    asked: Filters

    def filters(self) -> Filters:
        """The kind is no filter here: what is alike is known otherwise."""
        filters = replace(self.asked, categories=(), in_stock=None)
        brand = self.product.brand
        if brand and ANOTHER_BRAND.search(self.text):
            filters = replace(filters, brands=(), without_brands=(*filters.without_brands, brand))
        if brand and SAME_BRAND.search(self.text):
            filters = replace(filters, brands=(brand,))
        if BETTER_RATED.search(self.text) and self.product.rating:
            filters = replace(filters, rating_min=self.product.rating)
        return filters

    def satisfies(self, other: Product) -> bool:
        if other.in_stock is False or match(other, self.filters()) is None:
            return False
        rating, price = self.product.rating, self.product.price
        if BETTER_RATED.search(self.text) and rating and not (other.rating and other.rating > rating):
            return False
        alike = price and other.price and price.currency == other.price.currency
        if alike and price and other.price and CHEAPER.search(self.text):
            return other.price.amount < price.amount
        if alike and price and other.price and DEARER.search(self.text):
            return other.price.amount > price.amount
        return True

    def chosen(self, hits: Sequence[Hit], without: frozenset[str] = frozenset()) -> list[Hit]:
        return [hit for hit in hits if hit.product.id not in without and self.satisfies(hit.product)]

    def wanted(self) -> str:
        """What was asked for, in words: "in blue", "by another brand"."""
        said = []
        if CHEAPER.search(self.text):
            said.append("cheaper")
        if BETTER_RATED.search(self.text):
            said.append("better rated")
        if ANOTHER_BRAND.search(self.text):
            said.append("by another brand")
        said += [self.said(name) for name in self.asked.attributes]
        return " and ".join(word for word in said if word)

    def said(self, name: str) -> str:
        values = self.asked.attributes[name]
        word = next((v for v in values if v.lower() in self.text.lower()), "")
        part = next((p for v in values for p in v.lower().split() if p in self.text.lower().split()), "")
        if name in {"color", "colour"}:
            return f"in {word or part}" if word or part else "in that color"
        return word or part

    def because(self, other: Product) -> tuple[Because, ...]:
        """What another product has over this one, as their records have it."""
        found: list[Because] = []
        price, theirs = self.product.price, other.price
        if price and theirs and price.currency == theirs.currency and theirs.amount < price.amount:
            found.append(Because(Reason(ReasonKind.CHEAPER, products=(self.product.id,)), (self.product,)))
        if self.product.rating and other.rating and other.rating > self.product.rating:
            found.append(
                Because(Reason(ReasonKind.BETTER_RATED, products=(self.product.id,)), (self.product,))
            )
        if BETTER_RATED.search(self.text):
            found.reverse()
        return tuple(found)

    def with_variant(self, hit: Hit) -> Hit:
        """The hit with the variant that satisfies what was asked for, where that is of one."""
        found = match(hit.product, self.filters())
        return replace(hit, variant=found.variant) if found is not None else hit

    @property
    def query(self) -> Query:
        return Query("", self.filters())
