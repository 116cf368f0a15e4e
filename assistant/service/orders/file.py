"""The form of `floorwalker orders import|export`: read, with what is wrong said by record and field,
and written again the same. docs/order-records.md describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from assistant.errors import Invalid
from assistant.orders import Customer, Goods, Order
from assistant.service.orders.shapes import Book

SHOWN = 5
"""Faults told of one file; the others are counted."""

AnyRecord = Customer | Goods | Order
KINDS = {"customers": "customer", "products": "product", "orders": "order"}


@dataclass(frozen=True, slots=True)
class OrderBook:
    """All records of a file or of a shop, in their sequence. Versions are not part of a file."""

    customers: tuple[Customer, ...] = ()
    goods: tuple[Goods, ...] = ()
    orders: tuple[Order, ...] = ()


def read_book(text: str | bytes) -> OrderBook:
    """Raises Invalid, naming the records and fields that cannot be used and how to mend them."""
    try:
        parsed = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Invalid("file", f"it is not JSON: {error}") from error
    if not isinstance(parsed, dict):
        raise Invalid("file", 'it has to be one object: {"customers": […], "products": […], "orders": […]}')
    try:
        book = Book.model_validate(parsed)
    except ValidationError as error:
        raise _faults(error, parsed) from error
    read = OrderBook(
        tuple(customer.record() for customer in book.customers),
        tuple(thing.record() for thing in book.products),
        tuple(order.record() for order in book.orders),
    )
    _unlike(read.customers, "customers")
    _unlike(read.goods, "products")
    _unlike(read.orders, "orders")
    return read


def write_book(book: OrderBook) -> str:
    """Read again, it is the same book."""
    parts = (("customers", book.customers), ("products", book.goods), ("orders", book.orders))
    return "{\n" + ",\n".join(f' "{name}": {_list(records)}' for name, records in parts) + "\n}\n"


def _list(records: Sequence[AnyRecord]) -> str:
    """One record a line."""
    lines = [f"  {json.dumps(_plain(record), ensure_ascii=False)}" for record in records]
    return "[\n" + ",\n".join(lines) + "\n ]" if lines else "[]"


NULLS = {"placed_at", "request"}
"""Fields that are written even where they hold nothing."""


def _plain(value: object) -> Any:
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value) if field.name != "version"}
        return {name: _plain(part) for name, part in named.items() if part is not None or name in NULLS}
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case Mapping():
            return dict(value)
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no amount")


def _unlike(records: Sequence[AnyRecord], part: str) -> None:
    seen: set[str] = set()
    for place, record in enumerate(records):
        if record.id in seen:
            where = f"{part}[{place}] ({KINDS[part]} {record.id!r})"
            raise Invalid(where, "id: stands twice; each has an id of its own")
        seen.add(record.id)


def _faults(error: ValidationError, parsed: Mapping[str, Any]) -> Invalid:
    """The first faults in words, each with its place and what would do instead."""
    told = [_fault(fault["loc"], fault["msg"], fault["type"], parsed) for fault in error.errors()]
    first, *others = told
    more = "".join(f"; {where}: {what}" for where, what in others[: SHOWN - 1])
    left = len(told) - SHOWN
    return Invalid(first[0], first[1] + more + (f"; and {left} more" if left > 0 else ""))


def _fault(
    place: tuple[int | str, ...], message: str, kind: str, parsed: Mapping[str, Any]
) -> tuple[str, str]:
    part, *inside = place
    if inside and isinstance(inside[0], int):
        number, *inside = inside
        record = parsed[str(part)][number]
        identity = record.get("id") if isinstance(record, dict) else None
        where = f"{part}[{number}]" + (f" ({KINDS[str(part)]} {identity!r})" if identity else "")
    else:
        where = str(part)
    return where, f"{_path(inside)}{MENDING.get(kind) or _own(message)}"


def _path(inside: Sequence[int | str]) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in inside)
    return f"{path.removeprefix('.')}: " if path else ""


MENDING = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this record; take it out, or mend its name",
    "string_type": 'has to be text, in quotes, such as "7"',
    "dict_type": "has to be an object, {…}",
    "model_type": "has to be an object, {…}",
    "list_type": "has to be a list, […]",
    "bool_type": "has to be true or false",
    "int_type": "has to be a whole number",
}


def _own(message: str) -> str:
    return re.sub(r"^Value error, ", "", message).replace("Input should be", "has to be")
