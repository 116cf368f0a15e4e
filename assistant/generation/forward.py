"""A model's forward pass over several conversations at once, as the scheduler asks for it.

`LlamaForward` is the fast one. `TransformersForward` runs any model that transformers can
load, on any device: it is the reference, and takes the conversations one after another.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedModel

LaneT = TypeVar("LaneT", bound="Lane")


class Lane(Protocol):
    """One conversation's place in the model's memory: keys and values of its tokens so far."""

    @property
    def length(self) -> int:
        """How many tokens it holds."""

    def crop(self, length: int) -> None:
        """Forget the tokens after the first `length`."""

    def keep(self, length: int) -> object:
        """A copy of the first `length` tokens' keys and values, to `open` other lanes with."""

    def close(self) -> None:
        """Give the place back."""


class Forward(Protocol[LaneT]):
    @property
    def vocabulary(self) -> int:
        """How many logits there are."""

    def cheap(self, tokens: int) -> int:
        """How many new tokens a pass can have and still take about as long as with `tokens`."""

    def open(self, kept: object = None, length: int = 0) -> LaneT:
        """A lane that holds nothing, or the first `length` tokens of what was kept."""

    def run(self, wanted: Sequence[tuple[LaneT, Sequence[int]]], every: bool = True) -> list[Tensor]:
        """Append tokens to lanes. Gives for each lane, in order, the logits after each of its
        new tokens, shape (tokens, vocabulary) in float32 on the CPU; only after the last
        with `every` false, shape (1, vocabulary)."""


class CacheLane:
    """A lane with transformers' own cache."""

    def __init__(self, cache: DynamicCache) -> None:
        self.cache = cache

    @property
    def length(self) -> int:
        return int(self.cache.get_seq_length())

    def crop(self, length: int) -> None:
        if length < self.length:
            self.cache.crop(length - self.length)

    def keep(self, length: int) -> object:
        kept = deepcopy(self.cache)
        CacheLane(kept).crop(length)
        return kept

    def close(self) -> None:
        return


class TransformersForward:
    """Any model, by transformers' own forward pass."""

    def __init__(self, model: PreTrainedModel) -> None:
        self.model = model.train(False)

    @property
    def vocabulary(self) -> int:
        return int(self.model.get_output_embeddings().weight.shape[0])

    def cheap(self, tokens: int) -> int:
        return tokens * 4

    def open(self, kept: object = None, length: int = 0) -> CacheLane:
        if isinstance(kept, DynamicCache):
            lane = CacheLane(deepcopy(kept))
            lane.crop(length)
            return lane
        return CacheLane(DynamicCache(config=self.model.config))

    def run(self, wanted: Sequence[tuple[CacheLane, Sequence[int]]], every: bool = True) -> list[Tensor]:
        return [self._one(lane, ids, len(ids) if every else 1) for lane, ids in wanted]

    def _one(self, lane: CacheLane, ids: Sequence[int], kept: int) -> Tensor:
        given = torch.tensor([list(ids)], device=self.model.device)
        out: Any = self.model(
            input_ids=given, past_key_values=lane.cache, use_cache=True, logits_to_keep=kept
        )
        logits: Tensor = out.logits[0, -kept:]
        return logits.float().cpu()
