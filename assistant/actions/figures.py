"""Figures of a request that no constraint took ("a tent for 4") and no product found states.

They are mostly what matters to the customer, and a product that says nothing of them cannot
be called a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.catalog.product import Product
from retrieval.facets import values_of

FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
NUMBERS = (*range(11), 12)
IN_WORDS = dict(zip(SPELLED, map(str, NUMBERS), strict=True))


def unstated(text: str, products: Iterable[Product]) -> tuple[str, ...]:
    """The figures of `text` ("4", "four" as "4") that none of the products gives."""
    wanted = dict.fromkeys(figures(text))
    if not wanted:
        return ()
    told = {figure for product in products for figure in figures(document(product))}
    return tuple(figure for figure in wanted if figure not in told)


def figures(text: str) -> list[str]:
    said = text.lower()
    spelled = [IN_WORDS[word] for word in re.findall(r"[a-z]+", said) if word in IN_WORDS and word != "one"]
    return FIGURE.findall(said) + spelled


def document(product: Product) -> str:
    values = (value for values in values_of(product).values() for value in values)
    options = (value for variant in product.variants for value in variant.options.values())
    return " ".join((product.name, product.description, *product.tags, *values, *options))
