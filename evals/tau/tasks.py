"""The benchmark's tasks as what a customer wants and knows."""

from __future__ import annotations

import ast
import copy
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.tau import truth
from evals.tau.records import FOLDER, Record, read

KINDS = {
    "cancel_pending_order": "cancel_order",
    "modify_pending_order_address": "change_order_address",
    "modify_pending_order_payment": "change_order_payment",
    "modify_pending_order_items": "change_order_items",
    "return_delivered_order_items": "return_items",
    "exchange_delivered_order_items": "exchange_items",
    "modify_user_address": "change_account_address",
}
"""The benchmark's tools and the names of the assistant's actions for them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of an order, and the variant that it is to become."""

    line: Record
    new: Record | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """One true action as its customer sees it. `possible` is False where the true system refuses it."""

    kind: str
    order: Record | None
    pieces: tuple[Piece, ...] = ()
    method: Record | None = None
    reason: str = ""
    address: Record | None = None
    same_as: str = ""
    possible: bool = True

    @property
    def order_id(self) -> str:
        return str(self.order["id"]) if self.order else ""

    @property
    def whole(self) -> bool:
        return bool(self.order) and len(self.pieces) == len(self.order["items"]) > 0  # type: ignore[index]

    @property
    def others(self) -> list[Record]:
        """The lines of the order that it is not about."""
        meant = [piece.line["line_id"] for piece in self.pieces]
        return [line for line in (self.order or {"items": []})["items"] if line["line_id"] not in meant]


@dataclass(frozen=True, slots=True)
class Person:
    """`by_email`: the customer knows the email, else only name and postcode."""

    record: Record
    orders: tuple[Record, ...]
    by_email: bool
    traits: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.record['first_name']} {self.record['last_name']}"

    def method(self, method_id: str) -> Record:
        return next(m for m in self.record["payment_methods"] if m["id"] == method_id)


@dataclass(frozen=True, slots=True)
class Task:
    key: str
    person: Person
    goals: tuple[Goal, ...]
    instruction: str
    actions: tuple[Record, ...]
    products: dict[str, Record] = field(repr=False, default_factory=dict)


def load(records: Record, folder: Path = FOLDER) -> list[Task]:
    """All tasks: the 20 that people wrote first, then the 500 that were put together."""
    products = {product["id"]: product for product in records["products"]}
    made = []
    for name in ("dev", "train"):
        for number, raw in enumerate(read(f"tasks_{name}", folder)):
            made.append(_task(f"{name}-{number}", raw, records, products))
    return made


def expected(records: Record, tasks: list[Task]) -> Record:
    """The records after the true actions of these tasks; the given ones stay as they are."""
    after: Record = copy.deepcopy(records)
    world = truth.World(after)
    for task in tasks:
        for action in task.actions:
            world.act(action["name"], action["kwargs"])
    return after


def _task(key: str, raw: Record, records: Record, products: dict[str, Record]) -> Task:
    record = next(c for c in records["customers"] if c["id"] == raw["user_id"])
    orders = [order for order in records["orders"] if order["customer_id"] == record["id"]]
    said = raw["instruction"]
    traits = re.search(r"You are ([a-z, -]+)\.", said)
    person = Person(
        record,
        tuple(orders),
        by_email="@" in said,
        traits=tuple(traits[1].split(", ")) if traits else (),
    )
    held = copy.deepcopy({"customers": [record], "orders": orders})
    own = truth.World(held | {"products": records["products"]})  # what is sold stays as it is
    goals = []
    for action in raw["actions"]:
        before = copy.deepcopy(own.orders.get(action["kwargs"].get("order_id", "")))
        possible = own.act(action["name"], action["kwargs"])
        goals.append(_goal(action, before, person, products, said, possible))
    return Task(key, person, tuple(goals), said, tuple(raw["actions"]), products)


def _goal(
    action: Record,
    order: Record | None,
    person: Person,
    products: dict[str, Record],
    said: str,
    possible: bool,
) -> Goal:
    given: dict[str, Any] = action["kwargs"]
    pieces: list[Piece] = []
    left = list(order["items"]) if order else []
    for place, item in enumerate(given.get("item_ids", ())):
        line = next(line for line in left if line["variant_id"] == item)
        left.remove(line)
        new = None
        if "new_item_ids" in given:
            variants = products[line["product_id"]]["variants"]
            new = next(v for v in variants if v["id"] == given["new_item_ids"][place])
        pieces.append(Piece(line, new))
    address = {key: given[key] for key in truth.ADDRESS} if "address1" in given else None
    method = given.get("payment_method_id")
    return Goal(
        KINDS[action["name"]],
        order,
        tuple(pieces),
        person.method(method) if method else None,
        given.get("reason", ""),
        address,
        _same_as(said, address) if address else "",
        possible,
    )


def _same_as(said: str, address: Record) -> str:
    """The order whose address it is, where the task says so."""
    for fields, order_id in re.findall(r"address to (\{.*?\}) \(same as (#W\d+)\)", said):
        if all(ast.literal_eval(fields).get(key) == value for key, value in address.items()):
            return str(order_id)
    return ""
