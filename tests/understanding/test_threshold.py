"""The threshold separates what is known from what is not, on trials whose answer is known."""

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array

from assistant.understanding.fitting import Material
from assistant.understanding.threshold import Trial, choose, folds, simulated, threshold

UNKNOWN = 2


def trial(true: list[int], given: list[int], sure: list[float]) -> Trial:
    return Trial(np.array(true), np.array(given), np.array(sure, dtype=np.float32), np.ones(len(true)))


def clusters(intents: int, each: int, seed: int = 0) -> Material:
    """Each intent around its own axis; no words."""
    random = np.random.default_rng(seed)
    targets = np.repeat(np.arange(intents), each)
    vectors = np.eye(intents + 4, dtype=np.float32)[targets]
    vectors += random.normal(0, 0.1, vectors.shape).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    labels = tuple(f"intent {i}" for i in range(intents))
    return Material(labels, vectors, csr_array((len(targets), 8), dtype=np.float32), targets)


def test_it_lies_between_the_known_and_the_unknown() -> None:
    found = choose(trial([0, 1, 0, 1, 2, 2], [0, 1, 0, 1, 0, 1], [0.9, 0.8, 0.7, 0.8, 0.3, 0.4]), UNKNOWN)
    assert 0.4 < found <= 0.7


def test_weights_count_not_numbers() -> None:
    few = trial([0, 1] * 20 + [2], [0, 1] * 20 + [0], [0.9, 0.8] * 20 + [0.85])
    assert choose(few, UNKNOWN) < 0.85
    heavy = replace(few, weight=np.array([0.5 / 40] * 40 + [0.5]))
    assert choose(heavy, UNKNOWN) > 0.85


def test_folds_spread_each_intent() -> None:
    fold = folds(np.repeat([0, 1], [10, 5]))
    assert sorted(fold[:10]) == sorted([*range(5), *range(5)])
    assert sorted(fold[10:]) == [0, 1, 2, 3, 4]


def test_left_out_intents_stand_for_the_unknown() -> None:
    data = clusters(6, 10)
    found = simulated(data)
    left_out = found.true == len(data.labels)
    assert left_out.sum() == len(data.targets)
    assert found.sure[~left_out].min() > np.median(found.sure[left_out])


def test_the_threshold_of_clean_clusters_refuses_another_axis_and_keeps_their_own() -> None:
    data = clusters(6, 10)
    found = threshold(data)
    judged = simulated(data)
    outside = judged.true == len(data.labels)
    assert (judged.sure[~outside] >= found).mean() > 0.95
    assert (judged.sure[outside] < found).mean() > 0.95
