"""What understanding makes of a reading, on a small shop: the rules alone, no trained classifier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.turn import Conversation
from assistant.understanding.constraints import Constraints, extract
from assistant.understanding.glossing import Gloss
from assistant.understanding.glossing.glosses import Glossing
from assistant.understanding.language import detect
from assistant.understanding.vocabulary import Vocabulary
from retrieval.catalog.product import Product
from retrieval.facets import facets
from tests.understanding.shops import OUTDOORS


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return Vocabulary(facets(OUTDOORS))


def glossing(products: Sequence[Product] = OUTDOORS) -> Glossing:
    known = facets(products)
    return Glossing(detect, lambda: known, lambda: (product.name for product in products))


def read(text: str, conversation: Conversation | None = None) -> Gloss:
    return glossing().gloss(text, conversation or Conversation("c"))


def constraints(text: str) -> Constraints:
    """What a message asks of products, read into English first."""
    return extract(read(text).english, vocabulary(), "USD", narrowing=True)
