"""Finding products: filter exactly, rank by meaning and by words, fuse, cut what is not meant, order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retrieval.beside import mentioning
from retrieval.blending import BLEND, Blend, Fusion, Thresholds
from retrieval.catalog.product import Product
from retrieval.documents import embedding_text
from retrieval.facets import Facets
from retrieval.filters import Match, match
from retrieval.order import ordered
from retrieval.phrases import alternatives, says_something
from retrieval.pictures.likeness import Pictures
from retrieval.pictures.ranking import Looking
from retrieval.query import Embedder, Filters, Hit, ProductIndex, Query, Results, Sort
from retrieval.readable import readable
from retrieval.relaxation import Relaxed, relaxed
from retrieval.relevance import Ranking, judged
from retrieval.similarity import Likeness
from retrieval.snapshot import Catalogue, Snapshot, Snapshots
from retrieval.spelling import respelled
from retrieval.summary import Summary, surveyed
from retrieval.view import Mask, View
from retrieval.words import fold, words

DEPTH = 1000
"""Nearest neighbours fetched for a query, before fusion."""

SIMILAR_DEPTH = 100
SPARE = 20
"""Rows read beyond those asked for where some have changed since they were found."""
MOST_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Explained:
    """Ids, best first: by words alone, by meaning alone, and both fused."""

    by_words: tuple[str, ...]
    by_meaning: tuple[str, ...]
    fused: tuple[str, ...]


def _fits(product: Product, query: Query) -> Match | None:
    """The variant that is meant is the one that an order by price went by."""
    if query.filters == Filters():
        return Match()
    return match(product, query.filters, dearest=query.sort is Sort.PRICE_DESC)


class Named(NamedTuple):
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Meant:
    """The rows that a query means, what orders them, how many they are."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    total: int
    carried: bool = True
    cosines: Mapping[int, float] = field(default_factory=dict)


