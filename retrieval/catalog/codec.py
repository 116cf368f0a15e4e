"""Products as JSON text and back, exactly: decimals keep their digits, times their zone."""

from __future__ import annotations

import hashlib
from functools import cache

from pydantic import TypeAdapter, ValidationError

from retrieval.catalog.product import Product
from retrieval.errors import CatalogueDamaged

EXTRACTED = b',"extracted":[{"name":"'
"""How the last field of an encoded product begins, where it has any."""


@cache
def _adapter() -> TypeAdapter[Product]:
    return TypeAdapter(Product)


def encode(product: Product) -> bytes:
    """One line of JSON; what is equal to its default is left out."""
    return _adapter().dump_json(product, exclude_defaults=True)


def decode(document: str | bytes) -> Product:
    """Raises CatalogueDamaged for what no product was encoded to."""
    try:
        return _adapter().validate_json(document)
    except ValidationError as error:
        shown = document if isinstance(document, str) else document.decode("utf-8", "replace")
        raise CatalogueDamaged(
            f"a stored product cannot be read ({shown[:60]!r}): `floorwalker doctor --repair` sets it aside"
        ) from error


def content_hash(document: bytes) -> str:
    """The hash of an encoded product, or of any text that stands for one. What was extracted is no
    part of it: the same feed gives the same hash, whatever was read out of its texts."""
    extracted = document.rfind(EXTRACTED)
    if extracted >= 0:
        document = document[:extracted] + b"}"
    return hashlib.blake2b(document, digest_size=16).hexdigest()
