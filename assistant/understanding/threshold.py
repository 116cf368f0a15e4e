"""How sure a verdict has to be, found from training examples alone.

Training files hold hardly any messages that are out of scope, so those are made: in each
fold of a cross-validation a share of the intents is left out altogether, and what customers
say for them plays the part of messages that the classifier does not know. The held-out
examples of the other intents are the ones that it should know. Borrowed chatter stands beside
them for messages about something else. The threshold is the one with the best Matthews
correlation when SHARE of all messages are out of scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.understanding.features import Floats
from assistant.understanding.fitting import Fitted, Material, Numbers, fit

Weights = npt.NDArray[np.float64]

FOLDS = 5
SHARE = 0.4
"""Of messages taken to be out of scope. Logs hold more, but intents left out on purpose are
harder to refuse than most of what customers send (docs/intents.md has the comparison)."""
FAR = 0.5
"""Of those, messages about something else altogether; the others resemble known intents."""
PLATEAU = 0.01
"""Thresholds this close to the best are as good; the middle of them moves least by chance."""
SEED = 20
MIN_OUTSIDE = 50
OUTSIDE_SHARE = 0.15
"""Share of examples out of scope from which on they show what to refuse."""
MOST = 4000
"""Examples tried; more move the threshold by less than chance does and take minutes."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Verdicts on examples that the classifier had not seen: true and given label (the number
    of labels is out-of-scope), how sure the verdict was, and what the example weighs."""

    true: Numbers
    given: Numbers
    sure: Floats
    weight: Weights

    @classmethod
    def none(cls) -> Trial:
        nothing = np.zeros(0)
        return cls(nothing.astype(np.int64), nothing.astype(np.int64), nothing.astype(np.float32), nothing)

    @classmethod
    def of(cls, trials: Sequence[Trial]) -> Trial:
        return cls(
            np.concatenate([trial.true for trial in trials]),
            np.concatenate([trial.given for trial in trials]),
            np.concatenate([trial.sure for trial in trials]),
            np.concatenate([trial.weight for trial in trials]),
        )


def folds(targets: Numbers, seed: int = SEED) -> Numbers:
    """A fold for each example, the examples of an intent spread evenly."""
    random = np.random.default_rng(seed)
    fold = np.zeros(len(targets), np.int64)
    for target in np.unique(targets):
        rows = random.permutation(np.flatnonzero(targets == target))
        fold[rows] = (np.arange(len(rows)) + random.integers(FOLDS)) % FOLDS
    return fold


def sampled(data: Material) -> Material:
    """At most MOST of the examples, of each intent the same share."""
    if len(data.targets) <= MOST:
        return data
    place = np.zeros(len(data.targets))
    random = np.random.default_rng(SEED)
    for target in np.unique(data.targets):
        rows = random.permutation(np.flatnonzero(data.targets == target))
        place[rows] = np.arange(len(rows)) / len(rows)
    return data.among(np.argsort(place, kind="stable")[:MOST])


def threshold(data: Material, borrowed: bool = False) -> float:
    """From the examples' own out-of-scope ones if there are enough to stand for what customers
    send, else from intents left out. `borrowed`: those in `data` are not the shop's own."""
    unknown = len(data.labels)
    outside = int((data.targets == unknown).sum())
    if not borrowed and outside >= max(MIN_OUTSIDE, OUTSIDE_SHARE * len(data.targets)):
        return choose(cross_validated(data, rounds=1), unknown)
    return choose(simulated(data), unknown)


def cross_validated(data: Material, rounds: int = FOLDS) -> Trial:
    """Examples judged by a classifier that was fitted without them, none left out on purpose.

    Each of MOST is judged once in FOLDS rounds; fewer judge a part of them. An intent's only
    example is never judged: nothing would be left to know it by. The share of those out of
    scope is made OUTSIDE_SHARE.
    """
    data = sampled(data)
    fold = folds(data.targets)
    trials = [Trial.none()]
    for k in range(rounds):
        training = fold != k
        testing = ~training & np.isin(data.targets, data.targets[training])
        if testing.any() and len(np.unique(data.targets[training])) > 1:
            trials.append(_tried(fit(data.among(training)), data.among(testing), data.targets[testing]))
    trial = Trial.of(trials)
    outside = trial.true == len(data.labels)
    return replace(trial, weight=_weights([(~outside, 1 - OUTSIDE_SHARE), (outside, OUTSIDE_SHARE)]))


def simulated(data: Material) -> Trial:
    """Intents left out in turn, their examples to be refused, beside the examples that are out
    of scope. With fewer than three intents nothing can be left out; an intent's only example
    is as good as left out where it is held out."""
    data = sampled(data)
    unknown = len(data.labels)
    fold = folds(data.targets)
    turn = np.append(np.random.default_rng(SEED).permutation(unknown) % FOLDS, -1)
    trials, near = [], []
    for k in range(FOLDS):
        left_out = turn[data.targets] == k
        training = ~left_out & (fold != k)
        testing = left_out | (fold == k)
        if len(np.unique(data.targets[training])) < 2:
            continue
        left_out |= ~np.isin(data.targets, data.targets[training])
        true = np.where(left_out, unknown, data.targets)
        trials.append(_tried(fit(data.among(training)), data.among(testing), true[testing]))
        near.append(left_out[testing])
    if not trials:
        return cross_validated(data)
    trial, close = Trial.of(trials), np.concatenate(near)
    far = (trial.true == unknown) & ~close
    far_share = SHARE * FAR if far.any() else 0.0
    inside = trial.true != unknown
    weights = _weights([(inside, 1 - SHARE), (close, SHARE - far_share), (far, far_share)])
    return replace(trial, weight=weights)


def _tried(fitted: Fitted, data: Material, true: Numbers) -> Trial:
    known = fitted.judge(data.vectors, data.present)[:, :-1]
    return Trial(true, known.argmax(axis=1).astype(np.int64), known.max(axis=1), np.ones(len(true)))


def choose(trial: Trial, unknown: int) -> float:
    """The middle of the thresholds that are within PLATEAU of the best; 0, which refuses
    nothing, if nothing could be tried."""
    if not len(trial.true):
        return 0.0
    # scikit-learn takes a second to import and only training needs it
    from sklearn.metrics import matthews_corrcoef

    candidates = np.unique(np.quantile(trial.sure, np.linspace(0, 1, 101)))
    worth = np.array(
        [
            matthews_corrcoef(
                trial.true,
                np.where(trial.sure >= candidate, trial.given, unknown),
                sample_weight=trial.weight,
            )
            for candidate in candidates
        ]
    )
    return float(candidates[worth >= worth.max() - PLATEAU].mean())


def _weights(groups: Sequence[tuple[npt.NDArray[np.bool_], float]]) -> Weights:
    """A weight for each example, so that each group has its share of the whole."""
    weights = np.zeros(len(groups[0][0]))
    for members, share in groups:
        if members.any():
            weights[members] = share / members.sum()
    return weights
