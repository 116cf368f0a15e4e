"""Two states of the records side by side: every customer and every order, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Record = dict[str, Any]
SAME_STATUS = {
    "pending (items modified)": "pending (item modified)",
    "pending (items modifed)": "pending (item modified)",
    "canceled": "cancelled",
}
"""Names of one state: the benchmark's policy and its tools spell it differently."""
ON_RECORD = ("cancel", "return", "exchange")
"""What the benchmark notes of an order beside its lines and payments."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`where` is an order's or a customer's id, `customer_id` whose it is."""

    customer_id: str
    where: str
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.where} {self.field}: expected {self.expected}, found {self.found}"


def differences(expected: Record, found: Record) -> list[Difference]:
    """Everything in which two sets of records differ; orders of requests, rows and lines do not count."""
    made = list(_compare(expected["customers"], found["customers"], _customer, "id"))
    made += _compare(expected["orders"], found["orders"], _order, "customer_id")
    return made


def _compare(expected: list[Record], found: list[Record], form: Any, owner: str) -> Iterator[Difference]:
    wanted = {record["id"]: record for record in expected}
    there = {record["id"]: record for record in found}
    for key in sorted(wanted.keys() | there.keys()):
        if key not in wanted or key not in there:
            whose = (wanted.get(key) or there[key])[owner]
            yield Difference(whose, key, "record", str(key in wanted), str(key in there))
            continue
        left, right = form(wanted[key]), form(there[key])
        for field in left:
            if left[field] != right[field]:
                yield Difference(
                    wanted[key][owner],
                    key,
                    field,
                    _told(left[field], right[field]),
                    _told(right[field], left[field]),
                )


def _told(one: Any, other: Any) -> str:
    if isinstance(one, Counter) and isinstance(other, Counter):
        return str(sorted(map(str, (one - other).elements()))) or "nothing more"
    return str(one)


def _money(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.0001")).normalize()


def _address(record: Record) -> tuple[str, ...]:
    return tuple(
        str(record.get(field) or "") for field in ("address1", "address2", "city", "state", "country", "zip")
    )


def _customer(record: Record) -> Record:
    return {
        "name": (record["first_name"], record["last_name"]),
        "email": record["email"],
        "address": _address(record["address"]),
        "payment methods": Counter(
            (
                method["id"],
                method["kind"],
                None if method.get("balance") is None else _money(method["balance"]),
                method.get("brand"),
                method.get("last_four"),
            )
            for method in record["payment_methods"]
        ),
    }


def _order(record: Record) -> Record:
    return {
        "customer": record["customer_id"],
        "status": SAME_STATUS.get(record["status"], record["status"]),
        "address": _address(record["address"]),
        "items": Counter(
            (line["variant_id"], line["product_id"], line["name"], _money(line["price"]), _options(line))
            for line in record["items"]
            for _ in range(line.get("quantity") or 1)
        ),
        "payments": Counter(
            (row["kind"], _money(row["amount"]), row["payment_method_id"])
            for row in record["payments"]
            if _money(row["amount"])  # a row of nothing moves nothing
        ),
        "fulfilments": Counter(
            (tuple(sorted(sent["tracking_ids"])), tuple(sorted(sent["variant_ids"])))
            for sent in record["fulfilments"]
        ),
        "request": _request(record.get("request")),
    }


def _options(line: Record) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(line["options"].items()))


def _request(request: Record | None) -> tuple[Any, ...]:
    if not request or request["kind"] not in ON_RECORD:
        return ()
    if request["kind"] == "cancel":
        return ("cancel", request.get("reason"))
    return (
        request["kind"],
        tuple(sorted(request["items"])),
        tuple(sorted(request.get("new_items") or ())),
        request["payment_method_id"],
    )
