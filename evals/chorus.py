"""The chorus-icecat catalogue and its human ratings, as products and judgements."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from retrieval.catalog.product import Money, Product

DATA = Path(os.environ.get("FLOORWALKER_DATA", Path(__file__).parents[1].parent / "shared" / "data"))
FOLDER = DATA / "chorus-icecat"
PREFIXES = ("attr_t_", "attr_n_", "attr_b_")


def products() -> Iterator[Product]:
    for archive in sorted(FOLDER.glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                yield from map(_product, json.loads(opened.read(name)))


def judgements() -> dict[str, dict[str, int]]:
    """Query to product id to rating, 0 to 3; queries without a relevant product left out."""
    found: dict[str, dict[str, int]] = {}
    with (FOLDER / "ratings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["query"], {})[row["docid"]] = int(row["rating"])
    return {query: ratings for query, ratings in found.items() if any(ratings.values())}


def _product(row: dict[str, object]) -> Product:
    price = row.get("price")
    return Product(
        id=str(row["id"]),
        name=str(row.get("title") or row.get("name") or row["id"]),
        description=str(row.get("short_description") or ""),
        brand=str(row["supplier"]) if row.get("supplier") else None,
        price=Money(Decimal(str(price)) / 100, "USD") if price is not None else None,
        attributes=dict(_attributes(row)),
    )


def _attributes(row: dict[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in row.items():
        if key.startswith(PREFIXES) and value not in (None, "", []):
            values = value if isinstance(value, list) else [value]
            yield key[7:].strip("_").replace("_", " "), tuple(_said(v) for v in values)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
