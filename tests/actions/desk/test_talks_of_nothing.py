"""What is only told, asked or warned of beside orders and payment methods comes to no change, and an order
that is left out is never the one that is meant."""

from __future__ import annotations

import pytest

from assistant.actions.desk.reading import read
from assistant.actions.desk.said import View
from assistant.desk import Desk
from assistant.orders import Kind
from tests.actions.desk.shop import TODAY
from tests.actions.desk.talks.bazaar import NORA, RULES, WARES, orders

VIEW = View(NORA, orders(), WARES, RULES, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "I paid W7701 with my visa, when does it arrive?",
        "Was W7701 charged to my visa?",
        "Did I pay for W7701 with paypal?",
        "W7701 was paid with my visa. Where is it?",
        "why is W7701 on my visa?",
        "I've used paypal for order W7702, is that right?",
        "how was W7701 paid?",
        "which card did I use for order W7701?",
        "The payment for W7701 to my visa failed, why?",
        "is the payment of order W7701 to paypal done?",
        "my visa was charged twice for order W7701",
        "I had order W7705 charged to my visa twice",
        "this address is for my account, right?",
        "I think W7701 goes to the same address as W7702, correct?",
        "has W7701 gone to 9 Gannet Street, Boston, MA 02113?",
        "don't put W7701 on my paypal",
        "Please do not cancel W7705, and don't change the payment of W7701 to paypal",
        "never charge W7701 to my paypal again",
    ],
)
def test_what_is_only_told_or_asked_changes_nothing(text: str) -> None:
    assert [wish for wish in read(text, VIEW, Desk()).wishes if isinstance(wish.kind, Kind)] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cancel everything except W7702", {"W7701", "W7705"}),
        ("Cancel all my pending orders except W7702 and W7701, I ordered them by mistake", {"W7705"}),
        ("cancel W7701 but not W7702", {"W7701"}),
        ("cancel all my pending orders but keep W7701", {"W7702", "W7705"}),
        ("please cancel W7705, not W7701", {"W7705"}),
    ],
)
def test_an_order_that_is_left_out_is_not_meant(text: str, meant: set[str]) -> None:
    wishes = read(text, VIEW, Desk()).wishes
    assert {order for wish in wishes for order in wish.orders} == meant
    assert {wish.kind for wish in wishes} == {Kind.CANCEL}
