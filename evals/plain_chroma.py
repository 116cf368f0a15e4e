"""Chroma's own search, as its guide shows it: default settings, a filter as its `where`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
import numpy.typing as npt
from chromadb.api.types import Where
from chromadb.config import Settings

from retrieval.query import Vectors

NAME = "plain"
BUCKETS = 1_000
PAGE = 5_000


class PlainChroma:
    """A collection with a number from 0 to 999 for each vector to filter by."""

    def __init__(self, path: Path | None = None, port: int = 0) -> None:
        quiet = Settings(anonymized_telemetry=False)
        self._client: Any = (
            chromadb.PersistentClient(str(path), settings=quiet)
            if path is not None
            else chromadb.HttpClient("127.0.0.1", port, settings=quiet)
        )
        self._collection = self._client.get_or_create_collection(
            NAME, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def fill(self, vectors: Vectors, buckets: npt.NDArray[np.int64]) -> float:
        """Seconds that it took."""
        began = time.perf_counter()
        for start in range(0, len(vectors), PAGE):
            part = range(start, min(start + PAGE, len(vectors)))
            self._collection.add(
                ids=[str(row) for row in part],
                embeddings=vectors[part.start : part.stop],
                metadatas=[{"bucket": int(buckets[row])} for row in part],
            )
        return time.perf_counter() - began

    def nearest(self, vector: Vectors, k: int, below: int | None) -> npt.NDArray[np.int64]:
        where = None if below is None else cast(Where, {"bucket": {"$lt": below}})
        found = self._collection.query(
            query_embeddings=vector[None], n_results=k, where=where, include=["distances"]
        )
        return np.array([int(i) for i in found["ids"][0]], np.int64)
