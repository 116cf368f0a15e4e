"""A whole reply with a server's model behind it: its words where they are true, else the template's."""

from __future__ import annotations

import threading
from collections import Counter
from decimal import Decimal
from time import monotonic

import pytest

from assistant.bootstrap import spoken
from assistant.evidence import Evidence, Found, Shown
from assistant.generation.remote import RemoteChatModel
from assistant.grounding import Grounding
from assistant.safety import Policy
from assistant.speaking import Task
from assistant.turn import Conversation
from retrieval.catalog.product import Money, Product, Stock
from retrieval.facets import facets
from tests.generation.remote_models import bench
from tests.generation.scripted_server import Behaviour, Wire, cut, page, refuses, says, sends, silent, status

LAMP = Product(
    "l1", "Harbor Lamp", price=Money(Decimal("49.5"), "USD"), stock=Stock.of(3), category=("Lamps",)
)
FOUND = Found((Shown(LAMP),), 1, "a lamp")
EVIDENCE = Evidence((FOUND,), products=FOUND.products)
KNOWN = facets([LAMP])
TRUE = "The Harbor Lamp is $49.50."
GOOD = says("The Harbor ", "Lamp is ", "$49.50.")
TEMPLATE_ONLY = {"failed", "replaced", "template"}


def reply(
    chat: RemoteChatModel | None,
    timeout_s: float = 60.0,
    evidence: Evidence = EVIDENCE,
    stop: threading.Event | None = None,
) -> tuple[str, Counter[str]]:
    speaker = spoken(chat, Grounding(lambda: KNOWN, lambda: [LAMP.name]), timeout_s, Policy())
    task = Task(evidence, Conversation("c"), Counter(), stop=stop or threading.Event())
    return "".join(speaker.speak(task)), task.outcomes


TEMPLATE, _ = reply(None)


def test_true_words_are_said_as_the_server_worded_them() -> None:
    with bench(GOOD) as b:
        said, outcomes = reply(b.chat)
    assert said == TRUE != TEMPLATE
    assert outcomes == {"passed": 1}


def test_a_failure_that_passes_costs_a_wait_and_no_words() -> None:
    with bench(status(503), status(429, Retry_After="1"), GOOD) as b:
        assert reply(b.chat) == (TRUE, {"passed": 1})
        assert b.clock.waits == [0.25, 1.5]


FAILING: list[tuple[str, Behaviour]] = [
    ("refusal", refuses),
    ("filter", says("The Harbor Lamp", finish="content_filter")),
    ("400", status(400)),
    ("401", status(401)),
    ("404", status(404)),
    ("429", status(429)),
    ("429 for a minute", status(429, Retry_After="60")),
    ("500", status(500)),
    ("cut", cut("The Harbor Lamp is $4")),
    ("page", page),
    ("malformed", sends("data: {oops\n\n")),
    ("error event", sends('data: {"error": {"message": "SECRET"}}\n\n')),
]


@pytest.mark.parametrize("behaviour", [case[1] for case in FAILING], ids=[case[0] for case in FAILING])
def test_the_customer_hears_the_template_and_no_error(behaviour: Behaviour) -> None:
    with bench(*[behaviour] * 3) as b:
        said, outcomes = reply(b.chat)
    assert said == TEMPLATE
    assert set(outcomes) == TEMPLATE_ONLY
    assert (outcomes["failed"], outcomes["replaced"]) == (1, 1)


@pytest.mark.parametrize(
    "words",
    ["I'm sorry, but I can't help with that.", "Error: upstream request failed.", "The Harbor Lamp is $9."],
)
def test_words_that_refuse_report_an_error_or_lie_are_not_said(words: str) -> None:
    with bench(*[says(words)] * 6) as b:
        said, outcomes = reply(b.chat)
    assert said == TEMPLATE
    assert outcomes["replaced"] == 1
    assert not outcomes["passed"]


@pytest.mark.parametrize("behaviour", [silent(), silent("The Harbor")], ids=["no byte", "stall"])
def test_a_silent_server_ends_with_the_time_of_the_reply(behaviour: Behaviour) -> None:
    several = Evidence((FOUND, FOUND, FOUND), products=FOUND.products)
    with bench(*[behaviour] * 3, timeout_s=0.4) as b:
        begun = monotonic()
        said, outcomes = reply(b.chat, 0.8, several)
        took = monotonic() - begun
        assert len(b.server.asked) == 1
    assert said == "\n\n".join([TEMPLATE] * 3)
    assert outcomes["failed"] == 1
    assert 0.3 < took < 30


def test_a_server_that_keeps_failing_is_not_asked_for_a_while() -> None:
    with bench(*[status(400)] * 3, GOOD) as b:
        for _ in range(5):
            assert reply(b.chat)[0] == TEMPLATE
        assert len(b.server.asked) == 3
        b.clock.now += 21
        assert reply(b.chat)[0] == TRUE


def test_a_customer_who_leaves_ends_the_servers_work() -> None:
    stop = threading.Event()

    def leave(wire: Wire) -> None:
        wire.stream()
        wire.event({"content": "The Harbor"})
        stop.set()
        wire.event({"content": " Lamp"})
        wire.wait()

    with bench(leave) as b:
        said, outcomes = reply(b.chat, stop=stop)
        assert b.server.left.wait(30)
    assert said == ""
    assert not outcomes["failed"]
