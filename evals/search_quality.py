"""`python -m evals.search_quality`: nDCG@10 on chorus-icecat, by words, by meaning and fused.

Gain 2^rating - 1, the ideal taken from all judged products of the query. "full" ranks the
whole catalogue and counts an unjudged product as worthless; "judged" ranks the judged ones only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from evals import chorus
from evals.catalogues import embedder, indexed
from evals.figures import DATA, Figure, write
from retrieval.query import Filters, Query
from retrieval.search import Search

K = 10
RESAMPLES = 2_000
Ranker = Callable[[Search, str, Filters], Sequence[str]]


def main() -> int:
    if not (DATA / "chorus-icecat").is_dir():
        print(f"chorus-icecat is not in {DATA} (FLOORWALKER_DATA): nothing measured")
        return 0
    search, index, _ = indexed("chorus-icecat", embedder())
    judged = chorus.judgements()
    figures = []
    for name, ranker in RANKERS.items():
        for cut in ("full", "judged"):
            values = [
                ndcg([ratings.get(i, 0) for i in ranker(search, query, _among(cut, ratings))], ratings)
                for query, ratings in judged.items()
            ]
            low, high = interval(values)
            unit = f"nDCG@10, 95% {low:.3f} to {high:.3f}, {len(values)} queries"
            figures.append(Figure(f"{name}, {cut}", float(np.mean(values)), unit))
    index.close()
    write("search_quality", "python -m evals.search_quality", figures)
    return 0


def _among(cut: str, ratings: Mapping[str, int]) -> Filters:
    return Filters() if cut == "full" else Filters(ids=tuple(ratings))


def by_words(search: Search, text: str, filters: Filters) -> Sequence[str]:
    return search.explain(text, filters).by_words[:K]


def by_meaning(search: Search, text: str, filters: Filters) -> Sequence[str]:
    return search.explain(text, filters).by_meaning[:K]


def fused(search: Search, text: str, filters: Filters) -> Sequence[str]:
    return search.explain(text, filters).fused[:K]


def shown(search: Search, text: str, filters: Filters) -> Sequence[str]:
    """What a customer gets: fused, and cut to what is meant."""
    return [hit.product.id for hit in search.search(Query(text, filters, k=K)).hits]


RANKERS: dict[str, Ranker] = {"BM25F": by_words, "MiniLM": by_meaning, "fused": fused, "shown": shown}


def ndcg(ratings: Sequence[int], judged: Mapping[str, int]) -> float:
    ideal = gain(sorted(judged.values(), reverse=True)[:K])
    return gain(ratings[:K]) / ideal if ideal else 0.0


def gain(ratings: Sequence[int]) -> float:
    return float(sum((2**rating - 1) / np.log2(place + 2) for place, rating in enumerate(ratings)))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Percentile bootstrap over queries."""
    drawn = np.random.default_rng(0).choice(values, (RESAMPLES, len(values))).mean(axis=1)
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


if __name__ == "__main__":
    sys.exit(main())
