"""The new tokens of several conversations as one pass takes them.

Everything but attention works on the tokens in one row of rows, (tokens, ...). Attention
works on the conversations, (rows, heads, queries, size); where they bring different
numbers of tokens, the shorter ones are filled up for it and cut again after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from assistant.generation.memory import BufferLane


@dataclass(frozen=True, slots=True)
class Pack:
    ids: Tensor
    positions: Tensor
    """In its own conversation, of each token."""
    cells: Tensor
    """Where each token's keys and values go, in the memory seen as one row of cells."""
    lasts: Tensor
    """Index of each conversation's last token."""
    rows: slice
    """The rows of the memory that attention looks at."""
    reach: int
    """How many cells of each row it looks at."""
    mask: Tensor | None
    """Added to attention's scores, shape (rows, 1, queries, reach)."""
    width: int
    """Tokens a row after filling up."""
    places: Tensor | None
    """Of each token, in (rows x width); None where nothing was filled up."""

    def by_row(self, queries: Tensor, heads: int) -> Tensor:
        """(tokens, query heads, size) -> (rows, key heads, group x width, size): the query
        heads of one key head are so many more queries to it."""
        tokens, group, size = queries.shape[0], queries.shape[1] // heads, queries.shape[2]
        rows = self.rows.stop - self.rows.start
        if self.places is not None:
            queries = _filled(queries, self.places, rows * self.width)
            tokens = rows * self.width
        if tokens == rows:
            return queries.reshape(rows, heads, group, size)
        by_head = queries.view(rows, self.width, heads, group, size).permute(0, 2, 3, 1, 4)
        return by_head.reshape(rows, heads, group * self.width, size)

    def by_token(self, attended: Tensor) -> Tensor:
        """The way back: (rows, key heads, group x width, size) -> (tokens, query heads x size)."""
        rows, heads, _, size = attended.shape
        if self.width > 1:
            attended = attended.view(rows, heads, -1, self.width, size).permute(0, 3, 1, 2, 4)
        flat = attended.reshape(rows * self.width, -1)
        return flat if self.places is None else flat.index_select(0, self.places)


def pack(
    wanted: Sequence[tuple[BufferLane, Sequence[int]]], room: int, group: int, dtype: torch.dtype
) -> Pack:
    rows = [lane.row for lane, _ in wanted]
    counts = torch.tensor([len(ids) for _, ids in wanted])
    before = torch.tensor([lane.length for lane, _ in wanted])
    ends = counts.cumsum(0)
    within = torch.arange(int(ends[-1])) - (ends - counts).repeat_interleave(counts)
    positions = before.repeat_interleave(counts) + within
    row = torch.tensor(rows).repeat_interleave(counts)
    span, width, reach = slice(min(rows), max(rows) + 1), int(counts.max()), int((before + counts).max())
    many = span.stop - span.start
    uniform = rows == list(range(span.start, span.stop)) and len(within) == many * width
    places = None if uniform else (row - span.start) * width + within
    filled = positions if places is None else _filled(positions, places, many * width)
    return Pack(
        ids=torch.tensor([token for _, ids in wanted for token in ids]),
        positions=positions,
        cells=row * room + positions,
        lasts=ends - 1,
        rows=span,
        reach=reach,
        mask=_mask(filled.view(many, width), reach, group, dtype),
        width=width,
        places=places,
    )


def _filled(values: Tensor, places: Tensor, size: int) -> Tensor:
    return values.new_zeros(size, *values.shape[1:]).index_copy_(0, places, values)


def _mask(positions: Tensor, reach: int, group: int, dtype: torch.dtype) -> Tensor | None:
    """Each token sees those of its row up to itself; `positions` is (rows, width). None where
    it sees all there is."""
    rows, width = positions.shape
    if rows == width == 1:
        return None
    hidden = torch.arange(reach) > positions[:, None, :, None]
    mask = torch.zeros(hidden.shape, dtype=dtype).masked_fill_(hidden, -torch.inf)
    return mask.expand(rows, group, width, reach).reshape(rows, 1, group * width, reach)
