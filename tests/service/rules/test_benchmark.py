"""Our rules and apply against what the benchmark's true actions make of its records, action by action:
the same are allowed, and the records are the same afterwards."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.orders import Address, Change, Customer, Goods, Kind, Order, Piece, Quote
from assistant.service.orders.file import OrderBook, read_book, write_book
from assistant.service.rules import Rules
from evals.tau import records, truth
from evals.tau.compare import differences
from tests.service.rules.making import TODAY

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not records.FOLDER.is_dir(), reason=f"{records.FOLDER} is not there"),
]
RULES = Rules.read(Path("evals/tau/rules.toml"))
KINDS = {
    "cancel_pending_order": Kind.CANCEL,
    "modify_pending_order_address": Kind.CHANGE_ADDRESS,
    "modify_pending_order_payment": Kind.CHANGE_PAYMENT,
    "modify_pending_order_items": Kind.CHANGE_ITEMS,
    "return_delivered_order_items": Kind.RETURN,
    "exchange_delivered_order_items": Kind.EXCHANGE,
    "modify_user_address": Kind.ACCOUNT_ADDRESS,
}


class Ours:
    """The benchmark's records as ours, changed by our rules only."""

    def __init__(self, book: OrderBook) -> None:
        self.customers: dict[str, Customer] = {customer.id: customer for customer in book.customers}
        self.orders: dict[str, Order] = {order.id: order for order in book.orders}
        self.goods: dict[str, Goods] = {goods.id: goods for goods in book.goods}

    def act(self, name: str, arguments: dict[str, Any]) -> bool:
        order = self.orders.get(arguments.get("order_id", ""))
        customer = self.customers.get(order.customer_id if order else arguments.get("user_id", ""))
        if customer is None:
            return False
        result = RULES.judge(
            change(KINDS[name], order, customer, arguments), order, customer, self.goods, TODAY
        )
        if not isinstance(result, Quote):
            return False
        after, owner = RULES.apply(result, order, customer)
        self.customers[customer.id] = owner
        if after is not None:
            self.orders[after.id] = after
        return True

    def records(self) -> dict[str, Any]:
        book = OrderBook(tuple(self.customers.values()), (), tuple(self.orders.values()))
        return json.loads(write_book(book), parse_float=Decimal)


def change(kind: Kind, order: Order | None, customer: Customer, said: dict[str, Any]) -> Change:
    address = {name: said[name] for name in truth.ADDRESS if name in said}
    new = said.get("new_item_ids") or [None] * len(said.get("item_ids", ()))
    return Change(
        kind,
        customer.id,
        order.id if order else None,
        tuple(pieces(order, said.get("item_ids", []), new)) if order else (),
        said.get("payment_method_id"),
        said.get("reason"),
        Address(**address) if address else None,
    )


def pieces(order: Order, items: list[str], new: list[str | None]) -> Iterator[Piece]:
    left = list(order.items)
    for item, to in zip(items, new, strict=True):
        line = next((line for line in left if line.variant_id == item), None)
        if line is not None:
            left.remove(line)
        yield Piece(line.line_id if line else "none", 1, to)


def tasks() -> list[dict[str, Any]]:
    return [*records.read("tasks_dev"), *records.read("tasks_train")] if records.FOLDER.is_dir() else []


def of_customer(plain: dict[str, Any], customer_id: str) -> dict[str, Any]:
    """What there is of one customer, and all goods."""
    mine = [customer for customer in plain["customers"] if customer["id"] == customer_id]
    orders = [order for order in plain["orders"] if order["customer_id"] == customer_id]
    return {"customers": copy.deepcopy(mine), "orders": copy.deepcopy(orders), "products": plain["products"]}


def test_every_true_action_of_every_task_does_to_our_records_what_it_does_to_the_benchmark_s() -> None:
    plain = records.document()
    goods = read_book(json.dumps({"products": plain["products"]}, default=str)).goods
    acted = 0

    for task in tasks():
        mine = of_customer(plain, task["user_id"])
        book = read_book(json.dumps(mine | {"products": []}, default=str))
        ours, theirs = Ours(replace(book, goods=goods)), truth.World(mine)
        for action in task["actions"]:
            name, arguments = action["name"], action["kwargs"]
            if name in KINDS:
                acted += 1
                assert ours.act(name, arguments) == theirs.act(name, arguments), (name, arguments)
        expected = {"customers": list(theirs.customers.values()), "orders": list(theirs.orders.values())}
        assert differences(expected, ours.records()) == [], task

    assert acted > 700
