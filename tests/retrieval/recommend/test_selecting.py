"""A part is in what serves only where the judging customers would surely miss it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from retrieval.recommend.selecting import USUAL, Bench, Values, _adding, _needed, surely

CASES = 400
CHANCE = np.random.default_rng(5)
PARTS = ("a", "b", "c")


def judged(values: dict[tuple[str, bool], float], noise: float = 0.05) -> Bench:
    """A bench on which blends have these means ("ab", ranked), with noise of their own; 0 where none is
    named."""
    bench = Bench((), (), USUAL)
    for blend in _subsets():
        for learned in (False, True):
            mean = values.get(("".join(blend), learned), 0.0)
            bench._tried[blend, "never", learned] = mean + CHANCE.normal(0, noise, CASES)
    return bench


def _subsets() -> Iterable[tuple[str, ...]]:
    for size in range(1, len(PARTS) + 1):
        yield from combinations(PARTS, size)


def test_the_best_alone_serves_where_no_blend_is_surely_better() -> None:
    blends = {("abc", True): 0.3, ("abc", False): 0.29, ("ab", True): 0.295, ("ac", True): 0.295}
    bench = judged({("a", False): 0.3, ("b", False): 0.2, ("c", False): 0.1, **blends})
    serving, left_out, learned = _adding(bench, PARTS, "never", lambda what: None)
    assert (serving, learned, set(left_out)) == (["a"], False, {"b", "c"})
    assert "a alone" in left_out["b"]


def test_a_blend_serves_with_the_parts_that_it_needs() -> None:
    singles = {("a", False): 0.2, ("b", False): 0.18, ("c", False): 0.1}
    blends = {("abc", True): 0.4, ("ab", True): 0.4, ("ac", True): 0.2, ("bc", True): 0.2}
    serving, left_out, learned = _adding(judged({**singles, **blends}), PARTS, "never", lambda what: None)
    assert (serving, learned, set(left_out)) == (["a", "b"], True, {"c"})


def test_a_ranker_that_is_no_better_than_fusion_does_not_serve() -> None:
    fused = {("abc", False): 0.4, ("ab", False): 0.4, ("a", False): 0.2, ("b", False): 0.2}
    ranked = {("abc", True): 0.4, ("ab", True): 0.4}
    serving, _, learned = _adding(judged({**fused, **ranked}), PARTS, "never", lambda what: None)
    assert (serving, learned) == (["a", "b"], False)


def test_many_small_losses_are_not_let_pass_one_by_one() -> None:
    """Neither b nor c is surely missed while the other is there; without both the blend is surely worse."""
    whole = np.full(CASES, 0.3)
    without_b, without_c = (whole - _loss(1.3, seed) for seed in (1, 2))
    found = {"abc": whole, "ac": without_b, "ab": without_c, "a": without_b + without_c - whole}
    bench = Bench((), (), USUAL)
    for blend in _subsets():
        bench._tried[blend, "never", True] = found.get("".join(blend), whole - 1)
    assert not surely(whole, without_b)
    assert not surely(without_c, found["a"])
    staying, left_out = _needed(bench, PARTS, "never", True, lambda what: None)
    assert len(staying) == 2
    assert len(left_out) == 1


def _loss(errors: float, seed: int) -> Values:
    """What is lost by case: its mean is so many standard errors above nothing."""
    noise = np.random.default_rng(seed).normal(0, 1, CASES)
    noise = (noise - noise.mean()) / noise.std(ddof=1)
    return 0.01 * (noise + errors / np.sqrt(CASES))


def test_what_is_sure_is_so_at_the_stated_rate() -> None:
    """Of differences that are chance alone one in twenty is called sure."""
    draws: list[tuple[Values, Values]] = [
        (CHANCE.normal(0, 1, 200), CHANCE.normal(0, 1, 200)) for _ in range(2000)
    ]
    called = sum(surely(one, other) for one, other in draws) / len(draws)
    assert 0.03 < called < 0.07
    one = CHANCE.normal(0, 1, 200)
    assert surely(one + 0.01, one + CHANCE.normal(0, 0.01, 200))
    assert not surely(one, one)
    assert not surely(np.ones(1), np.zeros(1))
