"""Floorwalker's own feed: one JSON object a line, as docs/product.schema.json says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from retrieval.catalog.feeds import rows
from retrieval.catalog.feeds.items import BadField, Items
from retrieval.catalog.feeds.raw import RawProduct, RawReview, RawVariant, judged
from retrieval.catalog.feeds.recall import Recall
from retrieval.catalog.feeds.source import Source

FIELDS = frozenset({"id", "name", "description", "brand", "category", "price", "list_price", "currency"}) | {
    *("stock", "variants", "attributes", "rating", "rating_count", "reviews"),
    *("images", "url", "tags", "updated_at"),
}
VARIANT_FIELDS = frozenset({"id", "options", "price", "stock"})


def read(source: Source, currency: str, recall: Recall | None = None) -> Items:
    """Products of a JSON Lines file, or of a JSON or YAML list of such objects."""
    recall = recall or Recall()
    for row in rows.rows(source, known=recall):
        if isinstance(row, rows.Row):
            judging = partial(_judged, row, currency)
            yield from recall.of(row.fingerprint, len(row.text), row.place, judging)
        else:
            yield row


def _judged(row: rows.Row, currency: str) -> Items:
    try:
        raw = product_of(row.read())
    except BadField as error:
        yield row.shown.reject(error)
    else:
        yield from judged(raw, row.shown, currency)


def product_of(row: Mapping[str, object]) -> RawProduct:
    """Raises BadField where a field has a shape that does not belong there."""
    available, quantity = _stock("stock", row.get("stock"))
    complaints = [BadField(name, "unknown field, left out") for name in row if name not in FIELDS]
    currency = row.get("currency")
    if not (currency is None or isinstance(currency, str)):
        raise BadField("currency", "is not a text")
    return RawProduct(
        id=row.get("id"),
        name=row.get("name"),
        description=row.get("description"),
        brand=row.get("brand"),
        category=_category(row.get("category")),
        price=row.get("price"),
        list_price=row.get("list_price"),
        currency=currency or None,
        available=available,
        quantity=quantity,
        variants=[_variant(where, value) for where, value in _members("variants", row)],
        attributes={name: listed(v) for name, v in _object("attributes", row.get("attributes")).items()},
        rating=row.get("rating"),
        rating_count=row.get("rating_count"),
        reviews=[_review(where, value) for where, value in _members("reviews", row)],
        images=listed(row.get("images")),
        url=row.get("url"),
        tags=listed(row.get("tags")),
        updated_at=row.get("updated_at"),
        complaints=complaints,
    )


def listed(value: object) -> list[object]:
    """A list, or a single value as a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def path_of(value: str) -> list[object]:
    """ "Shoes > Trail" as a path from the department down."""
    return [part.strip() for part in value.split(">")]


def _category(value: object) -> list[object]:
    return path_of(value) if isinstance(value, str) else listed(value)


def _stock(name: str, value: object) -> tuple[object, object]:
    """(available, quantity) of a count, a yes or no, a phrase, or an object of both."""
    if isinstance(value, Mapping):
        return value.get("available"), value.get("quantity")
    if isinstance(value, bool):
        return value, None
    if isinstance(value, str) and not value.strip().lstrip("+-").isdigit():
        return value, None
    return None, value


def _variant(where: str, value: object) -> RawVariant:
    given = _object(where, value)
    unknown = next((name for name in given if name not in VARIANT_FIELDS), None)
    if unknown is not None:
        raise BadField(f"{where}.{unknown}", "unknown field")
    available, quantity = _stock(f"{where}.stock", given.get("stock"))
    options = _object(f"{where}.options", given.get("options"))
    return RawVariant(given.get("id"), options, given.get("price"), None, available, quantity)


def _review(where: str, value: object) -> RawReview:
    if isinstance(value, str):
        return RawReview(value)
    given = _object(where, value)
    return RawReview(given.get("text"), given.get("rating"), given.get("author"))


def _members(name: str, row: Mapping[str, object]) -> list[tuple[str, object]]:
    value = row.get(name)
    if not (value is None or isinstance(value, list)):
        raise BadField(name, "is not a list")
    return [(f"{name}[{index}]", member) for index, member in enumerate(value or ())]


def _object(name: str, value: object) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise BadField(name, "is not an object")
    return value
