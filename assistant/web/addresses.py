"""Addresses that may stand in a page: http and https, and the shop's own images."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from retrieval.catalog.product import Product

IMAGES = "/shop/images"
"""Where the files of the shop's `images` folder are served."""


def page_url(url: str | None) -> str | None:
    """The address if a browser may follow it, else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def image_url(product: Product) -> str | None:
    """The first image: its own address, or that of a file in the shop's `images` folder."""
    if not product.images:
        return None
    first = product.images[0]
    if first.startswith("images/") and ".." not in first:
        return f"{IMAGES}/{quote(first.removeprefix('images/'))}"
    return page_url(first)
