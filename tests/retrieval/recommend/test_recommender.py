"""One recommendation from end to end: what comes first, what may never come, and what is said of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest

from retrieval.catalog.product import Product, Stock
from retrieval.query import Filters
from retrieval.recommend.kinds import Interest, Past, Preference, Profile, Recall, Scores, Wish
from retrieval.recommend.options import Options
from retrieval.recommend.recommender import Recommending
from retrieval.recommend.rules import Rules
from tests.retrieval.recommend.little import NOW, Accounted, Bought, Told, past, product, shop

PLAIN = Options(diversity=0.0, popular_share=1.0)


def recommending(
    products: list[Product], *recalls: Recall, vectors: object = None, **said: object
) -> Recommending:
    goods = shop(*products, vectors=vectors)  # type: ignore[arg-type]
    by_id = {p.id: p for p in products}
    said = {"options": PLAIN, "ranker": None, "rules": None, **said}
    ranker, rules = said.pop("ranker"), said.pop("rules")
    return Recommending(
        recalls,
        lambda: goods,
        ranker,  # type: ignore[arg-type]
        rules,  # type: ignore[arg-type]
        lambda ids: {i: by_id[i] for i in ids if i in by_id},
        **said,  # type: ignore[arg-type]
    )


def ids(found: tuple[object, ...]) -> list[str]:
    return [one.product_id for one in found]  # type: ignore[attr-defined]


def many(count: int, **said: object) -> list[Product]:
    return [product(f"p{number}", **said) for number in range(count)]


def falling(count: int) -> dict[str, float]:
    return {f"p{number}": float(count - number) for number in range(count)}


def test_what_two_recalls_find_comes_before_what_one_finds() -> None:
    one, other = Told("one", {"p0": 3, "p1": 2, "p2": 1}), Told("other", {"p2": 3, "p3": 2})
    found = recommending(many(4), one, other).recommend(Wish(k=4))
    assert ids(found) == ["p2", "p0", "p1", "p3"]
    assert found[0].sources == {"one": 0.0, "other": 1.0}


def test_at_most_k_and_none_twice() -> None:
    found = recommending(many(30), Told("one", falling(30)), Told("two", falling(30))).recommend(Wish(k=7))
    assert ids(found) == [f"p{number}" for number in range(7)]


def test_a_shop_without_products_or_recalls_recommends_what_it_can() -> None:
    assert recommending([]).recommend(Wish()) == ()
    rated = [product("a", rating=3.0, rating_count=50), product("b", rating=4.9, rating_count=50)]
    assert ids(recommending(rated).recommend(Wish())) == ["b", "a"]
    assert recommending(rated).recommend(Wish(k=0)) == ()


def test_sold_out_refused_and_shown_products_never_come() -> None:
    goods = [*many(5), product("gone", stock=Stock(False)), product("unsold")]
    recall = Told("one", {**falling(5), "gone": 99, "unsold": 98, "discontinued": 97})
    shopper = past(("p0", "dismiss", 1), ("p1", "down", 1), ("p2", "return", 1))
    found = recommending(goods, recall).recommend(Wish(shopper, without=frozenset({"unsold"})))
    assert ids(found) == ["p3", "p4"]


def test_a_record_that_has_sold_out_since_the_columns_were_read_is_not_shown() -> None:
    goods = shop(*many(2))
    now = {"p0": product("p0", stock=Stock(False)), "p1": product("p1")}
    asked = Recommending(
        [Told("one", falling(2))], lambda: goods, None, None, lambda wanted: {i: now[i] for i in wanted}
    )
    assert ids(asked.recommend(Wish())) == ["p1"]


@pytest.mark.parametrize(
    ("filters", "fit"),
    [
        (Filters(price_max=Decimal(20)), {"p0", "p1", "p2"}),
        (Filters(price_max=Decimal("19.99")), {"p0", "p1"}),
        (Filters(brands=("ACME",)), {"p1", "p3"}),
        (Filters(without_brands=("acme",)), {"p0", "p2"}),
        (Filters(attributes={"colour": ("red",)}), {"p2"}),
        (Filters(categories=("boots",)), {"p3"}),
        (Filters(rating_min=4.0), {"p0"}),
        (Filters(without_ids=("p0", "p1")), {"p2", "p3"}),
        (Filters(ids=("p1", "nowhere")), {"p1"}),
        (Filters(brands=("none such",)), set()),
    ],
)
def test_filters_are_exact(filters: Filters, fit: set[str]) -> None:
    goods = [
        product("p0", price=5, rating=4.5, rating_count=9),
        product("p1", price=10, brand="Acme"),
        product("p2", price=20, attributes={"colour": ("red",)}),
        product("p3", price=50, brand="Acme", category=("shoes", "boots")),
    ]
    found = recommending(goods, Told("one", falling(4))).recommend(Wish(filters=filters))
    assert set(ids(found)) == fit


def test_within_limits_the_choice_even_to_what_no_recall_knows() -> None:
    found = recommending(many(5), Told("one", {"p0": 1})).recommend(Wish(within=("p3", "p0")))
    assert ids(found) == ["p0", "p3"]


def test_a_narrow_filter_is_filled_from_a_large_catalogue() -> None:
    goods = [*many(2_500), *(product(f"rare{n}", attributes={"colour": ("red",)}) for n in range(3))]
    recall = Told("one", falling(2_500))
    found = recommending(goods, recall).recommend(Wish(filters=Filters(ids=("rare0", "rare1", "rare2"))))
    assert set(ids(found)) == {"rare0", "rare1", "rare2"}


def test_a_rare_value_that_only_records_tell_is_found_behind_what_is_popular() -> None:
    red = {"colour": ("red",)}
    goods = [*many(2_500), *(product(f"red{n}", attributes=red) for n in range(4))]
    recall = Told("one", falling(2_500))
    found = recommending(goods, recall).recommend(Wish(filters=Filters(attributes={"colour": ("red",)})))
    assert {"red0", "red1", "red2", "red3"} == set(ids(found))


def test_a_wish_without_a_moment_is_of_now() -> None:
    rules = Rules.parse('[[pin]]\nproduct = "p1"\nfrom = 2027-01-01')
    for now, first in ((1_700_000_000.0, "p0"), (NOW, "p1")):
        asked = recommending(many(2), Told("one", falling(2)), rules=rules, clock=lambda now=now: now)
        assert ids(asked.recommend(Wish()))[0] == first


def test_what_the_customer_said_they_dislike_never_comes_pinned_or_not() -> None:
    goods = [*many(3), product("bag", attributes={"material": ("Leather",)}), product("soft leather belt")]
    said = (
        Preference("material", "leather", False, "I don't like leather", datetime.now(UTC)),
        Preference("", "leather", False, "no leather please", datetime.now(UTC)),
    )
    rules = Rules.parse('[[pin]]\nproduct = "bag"')
    recall = Told("one", {"bag": 9, "soft leather belt": 8, **falling(3)})
    for one in (said[:1], said[1:], said):
        found = recommending(goods, recall, rules=rules).recommend(Wish(past(profile=Profile(said=one))))
        assert "bag" not in ids(found)
    assert ids(found) == ["p0", "p1", "p2"]


def test_what_was_bought_comes_again_only_where_it_is_a_thing_to_buy_again() -> None:
    once, twice, just = ("p0", "buy", 60.0), ("p1", "buy", 90.0), ("p2", "buy", 2.0)
    shopper = past(twice, once, ("p1", "buy", 30.0), ("p2", "buy", 40.0), just)
    usual = Told("one", falling(4))

    def found(repeat: str, **said: object) -> list[str]:
        options = replace(PLAIN, repeat=repeat)  # type: ignore[arg-type]
        return ids(recommending(many(4), usual, options=options, **said).recommend(Wish(shopper)))

    assert found("never") == ["p3"]
    assert set(found("auto")) == {"p1", "p3"}
    assert set(found("auto", rebought={"p0": 0.4})) == {"p0", "p1", "p3"}
    assert set(found("always")) == {"p0", "p1", "p2", "p3"}


def test_words_choose_and_the_customer_orders() -> None:
    goods = [product("rod"), product("reel"), product("pan"), product("pot")]
    vectors = {"rod": [1, 0.1, 0], "reel": [1, 0, 0.1], "pan": [0, 1, 0.3], "pot": [0, 1, 0]}
    recall = Told("one", {"pot": 9, "reel": 8, "rod": 7, "pan": 6})
    asked = recommending(
        goods, recall, vectors=vectors, embed=lambda texts: np.array([[1.0, 0.0, 0.0]], np.float32)
    )
    assert set(ids(asked.recommend(Wish(text="for my dad who likes fishing", k=2)))) == {"rod", "reel"}
    reasons = asked.recommend(Wish(text="fishing", k=1))[0].reasons
    assert [(reason.kind, reason.value) for reason in reasons] == [("wish", "fishing")]


def test_more_like_this_is_what_is_near_it_and_not_itself() -> None:
    vectors = {"p0": [1, 0], "p1": [1, 0.1], "p2": [0, 1], "p3": [1, 0.2]}
    found = recommending(many(4), Told("one", {"p2": 1}), vectors=vectors).recommend(Wish(like="p0", k=2))
    assert ids(found) == ["p1", "p3"]


def test_what_goes_with_it_is_what_was_bought_with_it() -> None:
    neighbours = Accounted("item_knn", {"p1": 1.0, "p2": 0.9})
    bought = Bought({frozenset(("p0", "p2")): (4, 0)})
    asked = recommending(many(4), neighbours, together=bought)
    found = asked.recommend(Wish(Past(now=NOW), goes_with="p0"))
    assert ids(found) == ["p2"]
    assert next((r.kind, r.products, r.count) for r in found[0].reasons) == ("bought_with", ("p0",), 4)


def test_what_goes_with_a_thing_is_not_another_of_its_kind() -> None:
    goods = [product("phone"), product("other phone"), product("case", category=("cases",))]
    vectors = {"phone": [1, 0], "other phone": [1, 0.1], "case": [0.6, 1]}
    neighbours = Accounted("item_knn", {"other phone": 1.0, "case": 0.2})
    found = recommending(goods, neighbours, vectors=vectors).recommend(Wish(goes_with="phone"))
    assert ids(found) == ["case"]
    unknown = recommending(goods, vectors=vectors).recommend(Wish(goes_with="phone"))
    assert ids(unknown) == ["case"]


def test_a_new_customer_is_recommended_by_what_they_said() -> None:
    goods = [product("wool"), product("silk", attributes={"material": ("silk",)})]
    said = Preference("material", "silk", True, "I love silk", datetime.now(UTC))
    profile = Profile(liked={("material", "silk"): 1.0}, said=(said,))
    found = recommending(goods, Told("popular", {"wool": 1.1, "silk": 1.0})).recommend(
        Wish(past(profile=profile))
    )
    assert ids(found) == ["silk", "wool"]
    assert [(r.kind, r.attribute, r.value) for r in found[0].reasons] == [("preference", "material", "silk")]


def test_the_margin_counts_only_where_the_shop_has_it_counted() -> None:
    goods = replace(shop(*many(2)), margin=np.array([0.1, 0.9], np.float32))
    by_id = {p.id: p for p in many(2)}

    def found(margin: float) -> list[str]:
        asked = Recommending(
            [Told("one", falling(2))],
            lambda: goods,
            None,
            None,
            lambda wanted: {i: by_id[i] for i in wanted},
            options=replace(PLAIN, margin=margin),
        )
        return ids(asked.recommend(Wish()))

    assert found(0.0) == ["p0", "p1"]
    assert found(1.0) == ["p1", "p0"] or found(0.9) == ["p0", "p1"]


def test_exploration_is_off_by_default_and_tells_its_chance() -> None:
    recall = Told("one", falling(30))
    assert {one.propensity for one in recommending(many(30), recall).recommend(Wish(k=5))} == {1.0}
    asked = recommending(many(30), recall, options=replace(PLAIN, explore=0.5))
    drawn = [asked.recommend(Wish(Past(now=NOW), k=5, seed=seed)) for seed in range(200)]
    assert all(ids(one)[:4] == ["p0", "p1", "p2", "p3"] for one in drawn)
    assert asked.recommend(Wish(Past(now=NOW), k=5, seed=3)) == drawn[3]
    lots = [one[4] for one in drawn if one[4].product_id != "p4"]
    assert {one.propensity for one in lots} == {0.5 / 20}
    assert {one[4].propensity for one in drawn if one[4].product_id == "p4"} == {0.5}
    assert 70 < len(lots) < 130


def test_the_only_product_has_its_reasons_too() -> None:
    goods = [product("a", rating=4.8, rating_count=99)]
    (only,) = recommending(goods, Told("popular", {"a": 1.0})).recommend(Wish())
    assert [reason.kind for reason in only.reasons] == ["rated"]
    assert 0 < only.reasons[0].share <= 1


def test_threads_do_not_mix_customers() -> None:
    asked = recommending(many(40), Told("one", falling(40)), Told("two", {"p9": 1.0}))
    wishes = [Wish(past((f"p{n}", "dismiss", 1)), k=5) for n in range(12)]
    alone = [asked.recommend(wish) for wish in wishes]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(asked.recommend, wishes * 4)) == alone * 4


def test_new_assortments_are_followed() -> None:
    shelves = [shop(product("p0")), shop(product("p1"), product("p0"))]
    by_id = {"p0": product("p0"), "p1": product("p1")}
    asked = Recommending(
        [Told("one", {"p1": 2, "p0": 1})],
        lambda: shelves[0],
        None,
        None,
        lambda wanted: {i: by_id[i] for i in wanted},
    )
    assert ids(asked.recommend(Wish())) == ["p0"]
    shelves.pop(0)
    assert ids(asked.recommend(Wish())) == ["p1", "p0"]


def test_fit_knows_whom_it_suits_and_has_no_opinion_of_strangers() -> None:
    vectors = {"near": [1, 0], "far": [0, 1], "refused": [1, 0.1]}
    goods = [product("near"), product("far"), product("refused")]
    asked = recommending(goods, vectors=vectors)
    wanted = ("far", "near", "refused", "unknown")
    assert asked.fit(Past(now=NOW), wanted).tolist() == [0.5] * 4
    interest = Interest(np.array([1, 0], np.float32), 1.0, ("near",))
    shopper = past(("refused", "dismiss", 1), profile=Profile(interests=(interest,)))
    far, near, refused, unknown = asked.fit(shopper, wanted).tolist()
    assert near > far >= 0.5 == unknown
    assert refused == 0.0


@dataclass(frozen=True)
class Backwards:
    """A ranker that puts last what a recall has first."""

    names: tuple[str, ...] = ("one.rank",)

    def score(self, values: Scores) -> Scores:
        return values[:, 0]

    def contributions(self, values: Scores) -> Scores:
        return np.column_stack([values, np.zeros(len(values))])


def test_without_its_ranker_the_recalls_are_fused_where_a_wish_says_so() -> None:
    made = recommending(many(4), Told("one", falling(4)), ranker=Backwards())
    assert ids(made.recommend(Wish(k=4))) == ["p3", "p2", "p1", "p0"]
    assert ids(made.recommend(Wish(k=4, variant="fusion"))) == ["p0", "p1", "p2", "p3"]
