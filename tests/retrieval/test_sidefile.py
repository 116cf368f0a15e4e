"""The files beside Chroma: they spare reading it, and are never believed when it has moved on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from retrieval import chroma as chroma_module
from retrieval import rows as rows_module
from retrieval.chroma import ChromaIndex
from retrieval.query import Vectors

DIMENSIONS = 16


def unit(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def opened(folder: Path, read_only: bool = False) -> ChromaIndex:
    return ChromaIndex("m", DIMENSIONS, path=folder, read_only=read_only)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of a hundred vectors, of which some were replaced and some deleted, closed."""
    index, ids = opened(tmp_path), [f"é{number}" for number in range(100)]
    index.upsert(ids, unit(100), ids)
    index.upsert(ids[:10], unit(10, seed=1), ids[:10])
    index.delete(ids[90:])
    index.close()
    return tmp_path


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the vectors were read from Chroma")

    monkeypatch.setattr(ChromaIndex, "_pages", refuse)


def holds(index: ChromaIndex) -> bool:
    """Whether it has what `folder` wrote last."""
    first = index.nearest(unit(10, seed=1)[3], 1)[0]
    gone = index.vectors(["é95"])
    return first == ("é3", pytest.approx(1.0, abs=1e-5)) and not gone.any() and index.count() == 90


@pytest.mark.parametrize("read_only", [False, True])
def test_the_next_start_reads_nothing_from_chroma(
    folder: Path, read_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_reading(monkeypatch)
    index = opened(folder, read_only)
    assert holds(index)
    assert len([i for i in index.rows().ids if i]) == 90
    index.close()


def test_a_reader_beside_the_owner_has_the_files_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_reading(monkeypatch)
    owner = opened(folder)
    reader = opened(folder, read_only=True)
    assert holds(owner)
    assert holds(reader)
    before = reader.rows()
    owner.upsert(["new"], unit(1, seed=9), ["h"])
    owner.delete(["é3"])
    assert reader.rows() is before
    assert reader.nearest(unit(10, seed=1)[3], 1)[0][0] == "é3"
    owner.close()


def spoilt_log(side: Path) -> None:
    log = next(side.glob("rows-*.jsonl"))
    log.write_bytes(log.read_bytes()[:-40])


def spoilt_vectors(side: Path) -> None:
    path = next(side.glob("vectors-*.f32"))
    path.write_bytes(path.read_bytes()[: 50 * DIMENSIONS * 4])


def another_revision(side: Path) -> None:
    head = json.loads((side / "head.json").read_text())
    (side / "head.json").write_text(json.dumps({**head, "revision": "x"}))


def another_format(side: Path) -> None:
    (side / "head.json").write_text('{"made": "by another version"}')


def all_gone(side: Path) -> None:
    for path in side.iterdir():
        path.unlink()


SPOILT = [spoilt_log, spoilt_vectors, another_revision, another_format, all_gone]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_files_that_do_not_fit_are_made_again(
    folder: Path, read_only: bool, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / "rows")
    index = opened(folder, read_only)
    assert holds(index)
    index.close()


def test_a_crash_between_chroma_and_the_files_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = opened(folder)
    monkeypatch.setattr(index._side, "seal", lambda *_: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        index.upsert(["é50"], unit(1, seed=4), ["new"])
    index.close()
    again = opened(folder)
    assert again.nearest(unit(1, seed=4)[0], 1)[0][0] == "é50"
    assert again.nearest(unit(1, seed=4)[0], 1)[0][1] == pytest.approx(1.0, abs=1e-5)
    assert again.count() == 90
    again.close()


def test_a_write_that_failed_half_way_is_read_again_before_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened(folder)
    assert holds(index)
    index._batch = 2
    real, calls = index._collection.upsert, []

    def fails_after_writing(**batch: object) -> None:
        real(**batch)  # type: ignore[arg-type]
        calls.append(batch)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(index._collection, "upsert", fails_after_writing)
    with pytest.raises(KeyboardInterrupt):
        index.upsert(["n0", "n1", "n2", "n3", "n4"], unit(5, seed=6), ["h"] * 5)
    assert index.count() == 94
    monkeypatch.setattr(index._collection, "upsert", real)
    index.upsert(["n4"], unit(5, seed=6)[4:], ["h"])
    assert {i for i in index.rows().ids if i} >= {"n0", "n1", "n2", "n3", "n4"}
    index.close()


def test_compaction_and_the_scan_outlive_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "TAIL", 500)
    index, vectors = opened(tmp_path), unit(3_000)
    ids = [str(number) for number in range(3_000)]
    index.upsert(ids, vectors, ids)
    index.upsert(ids[:2_000], vectors[:2_000][::-1], ids[:2_000])
    kept = len(index.rows().ids)
    index.close()
    assert kept < 5_000
    forbid_reading(monkeypatch)
    again = opened(tmp_path)
    assert len(again.rows().ids) == kept
    assert again.nearest(vectors[1_999], 1)[0] == ("0", pytest.approx(1.0, abs=1e-5))
    assert again.nearest(vectors[2_500], 1)[0] == ("2500", pytest.approx(1.0, abs=1e-5))
    again.upsert(["last"], unit(1, seed=3), ["h"])
    assert again.nearest(unit(1, seed=3)[0], 1)[0][0] == "last"
    assert len(list((tmp_path / "rows").glob("vectors-*"))) == 1
    again.close()


def test_an_index_from_before_the_files_opens_and_is_given_them(tmp_path: Path) -> None:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(tmp_path), settings=Settings(anonymized_telemetry=False))
    old = client.create_collection(
        "products",
        metadata={"embedder": "m", "dimensions": DIMENSIONS},
        configuration={"hnsw": {"space": "cosine"}},
        embedding_function=None,
    )
    old.add(ids=["a", "b"], embeddings=unit(2), metadatas=[{"hash": "1"}, {"hash": "2"}])
    index = opened(tmp_path)
    assert index.text_version is None
    assert index.nearest(unit(2)[1], 1)[0][0] == "b"
    assert index.text_version == chroma_module.VERSION
    assert (tmp_path / "rows" / "head.json").exists()
    index.close()
