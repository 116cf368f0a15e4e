from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retrieval.recommend import semantic
from retrieval.recommend.kinds import Interest, Past, Profile
from retrieval.recommend.semantic import Semantic
from tests.retrieval.recommend.board import NOW, SIZE, assortment, bare, past, vectors


def after(*names: str, weights: tuple[float, ...] | None = None) -> Past:
    shares = weights or (1 / len(names),) * len(names)
    centres = vectors(names)
    interests = tuple(Interest(c, w, (n,)) for c, w, n in zip(centres, shares, names, strict=True))
    return Past(now=NOW, profile=Profile(interests, events=len(names)))


def test_each_interest_is_answered_and_not_their_mean() -> None:
    recall = Semantic(assortment())
    found = recall.recall([after("p04", "p07")], 2)
    assert {recall.items[row] for row in found.rows[0]} == {"p04", "p07"}


def test_a_small_interest_is_not_left_out() -> None:
    recall = Semantic(assortment())
    found = recall.recall([after("p04", "p07", weights=(0.95, 0.05))], SIZE)
    places = {recall.items[row]: place for place, row in enumerate(found.rows[0])}
    assert places["p04"] == 0
    assert places["p07"] <= SIZE // 2


def test_a_product_without_a_vector_is_never_found() -> None:
    shop = assortment()
    made = shop.vectors.copy()
    made[4] = 0.0
    recall = Semantic(replace(shop, vectors=made))
    found = recall.recall([after("p06")], SIZE)
    assert 4 not in found.rows
    assert np.isnan(recall.score([after("p06")], np.array([[4]], np.int32))).all()


def test_interests_of_another_encoder_say_nothing() -> None:
    other = Past(now=NOW, profile=Profile((Interest(np.ones(3, np.float32), 1.0, ("p01",)),), events=1))
    assert (Semantic(assortment()).recall([other], 3).rows == -1).all()


def test_a_past_without_a_profile_is_read_by_itself() -> None:
    recall = Semantic(assortment())
    one, other = recall.recall([past(6)], 5), recall.recall([bare(past(6))], 5)
    assert set(one.rows[0].tolist()) == set(other.rows[0].tolist())


def test_the_rough_look_finds_what_the_exact_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    kinds = rng.standard_normal((30, 96))
    made = kinds[np.arange(3_000) % 30] + 0.5 * rng.standard_normal((3_000, 96))
    made = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    shop = assortment()
    shop = replace(shop, ids=tuple(map(str, range(3_000))), vectors=made)
    wanted = Past(
        now=NOW, profile=Profile((Interest(made[5], 0.7, ("5",)), Interest(made[9], 0.3, ("9",))), events=2)
    )
    exact = Semantic(shop).recall([wanted], 100)
    monkeypatch.setattr(semantic, "MANY", 100)
    monkeypatch.setattr(semantic, "CANDIDATES", 400)
    rough = Semantic(shop).recall([wanted], 100)
    assert len(set(exact.rows[0].tolist()) & set(rough.rows[0].tolist())) >= 98
