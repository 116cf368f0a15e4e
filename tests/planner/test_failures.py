"""A planner that fails: the rules answer, in time, and the customer sees no error."""

from __future__ import annotations

import threading
from time import monotonic

import pytest

from assistant.shop import Shop
from assistant.turn import Request
from tests.generation.scripted_server import Behaviour, cut, page, refuses, says, sends, silent, status
from tests.planner.scripts import calls, search
from tests.planner.shop import Floor, floor, planning

BROKEN = [
    says(),
    says("Only words."),
    refuses,
    page,
    cut("I was abou"),
    status(400),
    status(401),
    sends("data: {not json\n\n"),
    sends('data: {"choices": [{"index": 0, "delta": {"tool_calls": "what?"}}]}\n\n'),
    calls(("search_products", "[1, 2]")),
    calls(("", "")),
]


@pytest.mark.parametrize("behaviour", BROKEN)
def test_whatever_the_server_does_the_rules_answer(on_floor: Floor, behaviour: Behaviour) -> None:
    done = on_floor.say("trail shoes under $90", behaviour, behaviour, behaviour)
    assert [shown.product.id for shown in done.reply.products] == ["S-1", "S-3"]
    assert done.reply.intents == ("product_search",)
    assert "SECRET" not in done.reply.text


def test_no_server_at_all(small_shop: Shop, on_floor: Floor) -> None:
    with floor(small_shop) as gone:
        url = gone.server.url
    assistant = planning(small_shop, url)
    events = list(assistant.respond(Request(on_floor.conversation_id, "trail shoes under $90")))
    assert "Ridge Trail Shoe" in events[-1].reply.text


def test_a_silent_server_costs_no_more_than_the_limit(small_shop: Shop) -> None:
    with floor(small_shop, timeout_s=0.2) as hurried:
        begun = monotonic()
        done = hurried.say("trail shoes under $90", silent())
        assert monotonic() - begun < 60
        assert done.reply.intents == ("product_search",)
        assert hurried.server.left.wait(30), "the request was given up"


def test_a_customer_who_leaves_ends_the_plan(small_shop: Shop) -> None:
    stop, asked = threading.Event(), threading.Event()
    wait = silent()

    def leaving(wire) -> None:
        asked.set()
        wait(wire)

    with floor(small_shop, timeout_s=600) as patient:
        patient.server.behaviours[:] = [leaving]
        threading.Thread(target=lambda: asked.wait(60) and stop.set(), daemon=True).start()
        list(patient.assistant.respond(Request(patient.conversation_id, "trail shoes"), stop))
        assert patient.server.left.wait(30)
        assert len(patient.server.asked) == 1


def test_a_failure_after_a_result_leaves_the_result(on_floor: Floor) -> None:
    done = on_floor.say("trail shoes under $90", calls(search("desk lamp")), status(400))
    assert {shown.product.id for shown in done.reply.products} == {"L-1", "L-2"}


def test_a_failure_before_the_change_that_was_asked_for_leaves_it_to_the_rules(on_floor: Floor) -> None:
    on_floor.say("put the Halo Desk Lamp in my cart", calls(search("desk lamp")), status(400))
    assert [line.product_id for line in on_floor.conversation.cart.lines] == ["L-1"]
