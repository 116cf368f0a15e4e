"""Shopify's product CSV: a row a variant or image, the first of a handle carrying the product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from retrieval.catalog.feeds.fingerprint import fingerprint
from retrieval.catalog.feeds.items import BadField, Items, Reject
from retrieval.catalog.feeds.jsonl import path_of
from retrieval.catalog.feeds.raw import RawProduct, RawVariant, judged
from retrieval.catalog.feeds.recall import Recall
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.feeds.tables import CELL, Columns, TableRow, table

RENAMED = {
    "url handle": "handle",
    "description": "body (html)",
    "body html": "body (html)",
    "published on online store": "published",
    "sku": "variant sku",
    "price": "variant price",
    "compare-at price": "variant compare at price",
    "inventory quantity": "variant inventory qty",
    "inventory tracker": "variant inventory tracker",
    "continue selling when out of stock": "variant inventory policy",
    "product image url": "image src",
    "variant image url": "variant image",
}
"""Shopify's newer names of columns, by the older ones."""
OPTIONS = (1, 2, 3)
PLACEHOLDER = "default title"
"""What Shopify writes as the option of a product that has none."""

Cells = dict[str, str]


@dataclass(slots=True)
class _Group:
    """The rows of one product."""

    rows: list[TableRow] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        return fingerprint(CELL.join(row.fingerprint for row in self.rows))


def recognises(columns: Sequence[str]) -> bool:
    names = {_name(column) for column in columns}
    return {"handle", "title"} <= names and bool({"variant price", "option1 name", "body (html)"} & names)


def read(source: Source, currency: str, recall: Recall | None = None) -> Items:
    """A product for each run of rows with one handle. Drafts and archived ones are noted and
    left out: they are not for sale."""
    recall = recall or Recall()
    for group in _groups(table(source)):
        yield from group.rejects
        if group.rejects and group.rows:
            yield from _judged(group, currency)
        elif group.rows:
            yield from recall.of(group.fingerprint, 0, group.rows[0].place, partial(_judged, group, currency))


def _judged(group: _Group, currency: str) -> Items:
    place = group.rows[0].shown
    cells = [_cells(row) for row in group.rows]
    hidden = _hidden(cells[0])
    if hidden:
        yield place.note(BadField(hidden, "is not published: left out"))
    elif group.rejects:
        yield place.reject(BadField("", "one of the product's rows cannot be read"))
    else:
        yield from judged(_product(cells), place, currency)


def _groups(rows: Iterable[TableRow | Reject]) -> Iterator[_Group]:
    group, handle = _Group(), ""
    for row in rows:
        if isinstance(row, Reject):
            group.rejects.append(row)
            continue
        own = _handle(row)
        if own != handle and group.rows:
            yield group
            group = _Group()
        handle = own
        group.rows.append(row)
    yield group


def _cells(row: TableRow) -> Cells:
    return {_name(name): value.strip() for name, value in row.value.items()}


def _handle(row: TableRow) -> str:
    """The cell alone: the rest of a known product's rows is not looked at."""
    place = _handle_at(row.columns)
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


@lru_cache(maxsize=8)
def _handle_at(columns: Columns) -> int | None:
    """The last column of that name, as the last of two counts everywhere."""
    found = [place for place, name in enumerate(columns.names) if _name(name) == "handle"]
    return found[-1] if found else None


def _name(column: str) -> str:
    name = column.strip().lower()
    return RENAMED.get(name, name)


def _hidden(cells: Cells) -> str | None:
    if cells.get("status", "active").lower() not in ("active", ""):
        return "status"
    return "published" if cells.get("published", "").lower() in ("false", "no") else None


def _product(rows: list[Cells]) -> RawProduct:
    first = rows[0]
    names = _option_names(first)
    variants = [_variant(number, cells, names) for number, cells in enumerate(rows, 1) if _is_variant(cells)]
    if len({variant.id for variant in variants}) < len(variants):
        for variant in variants:
            variant.id = _own_id(str(first.get("handle")), variant.options, variants.index(variant) + 1)
    alone = len(variants) == 1 and not variants[0].options
    only = variants[0] if alone else RawVariant(None)
    images = sorted((c for c in rows if c.get("image src")), key=_position)
    return RawProduct(
        id=first.get("handle"),
        name=first.get("title"),
        description=first.get("body (html)"),
        brand=first.get("vendor"),
        category=path_of(first.get("product category", ""))
        if first.get("product category")
        else [first.get("type")],
        price=only.price,
        list_price=only.list_price if alone else _list_price(variants),
        available=only.available,
        quantity=only.quantity,
        variants=() if alone else variants,
        attributes=_attributes(first, rows),
        images=[
            *(c["image src"] for c in images),
            *(c["variant image"] for c in rows if c.get("variant image")),
        ],
        tags=[tag.strip() for tag in first.get("tags", "").split(",")],
    )


def _option_names(first: Cells) -> dict[int, str]:
    return {number: first.get(f"option{number} name") or f"option {number}" for number in OPTIONS}


def _is_variant(cells: Cells) -> bool:
    """A row that only adds an image has neither price nor option."""
    return bool(cells.get("variant price") or cells.get("option1 value") or cells.get("variant sku"))


def _variant(number: int, cells: Cells, names: dict[int, str]) -> RawVariant:
    values = {names[n]: cells.get(f"option{n} value", "") for n in OPTIONS}
    options = {name: value for name, value in values.items() if value and value.lower() != PLACEHOLDER}
    quantity = cells.get("variant inventory qty") or None
    tracked = cells.get("variant inventory tracker", "shopify")
    return RawVariant(
        id=cells.get("variant sku") or _own_id(cells.get("handle", ""), options, number),
        options=options,
        price=cells.get("variant price"),
        list_price=cells.get("variant compare at price"),
        available=_always_sold(cells, bool(tracked)),
        quantity=quantity if tracked else None,
    )


def _own_id(handle: str, options: Mapping[str, object], number: int) -> str:
    """An id for a variant without an SKU of its own."""
    return "/".join((handle, *(str(value) for value in options.values() or [number])))


def _always_sold(cells: Cells, tracked: bool) -> bool | None:
    """What is not tracked, or sells on when out of stock, can be bought; else the quantity tells."""
    return (
        True
        if cells.get("variant inventory policy", "").lower() in ("continue", "true") or not tracked
        else None
    )


def _list_price(variants: list[RawVariant]) -> object:
    """The price before the reduction, where all variants share it."""
    found = {str(variant.list_price or "") for variant in variants}
    return found.pop() if len(found) == 1 else None


def _position(cells: Cells) -> int:
    position = cells.get("image position", "")
    return int(position) if position.isdecimal() and len(position) < 10 else 10**9


def _attributes(first: Cells, rows: list[Cells]) -> dict[str, list[object]]:
    """Metafields, whose columns read "Color (product.metafields.shopify.color-pattern)"."""
    found: dict[str, list[object]] = {}
    for column, value in first.items():
        label, mark, _ = column.partition("(product.metafields.")
        if mark and value:
            found[label.strip()] = [part.strip() for part in value.split(";")]
    if first.get("product category") and first.get("type"):
        found.setdefault("type", [first["type"]])
    weight = {c.get("variant grams", "") for c in rows} - {"", "0", "0.0"}
    if len(weight) == 1:
        found.setdefault("weight", [f"{weight.pop()} g"])
    return found
