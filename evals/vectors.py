"""Vectors to measure with: real ones of both catalogues, repeated with variations; real queries."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals import chorus
from evals.figures import DATA
from retrieval.chroma import ChromaIndex
from retrieval.query import Embedder, Vectors

Mask = npt.NDArray[np.bool_]

INDEXES = (Path("build/chorus-icecat-index"), Path("build/retail-demo-store-index"))
REQUESTS = 60
TENTH = 0.1


def real(embedder: Embedder) -> Vectors:
    """The vectors of both catalogues, read from copies: an index has one owner."""
    found = []
    for index in INDEXES:
        if index.is_dir():
            with tempfile.TemporaryDirectory() as folder:
                copy = shutil.copytree(index, Path(folder) / "index")
                kept = ChromaIndex(embedder.name, embedder.dimensions, path=copy)
                rows = kept.rows()
                found.append(rows.vectors([row for row, i in enumerate(rows.ids) if i]))
                kept.close()
    return np.concatenate(found) if found else np.zeros((0, embedder.dimensions), np.float32)


def varied(vectors: Vectors, count: int) -> Vectors:
    """`count` vectors: the real ones, then variations at cosines of .85 to .99 to them, shuffled."""
    rng = np.random.default_rng(0)
    made = np.empty((count, vectors.shape[1]), np.float32)
    for start in range(0, count, len(vectors)):
        part = vectors[rng.permutation(len(vectors))[: count - start]]
        if start:
            noise = rng.normal(size=part.shape).astype(np.float32)
            cosines = rng.uniform(0.85, 0.99, (len(part), 1)).astype(np.float32)
            part = np.asarray(cosines * part + np.sqrt(1 - cosines**2) * _unit(noise), np.float32)
        made[start : start + len(part)] = _unit(part)
    return made[rng.permutation(count)]


def queries(embedder: Embedder) -> Vectors:
    """What people typed: the rated queries of chorus-icecat and some of webshop-instructions."""
    lines = (DATA / "webshop-instructions" / "instructions.txt").read_text(encoding="utf-8").splitlines()
    typed = random.Random(0).sample([line for line in lines if line.strip()], REQUESTS)
    return embedder.embed([*chorus.judgements(), *typed])


def tenths(vectors: Vectors, asked: Vectors) -> tuple[list[Mask], list[Mask]]:
    """For each query the tenth of the catalogue around its best product, and that of another
    query: a category that the query means, and one that it does not."""
    own = [_around(vectors, int(np.argmax(vectors @ query))) for query in asked]
    return own, own[7:] + own[:7]


def _around(vectors: Vectors, row: int) -> Mask:
    cosines = vectors @ vectors[row]
    return np.asarray(cosines >= np.quantile(cosines[:20_000], 1 - TENTH))


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
