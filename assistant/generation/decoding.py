"""What a call to the engine is given: a prompt, how tokens are chosen, what may be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Decoding:
    """How tokens are chosen. `temperature` 0 is greedy; above it, sampling is seeded, so
    that the same call gives the same words. No run of `no_repeat` tokens is written twice
    (0: no such rule). `drafted` tokens at most are guessed ahead."""

    max_new_tokens: int = 90
    temperature: float = 0.0
    top_p: float = 0.9
    seed: int = 0
    no_repeat: int = 6
    drafted: int = 3


class Restrictor(Protocol):
    """What may come next in one reply. Made for one call, and asked on the engine's thread."""

    def restrict(self, logits: Tensor, text: str) -> Tensor:
        """Logits (vocabulary,) with what may not follow `text` at minus infinity."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Token ids; the first `fixed` of them are the same in many prompts and worth keeping."""

    ids: tuple[int, ...]
    fixed: int = 0
    vocabulary: Restrictor | None = None
