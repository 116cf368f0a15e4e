"""Evidence and the state of a conversation, as short JSON for the model.

All of it is data: bounded in length, cleaned of what no text needs, and never an instruction,
which the model is told (prompts/planner.md) and nothing relies on.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from assistant.evidence import Cart, Evidence, Finding, Passage, Shown
from assistant.turn import Conversation
from retrieval.catalog.product import Money, Product
from retrieval.facets import Facets, values_of
from retrieval.query import Query

log = logging.getLogger(__name__)

BUDGET = 3000
"""Characters of one tool's result."""
NAME, VALUE, TEXT = 80, 60, 240
FIGURES = (
    "total",
    "carried",
    "unmet",
    "about",
    "values",
    "yes",
    "quote",
    "option",
    "cheaper",
    "better_rated",
)
"""What of a finding the model may need to choose its next step."""

Data = dict[str, Any]


def short(text: str, most: int) -> str:
    """One line without control characters, cut."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def result(evidence: Evidence, number: int) -> str:
    """What a tool found, within the budget: details go first, then the last products."""
    for many, product in ((8, full), (8, brief), (4, brief), (0, brief)):
        text = json.dumps(_result(evidence, number, many, product), ensure_ascii=False)
        if len(text) <= BUDGET:
            return text
        log.info("result %d is cut: %d characters with %d products", number, len(text), many)
    return json.dumps({"result": number, "data": [type(f).__name__ for f in evidence.findings[:8]]})


def _result(evidence: Evidence, number: int, many: int, product: Callable[[Shown], Data]) -> Data:
    parts: Data = {
        "findings": [_finding(finding) for finding in evidence.findings[:4]],
        "products": [product(shown) for shown in evidence.products[:many]],
        "passages": [_passage(passage) for passage in evidence.passages[:2]],
        "cart": cart(evidence.cart) if evidence.cart is not None else None,
        "customer_will_be_asked": evidence.awaiting.asks if evidence.awaiting else None,
    }
    return {"result": number, "data": {name: value for name, value in parts.items() if value}}


def _finding(finding: Finding) -> Data:
    told: Data = {"finding": type(finding).__name__}
    for name in FIGURES:
        value = getattr(finding, name, None)
        if isinstance(value, str):
            told[name] = short(value, TEXT)
        elif isinstance(value, tuple):
            told[name] = [short(str(one), VALUE) for one in value[:6]]
        elif value is not None:
            told[name] = value
    return told


def brief(shown: Shown) -> Data:
    product = shown.product
    told = {"id": product.id, "name": short(product.name, NAME), "price": _money(shown.price)}
    return told | {"in_stock": shown.in_stock, "rating": product.rating}


def full(shown: Shown) -> Data:
    stated = list(values_of(shown.product).items())[:8]
    attributes = {short(n, NAME): short(", ".join(values), VALUE) for n, values in stated}
    return brief(shown) | {
        "attributes": attributes,
        "description": short(shown.product.description, TEXT),
    }


def _passage(passage: Passage) -> Data:
    return {"title": short(f"{passage.title}: {passage.heading}", NAME), "text": short(passage.text, 600)}


def cart(cart: Cart) -> list[Data]:
    return [
        {"id": line.product_id, "name": short(line.name, NAME), "quantity": line.quantity}
        for line in cart.lines[:12]
    ]


def _money(price: Money | None) -> str | None:
    return f"{price.amount} {price.currency}" if price else None


def state(conversation: Conversation, get: Callable[[str], Product | None], facets: Facets) -> Data:
    """What the model has to know beside the messages: what was shown last and in which order,
    what is spoken of, the standing search, the cart, and the words of the catalogue."""
    last = conversation.shown[-1] if conversation.shown else ()
    return {
        "shown_last_in_order": _named(last, get),
        "spoken_of": list(conversation.focus[:8]),
        "standing_search": search(conversation.query) if conversation.query else None,
        "cart": cart(conversation.cart),
        "we_asked_for": conversation.awaiting.asks if conversation.awaiting else None,
        "catalogue": vocabulary(facets),
    }


def _named(ids: Iterable[str], get: Callable[[str], Product | None]) -> list[Data]:
    products = (get(identifier) for identifier in tuple(ids)[:8])
    return [brief(Shown(product)) for product in products if product is not None]


def search(query: Query) -> Data:
    """The standing search by the names of the search tool's arguments."""
    filters = query.filters
    given: Data = {
        "text": short(query.text, 120),
        "category": filters.categories[0] if filters.categories else None,
        "brand": filters.brands[0] if filters.brands else None,
        "price_min": _number(filters.price_min),
        "price_max": _number(filters.price_max),
        "rating_min": filters.rating_min,
        "in_stock": filters.in_stock,
        "attributes": _lists(filters.attributes),
        "without": _lists(filters.without_attributes),
        "sort": str(query.sort),
    }
    return {name: value for name, value in given.items() if value not in (None, "", {})}


def _number(amount: Any) -> float | None:
    return None if amount is None else float(amount)


def _lists(values: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: [short(value, VALUE) for value in some[:6]] for name, some in values.items()}


def vocabulary(facets: Facets) -> Data:
    """The commonest categories, brands and attributes with their commonest values."""
    return {
        "categories": _most(facets.categories, 30),
        "brands": _most(facets.brands, 12),
        "attributes": {
            name: _most(facets.attributes[name], 6)
            for name in _most({n: sum(c.values()) for n, c in facets.attributes.items()}, 12)
            if name in facets.attributes
        },
    }


def _most(counts: Mapping[str, int], many: int) -> list[str]:
    common = sorted(counts, key=lambda name: -counts[name])[:many]
    return [short(name, 40) for name in common]
