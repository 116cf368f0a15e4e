"""What every Embedder promises, on each that we ship."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import HashingEmbedder, SentenceEmbedder
from retrieval.query import Embedder

MODEL = Path.home() / ".cache" / "floorwalker" / "models" / "all-minilm-l6-v2"


@pytest.fixture(scope="module", params=["hashing", pytest.param("sentence", marks=pytest.mark.model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    if not MODEL.is_dir():
        pytest.skip("the embedding model is not in the model folder")
    return SentenceEmbedder(MODEL)


def test_shape_and_length(embedder: Embedder) -> None:
    vectors = embedder.embed(["red jacket", "", "🙂", "x" * 50_000])
    assert vectors.shape == (4, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_no_texts(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_order_is_kept_whatever_the_lengths(embedder: Embedder) -> None:
    texts = ["lamp", "a long text about a jacket for rain " * 8, "boots", "a chair"]
    together = embedder.embed(texts)
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-4)


def test_shared_words_are_closer_than_none(embedder: Embedder) -> None:
    query, near, far = embedder.embed(["rain jackets", "a jacket for the rain", "wooden chess board"])
    assert query @ near > query @ far


def test_a_returned_vector_is_the_callers_own(embedder: Embedder) -> None:
    first = embedder.embed(["mug"])
    expected = first.copy()
    first[:] = 0
    assert np.allclose(embedder.embed(["mug"]), expected)


def test_many_threads_get_the_same(embedder: Embedder) -> None:
    texts = [f"text {number % 5}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: embedder.embed([text])[0], texts))
    assert all(np.allclose(vector, found[number % 5], atol=1e-5) for number, vector in enumerate(found))


def test_hashing_is_the_same_in_another_process() -> None:
    said = "from retrieval.embedding import HashingEmbedder as H; print(H().embed(['red hat'])[0].tolist())"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(HashingEmbedder().embed(["red hat"])[0].tolist())
