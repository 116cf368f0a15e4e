"""Counting few of many goes another way than counting many, and comes to the same."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.postings import FEW, Gathering


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5 / FEW, 2 / FEW, 0.5, 1.0])
def test_counts_are_those_of_the_rows_that_are_asked_for(share: float) -> None:
    rng = np.random.default_rng(0)
    has = {row: set(rng.integers(0, 30, rng.integers(0, 4)).tolist()) for row in range(2_000)}
    gathered: Gathering[int] = Gathering()
    for row, values in has.items():
        for value in sorted(values):
            gathered.add(row, value)
    rows = rng.random(len(has) + 5) < share
    expected: dict[int, int] = {}
    for row, values in has.items():
        for value in values if rows[row] else ():
            expected[value] = expected.get(value, 0) + 1
    assert gathered.postings().counted(rows) == expected
