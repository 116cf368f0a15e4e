"""What is bought, and looked at, together: by how many customers, and how strong the tie is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.errors import VersionDamaged
from retrieval.recommend.interactions import CODES, compact
from retrieval.recommend.kinds import EventKind, Interactions
from retrieval.recommend.recalling import RowNumbers, load_arrays, load_items, save_items
from retrieval.similarity.kinds import Together

BOUGHT = (CODES[EventKind.BUY],)
LOOKED = tuple(CODES[kind] for kind in (EventKind.VIEW, EventKind.CLICK, EventKind.DWELL, EventKind.CART))
VISIT_S = 4 * 3_600.0
"""Seconds without an event after which a customer's next one belongs to another visit."""
LARGEST = 200
"""Products of one visit from which on it says nothing of what goes together."""
DOUBT = 3.0
"""Customers added to those of each product, so that what happened once ties nothing strongly."""
AT_ONCE = 4_000_000
"""Pairs that are counted in memory at a time."""
LOOKING = 0.5
"""What to look at two together says, against to buy them."""
NEIGHBOURS = 300
"""Kept of each product, the strongest ties."""
ARRAYS = "together.npz"


class CoBought:
    """Implements `retrieval.similarity.kinds.Behaviour`, counting customers: one who did it in five visits
    counts once, so that "bought by 5 customers" and "bought together 5 times" are both true. Immutable."""

    def __init__(
        self,
        items: Sequence[str],
        starts: RowNumbers,
        others: RowNumbers,
        bought: RowNumbers,
        viewed: RowNumbers,
        strength: npt.NDArray[np.float32],
    ) -> None:
        """To product `row` belong the places `starts[row]` to `starts[row + 1]` of the other arrays, by
        ascending row of the other product."""
        self.items = tuple(items)
        self._starts, self._others = starts, others
        self._bought, self._viewed, self._strength = bought, viewed, strength
        self._row_of = {item: row for row, item in enumerate(self.items)}

    @classmethod
    def fit(cls, interactions: Interactions) -> CoBought:
        whole = compact(interactions)
        visit = _visits(whole)
        bought = _pairs(whole, visit, BOUGHT)
        viewed = _pairs(whole, visit, LOOKED)
        either = ((bought.counts + viewed.counts) > 0).tocoo()
        rows, columns = either.row.astype(np.int64), either.col.astype(np.int64)
        strength = 1 - (1 - bought.cosines(rows, columns)) * (1 - LOOKING * viewed.cosines(rows, columns))
        keep = _strongest(rows, columns, strength, len(whole.items))
        rows, columns, strength = rows[keep], columns[keep], strength[keep]
        starts = np.searchsorted(rows, np.arange(len(whole.items) + 1))
        return cls(
            whole.items,
            starts,
            columns,
            bought.at(rows, columns),
            viewed.at(rows, columns),
            strength.astype(np.float32),
        )

    def together(self, one: str, others: tuple[str, ...]) -> dict[str, Together]:
        """By id, those of `others` that were ever bought or looked at together with `one`; where these are
        very many, those of the strongest ties."""
        row = self._row_of.get(one)
        if row is None:
            return {}
        start, end = int(self._starts[row]), int(self._starts[row + 1])
        mine = self._others[start:end]
        found: dict[str, Together] = {}
        for other in others:
            its = self._row_of.get(other)
            place = start + int(np.searchsorted(mine, its)) if its is not None else end
            if place < end and self._others[place] == its:
                found[other] = self._at(place)
        return found

    def companions(self, one: str, k: int = 20) -> tuple[tuple[str, Together], ...]:
        """The products most strongly tied to `one`, the strongest first; those bought with it before those
        that were only looked at."""
        row = self._row_of.get(one)
        if row is None:
            return ()
        places = np.arange(int(self._starts[row]), int(self._starts[row + 1]))
        order = np.lexsort((self._others[places], -self._strength[places], self._bought[places] == 0))
        best = places[order[: max(k, 0)]]
        return tuple((self.items[self._others[place]], self._at(place)) for place in best.tolist())

    def _at(self, place: int) -> Together:
        strength = float(self._strength[place])
        return Together(int(self._bought[place]), int(self._viewed[place]), strength)

    def save(self, folder: Path) -> None:
        save_items(folder, self.items)
        np.savez(
            folder / ARRAYS,
            starts=self._starts,
            others=self._others,
            bought=self._bought,
            viewed=self._viewed,
            strength=self._strength,
        )

    @classmethod
    def load(cls, folder: Path) -> CoBought:
        """Raises VersionDamaged where it cannot be read."""
        items = load_items(folder)
        starts, others, bought, viewed, strength = load_arrays(
            folder / ARRAYS, "starts", "others", "bought", "viewed", "strength"
        )
        if len(starts) != len(items) + 1 or not len(others) == len(bought) == len(viewed) == len(strength):
            raise VersionDamaged(f"{folder} does not hold together")
        return cls(
            items,
            starts.astype(np.int64),
            others.astype(np.int64),
            bought.astype(np.int64),
            viewed.astype(np.int64),
            strength,
        )


