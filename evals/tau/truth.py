"""What the benchmark's true actions make of the records.

Written from the benchmark's policy (wiki.md) and the published behaviour of its tools, apart from the
assistant's own rules: the two are compared. As there, an action that the system refuses changes
nothing. Works on the records of `evals.tau.records`, in place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

Record = dict[str, Any]
ADDRESS = ("address1", "address2", "city", "state", "country", "zip")
REASONS = ("no longer needed", "ordered by mistake")


class Refused(Exception):
    """The benchmark's system does not take the action."""


class World:
    """The records by id. `tried` are the true actions that were refused, with why."""

    def __init__(self, records: Record) -> None:
        self.customers = {customer["id"]: customer for customer in records["customers"]}
        self.orders = {order["id"]: order for order in records["orders"]}
        self.variants = {
            variant["id"]: variant | {"product_id": product["id"]}
            for product in records["products"]
            for variant in product["variants"]
        }
        self.tried: list[str] = []

    def act(self, name: str, arguments: Record) -> bool:
        """Do one true action; False where it is refused. Raises KeyError for one that is not known."""
        action = ACTIONS[name]
        try:
            action(self, **arguments)
        except Refused as why:
            self.tried.append(f"{name}: {why}")
            return False
        return True

    def order(self, order_id: str, status: str) -> Record:
        order: Record | None = self.orders.get(order_id)
        if order is None:
            raise Refused(f"no order {order_id}")
        if order["status"] != status:
            raise Refused(f"{order_id} is {order['status']}, not {status}")
        return order

    def method(self, order: Record, method_id: str) -> Record:
        methods: list[Record] = self.customers[order["customer_id"]]["payment_methods"]
        for method in methods:
            if method["id"] == method_id:
                return method
        raise Refused(f"no payment method {method_id}")


def _move(order: Record, kind: str, amount: Decimal, method: Record) -> None:
    """A row of the order's payments; a gift card's balance moves with it."""
    order["payments"].append({"kind": kind, "amount": amount, "payment_method_id": method["id"]})
    if method["kind"] == "gift_card":
        method["balance"] += amount if kind == "refund" else -amount


def _covers(method: Record, amount: Decimal) -> None:
    if method["kind"] == "gift_card" and method["balance"] < amount:
        raise Refused(f"{method['id']} holds {method['balance']}, not {amount}")


def _lines(order: Record, item_ids: list[str]) -> list[Record]:
    """A line for each piece named. Raises Refused where the order has not so many."""
    wanted = Counter(item_ids)
    held = Counter(line["variant_id"] for line in order["items"])
    for item, count in wanted.items():
        if count > held[item]:
            raise Refused(f"{item} is not in {order['id']} so often")
    return [next(line for line in order["items"] if line["variant_id"] == item) for item in item_ids]


def _swaps(world: World, order: Record, old: list[str], new: list[str]) -> tuple[list[Record], Decimal]:
    """The lines meant and what the new ones cost more."""
    lines = _lines(order, old)
    if len(old) != len(new):
        raise Refused("as many new items as old ones are needed")
    difference = Decimal(0)
    for line, item in zip(lines, new, strict=True):
        variant = world.variants.get(item)
        if not variant or variant["product_id"] != line["product_id"] or not variant["available"]:
            raise Refused(f"{item} cannot be had for {line['variant_id']}")
        difference += variant["price"] - line["price"]
    return lines, difference


def cancel(world: World, order_id: str, reason: str) -> None:
    order = world.order(order_id, "pending")
    if reason not in REASONS:
        raise Refused(f"no reason: {reason}")
    for payment in list(order["payments"]):
        _move(order, "refund", payment["amount"], world.method(order, payment["payment_method_id"]))
    order["status"] = "cancelled"
    order["request"] = {"kind": "cancel", "reason": reason}


def change_address(world: World, order_id: str, **address: str) -> None:
    world.order(order_id, "pending")["address"] = {field: address[field] for field in ADDRESS}


def change_account_address(world: World, user_id: str, **address: str) -> None:
    if user_id not in world.customers:
        raise Refused(f"no customer {user_id}")
    world.customers[user_id]["address"] = {field: address[field] for field in ADDRESS}


def change_payment(world: World, order_id: str, payment_method_id: str) -> None:
    order = world.order(order_id, "pending")
    new = world.method(order, payment_method_id)
    payments = order["payments"]
    if len(payments) != 1 or payments[0]["kind"] != "payment":
        raise Refused(f"{order_id} has more than its one payment")
    if payments[0]["payment_method_id"] == new["id"]:
        raise Refused(f"{order_id} is paid with {new['id']} already")
    amount = payments[0]["amount"]
    _covers(new, amount)
    old = world.method(order, payments[0]["payment_method_id"])
    _move(order, "payment", amount, new)
    _move(order, "refund", amount, old)


def change_items(
    world: World, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
) -> None:
    order = world.order(order_id, "pending")
    _, difference = _swaps(world, order, item_ids, new_item_ids)
    method = world.method(order, payment_method_id)
    _covers(method, difference)
    _move(order, "payment" if difference > 0 else "refund", abs(difference), method)
    for old, new in zip(item_ids, new_item_ids, strict=True):
        line = _lines(order, [old])[0]
        variant = world.variants[new]
        line |= {"variant_id": new, "price": variant["price"], "options": dict(variant["options"])}
    order["status"] = "pending (item modified)"


def take_back(world: World, order_id: str, item_ids: list[str], payment_method_id: str) -> None:
    order = world.order(order_id, "delivered")
    method = world.method(order, payment_method_id)
    if method["kind"] != "gift_card" and method["id"] != order["payments"][0]["payment_method_id"]:
        raise Refused("a refund goes to the original method or a gift card")
    _lines(order, item_ids)
    order["status"] = "return requested"
    order["request"] = {"kind": "return", "items": sorted(item_ids), "payment_method_id": method["id"]}


def exchange(
    world: World, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
) -> None:
    order = world.order(order_id, "delivered")
    _, difference = _swaps(world, order, item_ids, new_item_ids)
    method = world.method(order, payment_method_id)
    _covers(method, difference)
    order["status"] = "exchange requested"
    order["request"] = {
        "kind": "exchange",
        "items": sorted(item_ids),
        "new_items": sorted(new_item_ids),
        "payment_method_id": method["id"],
    }


ACTIONS: dict[str, Callable[..., None]] = {
    "cancel_pending_order": cancel,
    "modify_pending_order_address": change_address,
    "modify_pending_order_payment": change_payment,
    "modify_pending_order_items": change_items,
    "return_delivered_order_items": take_back,
    "exchange_delivered_order_items": exchange,
    "modify_user_address": change_account_address,
}
