"""What each subject chose, one after the other, cut into batches that hold hardly any padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.recommend.kinds import KINDS, STRENGTH, Interactions

Ints = npt.NDArray[np.int64]
POSITIVE = np.array([STRENGTH[kind] > 0 for kind in KINDS])
"""By code: what says something for a product. Returns, thumbs down and "not this" are no next choice."""
PADDING = -1


@dataclass(frozen=True)
class Sequences:
    """Rows of `items`, each subject's oldest first: subject s has flat[bounds[s]:bounds[s + 1]]."""

    items: tuple[str, ...]
    flat: Ints
    bounds: Ints

    @property
    def lengths(self) -> Ints:
        return np.diff(self.bounds)

    def counts(self) -> Ints:
        """How often each item was chosen: (len(items),)."""
        return np.bincount(self.flat, minlength=len(self.items))


def chosen(interactions: Interactions) -> Sequences:
    """The positive events alone; looking, clicking and buying the same thing in a row is one choice."""
    keep = POSITIVE[interactions.kinds]
    item, subject = interactions.item[keep].astype(np.int64), interactions.subject[keep]
    fresh = np.ones(len(item), bool)
    fresh[1:] = (item[1:] != item[:-1]) | (subject[1:] != subject[:-1])
    item, subject = item[fresh], subject[fresh]
    rows, flat = np.unique(item, return_inverse=True)
    bounds = np.searchsorted(subject, np.arange(len(interactions.subjects) + 1))
    return Sequences(
        tuple(interactions.items[row] for row in rows), flat.astype(np.int64), bounds.astype(np.int64)
    )


def without_last(sequences: Sequences, subjects: Ints) -> tuple[Sequences, Ints]:
    """The same without the last item of each of `subjects` (which have one), and those items."""
    last = sequences.bounds[subjects + 1] - 1
    keep = np.ones(len(sequences.flat), bool)
    keep[last] = False
    lengths = sequences.lengths.copy()
    lengths[subjects] -= 1
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    return Sequences(sequences.items, sequences.flat[keep], bounds), sequences.flat[last]


def padded(rows: Sequence[npt.NDArray[np.integer]], width: int) -> Ints:
    """The last `width` of each, padded behind: (len(rows), longest)."""
    longest = min(max((len(row) for row in rows), default=0), width)
    found = np.full((len(rows), longest), PADDING, np.int64)
    for place, row in enumerate(rows):
        tail = row[-width:]
        found[place, : len(tail)] = tail
    return found


def block(sequences: Sequences, subjects: Ints, width: int) -> Ints:
    """`padded` of those subjects, without a loop."""
    ends = sequences.bounds[subjects + 1]
    lengths = np.minimum(ends - sequences.bounds[subjects], width)
    longest = int(lengths.max(initial=0))
    offsets = np.arange(longest)
    real = offsets < lengths[:, None]
    places = np.where(real, (ends - lengths)[:, None] + offsets, 0)
    return np.where(real, sequences.flat[places], PADDING)


def batches(
    sequences: Sequences, width: int, tokens: int, random: np.random.Generator, least: int = 2
) -> Iterator[Ints]:
    """All subjects with at least `least` items in random order, in blocks of about `tokens` places.

    Within stretches of 32 batches the subjects stand by length, so that a block's rows are about as long.
    """
    lengths = np.minimum(sequences.lengths, width)
    for stretch in _runs(random.permutation(np.flatnonzero(lengths >= least)), lengths, 32 * tokens):
        parts = _runs(stretch[np.argsort(lengths[stretch], kind="stable")], lengths, tokens)
        for place in random.permutation(len(parts)):
            yield block(sequences, parts[place], width)


def _runs(subjects: Ints, lengths: Ints, tokens: int) -> list[Ints]:
    """The subjects in their order, in runs of about `tokens` places."""
    total = np.cumsum(lengths[subjects])
    cuts = np.searchsorted(total, np.arange(tokens, total.max(initial=0), tokens))
    return [run for run in np.split(subjects, cuts) if len(run)]
