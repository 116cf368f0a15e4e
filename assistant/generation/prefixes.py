"""Keys and values of the beginnings of prompts: instructions, policies, a conversation so far."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

TOKENS = 4096
"""Tokens kept in all. One takes 23 kB with the default model in bfloat16: 94 MB."""


class Prefixes:
    """The least recently used goes first once there are more than `room` tokens."""

    def __init__(self, room: int = TOKENS) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[int, ...], object] = OrderedDict()

    def longest(self, ids: Sequence[int]) -> tuple[object, int]:
        """What was kept of a prompt that begins most like `ids`, and how many tokens they
        share; (None, 0) if none. The last token is never shared: its logits are wanted."""
        best: tuple[int, ...] = ()
        shared = 0
        for key in self._kept:
            if (common := min(_common(key, ids), len(ids) - 1)) > shared:
                best, shared = key, common
        if not shared:
            return None, 0
        self._kept.move_to_end(best)
        return self._kept[best], shared

    def keep(self, ids: tuple[int, ...], kept: object) -> None:
        if len(ids) <= self._room:
            self._kept[ids] = kept
            self._kept.move_to_end(ids)
        while sum(map(len, self._kept)) > self._room:
            self._kept.popitem(last=False)


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)
