"""Likeness follows the weights, leaves out what is not known, and its account is true of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.catalog.product import Extracted, Money, Product
from retrieval.facets import facets
from retrieval.similarity import Likeness, Rarity, Together, Weights, ranked, similarity
from tests.retrieval.shop import PRODUCTS, usd

TENT = Product(
    "tent",
    "Fell Tent",
    brand="Cairn",
    category=("Outdoors", "Tents"),
    price=usd("200"),
    attributes={"material": ("nylon",), "waterproof": ("yes",), "weight": ("2 kg",), "vegan": ("no",)},
)
TARP = replace(
    TENT,
    id="tarp",
    category=("Outdoors", "Tarps"),
    price=usd("150"),
    attributes={"material": ("Nylon",), "waterproof": ("true",), "weight": ("1.9 kg",), "vegan": ("No",)},
)


class Visits:
    def __init__(self, found: Mapping[tuple[str, str], Together]) -> None:
        self._found = found

    def together(self, one: str, others: tuple[str, ...]) -> Mapping[str, Together]:
        return {other: self._found[one, other] for other in others if (one, other) in self._found}


def test_the_score_is_the_weighed_sum_of_what_is_known() -> None:
    found = similarity(TENT, TARP, cosine=0.5, weights=Weights(0.4, 0.2, 0.1, 0.1, 0.2, 0.5))
    by_name = {d.name: d for d in found.dimensions}
    assert by_name.keys() == {"category", "attributes", "brand", "price", "meaning"}
    assert sum(d.weight for d in found.dimensions) == pytest.approx(1)
    assert by_name["category"].weight == pytest.approx(0.4)
    assert (by_name["category"].value, by_name["brand"].value) == (0.5, 1.0)
    assert (by_name["price"].value, by_name["meaning"].value) == (0.75, 0.5)
    assert by_name["attributes"].value == pytest.approx((1 + 1 + 0.95 + 1) / 4)
    assert found.score == pytest.approx(sum(d.weight * d.value for d in found.dimensions))


def test_each_reason_is_true_of_both_records() -> None:
    found = similarity(TENT, TARP, together=Together(12, 1, 0.3))
    said = {reason for dimension in found.dimensions for reason in dimension.why}
    assert said == {
        "both in Outdoors",
        "both by Cairn",
        "$50.00 cheaper",
        "same material: nylon",
        "both waterproof",
        "neither vegan",
        "nearly the same weight: 2 kg, 1.9 kg",
        "bought together 12 times",
        "looked at together once",
    }
    assert "$50.00 dearer" in similarity(TARP, TENT).why
    assert "the same price" in similarity(TENT, replace(TARP, price=usd("200.00"))).why


def test_what_differs_is_no_reason() -> None:
    other = Product(
        "x",
        "x",
        brand="Other",
        category=("Home",),
        price=Money(Decimal(9), "EUR"),
        attributes={"material": ("oak",), "waterproof": ("no",), "weight": ("9 kg",)},
    )
    found = similarity(TENT, other, cosine=0.1)
    assert found.why == ""
    assert {d.name for d in found.dimensions} == {"category", "attributes", "brand", "meaning"}


def test_behaviour_counts_only_where_there_is_any_and_a_weight_of_nothing_leaves_out() -> None:
    assert "behaviour" not in {d.name for d in similarity(TENT, TARP).dimensions}
    only = Weights(category=0, attributes=0, brand=0, price=0, meaning=0, behaviour=1)
    assert similarity(TENT, TARP, weights=only).dimensions == ()
    assert similarity(TENT, TARP, weights=only).score == 0
    assert similarity(TENT, TARP, weights=only, together=Together(1, 0, 0.25)).score == 0.25


def test_a_rare_value_in_common_says_more_than_a_common_one() -> None:
    def made(name: str, **values: str) -> Product:
        return Product(name, name, attributes={key: (value,) for key, value in values.items()})

    many = [made(str(i), color="black", hull="oak") for i in range(50)]
    one, by_common = made("one", color="black", hull="teak"), made("a", color="black", hull="oak")
    by_rare = made("b", color="white", hull="teak")
    rarity = Rarity(facets([*many, one, by_common, by_rare]))
    assert similarity(one, by_rare, rarity=rarity).score > similarity(one, by_common, rarity=rarity).score
    assert similarity(one, by_rare).score == similarity(one, by_common).score


def test_a_guess_counts_less_than_a_fact_and_is_never_a_reason() -> None:
    plain = replace(TENT, attributes={"weight": ("2 kg",)})
    guess = replace(plain, id="g", extracted=(Extracted("material", "nylon", "learned", 0.95),))
    said = replace(plain, id="s", extracted=(Extracted("material", "nylon", "said", 0.95, "name", 0, 5),))
    other = replace(TENT, attributes={"weight": ("9 kg",), "material": ("nylon",)})
    scores = [similarity(other, product).score for product in (plain, guess, said)]
    assert scores[0] < scores[1] < scores[2]
    assert "nylon" not in similarity(other, guess).why
    assert "same material: nylon" in similarity(other, said).why


def test_a_guessed_category_counts_and_is_no_reason() -> None:
    nowhere = replace(TARP, category=())
    likely = replace(nowhere, extracted=(Extracted("category", "Outdoors > Tents", "learned", 0.9),))
    assert "category" not in {d.name for d in similarity(TENT, nowhere).dimensions}
    (found,) = (d for d in similarity(TENT, likely).dimensions if d.name == "category")
    assert (found.value, found.why) == (1.0, ())
    assert (likely.category, likely.said, likely.guessed) == ((), {}, {})


def test_ranking_leaves_the_product_out_and_behaviour_moves_it() -> None:
    candidates = [(product, 0.2) for product in (*PRODUCTS, TARP, TENT)]
    found = ranked(TENT, candidates, k=3)
    assert (found[0].product.id, len(found)) == ("tarp", 3)
    visits = Visits({("tent", "lamp"): Together(40, 90, 1.0)})
    moved = ranked(TENT, candidates, behaviour=visits, weights=Weights(behaviour=5), k=3)
    assert moved[0].product.id == "lamp"
    assert "bought together 40 times" in moved[0].similar.why
    assert ranked(TENT, candidates, k=0) == ()


def test_one_shops_likeness_goes_by_its_weights_and_its_catalogue() -> None:
    candidates = [(product, 0.2) for product in (*PRODUCTS, TARP)]
    cheap = Likeness(Weights(category=0, attributes=0, brand=0, price=1, meaning=0))
    assert cheap.ranked(TENT, candidates, facets(PRODUCTS), k=1)[0].product.id == "down"
    assert Likeness().ranked(TENT, candidates, facets(PRODUCTS), k=1)[0].product.id == "tarp"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PRODUCTS), st.sampled_from(PRODUCTS), st.none() | st.floats(-1, 1))
def test_likeness_is_mutual_and_bounded_and_a_product_is_most_like_itself(
    one: Product, other: Product, cosine: float | None
) -> None:
    score = similarity(one, other, cosine=cosine).score
    assert -1e-9 <= score <= 1 + 1e-9
    assert score == pytest.approx(similarity(other, one, cosine=cosine).score)
    assert similarity(one, one, cosine=1.0).score == pytest.approx(1)
