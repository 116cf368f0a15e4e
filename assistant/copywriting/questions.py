"""What customers will ask of a product and its data does not say: for the owner, never answered here."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.copywriting.english import Subject, lacking
from assistant.copywriting.facts import HIDDEN
from retrieval.catalog.product import Product
from retrieval.facets import Facets, values_of

USUAL = 0.5
"""The share of a category's products from which on an attribute is missed where it is not given."""
MOST = 8


def unanswered(product: Product, vocabulary: Facets, asked: Sequence[str]) -> tuple[str, ...]:
    """What was asked of it in vain, then what the data says of most of its kind and not of it."""
    known, subject = values_of(product), Subject(product.name)
    of_kind = product.category[-1] if product.category else ""
    peers = vocabulary.categories.get(of_kind, 0)
    counts = vocabulary.described_by.get(of_kind, {})
    missing = [n for n, count in counts.items() if peers > 2 and count >= USUAL * peers and n not in known]
    usual = [
        lacking(name, subject) for name in sorted(missing, key=lambda n: -counts[n]) if name not in HIDDEN
    ]
    return tuple(dict.fromkeys((*asked, *usual)))[:MOST]


def asked_of(product: Product, missed: Sequence[str]) -> tuple[str, ...]:
    """Of what was asked in vain ("Ridge Low: how warm is it"), the questions on this product."""
    begins = f"{product.name}: ".casefold()
    found = (about[len(begins) :].strip() for about in missed if about.casefold().startswith(begins))
    return tuple(dict.fromkeys(f"{text[:1].upper()}{text[1:].rstrip('?')}?" for text in found if text))
