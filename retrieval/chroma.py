"""Vectors in Chroma: the only module that imports chromadb.

Chroma stores the vectors and their hashes. Nearest neighbours are computed exactly over a
matrix that is read from it once and kept until the next write: at a shop's sizes one product
of matrix and vector is faster than Chroma's filtered query and has no recall to lose.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from retrieval.errors import IndexBusy, IndexMismatch, IndexUnreachable
from retrieval.nearest import nearest_ids, unit, vectors_of
from retrieval.query import VectorRows, Vectors
from retrieval.rows import GrowingRows

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

COLLECTION = "products"
SYNCED = "synced"
PAGE = 2_000
LOCK = "owner.lock"


class ChromaIndex:
    """A `ProductIndex` in a folder (embedded, one owner process) or on a Chroma server.

    With `read_only` a folder is read beside its owner: what the owner writes later is not
    seen, and to write raises IndexBusy.

    Raises IndexBusy if another process owns the folder, IndexMismatch if another embedding
    model built the index, IndexUnreachable if the server does not answer.
    """

    def __init__(
        self,
        embedder_name: str,
        dimensions: int,
        path: Path | None = None,
        url: str | None = None,
        read_only: bool = False,
    ) -> None:
        if (path is None) == (url is None):
            raise ValueError("an index is either in a folder or on a server")
        self._read_only = read_only
        self._owner = _Owner(path) if path is not None and not read_only else None
        try:
            self._client = _embedded(path) if path is not None else _server(url or "")
            self._collection = self._opened(embedder_name, dimensions)
        except BaseException:
            self.close()
            raise
        self._batch = min(self._client.get_max_batch_size(), PAGE)
        self._lock = threading.RLock()
        self._dimensions = dimensions
        self._rows: GrowingRows | None = None

    def _opened(self, embedder_name: str, dimensions: int) -> Collection:
        built_by = {"embedder": embedder_name, "dimensions": dimensions}
        collection = self._client.get_or_create_collection(
            COLLECTION,
            metadata=built_by,
            configuration={"hnsw": {"space": "cosine"}},
            embedding_function=None,
        )
        found = {key: (collection.metadata or {}).get(key) for key in built_by}
        if found != built_by:
            raise IndexMismatch(
                f"the index was built with {found['embedder']} ({found['dimensions']} dimensions) and"
                f" {embedder_name} ({dimensions}) is configured: configure the former, or"
                " `floorwalker ingest --full` after deleting the index"
            )
        return collection

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        self._refuse_if_reading()
        vectors = unit(vectors, len(ids), self._dimensions)
        last = list({product_id: place for place, product_id in enumerate(ids)}.values())
        with self._lock:
            for part in _slices(len(last), self._batch):
                kept = last[part]
                batch = [ids[place] for place in kept]
                self._collection.upsert(
                    ids=batch,
                    embeddings=vectors[kept],
                    metadatas=[{"hash": hashes[place]} for place in kept],
                )
                if self._rows is not None:
                    self._rows.put(batch, vectors[kept])
                    self._rows.settle()

    def delete(self, ids: Sequence[str]) -> None:
        self._refuse_if_reading()
        with self._lock:
            for part in _slices(len(ids), self._batch):
                self._collection.delete(ids=list(ids[part]))
                if self._rows is not None:
                    self._rows.drop(ids[part])
                    self._rows.settle()

    def hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """A vector that somebody stored without a hash has an empty one."""
        with self._lock:
            return {
                product_id: str((metadata or {}).get("hash", ""))
                for page in (self._pages(["metadatas"]) if ids is None else self._parts(ids, ["metadatas"]))
                for product_id, metadata in zip(page["ids"], page["metadatas"], strict=True)
            }

    def synced(self) -> str | None:
        found = (self._collection.metadata or {}).get(SYNCED)
        return None if found is None else str(found)

    def note_synced(self, mark: str) -> None:
        """Kept in the collection: an index that is deleted or restored takes its mark along."""
        self._refuse_if_reading()
        with self._lock:
            self._collection.modify(metadata={**(self._collection.metadata or {}), SYNCED: mark})

    def count(self) -> int:
        return int(self._collection.count())

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        return nearest_ids(self._loaded(), vector, k, among)

    def vectors(self, ids: Sequence[str]) -> Vectors:
        return vectors_of(self._loaded(), ids)

    def rows(self) -> VectorRows:
        return self._loaded().snapshot()

    def _refuse_if_reading(self) -> None:
        if self._read_only:
            raise IndexBusy("the index was opened for reading, beside the process that owns it")

    def close(self) -> None:
        """Let another process have the folder."""
        if self._owner is not None:
            self._owner.release()

    def _loaded(self) -> GrowingRows:
        rows = self._rows
        if rows is not None:
            return rows
        with self._lock:
            if self._rows is None:
                read = GrowingRows(self._dimensions)
                for page in self._pages(["embeddings"]):
                    read.put(page["ids"], unit(page["embeddings"], len(page["ids"]), self._dimensions))
                read.settle()
                self._rows = read
            return self._rows

    def _parts(self, ids: Sequence[str], include: list[str]) -> Iterator[dict[str, Any]]:
        unique = list(dict.fromkeys(ids))
        for part in _slices(len(unique), self._batch):
            yield dict(self._collection.get(ids=unique[part], include=include))  # type: ignore[arg-type]

    def _pages(self, include: list[str]) -> Iterator[dict[str, Any]]:
        """Chroma's own answers, a page at a time."""
        for offset in range(0, self._collection.count(), PAGE):
            yield dict(self._collection.get(limit=PAGE, offset=offset, include=include))  # type: ignore[arg-type]


class _Owner:
    """The lock that makes one process the owner of a folder; its file says which."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / LOCK)
        self._note = folder / "owner.json"
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexBusy(f"the index in {folder} is owned by process {self._pid()}") from error
        self._note.write_text(json.dumps({"pid": os.getpid()}))

    def _pid(self) -> int | str:
        try:
            return int(json.loads(self._note.read_text())["pid"])
        except (OSError, ValueError, KeyError):
            return "unknown"

    def release(self) -> None:
        self._lock.release()


def _embedded(path: Path) -> ClientAPI:
    # chromadb takes a second to import, and most commands never search
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(path), settings=Settings(anonymized_telemetry=False))


def _server(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    at = urlsplit(url)
    tls = at.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=at.hostname or "localhost",
            port=at.port or (443 if tls else 8000),
            ssl=tls,
            settings=Settings(anonymized_telemetry=False),
        )
    except ValueError as error:
        raise IndexUnreachable(f"no Chroma server answers at {url}") from error


def _slices(length: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + size, length)) for start in range(0, length, size))
