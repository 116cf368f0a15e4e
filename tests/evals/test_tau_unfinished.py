"""What is merely unfinished, and what is a wrong write: any other difference, however small."""

from __future__ import annotations

import copy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evals.tau.tasks import Goal, Person, Task, expected
from evals.tau.unfinished import unfinished
from tests.evals.tau_shelf import records

Record = dict[str, Any]
ADDRESS = {
    "address1": "9 New Street",
    "address2": "",
    "city": "Salem",
    "state": "OR",
    "country": "USA",
    "zip": "97301",
}


@pytest.fixture
def before() -> Record:
    return records()


@pytest.fixture
def task(before: Record) -> Task:
    ann = before["customers"][0]
    pending = next(o for o in before["orders"] if o["customer_id"] == "ann" and o["status"] == "pending")
    orders = tuple(order for order in before["orders"] if order["customer_id"] == "ann")
    actions = (
        {"name": "modify_user_address", "kwargs": {"user_id": "ann", **ADDRESS}},
        {"name": "cancel_pending_order", "kwargs": {"order_id": pending["id"], "reason": "no longer needed"}},
    )
    goals = (Goal("change_account_address", None), Goal("cancel_order", pending))
    products = {product["id"]: product for product in before["products"]}
    return Task("test-0", Person(ann, orders, True, ()), goals, "", actions, products)


def test_nothing_half_of_it_and_all_of_it_are_no_wrong_write(before: Record, task: Task) -> None:
    assert unfinished(before, task, before)
    for actions in (task.actions[:1], task.actions[1:], task.actions):
        assert unfinished(before, task, expected(before, [replace(task, actions=actions)]))


@pytest.mark.parametrize("done", [0, 1, 2])
def test_any_other_difference_is_one_also_while_a_wish_is_open(before: Record, task: Task, done: int) -> None:
    found = expected(before, [replace(task, actions=task.actions[:done])])

    def changed() -> tuple[Record, Record, Record]:
        copied = copy.deepcopy(found)
        customer = next(c for c in copied["customers"] if c["id"] == "ann")
        order = next(o for o in copied["orders"] if o["customer_id"] == "ann")
        return copied, customer, order

    other, customer, _ = changed()
    customer["address"]["zip"] = "11111"
    assert not unfinished(before, task, other)
    other, customer, _ = changed()
    card = next(method for method in customer["payment_methods"] if method.get("balance") is not None)
    card["balance"] += Decimal("0.01")
    assert not unfinished(before, task, other)
    other, _, order = changed()
    order["address"]["address1"] = "somewhere else"
    assert not unfinished(before, task, other)
    other, _, order = changed()
    order["customer_id"] = "ben"
    assert not unfinished(before, task, other)
