"""Whether a product speaks of something as its own: "leather" does in "soft leather", and not in
"leather-free", "no leather" or "faux leather".

What is denied stands in the keyword index as one more word ("leatherfree"), so that a whole
catalogue is asked as fast as one product.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.denial import absent
from retrieval.documents import KeywordFields, keyword_fields
from retrieval.words import stem, terms, words

FIELDS = tuple(field.name for field in fields(KeywordFields))


class Index(Protocol):
    def rows_with(self, term: str, fields: Iterable[str]) -> npt.NDArray[np.bool_]:
        """The documents in which a term occurs in one of these fields."""
        ...


def mentions(product: Product, phrase: str) -> bool:
    """Whether the words of the phrase all stand in the product's texts, none of them denied."""
    said = {term for text in astuple(keyword_fields(product)) for term in terms(text)}
    parts = _parts(phrase)
    return bool(parts) and all(part in said and stem(absent(part)) not in said for part in parts)


def rows_mentioning(index: Index, phrase: str) -> npt.NDArray[np.bool_] | None:
    """`mentions` for each row; None for a phrase without words."""
    masks = [
        index.rows_with(part, FIELDS) & ~index.rows_with(stem(absent(part)), FIELDS)
        for part in _parts(phrase)
    ]
    return np.logical_and.reduce(masks) if masks else None


def _parts(phrase: str) -> list[str]:
    return [stem(word) for word in words(phrase)]
