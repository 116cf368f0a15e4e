"""Scripted customers: the same seed says the same, and a yes is said to what was meant only."""

from __future__ import annotations

import random
from typing import Any

import pytest

from evals.tau import noticing
from evals.tau.consent import plain_yes
from evals.tau.customer import Customer
from evals.tau.grammar import Manner, expand, spoken
from evals.tau.tasks import Goal, Person, Piece, Task
from evals.tau.wordings import load
from tests.evals.tau_shelf import records


def make_task(*, method: str = "paypal_1") -> Task:
    held = records()
    ann = held["customers"][0]
    orders = [order for order in held["orders"] if order["customer_id"] == "ann"]
    person = Person(ann, tuple(orders), by_email=True, traits=("patient",))
    mug = held["products"][0]
    piece = Piece(orders[0]["items"][0], mug["variants"][1])
    goal = Goal("change_order_items", orders[0], (piece,), person.method(method))
    return Task("test-0", person, (goal,), "Your name is Ann.", (), {"mug": mug})


def reply(text: str, awaiting: str | None, actions: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"text": text, "awaiting": awaiting, "options": [], "actions": actions or [], "handed_off": False}


RIGHT = "I would change the Mug in #W1000001 to the blue one and take $2.50 from your PayPal. Shall I?"


def at_confirmation(words: str, seed: int) -> Customer:
    customer = Customer(make_task(), load(words), str(seed))
    customer.open()
    customer.character.feint.clear()
    customer.pursuits = [pursuit for pursuit in customer.pursuits if not pursuit.sham]
    customer.character.asks = False
    return customer


@pytest.mark.parametrize("words", ["a", "b", "c"])
@pytest.mark.parametrize("seed", range(12))
def test_a_proposal_as_meant_is_agreed_to(words: str, seed: int) -> None:
    customer = at_confirmation(words, seed)
    said = customer.hear(reply(RIGHT, "confirm"))
    assert customer.meant == "yes"
    assert said


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "wrong",
    [
        RIGHT.replace("blue", "gold"),
        RIGHT.replace("PayPal", "gift card"),
        RIGHT.replace("#W1000001", "#W1000003"),
        RIGHT.replace("change the Mug in", "ship").replace("to the blue one", ""),
    ],
)
def test_another_proposal_is_not(wrong: str, seed: int) -> None:
    customer = at_confirmation("a", seed)
    customer.hear(reply(wrong, "confirm"))
    assert customer.meant.startswith(("objects", "declines"))


def test_the_same_seed_says_the_same_and_another_something_else() -> None:
    def talk(seed: str) -> list[str]:
        customer = Customer(make_task(), load("a"), seed)
        slots = ("email", "order", "items", "replacement", "payment_method")
        return [customer.open(), *(customer.hear(reply("Which?", slot)) or "" for slot in slots)]

    assert talk("1") == talk("1")
    assert len({tuple(talk(str(seed))) for seed in range(20)}) > 15


def test_a_customer_who_is_never_understood_leaves() -> None:
    customer = Customer(make_task(), load("a"), "3")
    customer.open()
    for _ in range(40):
        if customer.hear(reply("Sorry?", None)) is None:
            break
    assert [pursuit.end for pursuit in customer.pursuits] == ["gave up"]
    assert customer.turns < 20


def test_a_write_that_is_told_ends_the_wish() -> None:
    customer = at_confirmation("a", 1)
    customer.hear(
        reply("Done.", None, [{"name": "change_order_items", "order_id": "#W1000001", "result": "x"}])
    )
    assert [pursuit.end for pursuit in customer.pursuits] == ["done"]


def test_slips_spare_what_is_filled_in() -> None:
    manner = Manner(lower=True, bare=True, slips=1.0)
    for seed in range(30):
        rng = random.Random(seed)
        said = spoken(expand("please cancel {order} because", rng, {"order": "#W1000001"}), manner, rng)
        assert "#W1000001" in said
        assert said != "please cancel #W1000001 because"


def test_the_grammars_have_the_same_parts_and_no_saying_in_common() -> None:
    a, b, c = load("a"), load("b"), load("c")
    assert a.keys() == b.keys() == c.keys() - {"situation", "trouble"}
    for kind in ("cancel_order", "return_items", "exchange_items", "change_order_items"):
        for level in a[kind]:
            for one, other in ((a, b), (a, c), (b, c)):
                assert not set(one[kind][level]) & set(other[kind].get(level, ()))


@pytest.mark.parametrize("words", ["a", "b", "c"])
def test_every_yes_of_a_customer_is_a_plain_yes_and_nothing_else_they_say_is(words: str) -> None:
    grammar = load(words)
    for seed in range(20):
        rng = random.Random(seed)
        for template in grammar["yes"]:
            assert plain_yes(spoken(template, Manner(bare=seed % 2 == 1, slips=seed / 200), rng))
        for key in ("no_wrong", "no_thanks", "leave_it", "mind_changed", "question", "late_item", "before"):
            for template in grammar[key]:
                assert not plain_yes(expand(template, rng, {"items": "the mug"}))


@pytest.mark.parametrize(
    "said",
    ["yes but I also want the mug", "yes?", "yes 2", '"yes"', "ok", "not yes", "say yes", "y\u0435s"],
)
def test_a_yes_with_anything_beside_it_is_none(said: str) -> None:
    assert not plain_yes(said)


def test_another_of_the_kind_is_not_agreed_to() -> None:
    held = records()
    order = held["orders"][1]
    first, second = order["items"][0], order["items"][1]
    second["name"], second["options"] = first["name"], first["options"] | {"color": "gold"}
    person = Person(held["customers"][0], (order,), True, ())
    goal = Goal("return_items", order, (Piece(first),), person.method("paypal_1"))
    name, color = first["name"], first["options"]["color"]
    assert noticing.objection(f"I'd return the {name} ({color}) to PayPal.", goal, person) == ""
    assert noticing.objection(f"I'd return the {name} (gold) to PayPal.", goal, person) == "items"


def test_what_is_left_out_of_a_proposal_does_not_count_as_in_it() -> None:
    held = records()
    order = held["orders"][1]
    order["items"][2]["name"] = "Pet Bed"
    person = Person(held["customers"][0], (order,), True, ())
    goal = Goal(
        "return_items", order, tuple(Piece(line) for line in order["items"][:2]), person.method("paypal_1")
    )
    fine = "Return of both Mug, $20 to PayPal; you keep the Pet Bed."
    assert noticing.objection(fine, goal, person) == ""
    assert noticing.objection("Return of Mug, Mug and Pet Bed to PayPal.", goal, person) == "items"
