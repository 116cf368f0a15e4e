"""Vectors in Chroma: the only module that imports chromadb.

Chroma is the store of record for vectors and their hashes. Nearest neighbours are computed
over rows that follow it (`retrieval.rows`), kept beside it as files that are made again from
Chroma when they do not fit (`retrieval.sidefile`). Chroma's own graph is never asked.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from retrieval.documents import VERSION
from retrieval.errors import IndexBusy, IndexMismatch, IndexUnreachable
from retrieval.nearest import nearest_ids, unit, vectors_of
from retrieval.ownership import Owner
from retrieval.query import VectorRows, Vectors
from retrieval.reaching import answers, reaching
from retrieval.rows import GrowingRows
from retrieval.sidefile import NoSide, SideFile

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

COLLECTION = "products"
NUMBERS_AT_ONCE = 800_000
"""Of vectors, in one call: as JSON about 16 MB, and a server takes 40."""
SIDE = "rows"
GRAPH: CreateHNSWConfiguration = {"space": "cosine", "ef_construction": 16, "max_neighbors": 4}
"""Chroma cannot do without its graph; a thin one costs least to build."""
REVISION = "revision"
SYNCED = "synced"
CHANGING = "changing "
LOOKED_EVERY = 10.0
"""Seconds between looks at whether another process has changed what a server holds."""


class ChromaIndex:
    """A `ProductIndex` in a folder (embedded, one owner process) or on a Chroma server.

    With `read_only` a folder is read beside its owner: what the owner writes later is not
    seen, and to write raises IndexBusy. What another process writes on a server is seen within
    seconds. `side` is a folder of this machine for the files that follow a server's vectors;
    without it they are held in memory.

    Raises IndexBusy if another process owns the folder, IndexMismatch if another embedding
    model built the index, IndexUnreachable if the server does not answer: then what was read
    before is still searched, and the write that failed is to be sent again. `collection` is where the
    vectors stand; a folder, and a `side`, is of one of them.
    """

    def __init__(
        self,
        embedder_name: str,
        dimensions: int,
        path: Path | None = None,
        url: str | None = None,
        read_only: bool = False,
        side: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        collection: str = COLLECTION,
    ) -> None:
        if (path is None) == (url is None):
            raise ValueError("an index is either in a folder or on a server")
        self._read_only, self._dimensions, self._clock = read_only, dimensions, clock
        self._lock, self._looking = threading.RLock(), threading.Lock()
        self._rows: GrowingRows | None = None
        self._revision = ""
        self._follows = False
        self._looked = clock()
        self._owners = [Owner(path)] if path is not None and not read_only else []
        self._alone = bool(self._owners)
        self._url, self._name = url, collection
        try:
            self._client = _embedded(path) if path is not None else _server(url or "")
            with reaching(self._url):
                self._collection = self._opened(embedder_name)
                at_once = max(1, NUMBERS_AT_ONCE // dimensions)
                self._batch = min(self._client.get_max_batch_size(), at_once)
            self._side = self._beside(path / SIDE if path is not None else side)
        except BaseException:
            self.close()
            raise

    def _opened(self, embedder_name: str) -> Collection:
        built_by = {"embedder": embedder_name, "dimensions": self._dimensions}
        collection = self._client.get_or_create_collection(
            self._name,
            metadata={**built_by, "text_version": VERSION},
            configuration={"hnsw": GRAPH},
            embedding_function=None,
        )
        found = {key: (collection.metadata or {}).get(key) for key in built_by}
        if found != built_by:
            raise IndexMismatch(
                f"the index was built with {found['embedder']} ({found['dimensions']} dimensions) and"
                f" {embedder_name} ({self._dimensions}) is configured: configure the former, or"
                " `floorwalker ingest --full` after deleting the index"
            )
        return collection

    def _beside(self, folder: Path | None) -> SideFile | NoSide:
        """Of several processes on one server, the first to come writes the files."""
        if folder is None:
            return NoSide(self._dimensions)
        writable = not self._read_only
        if writable and not self._alone:
            try:
                self._owners.append(Owner(folder))
            except IndexBusy:
                writable = False
        return SideFile(folder, self._dimensions, writable)

    @property
    def text_version(self) -> int | None:
        """`documents.VERSION` of the last writer; None in an index from before it was noted."""
        with reaching(self._url):
            found = self._noted().get("text_version")
        return found if isinstance(found, int) else None

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        """Of an id given twice the last counts. Raises ValueError for vectors that are not
        finite or of other dimensions, before anything is written."""
        vectors = unit(vectors, len(ids), self._dimensions)
        last = list({product_id: place for place, product_id in enumerate(ids)}.values())
        if not last:
            return
        with self._changing() as rows:
            for part in _slices(len(last), self._batch):
                kept = last[part]
                batch = [ids[place] for place in kept]
                said: list[Mapping[str, str]] = [{"hash": hashes[place]} for place in kept]
                self._collection.upsert(ids=batch, embeddings=vectors[kept], metadatas=said)  # type: ignore[arg-type]
                rows.put(batch, vectors[kept])
                self._side.note_put(batch)

    def delete(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        with self._changing() as rows:
            for part in _slices(len(ids), self._batch):
                batch = list(ids[part])
                self._collection.delete(ids=batch)
                rows.drop(batch)
                self._side.note_drop(batch)

    def hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Chroma's own, always. A vector that somebody stored without a hash has an empty one."""
        with self._lock, reaching(self._url):
            return {
                product_id: str((metadata or {}).get("hash", ""))
                for page in (self._pages(["metadatas"]) if ids is None else self._parts(ids, ["metadatas"]))
                for product_id, metadata in zip(page["ids"], page["metadatas"], strict=True)
            }

    def synced(self) -> str | None:
        with reaching(self._url):
            found = self._noted().get(SYNCED)
        return None if found is None else str(found)

    def note_synced(self, mark: str) -> None:
        """Kept in the collection: an index that is deleted or restored takes its mark along."""
        self._refuse_if_reading()
        with self._lock, reaching(self._url):
            self._note(SYNCED, mark)

    def count(self) -> int:
        with reaching(self._url):
            return int(self._collection.count())

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        return nearest_ids(self._loaded(), vector, k, among)

    def vectors(self, ids: Sequence[str]) -> Vectors:
        return vectors_of(self._loaded(), ids)

    def rows(self) -> VectorRows:
        if self._url is not None and self._clock() - self._looked > LOOKED_EVERY:
            self._looked = self._clock()
            threading.Thread(target=self._look, daemon=True).start()
        return self._loaded().snapshot()

    def catch_up(self) -> None:
        """Read again what another process has changed on the server, if it has."""
        with self._lock, reaching(self._url):
            if self._rows is not None and self._stored_revision() != self._revision:
                self._read()

    def close(self) -> None:
        """Let another process have the folder."""
        for owner in self._owners:
            owner.release()

    def _refuse_if_reading(self) -> None:
        if self._read_only:
            raise IndexBusy("the index was opened for reading, beside the process that owns it")

    def _look(self) -> None:
        if self._looking.acquire(blocking=False):
            try:
                self.catch_up()
            except IndexUnreachable:
                self._looked = self._clock()
            finally:
                self._looking.release()

    def _loaded(self) -> GrowingRows:
        rows = self._rows
        if rows is not None:
            return rows
        with self._lock, reaching(self._url):
            return self._rows or self._read()

    def _read(self) -> GrowingRows:
        """From the files beside Chroma if they are of its revision, else from Chroma."""
        revision = self._stored_revision()
        settled = bool(revision) and not revision.startswith(CHANGING)
        rows = self._side.load(revision, self._collection.count()) if settled else None
        if rows is not None:
            rows.settle()
        else:
            rows = self._side.begin()
            for page in self._pages(["embeddings"]):
                rows.put(page["ids"], unit(page["embeddings"], len(page["ids"]), self._dimensions))
                self._side.note_put(page["ids"])
            rows.settle()
            if self._alone and not settled:
                revision, settled = self._mark(uuid.uuid4().hex), True
            if settled:
                self._side.seal(revision, rows)
        self._rows, self._revision, self._follows = rows, revision, True
        return rows

    @contextmanager
    def _changing(self) -> Iterator[GrowingRows]:
        """Around a change, so that one that was cut short is found: by this process, which then
        reads Chroma again, or by the next one, which does not believe the files."""
        self._refuse_if_reading()
        with self._lock, reaching(self._url):
            rows = self._loaded()
            if not self._follows or not (self._alone or self._stored_revision() == self._revision):
                rows = self._read()
            self._follows = False
            began = self._mark(CHANGING + uuid.uuid4().hex)
            yield rows
            rows.settle()
            if self._alone or self._stored_revision() == began:
                self._revision = self._mark(uuid.uuid4().hex)
                self._side.seal(self._revision, rows)
                self._follows = True

    def _stored_revision(self) -> str:
        return str(self._noted().get(REVISION, ""))

    def _mark(self, revision: str) -> str:
        self._note(REVISION, revision)
        return revision

    def _noted(self) -> dict[str, Any]:
        """The collection's metadata as Chroma has it: another process may have changed it."""
        return dict(self._client.get_collection(self._name, embedding_function=None).metadata or {})

    def _note(self, key: str, value: str) -> None:
        self._collection.modify(metadata={**self._noted(), "text_version": VERSION, key: value})

    def _parts(self, ids: Sequence[str], include: list[str]) -> Iterator[dict[str, Any]]:
        unique = list(dict.fromkeys(ids))
        for part in _slices(len(unique), self._batch):
            yield dict(self._collection.get(ids=unique[part], include=include))  # type: ignore[arg-type]

    def _pages(self, include: list[str]) -> Iterator[dict[str, Any]]:
        """Chroma's own answers, a page at a time."""
        for offset in range(0, self._collection.count(), self._batch):
            yield dict(self._collection.get(limit=self._batch, offset=offset, include=include))  # type: ignore[arg-type]


def _embedded(path: Path) -> ClientAPI:
    # chromadb takes a second to import, and most commands never search
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(path), settings=Settings(anonymized_telemetry=False))


def _server(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    at, limits = urlsplit(url), answers(url)
    tls = at.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=at.hostname or "localhost",
            port=at.port or (443 if tls else 8000),
            ssl=tls,
            settings=Settings(anonymized_telemetry=False),
        )
    except ValueError as error:
        raise IndexUnreachable(f"no Chroma server answers at {url}") from error
    # chromadb has no setting for it, and waits for ever
    session = getattr(getattr(client, "_server", None), "_session", None)
    if isinstance(session, httpx.Client):
        session.timeout = limits
    return client


def _slices(length: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + size, length)) for start in range(0, length, size))
