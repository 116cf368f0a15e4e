"""Linear layers in two number formats: bfloat16 for many rows, eight bits for few.

Writing a token reads every weight once and is bound by memory; eight-bit weights are half
as many bytes. Reading a prompt is bound by arithmetic, which bfloat16 does best. Both are
kept (405 MB for 135 million parameters) and each pass takes the better one. Only weights
are rounded, one scale an output channel: rounding activations too changes a third of the
words of a model this small (docs/decisions/decoding-engine.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

FEW = 8
"""Rows up to which the eight-bit product is the faster one (measured, 2 cores with AVX-512)."""

BLOCK = 4
"""Rows that the eight-bit product works on at a time: fewer cost as much."""


@dataclass(frozen=True, slots=True)
class Linear:
    """`weight` (out, in), with an eight-bit twin and its scales (out,) where there is one."""

    weight: Tensor
    bias: Tensor | None = None
    small: Tensor | None = None
    scales: Tensor | None = None

    def __call__(self, given: Tensor) -> Tensor:
        """(rows, in) -> (rows, out)."""
        if self.small is None or self.scales is None or given.shape[0] > FEW:
            return functional.linear(given, self.weight, self.bias)
        out = torch._weight_int8pack_mm(given, self.small, self.scales)
        return out if self.bias is None else out + self.bias


def linear(weight: Tensor, bias: Tensor | None, eight_bit: bool) -> Linear:
    """Raises nothing for a zero row: its scale is one."""
    if not eight_bit:
        return Linear(weight, bias)
    scales = weight.abs().amax(1).float() / 127
    scales = scales.masked_fill_(scales == 0, 1.0).to(weight.dtype)
    small = (weight.float() / scales.float()[:, None]).round_().clamp_(-127, 127).to(torch.int8)
    return Linear(weight, bias, small, scales)


class EightBit(nn.Module):
    """A linear layer of any transformers model with its eight-bit twin."""

    def __init__(self, full: nn.Linear) -> None:
        super().__init__()
        self.weight = full.weight
        bias = None if full.bias is None else full.bias.detach()
        self._both = linear(full.weight.detach(), bias, eight_bit=True)

    def forward(self, given: Tensor) -> Tensor:
        return self._both(given.reshape(-1, given.shape[-1])).view(*given.shape[:-1], -1)


def quantize(model: nn.Module) -> None:
    """Give every linear layer of a model its eight-bit twin, in place."""
    for name, child in list(model.named_children()):
        if isinstance(child, nn.Linear):
            setattr(model, name, EightBit(child))
        else:
            quantize(child)
