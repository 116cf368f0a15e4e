"""Planned turns: what is looked up, said and kept for the next turn."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.evidence import Answered, CartShown, Compared, PolicyFound
from tests.generation.scripted_server import says
from tests.planner.scripts import calls, finish, search
from tests.planner.shop import Floor

TALKS = says("I would love to help.")
"""No tool is called: the rules answer."""


def ids(done) -> list[str]:
    return [shown.product.id for shown in done.reply.products]


def test_the_reply_is_made_of_what_the_tools_found(on_floor: Floor) -> None:
    done = on_floor.say(
        "something dry for muddy paths, not more than 90",
        calls(search("trail shoe", category="trail shoes", price_max=90, attributes={"Waterproof": ["YES"]})),
        finish(1),
    )
    assert ids(done) == ["S-1"]
    assert "Ridge Trail Shoe" in done.reply.text
    assert done.reply.intents == ("product_search",)
    kept = on_floor.conversation.query
    assert kept is not None
    assert kept.filters.categories == ("Trail Shoes",), "as the model put it, not as the rules heard it"


def test_two_tools_in_one_message_are_both_answered(on_floor: Floor) -> None:
    both = calls(
        search("desk lamp", sort="price_asc"), ("policy_question", {"question": "Can worn shoes go back?"})
    )
    done = on_floor.say("your cheapest desk lamp, and can worn shoes be returned?", both, finish(1, 2))
    assert [answer["result"] for answer in on_floor.told()] == [1, 2]
    calls_made = on_floor.server.asked[1].body["messages"][-3]["tool_calls"]
    answers = on_floor.server.asked[1].body["messages"][-2:]
    assert [m["tool_call_id"] for m in answers] == [c["id"] for c in calls_made]
    assert done.reply.intents == ("product_search", "policy_question")
    assert "Aurora Desk Lamp" in done.reply.text
    assert "unless faulty" in done.reply.text


def test_steps_on_the_way_are_not_said(on_floor: Floor) -> None:
    done = on_floor.say(
        "how do your two dearest trail shoes differ?",
        calls(search("trail shoe", sort="price_desc")),
        calls(("compare", {"product_ids": ["S-2", "S-1"]})),
        finish(2),
    )
    assert ids(done) == ["S-2", "S-1"]
    assert [type(f) for f in done.evidence.findings] == [Compared]
    assert done.references == ("S-2", "S-1")


def test_the_second_one_is_the_second_that_was_shown(on_floor: Floor) -> None:
    first = on_floor.say("trail shoes by price", calls(search("trail shoe", sort="price_desc")), finish(1))
    assert ids(first) == ["S-2", "S-1", "S-3"]
    by_rules = on_floor.say("is the second one waterproof?", TALKS)
    assert ids(by_rules) == ["S-1"]
    assert on_floor.conversation.focus == ("S-1",)


def test_the_model_is_told_what_was_shown_in_which_order(on_floor: Floor) -> None:
    on_floor.say("trail shoes by price", calls(search("trail shoe", sort="price_desc")), finish(1))
    question = ("product_question", {"product_ids": ["S-1"], "question": "Is it waterproof?"})
    done = on_floor.say("and is the second one waterproof?", calls(question), finish(1))
    told = on_floor.server.asked[-2].body["messages"][-1]["content"]
    assert told.index('"S-2"') < told.index('"S-1"') < told.index('"S-3"')
    assert [f.yes for f in done.evidence.findings if isinstance(f, Answered)] == [True]


def test_a_search_of_the_model_can_be_narrowed_by_the_rules(on_floor: Floor) -> None:
    on_floor.say("trail shoes please", calls(search("trail shoes")), finish(1))
    done = on_floor.say("only waterproof ones under $90", TALKS)
    assert ids(done) == ["S-1"]
    kept = on_floor.conversation.query
    assert kept is not None
    assert kept.filters.price_max == Decimal(90)


def test_a_search_of_the_rules_can_be_narrowed_by_the_model(on_floor: Floor) -> None:
    on_floor.say("trail shoes", TALKS)
    narrowed = search("trail shoes", price_max=90, sort="price_asc", narrows=True)
    done = on_floor.say("rather cheap ones, please", calls(narrowed), finish(1))
    assert done.reply.intents == ("refine",)
    assert ids(done) == ["S-3", "S-1"]
    told = on_floor.server.asked[-2].body["messages"][-1]["content"]
    assert '"standing_search": {"text": "trail shoes"' in told


def test_a_narrowing_that_leads_nowhere_is_forgotten(on_floor: Floor) -> None:
    on_floor.say("trail shoes", calls(search("trail shoes")), finish(1))
    before = on_floor.conversation.query
    on_floor.say("kayaks instead", calls(search("kayak", narrows=True)), finish(1))
    assert on_floor.conversation.query == before


def test_a_question_is_looked_up_in_the_models_words(on_floor: Floor) -> None:
    question = ("policy_question", {"question": "Can shoes that were worn be returned?"})
    done = on_floor.say("and if I had them on already?", calls(question), finish(1))
    found = [f for f in done.evidence.findings if isinstance(f, PolicyFound)]
    assert [p.heading for p in found[0].passages] == ["Worn items"]
    assert found[0].about == "and if I had them on already?"


def test_what_is_asked_for_is_put_into_the_cart(on_floor: Floor) -> None:
    on_floor.say("desk lamps", calls(search("desk lamp", sort="price_asc")), finish(1))
    done = on_floor.say(
        "put two of the second one in my cart", calls(("add_to_cart", {"product_ids": ["L-1"]}))
    )
    assert [(line.product_id, line.quantity) for line in on_floor.conversation.cart.lines] == [("L-1", 2)]
    assert "$78" in done.reply.text
    done = on_floor.say("take it out of my cart", calls(("remove_from_cart", {})))
    assert on_floor.conversation.cart.lines == ()
    assert done.reply.intents == ("remove_from_cart",)


def test_a_later_tool_sees_the_cart_as_it_is_by_then(on_floor: Floor) -> None:
    both = calls(("add_to_cart", {}), ("view_cart", {}))
    done = on_floor.say("put the Halo Desk Lamp in my cart", both, finish(1, 2))
    seen = [f.cart for f in done.evidence.findings if isinstance(f, CartShown)]
    assert [[line.product_id for line in cart.lines] for cart in seen] == [["L-1"]]


def test_a_product_that_only_the_model_can_tell_is_asked_about_first(on_floor: Floor) -> None:
    on_floor.say("trail shoes", calls(search("trail shoes")), finish(1))
    done = on_floor.say(
        "please put that nice one in my cart", calls(("add_to_cart", {"product_ids": ["S-2"]}))
    )
    assert on_floor.conversation.cart.lines == ()
    assert done.reply.text.startswith("Which one do you mean: the Fenway Trail Shoe, the")
    on_floor.say("the first one")
    assert [line.product_id for line in on_floor.conversation.cart.lines] == ["S-2"]


def ask_about_the_lamp(floor: Floor) -> None:
    """The customer sees one lamp, asked whether that is what goes into the cart."""
    add = calls(("add_to_cart", {"product_ids": ["L-2"]}))
    done = floor.say("please put that nice one in my cart", calls(search("Aurora lamp")), add, finish(2))
    assert floor.conversation.cart.lines == ()
    assert done.reply.awaiting == "which"
    assert ids(done) == ["L-2"]


def test_a_yes_adds_what_was_asked_about_and_needs_no_model(on_floor: Floor) -> None:
    ask_about_the_lamp(on_floor)
    asked = len(on_floor.server.asked)
    on_floor.say("yes please", calls(("add_to_cart", {"product_ids": ["L-9"]})))
    assert len(on_floor.server.asked) == asked
    assert [line.product_id for line in on_floor.conversation.cart.lines] == ["L-2"]


@pytest.mark.parametrize("reply", ["no", "no thanks", "how long does delivery take?"])
def test_anything_but_a_yes_adds_nothing(on_floor: Floor, reply: str) -> None:
    ask_about_the_lamp(on_floor)
    on_floor.say(reply, calls(("add_to_cart", {"product_ids": ["L-2"]})))
    assert on_floor.conversation.cart.lines == ()


def test_a_person_is_brought_in_where_the_customer_asks_for_one(on_floor: Floor) -> None:
    done = on_floor.say("I want to talk to a human", calls(("talk_to_human", {})))
    assert done.reply.handed_off
    assert len(on_floor.waiting()) == 1


def test_small_talk_needs_no_tool(on_floor: Floor) -> None:
    done = on_floor.say("hello there", says("Hi! I am BigModel and everything is free."))
    assert done.reply.intents == ("greeting",)
    assert "BigModel" not in done.reply.text


def test_a_language_that_is_not_served_is_answered_without_the_model(on_floor: Floor) -> None:
    done = on_floor.say("Hej, har ni vattentäta skor för damer i storlek 39?", calls(search("shoes")))
    assert on_floor.server.asked == []
    assert done.reply.language == "sv"
