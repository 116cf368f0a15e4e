"""What every Embedder promises, on each that we ship."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from retrieval import embedding
from retrieval.embedding import (
    BATCH_TOKENS,
    Dtype,
    HashingEmbedder,
    SentenceEmbedder,
    alike,
    estimated_tokens,
    has_bfloat16,
)
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


def test_many_at_once_are_what_each_is_alone(embedder: Embedder) -> None:
    """In lower precision too: within a thousandth of the cosine, and the order is kept."""
    texts = [f"{colour} {thing} {'for every day ' * number}"
             for number, colour in enumerate(("red", "blue", "mossy green"))
             for thing in ("lamp", "\u706f", "rain jacket", "chair", "boots", "\U0001f642", "")]  # fmt: skip
    together = embedder.embed(texts)
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert (together * alone).sum(axis=1).min() > 0.999


class Waiting:
    """A model that notes how many texts it is given, and in its first batch waits for a query."""

    def __init__(self) -> None:
        self.given: list[int] = []
        self.begun = threading.Event()
        self.embedder = SentenceEmbedder("none", dimensions=1, dtype="float32")
        self.embedder._model = self  # type: ignore[assignment]

    device = SimpleNamespace(type="cpu")

    def encode(self, texts: list[str], **_: object) -> list[list[float]]:
        self.given.append(len(texts))
        if len(self.given) == 1:
            self.begun.set()
            while not self.embedder._asking:
                threading.Event().wait(0.001)
        return [[1.0]] * len(texts)


def test_a_query_waits_for_a_batch_and_not_for_an_ingest() -> None:
    model = Waiting()
    many = threading.Thread(target=model.embedder.embed, args=(["some words"] * 256,))
    many.start()
    model.begun.wait(10)
    model.embedder.embed(["a query"])
    many.join(10)
    assert model.given.index(1) == 1, "right after the batch that was under way"
    assert sum(model.given) == 257


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


def test_batches_hold_texts_of_one_length_within_the_budget() -> None:
    texts = ["a " * 40, "long words " * 100, "", "\u706f" * 50, *["short"] * 100]
    batches = list(alike(texts, 64))
    assert sorted(place for batch in batches for place in batch) == list(range(len(texts)))
    sizes = [[estimated_tokens(texts[place]) for place in batch] for batch in batches]
    assert all(len(batch) * max(batch) <= BATCH_TOKENS and len(batch) <= 64 for batch in sizes)
    flat = [size for batch in sizes for size in batch]
    assert flat == sorted(flat, reverse=True)
    assert estimated_tokens("\u706f" * 50) > 50 > estimated_tokens("short words" * 4)


def test_a_text_longer_than_the_budget_is_a_batch_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "BATCH_TOKENS", 10)
    assert list(alike(["word " * 50, "b", "word " * 40], 64)) == [[0], [2], [1]]


def test_bfloat16_is_taken_only_where_the_processor_multiplies_it() -> None:
    assert has_bfloat16({"avx512_bf16": True, "amx_bf16": False})
    assert has_bfloat16({"amx_bf16": True})
    assert not has_bfloat16({"avx512_f": True, "avx512_bf16": False, "cpu_name": "any"})


@pytest.mark.model
@pytest.mark.parametrize(("dtype", "kept"), [("float32", True), ("bfloat16", False)])
def test_a_few_texts_are_encoded_in_float32_whatever_is_set(dtype: Dtype, kept: bool) -> None:
    if not MODEL.is_dir():
        pytest.skip("the embedding model is not in the model folder")
    exact = SentenceEmbedder(MODEL, dtype="float32")
    other = SentenceEmbedder(MODEL, dtype=dtype)
    few, many = ["a lamp", "two boots"], [f"lamp {number}" for number in range(20)]
    assert np.array_equal(exact.embed(few), other.embed(few))
    assert np.array_equal(exact.embed(many), other.embed(many)) is kept
    assert np.array_equal(exact.embed(few), other.embed(few))
