"""What the catalogue's store gives to those who follow it."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.catalog.product import Product


@dataclass(frozen=True, slots=True)
class Row:
    """A product and the hash of what is stored of it."""

    product: Product
    content_hash: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it is written."""

    id: str
    content_hash: str
    document: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since a version: rows as they are at `version`, ids of products gone."""

    version: int
    rows: tuple[Row, ...]
    removed: tuple[str, ...]
