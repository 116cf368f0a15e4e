"""Who is in an experiment, and in which arm: by a hash, so that the same unit always falls the same way.

Each question has a hash of its own, so that who is in one arm says nothing of who is in an arm of another
experiment (Kohavi, Tang and Xu 2020, "Trustworthy Online Controlled Experiments", section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256


def place(experiment: str, question: str, unit: str) -> float:
    """Where the unit falls from 0 to below 1, of this experiment's question."""
    digest = sha256(f"{experiment}\0{question}\0{unit}".encode("utf-8", "replace")).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53


def taken(experiment: str, unit: str, share: float) -> bool:
    """Whether the unit takes part, of a share of all; a greater share keeps those of a smaller."""
    return place(experiment, "share", unit) < share


def drawn(experiment: str, unit: str, chances: Mapping[str, float]) -> str:
    """The arm that the unit falls into; `chances` sum to 1."""
    left = place(experiment, "arm", unit)
    for arm, chance in chances.items():
        left -= chance
        if left < 0:
            return arm
    return next(arm for arm in reversed(list(chances)) if chances[arm] > 0)


def hashed(experiment: str, unit: str) -> str:
    """What stands for the unit in the records: of no use in another experiment, or without the unit."""
    return sha256(f"{experiment}\0unit\0{unit}".encode("utf-8", "replace")).hexdigest()[:32]


def open_to(weights: Mapping[str, float], stopped: frozenset[str]) -> dict[str, float]:
    """The chances of the arms that are not stopped, in the same proportions."""
    left = {arm: weight for arm, weight in weights.items() if arm not in stopped}
    total = sum(left.values())
    return {arm: weight / total for arm, weight in left.items()}
