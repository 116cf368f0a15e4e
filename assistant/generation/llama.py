"""The forward pass of Llama's family on a processor, for many conversations in one pass.

Half of the time of a small model's step goes into modules and small operations, and
transformers pads and masks a batch anew each step. Here the projections that share an
input are one product, keys and values go to a buffer that outlives the step, and the new
tokens of all conversations are packed without padding; only attention sees rows.
Architecture: Touvron et al. 2023 (Llama), Ainslie et al. 2023 (grouped queries).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from transformers import PreTrainedModel

from assistant.generation.memory import BufferLane, Memory
from assistant.generation.packing import Pack, pack
from assistant.generation.quantize import BLOCK, Linear, linear

FAMILY = frozenset({"llama", "mistral", "qwen2"})
ROTATIONS = frozenset({"default", "linear", "llama3"})
"""Rotary embeddings whose frequencies do not depend on the length of the text."""

MANY = (8, 32, 64, 128)
"""Tokens in one pass up to which it takes about as long as with fewer, weights being read
once (measured, 2 cores, bfloat16)."""


def fits(model: PreTrainedModel) -> bool:
    """Whether `LlamaForward` computes what this model does."""
    config: Any = model.config
    rotation = (getattr(config, "rope_parameters", None) or {}).get("rope_type", "default")
    return (
        config.model_type in FAMILY
        and config.hidden_act == "silu"
        and rotation in ROTATIONS
        and not _slides(config)
        and model.device.type == "cpu"
    )


def _slides(config: Any) -> bool:
    kinds = getattr(config, "layer_types", None) or ()
    windowed = getattr(config, "sliding_window", None) and getattr(config, "use_sliding_window", True)
    return bool(windowed) or "sliding_attention" in kinds


@dataclass(frozen=True, slots=True)
class _Layer:
    before: Tensor
    qkv: Linear
    out: Linear
    between: Tensor
    gate_up: Linear
    down: Linear


class LlamaForward:
    """Takes the weights out of a transformers model, which is of no use afterwards."""

    def __init__(self, model: PreTrainedModel, eight_bit: bool = False) -> None:
        given: Any = model
        config: Any = model.config
        self._queries, self._heads = config.num_attention_heads, config.num_key_value_heads
        self._size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        self._eps = config.rms_norm_eps
        rotary = given.model.rotary_emb
        self._frequencies, self._scaling = rotary.inv_freq.float(), float(rotary.attention_scaling)
        self._words = given.model.embed_tokens.weight.detach()
        self._last = given.model.norm.weight.detach()
        self._head = _joined(eight_bit, given.lm_head)
        self._layers = [self._layer(given.model.layers, i, eight_bit) for i in range(len(given.model.layers))]
        self._memory = Memory(len(self._layers), self._heads, self._size, self._words.dtype)

    def _layer(self, layers: Any, index: int, eight_bit: bool) -> _Layer:
        """Packs a layer and lets go of its modules, so that no weight is held twice for long."""
        layer, layers[index] = layers[index], torch.nn.Identity()
        attention, mlp = layer.self_attn, layer.mlp
        return _Layer(
            layer.input_layernorm.weight.detach(),
            _joined(eight_bit, attention.q_proj, attention.k_proj, attention.v_proj),
            _joined(eight_bit, attention.o_proj),
            layer.post_attention_layernorm.weight.detach(),
            _joined(eight_bit, mlp.gate_proj, mlp.up_proj),
            _joined(eight_bit, mlp.down_proj),
        )

    @property
    def vocabulary(self) -> int:
        return self._head.weight.shape[0]

    def cheap(self, tokens: int) -> int:
        steps = (BLOCK, *MANY) if self._head.small is not None else MANY
        return next((step for step in steps if step >= tokens), tokens)

    def open(self, kept: object = None, length: int = 0) -> BufferLane:
        return self._memory.open(kept if isinstance(kept, Tensor) else None, length)

    def run(self, wanted: Sequence[tuple[BufferLane, Sequence[int]]], every: bool = True) -> list[Tensor]:
        order = sorted(range(len(wanted)), key=lambda at: wanted[at][0].row)
        found = self._pass([wanted[at] for at in order], every)
        return [logits for _, logits in sorted(zip(order, found, strict=True), key=lambda one: one[0])]

    def _pass(self, wanted: Sequence[tuple[BufferLane, Sequence[int]]], every: bool) -> list[Tensor]:
        self._memory.reserve(max(lane.length + len(ids) for lane, ids in wanted))
        packed = pack(wanted, self._memory.room, self._queries // self._heads, self._words.dtype)
        hidden = functional.embedding(packed.ids, self._words)
        cosine, sine = self._rotation(packed.positions)
        for layer, cells in zip(self._layers, self._memory.cells, strict=True):
            hidden = hidden + layer.out(self._attend(layer, cells, hidden, packed, cosine, sine))
            gate, up = layer.gate_up(self._norm(hidden, layer.between)).chunk(2, -1)
            hidden = hidden + layer.down(functional.silu(gate) * up)
        for lane, ids in wanted:
            lane.length += len(ids)
        if not every:
            hidden = hidden[packed.lasts]
        logits = self._head(self._norm(hidden, self._last)).float()
        return list(torch.split(logits, [len(ids) if every else 1 for _, ids in wanted]))

    def _attend(
        self, layer: _Layer, cells: Tensor, hidden: Tensor, packed: Pack, cosine: Tensor, sine: Tensor
    ) -> Tensor:
        """Attention's input to its output projection: (tokens, hidden) -> (tokens, queries x size)."""
        given = layer.qkv(self._norm(hidden, layer.before)).view(len(packed.ids), -1, self._size)
        given = torch.addcmul(given * cosine, given.roll(self._size // 2, -1), sine)
        cells.view(-1, 2 * self._heads, self._size).index_copy_(0, packed.cells, given[:, self._queries :])
        seen = cells[packed.rows, : packed.reach].transpose(1, 2)
        queries = packed.by_row(given[:, : self._queries], self._heads)
        out = functional.scaled_dot_product_attention(
            queries, seen[:, : self._heads], seen[:, self._heads :], attn_mask=packed.mask
        )
        return packed.by_token(out)

    def _norm(self, hidden: Tensor, weight: Tensor) -> Tensor:
        return functional.rms_norm(hidden, weight.shape, weight, self._eps)

    def _rotation(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        """Cosines and sines (tokens, heads, size); values, the last heads, are not turned.
        The first half of the sines is negative, as the halves of a head change places."""
        angles = torch.outer(positions.float(), self._frequencies)
        cosine, sine = angles.cos() * self._scaling, angles.sin() * self._scaling
        turned, still = self._queries + self._heads, self._heads
        cosines = torch.cat([cosine, cosine], -1)[:, None].expand(-1, turned, -1)
        sines = torch.cat([-sine, sine], -1)[:, None].expand(-1, turned, -1)
        rest = cosines.new_ones(len(positions), still, self._size)
        dtype = self._words.dtype
        return torch.cat([cosines, rest], 1).to(dtype), torch.cat([sines, rest * 0], 1).to(dtype)


def _joined(eight_bit: bool, *modules: Any) -> Linear:
    """Layers with the same input as one."""
    weight = (
        modules[0].weight.detach() if len(modules) == 1 else torch.cat([m.weight.detach() for m in modules])
    )
    biases = [m.bias for m in modules]
    if all(bias is None for bias in biases):
        return linear(weight, None, eight_bit)
    whole = [m.weight.new_zeros(m.weight.shape[0]) if m.bias is None else m.bias.detach() for m in modules]
    return linear(weight, torch.cat(whole), eight_bit)
