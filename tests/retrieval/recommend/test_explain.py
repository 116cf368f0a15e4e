"""A reason is given only if it is true of the records, and in the order of what it did for the score."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from retrieval.catalog.product import Product
from retrieval.recommend.explain import Explainer, shares
from retrieval.recommend.kinds import (
    Interest,
    Past,
    Preference,
    Profile,
    Reason,
    ReasonKind,
    Recall,
    Wish,
)
from retrieval.recommend.verified import Case, Shown, cosine
from tests.retrieval.recommend.little import DAY, NOW, Accounted, Bought, past, product, shop

KNN = Accounted("item_knn", {}, {"new": (("kettle", 0.7), ("pan", 0.3))}, {"new": 12})


def why(
    one: Product,
    shopper: Past,
    *others: Product,
    shares: dict[str, float],
    recalls: tuple[Recall, ...] = (KNN,),
    together: Bought | None = None,
    vectors: object = None,
    wish: dict[str, object] | None = None,
    **said: object,
) -> dict[ReasonKind, Reason]:
    goods = shop(one, *others, vectors=vectors, **said)  # type: ignore[arg-type]
    rows = {identity: row for row, identity in enumerate(goods.ids)}
    products = {p.id: p for p in (one, *others)}
    words = np.array([1.0, 0.0], np.float32) if wish and "text" in wish else None
    shown = Shown.of(Wish(shopper, **(wish or {})), goods, rows, products, words)  # type: ignore[arg-type]
    found = Explainer(recalls, together).reasons(shown, Case(one, 0, shares))
    return {reason.kind: reason for reason in found}


NEW, KETTLE, PAN = product("new"), product("kettle"), product("pan")
KNN_SHARE = {"item_knn.rank": 0.6}


def test_bought_with_names_what_this_customer_bought_and_how_many_bought_both() -> None:
    shopper = past(("pan", "buy", 9), ("kettle", "buy", 3))
    pairs = Bought({frozenset(("new", "kettle")): (7, 0), frozenset(("new", "pan")): (4, 9)})
    found = why(NEW, shopper, KETTLE, PAN, shares=KNN_SHARE, together=pairs)
    assert found == {
        "bought_with": Reason(ReasonKind.BOUGHT_WITH, 0.6, ("kettle", "pan"), count=4),
    }


@pytest.mark.parametrize(
    ("shopper", "pairs"),
    [
        (past(("kettle", "buy", 3)), None),
        (past(("kettle", "buy", 3)), Bought({frozenset(("new", "kettle")): (1, 0)})),
        (past(("kettle", "view", 3)), Bought({frozenset(("new", "kettle")): (7, 0)})),
        (past(("kettle", "buy", 3), ("kettle", "return", 1)), Bought({frozenset(("new", "kettle")): (7, 7)})),
        (past(("kettle", "buy", 3), ("kettle", "down", 1)), Bought({frozenset(("new", "kettle")): (7, 7)})),
        (past(("other", "buy", 3)), Bought({frozenset(("new", "other")): (7, 7)})),
    ],
    ids=["nobody counted", "one customer", "only looked at", "sent back", "disliked", "no longer sold"],
)
def test_what_is_not_so_is_not_said(shopper: Past, pairs: Bought | None) -> None:
    assert why(NEW, shopper, KETTLE, PAN, shares=KNN_SHARE, together=pairs) == {}


def test_what_was_only_looked_at_is_not_called_bought() -> None:
    pairs = Bought({frozenset(("new", "kettle")): (0, 5)})
    found = why(NEW, past(("kettle", "view", 3)), KETTLE, shares=KNN_SHARE, together=pairs)
    assert found == {"looked_at_with": Reason(ReasonKind.LOOKED_AT_WITH, 0.6, ("kettle",), count=5)}


def test_what_did_nothing_for_the_score_is_no_reason() -> None:
    pairs = Bought({frozenset(("new", "kettle")): (7, 0)})
    assert why(NEW, past(("kettle", "buy", 3)), KETTLE, shares={"rating": 1.0}, together=pairs) == {}


def test_a_preference_is_only_what_was_said_and_only_what_the_product_has() -> None:
    silk = product("new", attributes={"material": ("Silk",)}, brand="Acme")
    at = datetime.now(UTC)
    likes = {
        "silk": Preference("material", "silk", True, "I like silk", at),
        "wool": Preference("material", "wool", True, "wool too", at),
        "not": Preference("brand", "acme", False, "no Acme", at),
    }
    for name, expected in (("silk", True), ("wool", False), ("not", False)):
        shopper = past(profile=Profile(said=(likes[name],)))
        assert ("preference" in why(silk, shopper, shares={"liked": 0.4})) is expected
    inferred = past(profile=Profile(liked={("material", "silk"): 1.0}))
    assert why(silk, inferred, shares={"liked": 0.4}) == {}


def test_a_habit_is_what_most_of_the_evidence_has() -> None:
    red = {"colour": ("red",)}
    one = product("new", attributes=red)
    liked = Profile(liked={("colour", "red"): 0.9})
    shopper = past(("a", "buy", 3), ("b", "view", 2), ("c", "buy", 1), profile=liked)
    most = [product("a", attributes=red), product("b", attributes=red), product("c")]
    found = why(one, shopper, *most, shares={"liked": 0.4})
    assert found == {"habit": Reason(ReasonKind.HABIT, 0.4, ("a", "b"), "colour", "red")}
    few = [product("a", attributes=red), product("b"), product("c")]
    assert why(one, shopper, *few, shares={"liked": 0.4}) == {}
    assert why(product("new"), shopper, *most, shares={"liked": 0.4}) == {}


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "true"),
    [
        ({"price": 8}, {"price": 10}, "view", True),
        ({"price": 10}, {"price": 10}, "view", False),
        ({"price": 12}, {"price": 10}, "view", False),
        ({"price": 8, "currency": "EUR"}, {"price": 10}, "view", False),
        ({"price": None}, {"price": 10}, "view", False),
        ({"price": 8}, {"price": None}, "view", False),
        ({"price": 8, "category": ("hats",)}, {"price": 10}, "view", False),
        ({"price": 8}, {"price": 10}, "buy", False),
    ],
)
def test_cheaper_is_a_true_number_of_the_same_kind_and_money(
    mine: dict[str, object], theirs: dict[str, object], kind: str, true: bool
) -> None:
    found = why(
        product("new", **mine), past(("seen", kind, 1)), product("seen", **theirs), shares={"price_fit": 0.3}
    )
    expected = {"cheaper": Reason(ReasonKind.CHEAPER, 0.3, ("seen",))} if true else {}
    assert found == expected


def test_better_rated_and_rated_need_enough_ratings() -> None:
    seen = product("seen", rating=4.0, rating_count=40)
    shopper, said = past(("seen", "view", 1)), {"rating": 0.3}
    found = why(product("new", rating=4.6, rating_count=200), shopper, seen, shares=said)
    assert found == {
        "better_rated": Reason(ReasonKind.BETTER_RATED, 0.3, ("seen",), value="4.6", count=200),
        "rated": Reason(ReasonKind.RATED, 0.3, value="4.6", count=200),
    }
    assert why(product("new", rating=5.0, rating_count=2), shopper, seen, shares=said) == {}
    assert why(product("new", rating=4.1, rating_count=99), shopper, seen, shares=said) == {}


def test_popular_tells_how_many_and_not_of_a_handful() -> None:
    share = {"popular.rank": 0.5}
    recall = Accounted("popular", {}, {}, {"new": 12, "few": 2})
    found = why(NEW, past(), shares=share, recalls=(recall,))
    assert found == {"popular": Reason(ReasonKind.POPULAR, 0.5, count=12)}
    assert why(product("few"), past(), shares=share, recalls=(recall,)) == {}
    assert why(NEW, past(), shares=share, recalls=()) == {}


def test_new_is_lately_known_and_not_the_whole_shop() -> None:
    others = [product(f"old{n}") for n in range(9)]
    old = {f"old{n}": NOW - 300 * DAY for n in range(9)}
    share = {"freshness": 0.2}
    assert "new" in why(NEW, past(), *others, shares=share, first_seen={**old, "new": NOW - DAY})
    assert why(NEW, past(), *others, shares=share, first_seen={**old, "new": NOW - 40 * DAY}) == {}
    assert why(NEW, past(), *others, shares=share, first_seen=old) == {}
    opened = dict.fromkeys((*old, "new"), NOW - DAY)
    assert why(NEW, past(), *others, shares=share, first_seen=opened) == {}


def test_alike_is_near_to_what_was_chosen() -> None:
    vectors = {"new": [1, 0.1], "kettle": [1, 0], "pan": [0, 1]}
    interest = Interest(np.array([1, 0], np.float32), 1.0, ("pan", "kettle"))
    shopper = past(("pan", "buy", 2), ("kettle", "buy", 1), profile=Profile(interests=(interest,)))
    found = why(NEW, shopper, KETTLE, PAN, shares={"interest": 0.4}, vectors=vectors)
    assert found == {"like": Reason(ReasonKind.LIKE, 0.4, ("kettle",))}
    assert why(NEW, past(), KETTLE, PAN, shares={"interest": 0.4}, vectors=vectors) == {}


def test_a_wish_is_met_by_meaning() -> None:
    vectors = {"new": [1, 0], "far": [0, 1]}
    wish = {"text": "for fishing"}
    found = why(NEW, past(), shares={"words": 0.9}, vectors=vectors, wish=wish)
    assert found == {"wish": Reason(ReasonKind.WISH, 0.9, value="for fishing")}
    assert why(product("far"), past(), shares={"words": 0.9}, vectors=vectors, wish=wish) == {}


def test_at_most_three_the_weightiest_first() -> None:
    one = product("new", price=8, rating=4.8, rating_count=99)
    found = why(
        one,
        past(("seen", "view", 1)),
        product("seen", price=20, rating=3.0, rating_count=50),
        shares={"price_fit": 0.1, "rating": 0.3, "popular.score": 0.4, "freshness": 0.2},
        recalls=(Accounted("popular", {}, {}, {"new": 12}),),
        first_seen={"new": NOW - DAY},
    )
    assert [kind.value for kind in found] == ["popular", "better_rated", "rated"]


def test_shares_are_of_what_raised_the_score_alone() -> None:
    names, contributions = ("a", "b", "c"), np.array([3.0, -2.0, 1.0, 99.0], np.float32)
    assert shares(names, contributions) == {"a": 0.75, "c": 0.25}
    assert shares(names, np.array([-1.0, 0, 0, 5], np.float32)) == {}


def test_cosines_of_many_are_those_of_each_and_nought_for_what_is_not_sold() -> None:
    goods = shop(NEW, KETTLE, PAN, vectors={"new": [0.6, 0.8], "kettle": [0.0, 1.0], "pan": [0.8, -0.6]})
    rows = {identity: row for row, identity in enumerate(goods.ids)}
    shown = Shown.of(Wish(), goods, rows, {}, None)
    case, items = Case(NEW, 0, {}), ("pan", "gone", "kettle")
    for _ in range(2):
        assert shown.cosines(items, 0) == pytest.approx([cosine(shown, item, case) for item in items])
    assert shown.cosines(items, 0)[1] == 0.0
