"""What a shop sets about its recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Repeat = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Options:
    """The settings' section `recommend`, where each is described. `fusion` are the recalls' weights, by
    name, where nothing was learned yet."""

    repeat: Repeat = "auto"
    margin: float = 0.0
    explore: float = 0.0
    diversity: float = 0.3
    popular_share: float = 0.6
    fusion: Mapping[str, float] = field(default_factory=dict)
