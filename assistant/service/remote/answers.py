"""What the order system tells, as records. Anything that is not as documented is no answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from assistant.errors import BackendDown
from assistant.orders import Customer, Goods, Order
from assistant.service.orders import shapes

Record = TypeVar("Record", Customer, Goods, Order)

MOST_ORDERS = 5000
LONGEST_REASON = 300


def customer_in(body: Mapping[str, Any]) -> Customer | None:
    record: Customer | None = _versioned(shapes.Customer, "customer", _part(body, "customer"))
    return record


def order_in(body: Mapping[str, Any]) -> Order | None:
    record: Order | None = _versioned(shapes.Order, "order", _part(body, "order"))
    return record


def goods_in(body: Mapping[str, Any]) -> Goods | None:
    said = _part(body, "product")
    return None if said is None else _shaped(shapes.Goods, "product", said)


def orders_in(body: Mapping[str, Any]) -> tuple[Order, ...]:
    said = body.get("orders")
    if not isinstance(said, list) or len(said) > MOST_ORDERS:
        raise _unfit("orders", f"a list of at most {MOST_ORDERS} is wanted")
    if None in said:
        raise _unfit("orders", "null is no order")
    return tuple(_versioned(shapes.Order, "orders", one) for one in said)


def same(record: Record | None, wanted: str) -> Record | None:
    """Raises BackendDown if it is not the record that was asked for."""
    if record is not None and record.id != wanted:
        raise BackendDown("the order system told another record than the one asked for")
    return record


def time_in(body: Mapping[str, Any]) -> datetime | None:
    """The `as_of` of an answer."""
    said = body.get("as_of")
    if said is None:
        return None
    try:
        at = datetime.fromisoformat(said)
    except (TypeError, ValueError) as error:
        raise _unfit("as_of", "a time with its zone is wanted") from error
    if at.tzinfo is None:
        raise _unfit("as_of", "a time with its zone is wanted")
    return at


def reason_in(body: Mapping[str, Any]) -> str:
    """Why a change was declined, in the system's words: plain text of a bounded length, or nothing."""
    said = body.get("reason")
    if not isinstance(said, str):
        return ""
    plain = "".join(" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in said)
    return " ".join(plain.split())[:LONGEST_REASON]


def _versioned(shape: type[shapes.Shape], name: str, said: object) -> Any:
    if said is None:
        return None
    version = said.get("version") if isinstance(said, dict) else None
    if not isinstance(said, dict) or isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _unfit(name, "a record with its version, a whole number from 1, is wanted")
    plain = {key: value for key, value in said.items() if key != "version"}
    return replace(_shaped(shape, name, plain), version=version)


def _shaped(shape: type[shapes.Shape], name: str, said: object) -> Any:
    try:
        return shape.model_validate(said).record()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in (name, *first["loc"]))
        raise _unfit(where, first["msg"]) from None


def _unfit(where: str, why: str) -> BackendDown:
    return BackendDown(f"the order system's answer cannot be used: {where}: {why}")


def _part(body: Mapping[str, Any], name: str) -> Any:
    """Raises BackendDown where it is not there: null says that there is no such record."""
    if name not in body:
        raise _unfit(name, "is missing; null says that there is none")
    return body[name]
