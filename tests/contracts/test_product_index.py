"""What every ProductIndex promises, on Chroma and on the one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from evals.chroma_server import ChromaServer
from retrieval.chroma import ChromaIndex
from retrieval.nearest import InMemoryIndex
from retrieval.query import ProductIndex, Vectors

DIMENSIONS = 8


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    with ChromaServer(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(params=["memory", "chroma", "server", "server with files"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ProductIndex]:
    if request.param == "memory":
        yield InMemoryIndex()
        return
    if request.param == "chroma":
        chroma = ChromaIndex("test", DIMENSIONS, path=tmp_path)
    else:
        running: ChromaServer = request.getfixturevalue("server")
        running.emptied()
        side = tmp_path if request.param == "server with files" else None
        chroma = ChromaIndex("test", DIMENSIONS, url=running.url, side=side)
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
    ids = [str(number) for number in range(6_000)]
    index.upsert(ids, unit(6_000), ids)
    assert index.count() == 6_000
    assert index.hashes() == dict(zip(ids, ids, strict=True))
    index.delete(ids[:5_900])
    assert index.count() == 100


def test_rows_are_the_same_until_something_changes(index: ProductIndex) -> None:
    assert index.rows() is index.rows()
    index.upsert(["a", "b", "c"], unit(3), ["1"] * 3)
    rows = index.rows()
    assert index.rows() is rows
    index.delete(["b"])
    after = index.rows()
    assert after.revision != rows.revision
    assert sorted(rows.ids) == ["a", "b", "c"]
    assert sorted(i for i in after.ids if i) == ["a", "c"]
    assert after.nearest(unit(3)[1], 3)[0].size == 2
    index.delete(["b", "ghost"])
    index.upsert([], unit(0), [])
    assert set(index.rows().ids) == {"a", "c", ""}


def test_rows_know_their_ids_and_vectors(index: ProductIndex) -> None:
    vectors, ids = unit(50), [f"p{number}" for number in range(50)]
    index.upsert(ids, vectors, ids)
    rows = index.rows()
    places = [rows.ids.index(i) for i in ids]
    assert np.allclose(rows.vectors(places), vectors, atol=1e-6)
    assert np.allclose(index.vectors(["p3", "ghost"]), [vectors[3], np.zeros(DIMENSIONS)], atol=1e-6)
    allowed = np.zeros(len(rows.ids), bool)
    allowed[places[:7]] = True
    found, cosines = rows.nearest(vectors[20], 50, allowed)
    assert sorted(found) == sorted(places[:7])
    assert (np.diff(cosines) <= 0).all()


@pytest.mark.parametrize("k", [0, -1])
def test_nothing_asked_for_nothing_found(index: ProductIndex, k: int) -> None:
    index.upsert(["a"], unit(1), ["h"])
    assert index.rows().nearest(unit(1)[0], k)[0].size == 0


def test_nothing_allowed_and_nothing_there(index: ProductIndex) -> None:
    found, cosines = index.rows().nearest(unit(1)[0], 5)
    assert found.size == cosines.size == 0
    index.upsert(["a", "b"], unit(2), ["h", "h"])
    rows = index.rows()
    assert rows.nearest(unit(1)[0], 5, np.zeros(len(rows.ids), bool))[0].size == 0
    assert rows.nearest(unit(1)[0], 5)[0].size == 2


def test_a_query_of_noughts_finds_something_at_cosine_nought(index: ProductIndex) -> None:
    index.upsert(["a", "b"], unit(2), ["h", "h"])
    _, cosines = index.rows().nearest(np.zeros(DIMENSIONS, np.float32), 2)
    assert cosines.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("bad", [np.full(DIMENSIONS, np.nan), np.full(DIMENSIONS, np.inf), np.ones(3)])
def test_a_vector_that_is_none_is_refused_and_nothing_written(index: ProductIndex, bad: Vectors) -> None:
    index.upsert(["a"], unit(1), ["h"])
    with pytest.raises(ValueError, match=r"finite|dimensions"):
        index.rows().nearest(bad.astype(np.float32), 1)
    with pytest.raises(ValueError, match=r"finite|dimensions"):
        index.upsert(["b"], bad.astype(np.float32)[None], ["h"])
    assert index.hashes() == {"a": "h"}


def test_a_mask_of_another_length_is_refused(index: ProductIndex) -> None:
    index.upsert(["a"], unit(1), ["h"])
    with pytest.raises(ValueError, match="mask"):
        index.rows().nearest(unit(1)[0], 1, np.ones(2, bool))


def test_vectors_are_made_of_length_one_and_of_an_id_twice_the_last_counts(index: ProductIndex) -> None:
    first, second = unit(2)
    index.upsert(["a", "b", "a"], np.stack([first, first, 7 * second]), ["1", "1", "2"])
    assert index.count() == 2
    assert index.hashes() == {"a": "2", "b": "1"}
    assert index.nearest(second, 1) == [("a", pytest.approx(1.0, abs=1e-5))]
    assert np.linalg.norm(index.vectors(["a"])) == pytest.approx(1.0, abs=1e-5)
