"""Finding products: filter exactly, rank by meaning and by words, fuse, cut what is not meant, order."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from retrieval.catalog.product import Product
from retrieval.documents import embedding_text, keyword_fields
from retrieval.facets import Facets
from retrieval.order import ordered
from retrieval.phrases import alternatives, says_something
from retrieval.query import Embedder, Filters, Hit, ProductIndex, Query, Results
from retrieval.relaxation import Relaxed, relaxed
from retrieval.relevance import Ranking, Thresholds, judged
from retrieval.similarity import overlap
from retrieval.summary import Summary, summarise
from retrieval.view import Mask, View
from retrieval.words import fold, words

DEPTH = 1000
"""Nearest neighbours fetched for a query, before fusion."""

SIMILAR_DEPTH = 100


class Catalogue(Protocol):
    """Where the products are kept."""

    def get(self, product_id: str) -> Product | None: ...

    def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]: ...

    def all(self) -> Iterable[Product]: ...

    def hashes(self) -> Mapping[str, str]: ...

    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Explained:
    """Ids, best first: by words alone, by meaning alone, and both fused."""

    by_words: tuple[str, ...]
    by_meaning: tuple[str, ...]
    fused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    version: int
    hashes: Mapping[str, str]
    view: View


class Search:
    """The catalogue, searchable; what is kept in memory follows `store.version()`.

    While one thread reads a change in, the others answer from what was there before.
    """

    def __init__(
        self,
        store: Catalogue,
        index: ProductIndex,
        embedder: Embedder,
        thresholds: Thresholds = Thresholds(),  # noqa: B008 - frozen
    ) -> None:
        self._store, self._index, self._embedder, self._thresholds = store, index, embedder, thresholds
        self._snapshot: _Snapshot | None = None
        self._refreshing = threading.Lock()

    def search(self, query: Query) -> Results:
        view = self._view()
        allowed = view.columns.allowed(query.filters)
        if not any(says_something(word) for word in words(query.text)):
            return self._browse(view, query, allowed)
        several = self._alternatives(view, query, allowed)
        if several is not None:
            return several
        ranking = self._ranking(view, query.text, allowed)
        verdict = judged(view, ranking, allowed, self._thresholds)
        rows = ordered(view, verdict.rows, query, ranking.scores)
        return Results(
            hits=tuple(self._hit(view, row, query.filters, ranking) for row in rows[: query.k]),
            total=int(verdict.total),
            carried=verdict.carried,
        )

    def _alternatives(self, view: View, query: Query, allowed: Mask) -> Results | None:
        """ "Sandals or slippers": both kinds, in turn. None where the words name one thing, as
        "salt and pepper mill" does, or where one of the kinds is not carried."""
        texts = alternatives(query.text, view.is_value)
        if len(texts) < 2 or view.mentioned(fold(query.text)):
            return None
        rankings = [self._ranking(view, text, allowed) for text in texts]
        verdicts = [judged(view, ranking, allowed, self._thresholds) for ranking in rankings]
        if not all(verdict.carried and len(verdict.rows) for verdict in verdicts):
            return None
        scores = np.maximum.reduce([ranking.scores for ranking in rankings])
        meant = np.unique(np.concatenate([verdict.rows for verdict in verdicts]))
        rows = ordered(view, meant, query, scores)
        hits = (self._hit(view, row, query.filters, rankings[0]) for row in rows[: query.k])
        return Results(tuple(hits), len(meant))

    def summary(self, query: Query) -> Summary:
        """What is true of all that a query means, whatever its size and order; of nothing where the
        shop carries no such thing."""
        view = self._view()
        results = self.search(replace(query, k=len(view.products)))
        return summarise(results.hits) if results.carried else Summary()

    def get(self, product_id: str) -> Product | None:
        return self._store.get(product_id)

    def similar(self, product_id: str, k: int = 5) -> tuple[Hit, ...]:
        """Products alike in meaning, attributes and price; of the same category first."""
        product = self.get(product_id)
        if product is None or k <= 0:
            return ()
        view = self._view()
        vector = self._embedder.embed([embedding_text(product)])[0]
        near = self._index.nearest(vector, SIMILAR_DEPTH + k)
        hits = []
        for other_id, cosine in near:
            row = view.columns.row(other_id)
            if row is not None and other_id != product_id:
                other = view.products[row]
                hits.append(Hit(other, 0.6 * cosine + 0.4 * overlap(product, other), similarity=cosine))
        hits.sort(key=lambda hit: (hit.product.category[-1:] != product.category[-1:], -hit.score))
        return tuple(hits[:k])

    def relax(self, query: Query) -> Relaxed:
        """The nearest answer to a query that has none: the fewest, softest constraints given up."""
        return relaxed(self.search, query)

    def explain(self, text: str, filters: Filters = Filters()) -> Explained:
        """The rankings that a search fuses, before it is cut to what the words mean."""
        view = self._view()
        allowed = view.columns.allowed(filters)
        ranking = self._ranking(view, text, allowed)
        fused = np.argsort(-ranking.scores, kind="stable")[: int((ranking.scores > 0).sum())]
        rankings = (ranking.by_words, ranking.cosines, fused)
        return Explained(*(tuple(view.ids[row] for row in rows) for rows in rankings))

    @property
    def facets(self) -> Facets:
        """The vocabulary of the whole catalogue."""
        return self._view().facets

    def products(self) -> tuple[Product, ...]:
        return self._view().products

    def _browse(self, view: View, query: Query, allowed: Mask) -> Results:
        """No words: everything that is allowed is meant, the best rated first."""
        rows = ordered(view, np.flatnonzero(allowed), query, view.goodness)
        hits = tuple(
            Hit(view.products[row], float(view.goodness[row]), view.columns.variant(row, query.filters))
            for row in rows[: query.k]
        )
        return Results(hits, int(allowed.sum()))

    def _ranking(self, view: View, text: str, allowed: Mask) -> Ranking:
        vector = self._embedder.embed([text])[0]
        everything = bool(allowed.all())
        overall = self._rows(view, self._index.nearest(vector, DEPTH if everything else 10))
        among = None if everything else [view.ids[row] for row in np.flatnonzero(allowed)]
        within = overall if everything else self._rows(view, self._index.nearest(vector, DEPTH, among))
        return Ranking.of(view, text, allowed, within, overall[:10])

    @staticmethod
    def _rows(view: View, near: Iterable[tuple[str, float]]) -> list[tuple[int, float]]:
        """Of what the index returns, what this snapshot of the catalogue has."""
        rows = ((view.columns.row(product_id), cosine) for product_id, cosine in near)
        return [(row, cosine) for row, cosine in rows if row is not None]

    @staticmethod
    def _hit(view: View, row: int, filters: Filters, ranking: Ranking) -> Hit:
        variant = view.columns.variant(row, filters) if filters != Filters() else None
        return Hit(view.products[row], float(ranking.scores[row]), variant, ranking.cosines.get(row))

    def _view(self) -> View:
        version = self._store.version()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.version == version:
            return snapshot.view
        if not self._refreshing.acquire(blocking=snapshot is None) and snapshot is not None:
            return snapshot.view
        try:
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = self._refreshed(version, self._snapshot)
            return self._snapshot.view
        finally:
            self._refreshing.release()

    def _refreshed(self, version: int, before: _Snapshot | None) -> _Snapshot:
        """Only products whose hash changed are read again; words are indexed again only if they changed."""
        hashes = dict(self._store.hashes())
        if before is None:
            return _Snapshot(version, hashes, View(tuple(self._store.all())))
        old = {product.id: product for product in before.view.products}
        changed = [i for i, value in hashes.items() if before.hashes.get(i) != value or i not in old]
        new = {**old, **self._store.get_many(changed)}
        products = tuple(new[i] for i in hashes if i in new)
        same_words = hashes.keys() == before.hashes.keys() and all(
            keyword_fields(new[i]) == keyword_fields(old[i]) for i in changed
        )
        same_rows = tuple(p.id for p in products) == before.view.ids
        return _Snapshot(
            version, hashes, View(products, before.view.keywords if same_words and same_rows else None)
        )
