"""What is asked of every recall, on a shop whose right answers are known."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import VersionDamaged
from retrieval.recommend.attributes import Attributes
from retrieval.recommend.collaborative import Als, Factors, ItemKnn
from retrieval.recommend.interactions import before, past_of, pasts
from retrieval.recommend.kinds import NOWHERE, EventKind, Past, Recall, Recalled
from retrieval.recommend.popular import New, Popular
from retrieval.recommend.recalling import above, best
from retrieval.recommend.semantic import Semantic
from retrieval.recommend.succession import Succession
from tests.retrieval.recommend.board import (
    EVEN,
    NOW,
    SIZE,
    assortment,
    doing,
    interactions,
    past,
    records,
)

EVENTS: dict[str, Callable[[], Recall]] = {
    "item_knn": lambda: ItemKnn.fit(interactions()),
    "als": lambda: Als.fit(interactions(), Factors(factors=4)),
    "succession": lambda: Succession.fit(interactions()),
}
CATALOGUE: dict[str, Callable[[], Recall]] = {
    "popular": lambda: Popular.fit(interactions(), assortment=assortment()),
    "new": lambda: New(assortment()),
    "semantic": lambda: Semantic(assortment()),
    "attributes": lambda: Attributes(assortment(), records),
}
RECALLS = EVENTS | CATALOGUE
SAVED = ("item_knn", "als", "succession", "popular")
ANSWER_ALL = ("popular", "new")


@cache
def made(which: str) -> Recall:
    return RECALLS[which]()


def names(recall: Recall, found: Recalled, place: int = 0) -> list[str]:
    return [recall.items[row] for row in found.rows[place] if row != NOWHERE]


@pytest.mark.parametrize("which", RECALLS)
def test_is_called_what_it_is(which: str) -> None:
    assert made(which).name == which


@pytest.mark.parametrize("which", RECALLS)
def test_customers_are_told_of_their_own_colour_first(which: str) -> None:
    recall = made(which)
    found = recall.recall([past(customer) for customer in range(SIZE)], SIZE // 2)
    for customer in range(SIZE):
        assert all((name in EVEN) == (customer % 2 == 0) for name in names(recall, found, customer)), customer


@pytest.mark.parametrize("which", [*EVENTS, "semantic", "attributes", "popular"])
def test_the_one_that_a_customer_lacks_is_found(which: str) -> None:
    recall = made(which)
    found = recall.recall([past(customer) for customer in range(SIZE)], SIZE // 2)
    assert all(f"p{customer:02d}" in names(recall, found, customer) for customer in range(SIZE))


@pytest.mark.parametrize("which", RECALLS)
def test_scores_fall_and_rows_do_not_repeat(which: str) -> None:
    recall = made(which)
    found = recall.recall([past(3)], 12)
    there = found.rows[0] != NOWHERE
    assert found.rows.dtype == np.int32
    assert found.scores.dtype == np.float32
    assert (np.diff(found.scores[0][there]) <= 0).all()
    assert len(set(found.rows[0][there].tolist())) == there.sum() > 0
    assert np.isnan(found.scores[0][~there]).all()


@pytest.mark.parametrize("which", RECALLS)
def test_an_empty_past_is_no_error(which: str) -> None:
    recall = made(which)
    found = recall.recall([Past(now=NOW)], 5)
    assert bool(names(recall, found)) is (which in ANSWER_ALL)


@pytest.mark.parametrize("which", RECALLS)
def test_products_that_are_gone_are_left_out_of_account(which: str) -> None:
    recall = made(which)
    gone = past_of(
        doing((EventKind.BUY, "gone"), (EventKind.VIEW, "gone too")), (), assortment(), NOW, records
    )
    found = recall.recall([gone], 5)
    assert bool(names(recall, found)) is (which in ANSWER_ALL)


@pytest.mark.parametrize("which", [*EVENTS, "semantic", "popular", "new"])
def test_one_event_is_enough_to_answer(which: str) -> None:
    recall = made(which)
    found = recall.recall([past_of(doing((EventKind.VIEW, "p04")), (), assortment(), NOW, records)], 5)
    assert names(recall, found)
    assert set(names(recall, found)) <= EVEN


@pytest.mark.parametrize("which", RECALLS)
@pytest.mark.parametrize("k", [0, 1, SIZE, 10 * SIZE])
def test_any_number_may_be_asked_for(which: str, k: int) -> None:
    found = made(which).recall([past(0), past(1)], k)
    assert found.rows.shape == found.scores.shape == (2, k)
    assert (found.rows[:, SIZE:] == NOWHERE).all()


@pytest.mark.parametrize("which", RECALLS)
def test_nobody_asks(which: str) -> None:
    recall = made(which)
    assert recall.recall([], 5).rows.shape == (0, 5)
    assert recall.score([], np.zeros((0, 3), np.int32)).shape == (0, 3)


@pytest.mark.parametrize("which", RECALLS)
def test_many_at_once_are_told_what_each_would_be(which: str) -> None:
    recall = made(which)
    several = [past(0), Past(now=NOW), past(7), past(12)]
    together = recall.recall(several, 6)
    for place, one in enumerate(several):
        alone = recall.recall([one], 6)
        np.testing.assert_allclose(together.scores[place], alone.scores[0], rtol=1e-4)
        again = recall.score([one], together.rows[place : place + 1])[0]  # of equals either may come first
        np.testing.assert_allclose(again, alone.scores[0], rtol=1e-4)


@pytest.mark.parametrize("which", RECALLS)
def test_the_score_of_what_is_found_is_the_score_that_it_is_found_with(which: str) -> None:
    recall = made(which)
    several = [past(2), past(5)]
    found = recall.recall(several, 15)
    np.testing.assert_allclose(recall.score(several, found.rows), found.scores, rtol=1e-4)


@pytest.mark.parametrize("which", RECALLS)
def test_no_score_where_there_is_no_row(which: str) -> None:
    scores = made(which).score([past(2)], np.array([[NOWHERE, 0, NOWHERE]], np.int32))
    assert np.isnan(scores).tolist() == [[True, False, True]]


@pytest.mark.parametrize("which", SAVED)
def test_what_is_saved_answers_as_before(which: str, tmp_path: Path) -> None:
    recall = made(which)
    recall.save(tmp_path / "it")  # type: ignore[attr-defined]
    again = type(recall).load(tmp_path / "it")  # type: ignore[attr-defined]
    one, other = recall.recall([past(1), past(8)], 9), again.recall([past(1), past(8)], 9)
    assert again.items == recall.items
    np.testing.assert_array_equal(one.rows, other.rows)
    np.testing.assert_array_equal(one.scores, other.scores)


@pytest.mark.parametrize("which", SAVED)
def test_a_damaged_folder_is_said_to_be_damaged(which: str, tmp_path: Path) -> None:
    recall = made(which)
    recall.save(tmp_path / "it")  # type: ignore[attr-defined]
    for file in sorted((tmp_path / "it").iterdir()):
        whole = file.read_bytes()
        for spoilt in (b"", whole[: len(whole) // 2]):
            file.write_bytes(spoilt)
            with pytest.raises(VersionDamaged):
                type(recall).load(tmp_path / "it")  # type: ignore[attr-defined]
        file.write_bytes(whole)
    (tmp_path / "it" / "items.json").write_text('["only one"]')
    with pytest.raises(VersionDamaged):
        type(recall).load(tmp_path / "it")  # type: ignore[attr-defined]


@pytest.mark.parametrize("which", SAVED)
def test_nothing_to_learn_from_is_no_error(which: str, tmp_path: Path) -> None:
    kind = type(made(which))
    empty = kind.fit(before(interactions(), 0.0))  # type: ignore[attr-defined]
    empty.save(tmp_path)
    found = kind.load(tmp_path).recall([past(1)], 4)  # type: ignore[attr-defined]
    assert (found.rows == NOWHERE).all()


@pytest.mark.parametrize("which", RECALLS)
def test_any_thread_may_ask(which: str) -> None:
    recall = RECALLS[which]()
    asked = [past(customer) for customer in range(SIZE)]
    expected = [made(which).recall([one], 8).rows.tolist() for one in asked]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda one: recall.recall([one], 8).rows.tolist(), asked * 4))
    assert found == expected * 4


@pytest.mark.parametrize("which", EVENTS)
def test_what_a_customer_refused_speaks_against_what_is_like_it(which: str) -> None:
    recall = made(which)
    looked = doing((EventKind.VIEW, "p01"), (EventKind.VIEW, "p00"))
    refused = [*looked, *doing((EventKind.DISMISS, "p00"))]
    every = np.arange(len(recall.items), dtype=np.int32)[None, :]
    even = np.array([name in EVEN and name != "p00" for name in recall.items])
    before_it, after_it = (
        recall.score([past_of(done, (), assortment(), NOW)], every)[0][even].mean()
        for done in (looked, refused)
    )
    assert after_it < before_it - 0.1 * abs(before_it)


@pytest.mark.parametrize("which", EVENTS)
def test_a_past_needs_no_profile(which: str) -> None:
    recall, whole = made(which), interactions()
    found = recall.recall(pasts(whole), 10)
    assert [set(names(recall, found, place)) <= EVEN for place in (0, 1)] == [True, False]


@pytest.mark.parametrize("size", [9, 50, 401, 1_000, 5_003])
@pytest.mark.parametrize("values", [2, 40, 1_000_000])
def test_the_best_of_many_are_those_of_a_whole_order(size: int, values: int) -> None:
    """Of many scores or few different ones, whatever the order of their rows."""
    chance = np.random.default_rng(size + values)
    scores = chance.integers(0, values, size).astype(np.float32)
    rows = chance.permutation(size)
    for k in (1, 2, 10, 100):
        whole = np.lexsort((rows, -scores))[:k]
        found = best(rows, scores, k)
        np.testing.assert_array_equal(found[0], rows[whole])
        np.testing.assert_array_equal(found[1], scores[whole])
        if k <= size:
            assert set(above(scores, k)) >= set(np.argsort(-scores, kind="stable")[:k])
