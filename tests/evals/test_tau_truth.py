"""The benchmark's true actions on records small enough to be worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evals.tau.compare import differences
from evals.tau.truth import World
from tests.evals.tau_shelf import records


@pytest.fixture
def world() -> World:
    return World(records())


def balance(world: World) -> Decimal:
    found: Decimal = world.customers["ann"]["payment_methods"][1]["balance"]
    return found


def rows(world: World, order: str) -> list[tuple[str, Decimal, str]]:
    return [(r["kind"], r["amount"], r["payment_method_id"]) for r in world.orders[order]["payments"]]


def test_cancelling_gives_every_payment_back_and_a_gift_card_its_balance(world: World) -> None:
    assert world.act("cancel_pending_order", {"order_id": "#W1000003", "reason": "no longer needed"})
    assert world.orders["#W1000003"]["status"] == "cancelled"
    assert rows(world, "#W1000003")[1:] == [("refund", Decimal("4.00"), "gift_card_2")]
    assert balance(world) == Decimal("9.00")


def test_a_reason_that_is_none_changes_nothing(world: World) -> None:
    assert not world.act("cancel_pending_order", {"order_id": "#W1000003", "reason": "too dear"})
    assert not differences(records(), _as_records(world))


def test_an_order_is_paid_anew_and_the_old_payment_refunded(world: World) -> None:
    done = world.act(
        "modify_pending_order_payment", {"order_id": "#W1000003", "payment_method_id": "paypal_1"}
    )
    assert done
    assert rows(world, "#W1000003") == [
        ("payment", Decimal("4.00"), "gift_card_2"),
        ("payment", Decimal("4.00"), "paypal_1"),
        ("refund", Decimal("4.00"), "gift_card_2"),
    ]
    assert balance(world) == Decimal("9.00")


def test_a_gift_card_that_does_not_cover_it_is_not_taken(world: World) -> None:
    pay = {"order_id": "#W1000001", "payment_method_id": "gift_card_2"}
    assert not world.act("modify_pending_order_payment", pay)
    swap = {"item_ids": ["m-red"], "new_item_ids": ["m-gold"], "payment_method_id": "gift_card_2"}
    assert not world.act("modify_pending_order_items", {"order_id": "#W1000001", **swap})
    assert not differences(records(), _as_records(world))
    assert len(world.tried) == 2


def test_items_are_changed_once_and_the_difference_is_paid(world: World) -> None:
    swap = {"item_ids": ["m-red"], "new_item_ids": ["m-blue"], "payment_method_id": "gift_card_2"}
    assert world.act("modify_pending_order_items", {"order_id": "#W1000001", **swap})
    changed = world.orders["#W1000001"]
    assert changed["status"] == "pending (item modified)"
    assert [(x["variant_id"], x["price"], x["options"]) for x in changed["items"]] == [
        ("m-blue", Decimal("12.50"), {"color": "blue"})
    ]
    assert rows(world, "#W1000001")[1:] == [("payment", Decimal("2.50"), "gift_card_2")]
    assert balance(world) == Decimal("2.50")
    assert not world.act("cancel_pending_order", {"order_id": "#W1000001", "reason": "no longer needed"})


def test_what_cannot_be_had_is_not_changed_for(world: World) -> None:
    swap = {"item_ids": ["m-red"], "new_item_ids": ["m-grey"], "payment_method_id": "paypal_1"}
    assert not world.act("modify_pending_order_items", {"order_id": "#W1000001", **swap})


def test_a_return_names_items_that_the_order_has_so_often(world: World) -> None:
    back = {"order_id": "#W1000002", "payment_method_id": "gift_card_2"}
    assert not world.act("return_delivered_order_items", {**back, "item_ids": ["m-red"] * 3})
    assert world.act("return_delivered_order_items", {**back, "item_ids": ["m-blue", "m-red", "m-red"]})
    assert world.orders["#W1000002"]["request"] == {
        "kind": "return",
        "items": ["m-blue", "m-red", "m-red"],
        "payment_method_id": "gift_card_2",
    }
    assert rows(world, "#W1000002") == [("payment", Decimal("32.50"), "paypal_1")]


def test_an_exchange_moves_no_money_yet(world: World) -> None:
    swap = {"item_ids": ["m-red", "m-red"], "new_item_ids": ["m-gold", "m-blue"]}
    given = {"order_id": "#W1000002", "payment_method_id": "paypal_1", **swap}
    assert world.act("exchange_delivered_order_items", given)
    assert world.orders["#W1000002"]["request"]["new_items"] == ["m-blue", "m-gold"]
    assert [line["variant_id"] for line in world.orders["#W1000002"]["items"]] == ["m-red", "m-red", "m-blue"]
    assert len(rows(world, "#W1000002")) == 1


def test_a_difference_is_told_by_field_and_a_row_of_nothing_is_none(world: World) -> None:
    before = records()
    world.orders["#W1000001"]["payments"].append(
        {"kind": "refund", "amount": Decimal("0.00"), "payment_method_id": "paypal_1"}
    )
    assert not differences(before, _as_records(world))
    world.customers["bob"]["address"]["zip"] = "00000"
    world.orders["#W1000001"]["payments"][0]["amount"] = Decimal("10.01")
    found = differences(before, _as_records(world))
    assert [(d.customer_id, d.where, d.field) for d in found] == [
        ("bob", "bob", "address"),
        ("ann", "#W1000001", "payments"),
    ]


def test_an_order_that_is_gone_or_new_is_a_difference() -> None:
    fewer = records()
    gone = fewer["orders"].pop()
    assert [(d.where, d.field) for d in differences(records(), fewer)] == [(gone["id"], "record")]
    assert [(d.where, d.field) for d in differences(fewer, records())] == [(gone["id"], "record")]


def _as_records(world: World) -> dict[str, object]:
    return {
        "customers": list(world.customers.values()),
        "orders": list(world.orders.values()),
    }
