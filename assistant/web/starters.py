"""What to ask first: questions made from this shop's own catalogue and policies, each tried
before it is offered, so that a starter never leads to an apology."""

from __future__ import annotations

import itertools
import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.errors import FloorwalkerError
from assistant.evidence import Clarify, Compared, Evidence, Found, PolicyFound, Recommended
from assistant.generation.words import plural
from assistant.service.orders import empty
from assistant.shop import Shop
from assistant.turn import Conversation
from assistant.understood import Intent
from assistant.web.page import round_money
from retrieval.catalog.product import Product
from retrieval.query import Query

log = logging.getLogger(__name__)

TRIED = 12
"""The most questions that are tried for one place."""

LOOKED_AT = 500
"""Products from which questions are made: the best rated of those in stock."""

USUAL = ("return", "ship", "deliver", "warrant", "gift", "pay")
"""What customers ask of most shops, in this order, where the shop has a page on it."""

ORDER = "Where is my order?"
"""Not tried: the reply asks who they are, and whoever has no order is none of this shop's customers."""

READS = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND, Intent.POLICY_QUESTION})
"""Intents that may be tried: the others may write."""

WORD = re.compile(r"[^\W\d_]{3,}")

Good = Callable[[Evidence], bool]


class Starters:
    """Questions for the empty page. Made again when the catalogue has changed."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._made: tuple[str, ...] = ()
        self._making = threading.Lock()
        self._of: object = None

    def current(self) -> tuple[str, ...]:
        """They take seconds to make: whoever asks meanwhile waits for the one who makes them."""
        with self._making:
            facets = self._shop.search.facets
            if self._of is not facets:
                self._made, self._of = starters(self._shop), facets
            return self._made


def starters(shop: Shop) -> tuple[str, ...]:
    """Up to five questions that this shop answers well: two kinds of thing, a gift within a
    price, a policy, and an order where there are orders."""
    hits = shop.search.search(Query(k=LOOKED_AT)).hits
    products = [hit.product for hit in hits if hit.product.in_stock is not False]
    kinds = sorted(kinds_of(products), key=lambda kind: not named(*kind))
    places: list[tuple[Iterable[str], Good]] = [
        (kinds_under_a_price(kinds[::2]), shows_products),
        (kinds_by_rating(kinds[1::2]), shows_products),
        (gifts(shop), leads_on),
        (policies([section.title for section in shop.knowledge.sections()]), cites),
    ]
    chosen = (first_good(shop, questions, good) for questions, good in places)
    return (*(question for question in chosen if question), *((ORDER,) if has_orders(shop) else ()))


def has_orders(shop: Shop) -> bool:
    """Whether orders can be looked after here: in the shop's own system, or in records that were taken in."""
    return shop.settings.orders.url is not None or not empty(shop.records.engine)


def first_good(shop: Shop, questions: Iterable[str], good: Good) -> str | None:
    """The first question that gets a good answer. Nothing is kept of the trying."""
    nobody = Conversation("")
    for question in itertools.islice(questions, TRIED):
        try:
            understood = shop.assistant.understanding.understand(question, nobody)
            if READS.issuperset(understood.intents) and good(shop.assistant.look_up(understood, nobody)):
                return question
        except FloorwalkerError:
            log.warning("a starter could not be tried: %r", question, exc_info=True)
            return None
    return None


def shows_products(evidence: Evidence) -> bool:
    shown = any(isinstance(f, Found | Recommended | Compared) for f in evidence.findings)
    return shown and len(evidence.products) > 1 and not evidence.handed_off


def leads_on(evidence: Evidence) -> bool:
    """Products, or the one question that narrows them."""
    asks = any(isinstance(f, Clarify) and len(f.options) > 1 for f in evidence.findings)
    return asks or shows_products(evidence)


def cites(evidence: Evidence) -> bool:
    return any(isinstance(f, PolicyFound) for f in evidence.findings)


def kinds_of(products: Sequence[Product]) -> list[tuple[str, list[Product]]]:
    """The most usual kind of thing in each of the largest departments, with its products."""
    departments = Counter(p.category[0] for p in products if p.category)
    found = []
    for department, _ in departments.most_common(TRIED * 2):
        inside = [p for p in products if p.category and p.category[0] == department]
        kind = Counter(p.category[-1] for p in inside).most_common(1)[0][0]
        found.append((kind, [p for p in inside if p.category[-1] == kind]))
    return found


def named(kind: str, products: Sequence[Product]) -> bool:
    """Whether a kind is what one of its products is called: "tables" are, as in "Coffee Table", and
    "camping" is not, as in "Camp Chair". Then a question about it reads well."""
    word = WORD.findall(kind.lower())[-1:]
    start = word[0][: max(3, len(word[0]) - 3)] if word else ""
    heads = (WORD.findall(product.name.lower())[-1:] for product in products)
    return bool(start) and any(head and head[0].startswith(start) for head in heads)


def kinds_under_a_price(kinds: Iterable[tuple[str, list[Product]]]) -> Iterator[str]:
    for kind, products in kinds:
        priced = sorted((p.price for p in products if p.price), key=lambda price: price.amount)
        if len(priced) > 1:
            middle = priced[len(priced) // 2]
            yield f"{_upper(kind)} under {round_money(middle.amount * Decimal('1.1'), middle.currency)}"


def kinds_by_rating(kinds: Sequence[tuple[str, list[Product]]]) -> Iterator[str]:
    for kind, products in kinds:
        if sum(product.rating is not None for product in products) > 1:
            name = _lower(kind)
            yield f"What are your best rated {name}?" if plural(name) else f"Which {name} is best rated?"
    for kind, _ in kinds:
        name = _lower(kind)
        yield f"Show me some {name}" if plural(name) else f"Which {name} would you recommend?"


def gifts(shop: Shop) -> Iterator[str]:
    price = shop.search.facets.price
    if price is not None:
        for part in (Decimal("0.75"), Decimal(1), Decimal(2)):
            yield f"I'm looking for a gift under {round_money(price.median * part, price.currency)}"


def policies(titles: Iterable[str]) -> Iterator[str]:
    """Questions on the shop's pages, those first that customers ask for most."""
    ranked = sorted(dict.fromkeys(titles), key=_usual)
    for title in ranked:
        yield f"What is your policy on {_lower(title)}?"
        yield f"Tell me about {_lower(title)}"


def _usual(title: str) -> int:
    return next((place for place, word in enumerate(USUAL) if word in title.lower()), len(USUAL))


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lower(name: str) -> str:
    """As it stands within a sentence: "Gift cards" becomes "gift cards", "USB hubs" stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or not name[1:] else name
