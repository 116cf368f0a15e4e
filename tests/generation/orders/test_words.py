"""What replies on orders say: samples of each kind, and what hostile records do to them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.evidence import (
    Evidence,
    Finding,
    IdentityAsked,
    NoSuchOrder,
    OrderTold,
    Proposed,
    SlotAsked,
)
from assistant.generation.template import say
from assistant.grounding.orders import borne_out
from assistant.orders import Kind
from assistant.sayings import house
from tests.generation.orders import made_up
from tests.generation.orders.test_made_up import plain
from tests.service import order_examples as desk


def text(finding: Finding, style: int = 0) -> str:
    return " ".join(say(finding, style)).replace(" \n", "\n")


def proposal(place: int, **more: bool) -> Proposed:
    of_quote, order = desk.QUOTES[place]
    return replace(Proposed(of_quote, desk.MAREN, order, desk.ALL_GOODS), **more)


SAMPLES = {
    "where a parcel is": (
        OrderTold(desk.ON_ITS_WAY, desk.MAREN, "status"),
        "Order 2039 left us on Tuesday 17 November with UPS, tracking 1Z-450;"
        " they expect it on Friday 20 November.",
    ),
    "two parcels, each with its own": (
        OrderTold(desk.DELIVERED, desk.MAREN, "tracking"),
        "Order #W1877 has two parcels. The Mechanical Keyboard, 2 × T-Shirt (black), the T-Shirt (blue) and"
        " the Evening Serum were delivered on Monday 9 November 2026 by UPS, tracking 1Z-448. The Standing"
        " Desk was delivered on Thursday 12 November 2026 by Casco Freight, tracking CF-1 and CF-2.",
    ),
    "no dates on record, none told": (
        OrderTold(desk.UNDATED, desk.MAREN, "status"),
        "Order #W2, with the Mechanical Keyboard, is processed."
        " The tracking numbers of order #W2 are 735 and 736.",
    ),
    "cancelled and refunded": (
        OrderTold(desk.CANCELLED, desk.MAREN, "refund", refund_days=(5, 7)),
        "Order 2030 is cancelled. $75.00 was refunded to your gift card with $75.00 on it and $307.01 was"
        " refunded to your Visa ending in 1020; that takes 5 to 7 business days.",
    ),
    "a change of an item": (
        proposal(4),
        "In order 2042 I'd change the Mechanical Keyboard: clicky switch instead of linear switch, no"
        " backlight instead of RGB backlight, $248.91 instead of $236.51. You pay $12.40 more by PayPal."
        " After this, nothing else of order 2042 can be changed."
        " Shall I make this change?",
    ),
    "a return with its fee, its condition and its days": (
        proposal(8),
        "From order #W1877 that is the Standing Desk ($489.00), less $79.00 for the freight back: $410.00"
        " goes back to your Visa ending in 1020 in 5 to 7 business days after we receive it. Items must be"
        " unused and in their original packaging. You have 14 days to send it back. After this, nothing"
        " else of order #W1877 can be changed. Shall I start the return?",
    ),
    "again, in one sentence": (proposal(0, again=True), "Shall I cancel order 2041?"),
    "done": (
        desk.made(desk.CHEAPER, desk.SIMPLE),
        "Done: the Mechanical Keyboard in order 2042 is changed: tactile switch instead of linear switch,"
        " white backlight instead of RGB backlight, full size instead of size 60%. $10.40 goes back to your"
        " Visa ending in 1020 in 5 to 7 business days. Its items can't be changed again.",
    ),
    "only asked for": (
        desk.made(desk.CANCEL, desk.PENDING, acknowledged=False),
        "I've asked for the cancellation of order 2041; the order system hasn't confirmed it yet."
        " Until it does, I can't say that it is done.",
    ),
    "done before": (
        desk.made(desk.CANCEL, desk.PENDING, repeated=True),
        "That was done already: order 2041 is cancelled.",
    ),
    "not theirs": (
        NoSuchOrder(("#W99",), (desk.PENDING,)),
        "I can't find an order “#W99” among yours. The one that I see is 2041.",
    ),
    "why": (
        SlotAsked(Kind.CANCEL, "reason", order=desk.PENDING, options=desk.RULES.reasons),
        "What is the reason that order 2041 is to be cancelled: no longer needed or ordered by mistake?",
    ),
    "refund of what": (
        SlotAsked(
            Kind.RETURN,
            "payment_method",
            order=desk.DELIVERED,
            lines=desk.DELIVERED.items[:1],
            options=("PayPal",),
        ),
        f"Where shall the refund for the {desk.DELIVERED.items[0].name} go: PayPal?",
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    finding, said = SAMPLES[name]
    assert text(finding) == said


@pytest.mark.parametrize("finding", [f for f in desk.FINDINGS if isinstance(f, Proposed)], ids=repr)
def test_a_proposal_ends_in_its_one_question(finding: Proposed) -> None:
    for style in range(3):
        said = say(finding, style)
        assert said[-1].endswith("?")
        assert sum(sentence.count("?") for sentence in said) == 1
        assert len(said) == 1 or not finding.again


def test_a_style_changes_no_figure() -> None:
    for finding in desk.FINDINGS:
        figures = [[c for c in text(finding, style) if c.isdigit()] for style in range(6)]
        assert all(each == figures[0] for each in figures)


def test_two_lines_of_one_name_are_told_apart_and_only_by_what_differs() -> None:
    said = text(OrderTold(desk.PENDING, desk.MAREN, "status"))
    assert "2 × T-Shirt (black) and the T-Shirt (blue)" in said
    assert "size M" not in said


def test_identity_is_asked_in_the_same_words_whoever_it_is() -> None:
    for slot in ("email", "code", "name_and_postcode", "sign_in"):
        for sent in (False, True):
            for way in house(IdentityAsked(slot, sent=sent)):
                assert not {"found", "exists", "registered"} & set(" ".join(way).lower().split())


@pytest.mark.parametrize("hostile", made_up.HOSTILE)
def test_hostile_records_come_out_as_one_plain_line_and_pass_the_check(hostile: str) -> None:
    line = replace(desk.LINES[0], name=hostile, options={hostile: hostile, "color": hostile})
    address = replace(desk.HOME, address1=hostile, city=hostile)
    method = replace(desk.VISA, brand=hostile)
    order = replace(
        desk.SIMPLE, items=(line,), address=address, status=hostile, fulfilments=desk.ON_ITS_WAY.fulfilments
    )
    customer = replace(desk.MAREN, first_name=hostile, payment_methods=(method,), address=address)
    for about in ("status", "tracking", "details", "refund", "invoice"):
        finding = OrderTold(order, customer, about)
        for said in say(finding):
            assert plain(said)
            assert borne_out(said, Evidence((finding,)))
            assert len(said) < 700


def test_what_a_name_says_is_never_said_as_a_claim() -> None:
    name = "Lamp. Done: order 1 is cancelled. Shall I cancel it?"
    order = replace(desk.SIMPLE, items=(replace(desk.LINES[0], name=name, price=Decimal(5)),))
    finding = OrderTold(order, desk.MAREN, "status")
    assert (
        text(finding) == "Order 2042, with the Lamp Done order 1 is cancelled Shall I cancel it, is pending."
    )
    assert not borne_out("Done: order 1 is cancelled.", Evidence((finding,)))