class _Pairs:
    """How many customers chose two products in one visit, (items, items), and how many each product at
    all, (items,)."""

    def __init__(self, counts: sparse.csr_matrix, customers: RowNumbers) -> None:
        self.counts, self._customers = counts, customers

    def at(self, rows: RowNumbers, columns: RowNumbers) -> RowNumbers:
        if not len(rows):
            return np.zeros(0, np.int64)
        return np.asarray(self.counts[rows, columns]).ravel().astype(np.int64)

    def cosines(self, rows: RowNumbers, columns: RowNumbers) -> npt.NDArray[np.float64]:
        lengths = np.sqrt((self._customers[rows] + DOUBT) * (self._customers[columns] + DOUBT))
        return np.asarray(self.at(rows, columns) / lengths)


def _visits(whole: Interactions) -> RowNumbers:
    """The number of each event's visit."""
    if not len(whole.at):
        return np.zeros(0, np.int64)
    other = (np.diff(whole.subject) != 0) | (np.diff(whole.at) > VISIT_S)
    return np.concatenate([[0], np.cumsum(other)]).astype(np.int64)


def _pairs(whole: Interactions, visit: RowNumbers, kinds: Sequence[int]) -> _Pairs:
    size = len(whole.items)
    chosen = np.isin(whole.kinds, kinds)
    subject, item = whole.subject[chosen].astype(np.int64), whole.item[chosen].astype(np.int64)
    visit = visit[chosen]
    customers = np.bincount(np.unique(subject * size + item) % size if size else item, minlength=size)
    first = np.unique(visit * size + item, return_index=True)[1] if size else np.zeros(0, np.int64)
    subject, item, visit = subject[first], item[first], visit[first]
    small = np.bincount(visit)[visit] <= LARGEST if len(visit) else np.zeros(0, np.bool_)
    counts = sparse.csr_matrix((size, size), dtype=np.int32)
    for part in _parts(subject[small], visit[small]):
        counts = counts + _counted(subject[small][part], item[small][part], visit[small][part], size)
    return _Pairs(counts, customers)


def _parts(subject: RowNumbers, visit: RowNumbers) -> Iterator[slice]:
    """Whole customers, as many as have about AT_ONCE pairs."""
    if not len(subject):
        return
    pairs = np.cumsum(np.bincount(visit)[visit] / 2)
    start = 0
    while start < len(subject):
        upto = pairs[start - 1] if start else 0.0
        end = int(np.searchsorted(pairs, upto + AT_ONCE, side="right"))
        end = int(np.searchsorted(subject, subject[min(max(end, start), len(subject) - 1)], side="right"))
        yield slice(start, end)
        start = end


def _counted(subject: RowNumbers, item: RowNumbers, visit: RowNumbers, size: int) -> sparse.csr_matrix:
    keys = []
    for apart in range(1, LARGEST):
        same = np.flatnonzero(visit[:-apart] == visit[apart:])
        if not len(same):
            break
        one, other = item[same], item[same + apart]  # ascending within a visit
        keys.append((subject[same] * size + one) * size + other)
    each = np.unique(np.concatenate(keys)) if keys else np.zeros(0, np.int64)
    one, other = each // size % size, each % size
    ones = np.ones(2 * len(each), np.int32)
    places = (np.concatenate([one, other]), np.concatenate([other, one]))
    return sparse.coo_matrix((ones, places), (size, size)).tocsr()


def _strongest(
    rows: RowNumbers, columns: RowNumbers, strength: npt.NDArray[np.float64], size: int
) -> RowNumbers:
    """The places of the NEIGHBOURS strongest of each row, by row and column."""
    order = np.lexsort((columns, -strength, rows))
    starts = np.searchsorted(rows[order], np.arange(size))
    kept = order[np.arange(len(order)) - starts[rows[order]] < NEIGHBOURS]
    return kept[np.lexsort((columns[kept], rows[kept]))]
