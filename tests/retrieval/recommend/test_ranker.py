"""The ranker: learns an order, accounts for it exactly, keeps to what may only raise or lower."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import VersionDamaged
from retrieval.recommend.features import feature_names
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.ranker import LambdaRank, Recipe, examination, inverse_propensity
from retrieval.recommend.scoring import Scored, Scorer

NAMES = ("good", "noise", "disliked")
SMALL = Recipe(rounds=30, least_in_leaf=5)


def lessons(groups: int = 60, size: int = 12) -> tuple[np.ndarray, list[int], np.ndarray]:
    """In each group the one with the greatest `good` was chosen; `disliked` lies: the data say it helps."""
    chance = np.random.default_rng(3)
    values = chance.random((groups * size, 3), dtype=np.float32)
    by_group = (values[:, 0] + 0.3 * values[:, 2]).reshape(groups, size)
    labels = (by_group == by_group.max(axis=1, keepdims=True)).astype(np.int32).ravel()
    return values, [size] * groups, labels


@pytest.fixture(scope="module")
def fitted() -> LambdaRank:
    return LambdaRank.fit(*lessons(), None, NAMES, SMALL)


def test_it_learns_what_makes_a_choice(fitted: LambdaRank) -> None:
    values = np.array([[0.1, 0.9, 0.5], [0.5, 0.1, 0.5], [0.95, 0.5, 0.5]], np.float32)
    assert np.argsort(-fitted.score(values)).tolist() == [2, 1, 0]
    assert max(fitted.importance(), key=lambda name: fitted.importance()[name]) == "good"


@pytest.mark.parametrize("kind", ["learned", "fused"])
def test_contributions_sum_to_the_score(kind: str, fitted: LambdaRank) -> None:
    """Of every ranker, what is not known among it."""
    scorer: Scorer = fitted if kind == "learned" else Fusion(("one", "two"), {"two": 0.5})
    chance = np.random.default_rng(4)
    values = chance.random((200, len(scorer.names)), dtype=np.float32) * 5
    values[chance.random(values.shape) < 0.3] = np.nan
    added = scorer.contributions(values)
    assert added.shape == (200, len(scorer.names) + 1)
    np.testing.assert_allclose(added.sum(axis=1), scorer.score(values), rtol=1e-4, atol=1e-5)


def test_what_is_disliked_never_rises_whatever_the_data_say(fitted: LambdaRank) -> None:
    steps = np.linspace(0, 1, 50, dtype=np.float32)
    for good in (0.2, 0.6, 0.9):
        values = np.column_stack([np.full(50, good), np.full(50, 0.5), steps]).astype(np.float32)
        assert (np.diff(fitted.score(values)) <= 1e-7).all()


def test_the_same_data_give_the_same_model(tmp_path: Path, fitted: LambdaRank) -> None:
    again = LambdaRank.fit(*lessons(), None, NAMES, SMALL)
    for model, name in ((fitted, "one"), (again, "two")):
        model.save(tmp_path / name)
    assert (tmp_path / "one/ranker.txt").read_text() == (tmp_path / "two/ranker.txt").read_text()


def test_what_is_saved_is_what_is_read_and_no_pickle(tmp_path: Path, fitted: LambdaRank) -> None:
    fitted.save(tmp_path)
    read, values = LambdaRank.load(tmp_path), lessons()[0]
    assert read.names == NAMES
    np.testing.assert_array_equal(read.score(values), fitted.score(values))
    assert (tmp_path / "ranker.txt").read_text().startswith("tree\n")


@pytest.mark.parametrize("text", [None, "", "tree\nversion=v4\n", "\x80\x04pickle", "tree\nend of trees"])
def test_a_damaged_ranker_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "ranker.txt").write_text(text)
    with pytest.raises(VersionDamaged, match=r"ranker\.txt"):
        LambdaRank.load(tmp_path)


def test_weights_count() -> None:
    """Of two kinds of lists that contradict each other the heavier one wins."""
    values = np.tile(np.array([[0.0], [1.0]], np.float32), (200, 1))
    labels = np.array([[1, 0], [0, 1]] * 100, np.int32).ravel()
    heavy = np.array([[1, 1], [9, 9]] * 100, np.float32).ravel()
    recipe = Recipe(rounds=10, least_in_leaf=5)
    model = LambdaRank.fit(values, [2] * 200, labels, heavy, ("one",), recipe)
    low, high = model.score(np.array([[0.0], [1.0]], np.float32))
    assert high > low
    model = LambdaRank.fit(values, [2] * 200, labels, heavy[::-1].copy(), ("one",), recipe)
    low, high = model.score(np.array([[0.0], [1.0]], np.float32))
    assert low > high


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"groups": [12] * 59}, "same rows"),
        ({"labels": np.zeros(720, np.int32)}, "no group"),
        ({"labels": np.full(720, 5, np.int32)}, "0 to 4"),
        ({"names": ("one", "two")}, "names"),
        ({"weights": np.ones(3, np.float32)}, "weights"),
    ],
)
def test_data_that_do_not_fit_together_are_refused(change: dict[str, object], detail: str) -> None:
    features, groups, labels = lessons()
    said = {"features": features, "groups": groups, "labels": labels, "names": NAMES, **change}
    with pytest.raises(ValueError, match=detail):
        LambdaRank.fit(**said, recipe=SMALL)  # type: ignore[arg-type]


def test_fitting_can_be_interrupted() -> None:
    def stop(done: int, rounds: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LambdaRank.fit(*lessons(), None, NAMES, SMALL, stop)


def test_rare_impressions_weigh_more_and_never_too_much() -> None:
    weights = inverse_propensity([1.0, 0.5, 0.001, float("nan")], clip=10.0)
    np.testing.assert_allclose(weights / weights[0], [1, 2, 10, 1], rtol=1e-6)
    assert weights.mean() == pytest.approx(1.0)
    np.testing.assert_allclose(examination([1, 2, 4]), [1, 0.5, 0.25])
    assert len(inverse_propensity([])) == 0


def test_fusion_is_reciprocal_rank_fusion() -> None:
    fusion = Fusion(("one", "two"), {"two": 2.0}, prior={}, constant=60.0)
    values = np.full((3, len(fusion.names)), np.nan, np.float32)
    values[:, [1, 3]] = [[1, np.nan], [2, 2], [np.nan, 1]]
    expected = [61 / 61, 61 / 62 + 2 * 61 / 62, 2 * 61 / 61]
    np.testing.assert_allclose(fusion.score(values), expected, rtol=1e-6)


def test_what_is_said_to_everybody_decides_only_where_nothing_personal_is_known() -> None:
    fusion = Fusion(("item_knn", "popular"), prior={})
    values = np.full((3, len(fusion.names)), np.nan, np.float32)
    values[:, [1, 3]] = [[30, np.nan], [np.nan, 1], [np.nan, 2]]
    assert np.argsort(-fusion.score(values)).tolist() == [0, 1, 2]
    assert Fusion(("popular",), {"popular": 3.0}, prior={}).score(values[1:, 2:])[0] == 3.0


def test_features_are_found_by_name_whatever_their_order() -> None:
    from retrieval.recommend.features import Matrix

    values = np.random.default_rng(1).random((4, len(feature_names(("b", "a")))), dtype=np.float32)
    matrix = Matrix(feature_names(("b", "a")), np.arange(4, dtype=np.int32), values)
    named = matrix.named(feature_names(("a", "c")))
    np.testing.assert_array_equal(named[:, 0], matrix.column("a.score"))
    assert np.isnan(named[:, 2]).all()


def test_what_is_asked_for_is_added_and_accounted_for(fitted: LambdaRank) -> None:
    from retrieval.recommend.features import Matrix

    values = np.random.default_rng(1).random((9, 4), dtype=np.float32)
    matrix = Matrix((*NAMES, "words"), np.arange(9, dtype=np.int32), values)
    scored = Scored.of(fitted, matrix, {"words": 2.0, "margin": 0.5, "none": 0.0})
    names, added = scored.contributions(range(9))
    assert names == (*NAMES, "words", "margin")
    own = fitted.score(values[:, :3])
    words = (values[:, 3] - values[:, 3].min()) / np.ptp(values[:, 3])
    np.testing.assert_allclose(scored.scores, (own - own.min()) / np.ptp(own) + 2 * words, rtol=1e-4)
    above = added.sum(axis=1) - added.sum(axis=1).min()
    np.testing.assert_allclose(above, scored.scores - scored.scores.min(), rtol=1e-3, atol=1e-4)
