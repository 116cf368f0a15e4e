"""Neighbours and factors: what makes a neighbour, and how a past is read."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from retrieval.recommend.collaborative import Als, Factors, ItemKnn, Knn
from retrieval.recommend.interactions import bare_past, gathered
from retrieval.recommend.kinds import Event, EventKind, Past
from retrieval.recommend.neighbours import pruned
from retrieval.recommend.recalling import best, steps, weights
from retrieval.recommend.succession import Order, Succession
from tests.retrieval.recommend.board import NOW, bare, doing, interactions, later, past

BUY, VIEW = EventKind.BUY, EventKind.VIEW


def bought(*baskets: str) -> list[Event]:
    return [
        e
        for number, basket in enumerate(baskets)
        for e in doing(*((BUY, i) for i in basket), subject=str(number))
    ]


def first(recall: ItemKnn | Als | Succession, of: Past, k: int = 1) -> list[str]:
    return [recall.items[row] for row in recall.recall([of], k).rows[0] if row >= 0]


def asking(*items: str) -> Past:
    return bare_past(doing(*((VIEW, item) for item in items)), NOW)


def test_what_more_customers_chose_with_it_is_nearer() -> None:
    knn = ItemKnn.fit(gathered(bought("ab", "ab", "ab", "ac", "de")))
    assert first(knn, asking("a"), 2) == ["b", "c"]


def test_what_happened_once_is_not_taken_for_a_rule() -> None:
    """By the cosine alone r, which was chosen once and with a, is nearer to it than b."""
    whole = gathered(bought("ab", "ab", "b", "b", "b", "a", "ra"))
    assert first(ItemKnn.fit(whole), asking("a"), 2) == ["b", "r"]
    cosine = Knn(shrink=0.0, source=0.5, target=0.5)
    assert first(ItemKnn.fit(whole, cosine), asking("a"), 2) == ["r", "b"]


def test_the_latest_event_counts_most() -> None:
    knn = ItemKnn.fit(gathered(bought("ab", "ab", "cd", "cd")))
    assert first(knn, asking("a", "c")) == ["d"]
    assert first(knn, asking("c", "a")) == ["b"]


def test_of_events_of_one_product_in_a_row_none_makes_the_former_older() -> None:
    events = doing((VIEW, "a"), (VIEW, "b"), (EventKind.CART, "b"), (BUY, "b"))
    assert steps(bare_past(events, NOW)).tolist() == [0, 1, 1, 1]
    moment = [Event("s", BUY, item, events[0].at) for item in "xyz"]
    assert steps(bare_past(moment, NOW)).tolist() == [0, 0, 0]
    assert len(weights(Past(), 1.0, 0.5)) == 0


def test_an_event_counts_half_after_a_half_life() -> None:
    one = asking("a")
    assert weights(later(one, 10), 10.0)[0] == pytest.approx(weights(one, 10.0)[0] / 2)


def test_what_is_said_against_one_makes_no_two_customers_alike() -> None:
    events = [
        *doing((BUY, "a"), (EventKind.DISMISS, "b"), subject="1"),
        *doing((BUY, "a"), (BUY, "c"), subject="2"),
    ]
    assert first(ItemKnn.fit(gathered(events)), asking("a"), 5) == ["c"]


def test_a_neighbour_says_what_made_it_one() -> None:
    knn = ItemKnn.fit(gathered(bought("ab", "ab", "cb", "de", "dd")))
    reasons = knn.why(asking("d", "c", "a"), "b")
    assert [item for item, _ in reasons] == ["a", "c"]
    assert sum(share for _, share in reasons) == pytest.approx(1.0)
    assert knn.why(asking("d"), "b") == ()
    assert knn.why(asking("a"), "nothing") == ()


def test_what_comes_after_is_nearer_than_what_came_before() -> None:
    after = Succession.fit(gathered(bought(*["abc"] * 5)))
    assert first(after, asking("b")) == ["c"]
    assert first(after, asking("a"), 2) == ["b", "c"]


def test_of_one_moment_neither_comes_first() -> None:
    at = doing((BUY, "a"))[0].at
    whole = gathered([Event(str(n), BUY, item, at) for n in range(4) for item in "ab"])
    after = Succession.fit(whole)
    scores = [after.score([asking(item)], np.array([[0, 1]], np.int32))[0] for item in "ab"]
    assert scores[0][1] == pytest.approx(scores[1][0])


def test_to_look_and_then_to_buy_is_one_choice() -> None:
    once = gathered(doing((BUY, "a"), (BUY, "b")))
    thrice = gathered(doing((VIEW, "a"), (BUY, "a"), (VIEW, "b"), (EventKind.CART, "b"), (BUY, "b")))
    one, other = (Succession.fit(whole, Order(half_life_days=1e6)) for whole in (once, thrice))
    every = np.array([[0, 1]], np.int32)
    np.testing.assert_allclose(one.score([asking("a")], every), other.score([asking("a")], every), rtol=1e-4)


def test_the_strongest_entries_of_a_row_are_kept() -> None:
    found = pruned(sparse.csr_matrix(np.array([[9, 3, 2, 3], [0, 0, 1, -1], [0, 0, 0, 0], [1, 2, 3, 4]])), 2)
    assert found.toarray().tolist() == [[0, 3, 0, 3], [0, 0, 1, 0], [0, 0, 0, 0], [0, 2, 3, 0]]


def test_the_best_of_equals_is_the_lower_row() -> None:
    scores = np.array([1.0, 3.0, 1.0, 3.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    assert best(np.arange(10), scores, 2)[0].tolist() == [1, 3]
    assert best(np.arange(10)[::-1], scores[::-1], 4)[0].tolist() == [1, 3, 4, 0]


def test_factors_are_solved_from_the_past_that_is_given() -> None:
    als = Als.fit(interactions(), Factors(factors=4))
    even, odd = bare(past(0)), bare(past(1))
    both = np.arange(len(als.items), dtype=np.int32)[None, :]
    colour = np.array([int(item[1:]) % 2 == 0 for item in als.items])
    for one, sign in ((even, 1), (odd, -1)):
        scores = als.score([one], both)[0]
        assert sign * (scores[colour].mean() - scores[~colour].mean()) > 0.5


def test_factors_are_the_same_again() -> None:
    one, other = (Als.fit(interactions(), Factors(factors=4)) for _ in range(2))
    every = np.arange(len(one.items), dtype=np.int32)[None, :]
    np.testing.assert_array_equal(one.score([past(3)], every), other.score([past(3)], every))


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    Als.fit(interactions(), Factors(factors=2, iterations=3), lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
