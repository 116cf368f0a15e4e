"""The arithmetic of the intent classifier: fitting it to examples and applying it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack, vstack

from assistant.errors import Invalid
from assistant.understanding.examples import Example
from assistant.understanding.features import Floats, Present, counts, rarity, weigh
from retrieval.query import Embedder

Numbers = npt.NDArray[np.int64]

WORDS = 0.8
"""Weight of the hashed words beside an embedding of length one."""
PENALTY = 10.0
"""Inverse strength of the regularisation; 1.0, the usual default, underfits short embeddings."""
ITERATIONS = 100
NEAR = 0.6
"""Cosine from which on a borrowed text may mean the same as an example."""


@dataclass(frozen=True, slots=True)
class Material:
    """Examples as numbers: `vectors` (n, dimensions), `present` (n, buckets), and `targets`
    (n,), the place of each example's label in `labels`, or `len(labels)` for out-of-scope."""

    labels: tuple[str, ...]
    vectors: Floats
    present: Present
    targets: Numbers

    def beside(self, others: Material) -> Material:
        """With the examples of `others` added as out of scope."""
        return Material(
            self.labels,
            np.vstack([self.vectors, others.vectors]),
            vstack([self.present, others.present], format="csr"),
            np.append(self.targets, np.full(len(others.targets), len(self.labels))),
        )

    def among(self, rows: Numbers | npt.NDArray[np.bool_]) -> Material:
        return Material(self.labels, self.vectors[rows], self.present[rows], self.targets[rows])


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of a classifier: `dense` (labels + 1, dimensions), `sparse` (labels + 1, buckets),
    `bias` (labels + 1,), the last row being out-of-scope; `idf` (buckets,)."""

    labels: tuple[str, ...]
    threshold: float
    dense: Floats
    sparse: Floats
    bias: Floats
    idf: Floats

    def judge(self, vectors: Floats, present: Present) -> Floats:
        """Probabilities, shape (len(vectors), labels + 1); the last column is out-of-scope."""
        scores = vectors @ self.dense.T + weigh(present, self.idf) @ self.sparse.T + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        exp = np.exp(scores)
        probabilities: Floats = exp / exp.sum(axis=1, keepdims=True)
        return probabilities

    def arrays(self) -> dict[str, Floats]:
        return {"dense": self.dense, "sparse": self.sparse, "bias": self.bias, "idf": self.idf}

    @classmethod
    def of(cls, labels: tuple[str, ...], threshold: float, arrays: Mapping[str, Floats]) -> Fitted:
        return cls(labels, threshold, arrays["dense"], arrays["sparse"], arrays["bias"], arrays["idf"])


def material(examples: Sequence[Example], embedder: Embedder, out_of_scope: str) -> Material:
    """Raises Invalid if fewer than two intents are left to tell apart."""
    labels = tuple(sorted({e.intent for e in examples} - {out_of_scope}))
    if len(labels) < 2:
        raise Invalid("examples", "at least two intents are needed; add examples of another")
    index = {label: i for i, label in enumerate(labels)}
    texts = [e.text for e in examples]
    targets = np.array([index.get(e.intent, len(labels)) for e in examples], dtype=np.int64)
    return Material(labels, embedder.embed(texts), counts(texts), targets)


def unlike(data: Material, texts: Sequence[str], embedder: Embedder) -> Material:
    """Those of `texts` that are near none of the examples: what is out of scope in one shop may
    be an intent of another."""
    vectors = embedder.embed(texts)
    far = (vectors @ data.vectors.T).max(axis=1) < NEAR
    targets = np.full(len(texts), len(data.labels), dtype=np.int64)
    return Material(data.labels, vectors, counts(texts), targets).among(far)


def fit(data: Material, threshold: float = 0.0) -> Fitted:
    """Multinomial logistic regression; a label without examples never gets a probability."""
    # scikit-learn takes a second to import and only training needs it
    from sklearn.linear_model import LogisticRegression

    idf = rarity(data.present)
    rows = hstack([csr_array(data.vectors), WORDS * weigh(data.present, idf)], format="csr")
    model = LogisticRegression(C=PENALTY, max_iter=ITERATIONS, tol=1e-3, class_weight="balanced")
    model.fit(rows, data.targets)
    coefficients, intercepts = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        # scikit-learn keeps one row for two classes
        coefficients = np.vstack([-coefficients[0] / 2, coefficients[0] / 2])
        intercepts = np.array([-intercepts[0] / 2, intercepts[0] / 2])
    width = data.vectors.shape[1]
    weights = np.zeros((len(data.labels) + 1, rows.shape[1]), np.float32)
    bias = np.full(len(data.labels) + 1, -1e4, np.float32)
    weights[model.classes_], bias[model.classes_] = coefficients, intercepts
    dense = np.ascontiguousarray(weights[:, :width])
    sparse = np.multiply(weights[:, width:], WORDS, dtype=np.float32)
    return Fitted(data.labels, threshold, dense, sparse, bias, idf)
