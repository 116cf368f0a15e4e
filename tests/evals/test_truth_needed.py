"""Which facts a reply needs, and whether a text says them."""

from __future__ import annotations

import pytest

from evals.truth.needed import needed
from tests.evals.shelf import EVIDENCE


def missing(name: str, text: str) -> list[str]:
    return [need.fact for need in needed(EVIDENCE[name], text) if not need.said]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shoes", "Two fit: the Ridge Low at $89 and the Fenway GTX at $94.50."),
        ("cheapest lamp", "At $66 the Aurora costs the least; next is the Halo at $79."),
        ("kayaks", "No kayaks here, but there is the Lakeside paddle board at $249."),
        ("lamps", "The Halo charges a phone and has five levels, the Aurora has three and is $13 cheaper."),
        ("rugs", "Wool for the Harvest and jute for the Meadow, $180 either way."),
        ("dishwasher", "No, wash it by hand."),
        ("dishwasher", "The Forge Skillet isn't dishwasher safe."),
        ("burn time", "40 hours."),
        ("microwave", "The data doesn't say, only that it is cast iron and beech."),
        ("mug", "The Tidewater Mug has sold out; the Breaker Cup at $16 is the closest."),
        ("orange drift", "The Drift comes in orange, but that is out of stock."),
        (
            "returns",
            "Unworn items can come back within 30 days of delivery. Worn shoes are covered only if they have "
            "a fault. Refunds take 5 to 7 business days. Gift cards cannot be returned.",
        ),
    ],
)
def test_a_whole_reply_says_all_that_is_needed(name: str, text: str) -> None:
    assert missing(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "facts"),
    [
        ("shoes", "I'd take the Ridge Low at $89.", ["name: Fenway GTX", "price: Fenway GTX"]),
        (
            "shoes",
            "The Ridge Low at $94.50 or the Fenway GTX at $89.",
            ["price: Ridge Low", "price: Fenway GTX"],
        ),
        ("cheapest lamp", "The Aurora at $66 and the Halo at $79.", ["order: cheapest"]),
        ("kayaks", "There is the Lakeside paddle board at $249.", ["not here"]),
        (
            "lamps",
            "The Halo is $79 and the Aurora $66; the Halo has 5 levels.",
            ["difference: brightness levels"],
        ),
        ("dishwasher", "The Forge Skillet is cast iron.", ["yes or no"]),
        ("dishwasher", "Yes.", ["yes or no"]),
        ("burn time", "It burns for a long time.", ["burn time: 40 hours"]),
        ("microwave", "It is cast iron and beech.", ["not known"]),
        ("mug", "There is the Breaker Cup at $16.", ["name", "out of stock"]),
        ("mug", "The Tidewater Mug is in stock, and so is the Breaker Cup at $16.", ["out of stock"]),
        ("orange drift", "The Drift comes in orange.", ["availability"]),
    ],
)
def test_what_is_left_out_is_missed(name: str, text: str, facts: list[str]) -> None:
    assert missing(name, text) == facts
