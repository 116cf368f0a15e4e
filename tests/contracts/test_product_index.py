"""What every ProductIndex promises, on Chroma and on the one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from retrieval.chroma import ChromaIndex
from retrieval.nearest import InMemoryIndex
from retrieval.query import ProductIndex, Vectors

DIMENSIONS = 8


@pytest.fixture(params=["memory", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ProductIndex]:
    if request.param == "memory":
        yield InMemoryIndex()
        return
    chroma = ChromaIndex("test", DIMENSIONS, path=tmp_path)
    yield chroma
    chroma.close()


def unit(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_empty(index: ProductIndex) -> None:
    assert index.count() == 0
    assert index.hashes() == {}
    assert index.nearest(unit(1)[0], 5) == []


def test_hashes_of_some_and_of_all(index: ProductIndex) -> None:
    index.upsert(["a", "b", "c"], unit(3), ["1", "2", "3"])
    assert index.hashes(["c", "a", "a", "ghost"]) == {"a": "1", "c": "3"}
    assert index.hashes([]) == {}
    assert index.hashes() == {"a": "1", "b": "2", "c": "3"}


def test_the_mark_is_kept_with_the_vectors(index: ProductIndex) -> None:
    assert index.synced() is None
    index.note_synced("1:7")
    index.upsert(["a"], unit(1), ["h"])
    assert index.synced() == "1:7"
    index.note_synced("1:8")
    assert index.synced() == "1:8"


def test_the_mark_outlives_the_process(tmp_path: Path) -> None:
    first = ChromaIndex("test", DIMENSIONS, path=tmp_path)
    first.note_synced("1:7")
    first.close()
    again = ChromaIndex("test", DIMENSIONS, path=tmp_path)
    assert again.synced() == "1:7"
    again.close()


def test_nearest_is_exact_with_and_without_a_limit_of_ids(index: ProductIndex) -> None:
    vectors, ids = unit(300), [f"p{number}" for number in range(300)]
    index.upsert(ids, vectors, ids)
    query = unit(1, seed=7)[0]
    cosines = vectors @ query
    for among in (None, ids, ids[40:43], ids[::2]):
        allowed = range(300) if among is None else [ids.index(i) for i in among]
        best = sorted(allowed, key=lambda row: -cosines[row])[:10]
        found = index.nearest(query, 10, among)
        assert [product_id for product_id, _ in found] == [ids[row] for row in best]
        assert np.allclose([cosine for _, cosine in found], cosines[best], atol=1e-5)


def test_unknown_ids_and_none_at_all(index: ProductIndex) -> None:
    index.upsert(["a"], unit(1), ["h"])
    assert index.nearest(unit(1)[0], 3, ["ghost"]) == []
    assert index.nearest(unit(1)[0], 3, []) == []
    assert index.nearest(unit(1)[0], 0) == []


def test_replace_and_delete_are_seen_at_once(index: ProductIndex) -> None:
    first, second = unit(2)
    index.upsert(["a", "b"], np.stack([first, second]), ["1", "1"])
    assert index.nearest(first, 1)[0][0] == "a"
    index.upsert(["b", "c"], np.stack([first, second]), ["2", "2"])
    index.delete(["a", "ghost"])
    assert index.count() == 2
    assert index.hashes() == {"b": "2", "c": "2"}
    assert index.nearest(first, 5)[0][0] == "b"


def test_more_at_once_than_a_batch(index: ProductIndex) -> None:
    ids = [str(number) for number in range(4_500)]
    index.upsert(ids, unit(4_500), ids)
    assert index.count() == 4_500
    assert index.hashes() == dict(zip(ids, ids, strict=True))
    index.delete(ids[:4_400])
    assert index.count() == 100
