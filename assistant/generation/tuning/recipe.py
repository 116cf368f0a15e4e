"""What a training run is made of: everything that has to be equal for it to come out the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """`layers` are the topmost ones that are adapted, on all their linear maps. `pairs` are
    seen once each. Learning rate with a warm-up over the first steps, then down a cosine."""

    base: str
    """Name of the base model."""
    base_sha256: str
    """Of its weights' file: an adapter fits one base only."""
    pairs: int = 5120
    own_share: float = 0.2
    """Of the pairs, how many are over the shop's own catalogue."""
    seed: int = 7
    batch: int = 8
    rank: int = 16
    alpha: int = 32
    layers: int = 24
    learning_rate: float = 1e-3
    warmup: int = 30
    validation: int = 96
    every: int = 128
    """Steps between validations, at which a checkpoint is kept."""
    start_sha256: str = ""
    """Of the adapter that the run went on from, "" if it began from nothing."""
    catalogue_sha256: str = ""
    """Of the shop's own products that took part, "" if none did."""

    @property
    def steps(self) -> int:
        return -(-self.pairs // self.batch)

    @property
    def key(self) -> str:
        """Tells whether a checkpoint belongs to this recipe."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()
