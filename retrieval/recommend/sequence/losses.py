"""Cross entropy against a sample of the items.

A softmax over all items, rather than the original SASRec's one negative, is most of what sets good figures
apart from poor ones (Klenitskiy and Vasilev 2023, arXiv:2309.07602; Petrov and Macdonald 2023,
arXiv:2308.07192).
A sample that a whole batch shares stands in for it, with each logit less the logarithm of how often its item
is expected in the sample (Bengio and Senecal 2008; Jean et al. 2015, arXiv:1412.2007, section 3).
"""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.recommend.sequence.network import Network


class Sampler:
    """Draws items with probability proportional to (1 + count) ** skew."""

    def __init__(self, counts: npt.NDArray[np.int64], skew: float) -> None:
        weights = (1.0 + counts) ** skew
        self.share = weights / weights.sum()
        self.edges = np.cumsum(self.share)
        self.log_share = torch.from_numpy(np.log(self.share).astype(np.float32))

    def draw(self, count: int, random: np.random.Generator) -> Tensor:
        """(count,), with repeats."""
        rows = np.searchsorted(self.edges, random.random(count) * self.edges[-1])
        return torch.from_numpy(np.minimum(rows, len(self.edges) - 1))


def sampled_softmax(
    network: Network, hidden: Tensor, targets: Tensor, negatives: Tensor, sampler: Sampler
) -> Tensor:
    """Mean cross entropy of `targets` (t,) by `hidden` (t, d) against the shared `negatives` (m,)."""
    hidden, table = hidden.float(), network.items.weight
    right = (hidden * functional.embedding(targets, table)).sum(1)
    offsets = -(sampler.log_share[negatives] + math.log(len(negatives)))
    wrong = cast(
        Tensor,
        _Mass.apply(  # type: ignore[no-untyped-call]
            hidden,
            functional.embedding(negatives, table),
            offsets,
            clashes(targets, negatives),
            torch.bfloat16 if network.recipe.bf16 else torch.float32,
        ),
    )
    return functional.softplus(wrong - right).mean()


def clashes(targets: Tensor, negatives: Tensor) -> tuple[Tensor, Tensor]:
    """Where a target is among the negatives: places in `targets`, places in `negatives`."""
    order = torch.argsort(negatives)
    ordered = negatives[order]
    first = torch.searchsorted(ordered, targets)
    count = torch.searchsorted(ordered, targets, right=True) - first
    rows = torch.repeat_interleave(torch.arange(len(targets)), count)
    ahead = torch.arange(len(rows)) - torch.repeat_interleave(torch.cumsum(count, 0) - count, count)
    return rows, order[first[rows] + ahead]


class _Mass(torch.autograd.Function):
    """log sum exp(hidden @ table.T + offsets) by row, without the places `out`; logits are kept once."""

    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        table: Tensor,
        offsets: Tensor,
        out: tuple[Tensor, Tensor],
        kind: torch.dtype,
    ) -> Tensor:
        hidden, table = hidden.to(kind), table.to(kind)
        logits = torch.addmm(offsets.to(kind), hidden, table.t())
        logits[out] = -1e4
        total = torch.logsumexp(logits, 1).float()
        ctx.save_for_backward(hidden, table, logits, total)
        return total

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, None, None, None]:
        hidden, table, logits, total = ctx.saved_tensors
        share = logits.sub_(total[:, None].to(logits.dtype)).exp_()
        weighted = hidden * grad[:, None].to(hidden.dtype)
        return (
            (share @ table).float() * grad[:, None],
            (share.t() @ weighted).float(),
            None,
            None,
            None,
        )
