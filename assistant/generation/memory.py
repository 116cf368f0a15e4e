"""Keys and values of the conversations that are being decoded, side by side in one buffer.

Rows in use are always the first ones, so that attention reads them as one view: when a
lane closes, the last one moves into its row. Rows are as long as the longest needs, but
pages of memory that were never written are not taken from the machine.
"""

from __future__ import annotations

import mmap
import sys
from math import prod

import torch
from torch import Tensor

ROWS, TOKENS = 4, 512
"""Size of the buffer while little is asked; it grows by doubling and shrinks when idle."""


class BufferLane:
    """A row of the buffer. The row can change between passes; the lane stays the same."""

    def __init__(self, memory: Memory, row: int) -> None:
        self._memory, self.row = memory, row
        self.length = 0

    def crop(self, length: int) -> None:
        self.length = min(length, self.length)

    def keep(self, length: int) -> Tensor:
        return self._memory.cells[:, self.row, :length].clone()

    def close(self) -> None:
        self._memory.close(self)


class Memory:
    """`cells`: shape (layers, rows, tokens, 2 x heads, head size), keys before values."""

    def __init__(self, layers: int, heads: int, size: int, dtype: torch.dtype) -> None:
        self._shape, self._dtype = (layers, heads, size), dtype
        self._lanes: list[BufferLane] = []
        self.cells = self._zeros(ROWS, TOKENS)

    @property
    def room(self) -> int:
        """Tokens that a row can hold."""
        return self.cells.shape[2]

    def open(self, kept: Tensor | None, length: int) -> BufferLane:
        lane = BufferLane(self, len(self._lanes))
        self._lanes.append(lane)
        self.reserve(length)
        if kept is not None:
            self.cells[:, lane.row, :length] = kept[:, :length]
            lane.length = length
        return lane

    def close(self, lane: BufferLane) -> None:
        if lane not in self._lanes:
            return
        last = self._lanes.pop()
        if last is not lane:
            self.cells[:, lane.row, : last.length] = self.cells[:, last.row, : last.length]
            last.row, self._lanes[lane.row] = lane.row, last
        if not self._lanes and self.cells.shape[1:3] != (ROWS, TOKENS):
            self.cells = self._zeros(ROWS, TOKENS)

    def reserve(self, tokens: int) -> None:
        """Make room for all open lanes, of up to `tokens` each."""
        rows, room = self.cells.shape[1:3]
        wanted = _doubled(rows, len(self._lanes)), _doubled(room, tokens)
        if wanted != (rows, room):
            old, self.cells = self.cells, self._zeros(*wanted)
            for lane in self._lanes:
                if lane.length:
                    self.cells[:, lane.row, : lane.length] = old[:, lane.row, : lane.length]

    def _zeros(self, rows: int, tokens: int) -> Tensor:
        layers, heads, size = self._shape
        shape = (layers, rows, tokens, 2 * heads, size)
        return torch.frombuffer(_pages(prod(shape) * self._dtype.itemsize), dtype=self._dtype).view(shape)


def _pages(size: int) -> mmap.mmap:
    """Zeros that the system hands out page by page when they are first written; torch's own
    zeros would write them all, and huge pages would take a row's unused end along."""
    if sys.platform != "linux":
        return mmap.mmap(-1, size)
    pages = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    pages.madvise(mmap.MADV_NOHUGEPAGE)
    return pages


def _doubled(size: int, wanted: int) -> int:
    while size < wanted:
        size *= 2
    return size
