"""A small classifier for the category and for frequent attributes, learned from the shop's own
labelled products. What it gives is likely, not said: it may rank and ask, never state.

Logistic regression on weighed words, each value against the others, its scores made probabilities
that are tempered on products kept back (Guo et al. 2017, "On Calibration of Modern Neural Networks"),
silent below the confidence from which on it was right often enough on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Extracted, Product
from retrieval.extraction.features import Features
from retrieval.extraction.reading import Passage, passages
from retrieval.extraction.rules import Rules, called
from retrieval.extraction.targets import OTHER, Limits, held, targets
from retrieval.extraction.thresholds import NEVER, least_for
from retrieval.extraction.vocabulary import labels

if TYPE_CHECKING:
    from sklearn.linear_model import SGDClassifier

PRECISION = 0.9
LIMITS = Limits(of_value=8, of_name=60, values=80, names=30)
MOST_PRODUCTS = 8_000
TEMPERATURES = np.linspace(0.4, 2.5, 22)
STRICTNESS = 1e-5
"""Of the L2 penalty: measured on retail-demo-store, see docs/extraction.md."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Labeller:
    """One attribute's values, the confidence from which on they are believed, and where its
    columns stand among those of all."""

    name: str
    values: tuple[str, ...]
    least: float
    temperature: float
    start: int


@dataclass(frozen=True)
class Learned:
    """`weights` has a row for each feature and a column for each value of each labeller."""

    features: Features
    labellers: tuple[Labeller, ...]
    weights: Floats
    biases: Floats
    rules: Rules

    def guesses(self, product: Product, text: Sequence[Passage] | None = None) -> Iterator[Extracted]:
        """`text` are the product's passages, where they were read before."""
        columns, values = self.features.row(passages(product) if text is None else text)
        if not columns.size:
            return
        scores = values @ self.weights[columns] + self.biases
        terms = called(product)
        for labeller in self.labellers:
            if not self.rules.applies(labeller.name, terms):
                continue
            own = scores[labeller.start : labeller.start + len(labeller.values)]
            likely = _softmax(own[None, :], labeller.temperature)[0]
            best = int(likely.argmax())
            if labeller.values[best] != OTHER and likely[best] >= labeller.least:
                confidence = round(float(likely[best]), 3)
                yield Extracted(labeller.name, labeller.values[best], "learned", confidence)


def learn(products: Sequence[Product], rules: Rules) -> Learned | None:
    """A third of the labelled products (by a hash of the id) is kept back to temper the
    probabilities and to set the thresholds. None where nothing can be learned."""
    from sklearn.linear_model import SGDClassifier  # heavy, and only training needs it

    labelled = [(product, named) for product in products if (named := labels(product))][:MOST_PRODUCTS]
    features = Features.of(product for product, _ in labelled)
    matrix = features.matrix(product for product, _ in labelled) if labelled else None
    back = np.array([held(product.id) for product, _ in labelled], dtype=bool)
    models: list[tuple[Labeller, Floats, Floats]] = []
    start = 0
    for name, wanted in targets([named for _, named in labelled], LIMITS):
        rows = np.array([row for row, value in enumerate(wanted) if value is not None])
        values = np.array([wanted[row] for row in rows])
        model = SGDClassifier(loss="log_loss", alpha=STRICTNESS, max_iter=100, random_state=0)
        kept = back[rows]
        if matrix is None or len(set(values[~kept])) < 2:
            continue
        model.fit(matrix[rows[~kept]], values[~kept])
        labeller = _labeller(name, model, model.decision_function(matrix[rows[kept]]), values[kept], start)
        if labeller is None:
            continue
        weights, biases = _both(model)
        models.append((labeller, weights, biases))
        start += len(labeller.values)
    if not models:
        return None
    return Learned(
        features,
        tuple(labeller for labeller, _, _ in models),
        np.concatenate([weights for _, weights, _ in models]).T.astype(np.float32),
        np.concatenate([biases for _, _, biases in models]).astype(np.float32),
        rules,
    )


def _labeller(
    name: str,
    model: SGDClassifier,
    scores: npt.NDArray[np.float64],
    right: npt.NDArray[np.str_],
    start: int,
) -> Labeller | None:
    if not len(right):
        return None
    both = np.stack([-scores, scores], axis=1) / 2 if scores.ndim == 1 else scores
    values = tuple(str(value) for value in model.classes_)
    place = {value: at for at, value in enumerate(values)}
    known = np.array([place.get(str(value), -1) for value in right])
    temperature = min(TEMPERATURES, key=lambda t: _loss(both, known, float(t)))
    likely = _softmax(both, float(temperature))
    best = likely.argmax(axis=1)
    judged = [
        (float(likely[row, at]), bool(at == known[row])) for row, at in enumerate(best) if values[at] != OTHER
    ]
    least = least_for(judged, PRECISION)
    if least is None or least == NEVER:
        return None
    return Labeller(name, values, least, float(temperature), start)


def _both(model: SGDClassifier) -> tuple[Floats, Floats]:
    """A row for each class, of two classes too."""
    weights, biases = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        weights, biases = np.concatenate([-weights, weights]) / 2, np.concatenate([-biases, biases]) / 2
    return weights, biases


def _loss(scores: npt.NDArray[np.float64], right: npt.NDArray[np.int64], temperature: float) -> float:
    """Mean negative log-likelihood of the right values that are known at all."""
    likely = _softmax(scores, temperature)[right >= 0, right[right >= 0]]
    return float(-np.log(np.maximum(likely, 1e-9)).mean()) if likely.size else 0.0


def _softmax(scores: npt.NDArray[np.floating], temperature: float) -> npt.NDArray[np.float64]:
    shifted = (scores - scores.max(axis=1, keepdims=True)) / temperature
    powers = np.exp(shifted)
    likely: npt.NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return likely
