"""What is guessed in a block of sequences: the next items, or the hidden ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from retrieval.recommend.sequence.network import MASK
from retrieval.recommend.sequence.recipe import Recipe
from retrieval.recommend.sequence.sequences import PADDING, Ints


@dataclass(frozen=True)
class Example:
    """`rows` (n, m) go in; at the `places` (t,), counted through rows.ravel(), the `targets` (t,) are due."""

    rows: Tensor
    places: Tensor
    targets: Tensor


def example(block: Ints, recipe: Recipe, random: np.random.Generator) -> Example:
    return _next(block) if recipe.causal else _hidden(block, recipe, random)


def _next(block: Ints) -> Example:
    rows, targets = block[:, :-1], block[:, 1:]
    places = np.flatnonzero(targets != PADDING)
    rows = np.where(targets == PADDING, PADDING, rows)
    return _tensors(rows, places, targets.ravel()[places])


def _hidden(block: Ints, recipe: Recipe, random: np.random.Generator) -> Example:
    """Of `recipe.last_only` of the sequences the last item alone, as is asked in the end, half of them cut
    short anywhere before; of the rest each item with a fixed chance, one at least.

    BERT4Rec's own code too adds examples with the last item alone hidden.
    """
    real = block != PADDING
    count = real.sum(1)
    last = random.random(len(block)) < recipe.last_only
    cut = last & (random.random(len(block)) < 0.5)
    count = np.where(cut, random.integers(np.minimum(count, 2), count + 1), count)
    offsets = np.arange(block.shape[1])
    real = offsets < count[:, None]
    block = np.where(real, block, PADDING)
    hide = real & (random.random(block.shape) < recipe.masked)
    one = (random.random(len(block)) * count).astype(np.int64)
    alone = last | ~hide.any(1)
    single = offsets == np.where(last, count - 1, one)[:, None]
    hide = np.where(alone[:, None], single, hide)
    places = np.flatnonzero(hide)
    return _tensors(np.where(hide, MASK, block), places, block.ravel()[places])


def _tensors(rows: Ints, places: Ints, targets: Ints) -> Example:
    return Example(
        torch.from_numpy(np.ascontiguousarray(rows)), torch.from_numpy(places), torch.from_numpy(targets)
    )


def question(block: Ints, recipe: Recipe) -> tuple[Tensor, Tensor]:
    """To ask for what comes next: rows (n, m) to read, and the place in each of the answer (n,)."""
    count = (block != PADDING).sum(1)
    if recipe.causal:
        return torch.from_numpy(block), torch.from_numpy(count - 1)
    rows = np.concatenate([block, np.full((len(block), 1), PADDING, np.int64)], axis=1)
    rows[np.arange(len(rows)), count] = MASK
    return torch.from_numpy(rows), torch.from_numpy(count)
