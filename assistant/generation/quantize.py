"""Linear layers in two number formats: bfloat16 for many rows, eight bits for few.

Reading a prompt is bound by arithmetic, which bfloat16 does best; writing a token reads
every weight once, and eight-bit weights are half as many bytes. Both are kept (405 MB for
135 million parameters) and each pass takes the better one.
"""

from __future__ import annotations

import warnings
from typing import cast

import torch
from torch import nn

FEW = 16
"""Rows up to which the eight-bit product is the faster one (measured, 2 cores with AMX)."""


class TwoWayLinear(nn.Module):
    """A bfloat16 linear layer with an eight-bit twin (dynamic activations, per-channel weights)."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.full = linear
        self.weight = linear.weight
        self._small = _eight_bit(linear)

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        rows = given.numel() // given.shape[-1]
        if rows > FEW:
            return cast(torch.Tensor, self.full(given))
        return cast(torch.Tensor, self._small(given.float())).to(given.dtype)


def quantize(model: nn.Module) -> None:
    """Give every linear layer of a model its eight-bit twin, in place."""
    for name, child in list(model.named_children()):
        if isinstance(child, nn.Linear):
            setattr(model, name, TwoWayLinear(child))
        else:
            quantize(child)


def _eight_bit(linear: nn.Linear) -> nn.Module:
    copy = nn.Linear(linear.in_features, linear.out_features, bias=linear.bias is not None)
    copy.load_state_dict({name: value.float() for name, value in linear.state_dict().items()})
    per_channel = torch.ao.quantization.per_channel_dynamic_qconfig
    with warnings.catch_warnings():
        # These formats leave torch in a later version; torch is pinned, and bfloat16 remains.
        warnings.simplefilter("ignore")
        quantized = torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            nn.Sequential(copy), {nn.Linear: per_channel}, dtype=torch.qint8, inplace=True
        )
    return cast(nn.Module, quantized[0])
