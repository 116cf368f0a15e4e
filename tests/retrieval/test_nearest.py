"""Rows under change, and where there are so many that they are scanned before they are scored."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from retrieval import rows as rows_module
from retrieval import scanning
from retrieval.nearest import InMemoryIndex
from retrieval.query import Vectors
from retrieval.rows import GrowingRows

DIMENSIONS = 32
COUNT = 12_000


def clustered(count: int, seed: int = 0) -> Vectors:
    """Unit vectors around forty centres, as the products of forty categories lie."""
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(99).normal(size=(40, DIMENSIONS))
    vectors = centres[random.integers(0, 40, count)] + 0.5 * random.normal(size=(count, DIMENSIONS))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def many() -> tuple[InMemoryIndex, Vectors]:
    index, vectors = InMemoryIndex(), clustered(COUNT)
    index.upsert([f"p{number}" for number in range(COUNT)], vectors, ["h"] * COUNT)
    return index, vectors


def recall(index: InMemoryIndex, vectors: Vectors, allowed: np.ndarray | None, k: int = 10) -> float:
    rows, found, wanted = index.rows(), 0, 0
    for query in clustered(40, seed=5):
        cosines = vectors @ query
        if allowed is not None:
            cosines = np.where(allowed, cosines, -2)
        best = np.argsort(-cosines)[: k if allowed is None else min(k, int(allowed.sum()))]
        near, said = rows.nearest(query, k, allowed)
        assert np.allclose(said, (vectors @ query)[near], atol=1e-5)
        assert (np.diff(said) <= 0).all()
        assert allowed is None or allowed[near].all()
        found, wanted = found + len(set(best) & set(near)), wanted + len(best)
    return found / wanted


@pytest.mark.parametrize("share", [None, 0.5, 0.1, 0.01, 0.001])
def test_many_rows_lose_nothing_behind_a_random_mask(
    many: tuple[InMemoryIndex, Vectors], share: float
) -> None:
    allowed = None if share is None else np.random.default_rng(1).random(COUNT) < share
    assert recall(*many, allowed) >= 0.99


@pytest.mark.parametrize("far", [False, True])
def test_nor_behind_one_that_keeps_a_neighbourhood_or_takes_it_away(
    many: tuple[InMemoryIndex, Vectors], far: bool
) -> None:
    index, vectors = many
    query = clustered(40, seed=5)[0]
    near = np.zeros(COUNT, bool)
    near[np.argsort(-(vectors @ query))[:3_000]] = True
    assert recall(index, vectors, ~near if far else near) >= 0.99


def test_lists_emptied_by_a_mask_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MANY_ROWS", 5_000)
    monkeypatch.setattr(scanning, "LISTS", 64)
    monkeypatch.setattr(scanning, "LISTS_COMPARED", 24)
    index, vectors = InMemoryIndex(), clustered(COUNT)
    index.upsert([str(number) for number in range(COUNT)], vectors, ["h"] * COUNT)
    query = clustered(40, seed=5)[0]
    far = np.ones(COUNT, bool)
    far[np.argsort(-(vectors @ query))[:8_000]] = False
    assert recall(index, vectors, None) >= 0.99
    assert recall(index, vectors, far) >= 0.99


def test_the_tail_is_found_before_and_after_it_is_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "TAIL", 1_500)
    rows, vectors = GrowingRows(), clustered(9_000)
    for start in range(0, 9_000, 2_000):
        part = vectors[start : start + 2_000]
        rows.put([str(start + number) for number in range(len(part))], part)
        rows.settle()
        wanted = vectors[start + len(part) - 1]
        near, cosines = rows.snapshot().nearest(wanted, 1)
        assert rows.snapshot().ids[near[0]] == str(start + len(part) - 1)
        assert cosines[0] == pytest.approx(1.0, abs=1e-5)
    scan = rows.scan
    assert scan is not None
    assert 1_500 < scan.count <= 9_000


def test_a_snapshot_stays_as_it_was(many: tuple[InMemoryIndex, Vectors]) -> None:
    index, vectors = InMemoryIndex(), clustered(2_000)
    ids = [str(number) for number in range(2_000)]
    index.upsert(ids, vectors, ids)
    before = index.rows()
    assert index.rows() is before
    seen = before.nearest(vectors[7], 3), tuple(before.ids), before.vectors([7])
    index.upsert(["7", "new"], vectors[8:10], ["x", "x"])
    index.delete(ids[100:1_900])
    after = index.rows()
    assert after.revision != before.revision
    assert "7" in after.ids
    assert len([i for i in after.ids if i]) == index.count() == 201
    assert tuple(before.ids) == seen[1]
    assert (before.vectors([7]) == seen[2]).all()
    again = before.nearest(vectors[7], 3)
    assert (again[0] == seen[0][0]).all()
    assert (again[1] == seen[0][1]).all()


def test_the_dead_are_left_behind() -> None:
    index, vectors = InMemoryIndex(), clustered(2_000)
    ids = [str(number) for number in range(2_000)]
    for _ in range(5):
        index.upsert(ids, vectors, ids)
    assert len(index.rows().ids) < 4_000
    assert index.nearest(vectors[11], 1)[0][0] == "11"


def test_readers_beside_a_writer_see_one_state_or_the_next() -> None:
    """The writer moves a pair together, from one place to the opposite one and back."""
    index = InMemoryIndex()
    here, there = np.eye(DIMENSIONS, dtype=np.float32)[:2]
    index.upsert(["a", "b"], np.stack([here, here]), ["1", "1"])
    done, halves = threading.Event(), []

    def read() -> None:
        while not done.is_set():
            rows = index.rows()
            found, cosines = rows.nearest(here, 5)
            if len(found) != 2 or cosines[0] != cosines[1] or {rows.ids[i] for i in found} != {"a", "b"}:
                halves.append(found)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for turn in range(1_500):
        place = there if turn % 2 else here
        index.upsert(["a", "b"], np.stack([place, place]), ["1", "1"])
    done.set()
    for reader in readers:
        reader.join()
    assert halves == []
