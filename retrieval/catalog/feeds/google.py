"""Google Merchant feeds: items by Google's attribute names, variants by item_group_id."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from retrieval.catalog.feeds import values
from retrieval.catalog.feeds.items import BadField, Items, Reject
from retrieval.catalog.feeds.jsonl import path_of
from retrieval.catalog.feeds.raw import Place, RawProduct, RawVariant, judged
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.feeds.tables import table
from retrieval.catalog.spool import Spool

Item = dict[str, list[str]]
"""Values by attribute name, `product_detail` as "section:name:value"."""

VARIANT_NAMES = ("color", "size", "material", "pattern", "age_group", "gender", "size_type", "size_system")
ATTRIBUTE_NAMES = (
    *VARIANT_NAMES,
    *("condition", "gtin", "mpn", "energy_efficiency_class", "product_highlight", "multipack", "is_bundle"),
    *("product_length", "product_width", "product_height", "product_weight", "unit_pricing_measure"),
)
SUFFIX = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class GoogleItem:
    item: Item
    place: Place


def recognises(columns: Sequence[str]) -> bool:
    names = {name_of(column) for column in columns}
    return {"id", "title"} <= names and bool({"price", "availability", "link", "image_link"} & names)


def name_of(column: str) -> str:
    """ "g:Image Link" is image_link."""
    return SUFFIX.sub("", column).strip().lower().removeprefix("g:").replace(" ", "_")


def read(source: Source, currency: str) -> Items:
    """A tab- or comma-separated feed."""
    return products(_items(source), currency, datetime.now(UTC))


def _items(source: Source) -> Iterator[GoogleItem | Reject]:
    for row in table(source):
        if isinstance(row, Reject):
            yield row
            continue
        item: Item = {}
        for column, cell in row.value.items():
            if cell.strip():
                item.setdefault(name_of(column), []).extend(_cells(name_of(column), cell))
        yield GoogleItem(item, row.place)


def _cells(name: str, cell: str) -> list[str]:
    """Several values in one cell stand between commas, those that hold a comma in quotes."""
    if name in ("product_detail", "additional_image_link", "product_highlight"):
        return [part.strip() for part in next(csv.reader([cell], skipinitialspace=True), []) if part.strip()]
    return [cell]


def products(items: Iterable[GoogleItem | Reject], currency: str, now: datetime) -> Items:
    """Single items as they come; groups, whose items may stand far apart, at the end."""
    groups: dict[str, list[int]] = {}
    with Spool() as spool:
        for found in items:
            if isinstance(found, Reject):
                yield found
            elif group := _first(found.item, "item_group_id"):
                record = json.dumps([found.item, found.place.file, found.place.line])
                groups.setdefault(group, []).append(spool.append(record.encode()))
            else:
                yield from judged(_product(found.item, now), found.place, currency)
        for group, places in groups.items():
            members = [_unspooled(spool.read(place)) for place in places]
            yield from _grouped(group, members, currency, now)


def _unspooled(record: bytes) -> GoogleItem:
    item, file, line = json.loads(record)
    return GoogleItem(item, Place(file, line, item))


def _grouped(group: str, members: list[GoogleItem], currency: str, now: datetime) -> Items:
    """One product; a member that has no usable id or price is rejected by itself."""
    good: list[GoogleItem] = []
    for member in members:
        error = _fault(member.item, currency)
        if error:
            yield member.place.reject(error)
        else:
            good.append(member)
    if not good:
        return
    differing = _differing([member.item for member in good])
    raw = _product(good[0].item, now)
    raw.id = group
    raw.name = _common_name([_first(member.item, "title") for member in good])
    raw.variants = [_variant(member.item, differing, now) for member in good]
    raw.attributes = {name: v for name, v in raw.attributes.items() if name not in differing}
    raw.images = [image for member in good for image in _images(member.item)]
    raw.available = None
    yield from judged(raw, good[0].place, currency)


def _fault(item: Item, currency: str) -> BadField | None:
    try:
        values.money("price", _first(item, "price"), currency)
        values.money("sale_price", _first(item, "sale_price"), currency)
    except BadField as error:
        return error
    return None if _first(item, "id") else BadField("id", "is missing")


def _differing(items: list[Item]) -> list[str]:
    """The variant attributes in which the items of a group differ: what a customer chooses."""
    return [name for name in VARIANT_NAMES if len({_first(item, name) for item in items}) > 1]


def _common_name(titles: list[str]) -> str:
    """The words with which all titles begin, if they are more than one; else the first title."""
    words = [title.split() for title in titles]
    common = 0
    for column in zip(*words, strict=False):
        if len(set(column)) > 1:
            break
        common += 1
    name = " ".join(words[0][:common]).rstrip(" -–—,|/(:")
    return name if len(name.split()) > 1 else titles[0]


def _product(item: Item, now: datetime) -> RawProduct:
    price, list_price = _prices(item, now)
    return RawProduct(
        id=_first(item, "id") or None,
        name=_first(item, "title"),
        description=_first(item, "description"),
        brand=_first(item, "brand"),
        category=path_of(_first(item, "product_type") or _category(item)),
        price=price,
        list_price=list_price,
        available=_first(item, "availability"),
        quantity=_first(item, "quantity"),
        attributes=_attributes(item),
        rating=_first(item, "product_review_average"),
        rating_count=_first(item, "product_review_count"),
        images=_images(item),
        url=_first(item, "link"),
        tags=[label for n in range(5) for label in item.get(f"custom_label_{n}", [])],
        updated_at=_first(item, "updated"),
    )


def _variant(item: Item, differing: list[str], now: datetime) -> RawVariant:
    price, list_price = _prices(item, now)
    options = {name: _first(item, name) for name in differing if _first(item, name)}
    return RawVariant(
        id=_first(item, "id"),
        options=options,
        price=price,
        list_price=list_price,
        available=_first(item, "availability"),
        quantity=_first(item, "quantity"),
    )


def _prices(item: Item, now: datetime) -> tuple[str, str]:
    """The price asked today, and the one before the sale if there is a sale."""
    price, sale = _first(item, "price"), _first(item, "sale_price")
    if sale and _runs(_first(item, "sale_price_effective_date"), now):
        return sale, price
    return price, ""


def _runs(dates: str, now: datetime) -> bool:
    """Whether a sale "from/to" goes on. One whose dates cannot be read does not."""
    if not dates:
        return True
    begins, _, ends = dates.partition("/")
    try:
        begin, end = values.moment("sale", begins), values.moment("sale", ends)
    except BadField:
        return False
    return (begin is None or begin <= now) and (end is None or now <= end)


def _attributes(item: Item) -> Mapping[str, list[object]]:
    found: dict[str, list[object]] = {name: [*item[name]] for name in ATTRIBUTE_NAMES if name in item}
    for detail in item.get("product_detail", []):
        _, _, rest = detail.partition(":")
        name, mark, value = rest.partition(":")
        if mark and name.strip():
            found.setdefault(name.strip(), []).append(value.strip())
    return found


def _category(item: Item) -> str:
    """Google's own category, unless it is only a number."""
    category = _first(item, "google_product_category")
    return "" if category.isdigit() else category


def _images(item: Item) -> list[object]:
    return [*item.get("image_link", []), *item.get("additional_image_link", [])]


def _first(item: Item, name: str) -> str:
    return next((value.strip() for value in item.get(name, []) if value.strip()), "")
