"""What a profile makes of what somebody did and said, on a shop whose right answers are known."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from retrieval.catalog.product import Product
from retrieval.embedding import HashingEmbedder
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.described import Described, traits_of
from retrieval.recommend.interactions import bare_past, past_of
from retrieval.recommend.interests import alike
from retrieval.recommend.kinds import Event, EventKind, Preference, Profile
from retrieval.recommend.profile import Goods, Profiles, Taken, usual_sizes
from tests.retrieval.recommend.board import (
    NOW,
    PRODUCTS,
    START,
    assortment,
    doing,
    name,
    records,
    vectors,
)
from tests.retrieval.shop import PRODUCTS as SHOP

BUY, VIEW, DISMISS, RETURN = EventKind.BUY, EventKind.VIEW, EventKind.DISMISS, EventKind.RETURN
NOTHING_EVEN = Preference("category", "even", False, "nothing even", START)
NOTHING_WHITE = Preference("color", "white", False, "nothing white", START)


def profile(events: list[Event], *said: Preference, now: float = NOW) -> Profile:
    return past_of(events, said, assortment(), now, records).profile


def test_nothing_done_and_nothing_said_is_an_empty_profile() -> None:
    assert profile([]) == Profile()


def test_unlike_things_are_several_interests_and_like_ones_one() -> None:
    found = profile(doing((BUY, "p02"), (BUY, "p04"), (VIEW, "p06"), (VIEW, "p03"))).interests
    assert [interest.label for interest in found] == ["Even", "Odd"]
    assert set(found[0].products) == {"p02", "p04", "p06"}
    assert found[1].products == ("p03",)
    assert sum(interest.weight for interest in found) == pytest.approx(1.0)
    assert found[0].weight > found[1].weight
    assert np.linalg.norm(found[0].centre) == pytest.approx(1.0, abs=1e-5)


def test_an_interest_names_the_weightiest_products_first() -> None:
    (found,) = profile(doing((VIEW, "p02"), (BUY, "p04"), (EventKind.CART, "p06"))).interests
    assert found.products == ("p04", "p06", "p02")


def test_an_interest_fades_and_the_last_thing_done_counts_at_once() -> None:
    old = doing((BUY, "p02"), (BUY, "p04"))
    now = START + timedelta(days=300)
    fresh = [Event("me", VIEW, "p03", now)]
    found = profile([*old, *fresh], now=now.timestamp()).interests
    assert [interest.label for interest in found] == ["Odd", "Even"]
    assert found[0].weight > 0.8


@pytest.mark.parametrize("kind", [RETURN, DISMISS])
def test_what_was_refused_is_no_interest(kind: EventKind) -> None:
    found = profile(doing((VIEW, "p02"), (VIEW, "p03"), (kind, "p03"))).interests
    assert [interest.label for interest in found] == ["Even"]


@pytest.mark.parametrize("said", [NOTHING_EVEN, NOTHING_WHITE])
def test_what_was_said_beats_what_was_done(said: Preference) -> None:
    done = doing(*((BUY, name(n)) for n in (0, 2, 4, 6, 8)), (VIEW, "p03"))
    assert profile(done).liked[("category", "Even")] > 0
    found = profile(done, said)
    assert (said.attribute, said.value) not in {(n, v.lower()) for n, v in found.liked}
    assert found.disliked == {(said.attribute, said.value): 1.0}
    assert [interest.label for interest in found.interests] == ["Odd"]
    assert found.said == (said,)


def test_the_last_thing_said_counts() -> None:
    later = Preference("Color", "White", True, "white after all", START + timedelta(hours=1))
    found = profile([], later, NOTHING_WHITE)
    assert (dict(found.liked), dict(found.disliked)) == ({("Color", "White"): 1.0}, {})


def test_a_liking_has_to_be_above_chance() -> None:
    even = profile(doing(*((BUY, name(n)) for n in (0, 2, 4, 6, 8))))
    assert ("category", "Even") in even.liked
    assert ("unit", "one") not in even.liked
    assert all(0 < weight <= 1 for weight in even.liked.values())
    both = profile(doing(*((BUY, name(n)) for n in (0, 1, 2, 3, 4, 5))))
    assert dict(both.liked) == {}


def test_a_value_is_set_against_its_own_category_and_not_against_the_whole_shop() -> None:
    """Every shoe has laces: who buys shoes does not like laces for it. Suede is another matter."""
    shoes = [
        Product(
            f"s{n}",
            "Shoe",
            category=("Shoes",),
            attributes={"laces": ("yes",), "material": ("suede" if n < 6 else "mesh",)},
        )
        for n in range(30)
    ]
    rest = [Product(f"r{n}", "Lamp", category=("Lamps",)) for n in range(300)]
    every = {product.id: product for product in (*shoes, *rest)}
    shop = assortment_of(every.values())
    described = Described.of(map(traits_of, every.values()), shop.category)
    profiles = Profiles(Goods(shop, lambda ids: {i: every[i] for i in ids}, described))
    past = bare_past(doing(*((BUY, f"s{n}") for n in range(5))), NOW)
    liked = profiles.of(past, (), NOW).liked
    assert ("laces", "yes") not in liked
    assert liked[("material", "suede")] > 0.4


def test_one_choice_or_one_refusal_makes_no_liking() -> None:
    found = profile(doing((BUY, "p02"), (DISMISS, "p03")))
    assert (dict(found.liked), dict(found.disliked)) == ({}, {})


def test_who_refuses_several_of_a_kind_dislikes_it_unless_they_choose_more_of_it() -> None:
    refused = doing((VIEW, "p01"), *((DISMISS, name(n)) for n in (0, 2, 4, 6, 8)))
    assert ("category", "Even") in profile(refused).disliked
    chosen = doing(*((BUY, name(n)) for n in (10, 12, 14, 16, 18)), subject="me")
    assert ("category", "Even") not in profile([*refused, *chosen]).disliked


def test_the_price_band_is_of_what_was_bought_and_kept() -> None:
    bought = doing(*((BUY, name(n)) for n in (0, 4, 8, 12)), (BUY, "p19"), (RETURN, "p19"), (VIEW, "p18"))
    band = profile(bought).band
    assert band is not None
    assert (band.low, band.middle, band.high) == pytest.approx((12.0, 16.0, 20.0), abs=0.01)
    assert band.currency == "USD"
    assert profile(doing((BUY, "p03"), (VIEW, "p05"))).band is None


def test_sizes_are_the_usual_ones_of_what_was_kept() -> None:
    by_id = {product.id: product for product in SHOP}
    embedder = HashingEmbedder(32)
    shop = assortment_of(SHOP, lambda ids: embedder.embed(list(ids)))

    def kept(*variants: str) -> dict[str, str]:
        events = [Event("me", BUY, "rain", START + timedelta(hours=n), v) for n, v in enumerate(variants)]
        got = past_of(events, (), shop, NOW, lambda ids: {i: by_id[i] for i in ids if i in by_id})
        return dict(got.profile.sizes)

    assert kept("rain-red-m", "rain-blue-m", "rain-red-s") == {"size": "M"}
    assert kept("rain-red-m", "rain-red-s") == {}
    assert kept("no such") == {}


def test_a_size_that_is_said_beats_those_that_were_bought() -> None:
    profiles = Profiles(Goods(assortment(), records))
    said = Preference("Size", "L", True, "I am an L", START)
    assert profiles.of(bare_past([], NOW), [said], NOW, [Taken("p01", "x", 5.0)]).sizes == {"size": "L"}


def test_a_colour_is_no_size() -> None:
    assert usual_sizes([({"Color": "red", "Shoe Size": "42", "fitting": "XL"}, 1.0)]) == {
        "shoe size": "42",
        "fitting": "XL",
    }


def test_what_is_of_one_interest_depends_on_the_catalogue() -> None:
    """Of two kinds, half of the pairs drawn by chance are of one kind: what is above most pairs."""
    made = vectors([name(n) for n in range(20)])
    assert 0.5 < alike(made) <= 1.0
    assert alike(made[:2]) == 1.0
    assert alike(np.zeros((5, 0), np.float32)) == 1.0


def test_without_records_brand_and_category_are_known_still() -> None:
    past = past_of(doing((BUY, "p02"), (BUY, "p04")), (), assortment(), NOW)
    assert [interest.label for interest in past.profile.interests] == ["Even"]
    assert past.profile.events == 2


def test_what_is_not_sold_any_more_is_left_out() -> None:
    found = profile(doing((BUY, "gone"), (BUY, "p04")))
    assert [interest.products for interest in found.interests] == [("p04",)]
    assert found.events == 2
    assert all(identity in PRODUCTS for interest in found.interests for identity in interest.products)