class Search:
    """The catalogue, searchable; what is kept in memory follows `store.version()`."""

    def __init__(
        self,
        store: Catalogue,
        index: ProductIndex,
        embedder: Embedder,
        thresholds: Thresholds = Thresholds(),  # noqa: B008 - frozen
        file: Path | None = None,
        likeness: Likeness | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        """`file` is where the columns of a large catalogue are kept for the next start."""
        self._looking = Looking(pictures) if pictures else None
        self._likeness = likeness or Likeness()
        self._store, self._embedder = store, embedder
        self._fusion = Fusion(BLEND, thresholds)
        self._snapshots = Snapshots(store, index, file)

    def search(self, query: Query) -> Results:
        now = self._snapshots.current()
        meant = self._meant(now, query)
        return Results(self._hits(now.view, query, meant), meant.total, meant.carried)

    def summary(self, query: Query) -> Summary:
        """What is true of all that a query means, whatever its size and order; of nothing where the
        shop carries no such thing."""
        now = self._snapshots.current()
        meant = self._meant(now, query, sure=True)
        if not meant.carried:
            return Summary()
        return surveyed(
            now.view,
            meant.rows,
            query,
            lambda row: next(iter(self._read(now.view, query, meant, [row])), None),
            respelled(now.view, readable(query.text)),
        )

    def get(self, product_id: str) -> Product | None:
        return self._store.get(product_id)

    def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]:
        """Those of `ids` that are there."""
        return self._store.get_many(ids)

    def similar(self, product_id: str, k: int = 5) -> tuple[Hit, ...]:
        """Products alike by category, attributes, brand, price and meaning, each with an account of why."""
        product, now = self.get(product_id), self._snapshots.current()
        row = now.view.columns.row(product_id)
        if product is None or row is None or k <= 0:
            return ()
        vector = now.vector(row)
        if vector is None:
            vector = self._embedder.embed([embedding_text(product)])[0]
        near = [(other, cosine) for other, cosine in now.nearest(vector, SIMILAR_DEPTH + k) if other != row]
        found = self._store.get_many([now.view.ids[other] for other, _ in near])
        others = [(found.get(now.view.ids[other]), cosine) for other, cosine in near]
        cosines = {other.id: cosine for other, cosine in others if other is not None}
        candidates = [(other, cosine) for other, cosine in others if other is not None]
        ranked = self._likeness.ranked(product, candidates, now.view.facets, k)
        return tuple(
            Hit(like.product, like.similar.score, similarity=cosines[like.product.id], likeness=like.similar)
            for like in ranked
        )

    def mentioning(self, text: str, kind: str | None = None, k: int = 20) -> Sequence[Product]:
        """Products in whose texts all these words stand, without those of that kind themselves."""
        view = self._snapshots.current().view
        return view.products(mentioning(view, text, kind)[:k].tolist())

    def relax(self, query: Query) -> Relaxed:
        """The nearest answer to a query that has none: the fewest, softest constraints given up."""
        return relaxed(self.search, query)

    def explain(self, text: str, filters: Filters = Filters()) -> Explained:
        """The rankings that a search fuses, before it is cut to what the words mean."""
        now = self._snapshots.current()
        view = now.view
        ranking = self._ranking(now, readable(text), view.allowed(filters))
        fused = np.argsort(-ranking.scores, kind="stable")[: int((ranking.scores > 0).sum())]
        rankings = (ranking.by_words, ranking.cosines, fused)
        return Explained(*(tuple(view.ids[row] for row in rows) for rows in rankings))

    @property
    def facets(self) -> Facets:
        """The vocabulary of the whole catalogue."""
        return self._snapshots.current().view.facets

    def names(self) -> Sequence[Named]:
        """Id and name of every product."""
        view = self._snapshots.current().view
        return [Named(view.ids[row], view.names[row]) for row in np.flatnonzero(view.alive).tolist()]

    def settle(self) -> None:
        """Read in all that is written by now, however long it takes."""
        self._snapshots.settled()

    def _meant(self, now: Snapshot, query: Query, sure: bool = False) -> _Meant:
        """`sure`: without what only comes close, which no order but that of relevance puts last."""
        meant = self._meant_by_words(now, query, sure)
        if self._looking is None or not meant.carried:
            return meant
        if query.picture:
            return self._alike(self._looking, now, query, meant)
        if query.sort is not Sort.RELEVANCE or not query.text:
            return meant
        return replace(meant, scores=self._looking.fused(now, query.text, meant.rows, meant.scores))

    def _alike(self, looking: Looking, now: Snapshot, query: Query, meant: _Meant) -> _Meant:
        """What looks like the picture most, of what satisfies everything else."""
        alike = looking.alike(now, query.picture, meant.rows)
        if alike is None:
            return meant
        scores = np.zeros(len(now.view), np.float64)
        scores[alike.rows] = alike.cosines
        cosines = dict(zip(alike.rows.tolist(), alike.cosines.tolist(), strict=True))
        return _Meant(alike.rows, scores, len(alike.rows), cosines=cosines)

    def _meant_by_words(self, now: Snapshot, query: Query, sure: bool = False) -> _Meant:
        view = now.view
        query = replace(query, text=readable(query.text))
        allowed = view.allowed(query.filters)
        if not any(says_something(word) for word in words(query.text)):
            return _Meant(np.flatnonzero(allowed), view.goodness, int(allowed.sum()))
        several = self._alternatives(now, query, allowed)
        if several is not None:
            return several
        fusion = query.fusion or self._fusion
        ranking = self._ranking(now, query.text, allowed, fusion.blend)
        verdict = judged(view, ranking, allowed, fusion.limits)
        if not verdict.carried:
            return _Meant(verdict.rows, ranking.scores, 0, carried=False, cosines=ranking.cosines)
        rows = verdict.sure if sure or query.sort is not Sort.RELEVANCE else verdict.rows
        return _Meant(rows, ranking.scores, len(rows), cosines=ranking.cosines)

    def _alternatives(self, now: Snapshot, query: Query, allowed: Mask) -> _Meant | None:
        """ "Sandals or slippers": both kinds, in turn. None where the words name one thing, as
        "salt and pepper mill" does, or where one of the kinds is not carried."""
        view = now.view
        texts = alternatives(query.text, view.is_value)
        if len(texts) < 2 or view.mentioned(fold(query.text)):
            return None
        fusion = query.fusion or self._fusion
        rankings = [self._ranking(now, text, allowed, fusion.blend) for text in texts]
        verdicts = [judged(view, ranking, allowed, fusion.limits) for ranking in rankings]
        if not all(verdict.carried and len(verdict.rows) for verdict in verdicts):
            return None
        scores = np.maximum.reduce([ranking.scores for ranking in rankings])
        meant = np.unique(np.concatenate([verdict.rows for verdict in verdicts]))
        return _Meant(meant, scores, len(meant), cosines=rankings[0].cosines)

    def _ranking(self, now: Snapshot, text: str, allowed: Mask, blend: Blend = BLEND) -> Ranking:
        text = respelled(now.view, text)
        vector = self._embedder.embed([text])[0]
        everything = bool((allowed == now.view.alive).all())
        overall = now.nearest(vector, DEPTH if everything else 10)
        within = overall if everything else now.nearest(vector, DEPTH, allowed)
        return Ranking.of(now.view, text, allowed, within, overall[:10], blend)

    def _hits(self, view: View, query: Query, meant: _Meant) -> tuple[Hit, ...]:
        """The first `k`, read from the store; what has changed there meanwhile is looked at again,
        so that nothing is shown that does not satisfy the filters now."""
        looked_at, wanted, hits = 0, query.k, list[Hit]()
        while len(hits) < query.k and looked_at < min(len(meant.rows), MOST_LOOKED_AT):
            rows = ordered(view, meant.rows, query, meant.scores, wanted)
            hits += self._read(view, query, meant, rows[looked_at:])
            looked_at, wanted = max(len(rows), wanted), 4 * wanted + SPARE
        return tuple(hits[: query.k])

    def _read(self, view: View, query: Query, meant: _Meant, rows: Sequence[int]) -> list[Hit]:
        found = self._store.get_many([view.ids[row] for row in rows])
        hits = []
        for row in rows:
            product = found.get(view.ids[row])
            if product is None:
                continue
            fits = _fits(product, query)
            if fits is not None:
                hits.append(Hit(product, float(meant.scores[row]), fits.variant, meant.cosines.get(row)))
        return hits
