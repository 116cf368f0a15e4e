"""`python -m evals.search_quality`: what each step of search gains, and the ten worst queries.

On chorus-icecat nDCG@10 by people's ratings: "full" ranks the whole catalogue and counts an
unjudged product as worthless; "judged" ranks the judged ones only. On all catalogues nDCG@10 of
queries whose right answers the catalogue itself proves (`evals/derived.py`). In brackets: what the
step gained over the one before, with the paired 95% interval.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from evals import chorus, derived
from evals.catalogues import available, embedder, kept
from evals.figures import Figure, write
from evals.ranking_metrics import K, Values, ndcg, said
from retrieval.blending import BLEND, Blend, Thresholds
from retrieval.embedding import SentenceEmbedder
from retrieval.order import ordered
from retrieval.query import Query
from retrieval.relevance import Ranking, judged
from retrieval.search import DEPTH
from retrieval.snapshot import Snapshot, Snapshots
from retrieval.spelling import respelled

RATED = "chorus-icecat"
Mask = npt.NDArray[np.bool_]
PLAIN = replace(BLEND, modifier=1.0, of_kind=0.0, synonym=0.0)
KIND = replace(BLEND, synonym=0.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the rating of each product that has one; `judged_only` ranks none but those."""

    catalogue: str
    family: str
    text: str
    ratings: Mapping[str, int]
    judged_only: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """A catalogue as it is searched, and the vectors of all that is asked of it."""

    now: Snapshot
    vectors: Mapping[str, npt.NDArray[np.float32]]

    def ranking(self, text: str, allowed: Mask, blend: Blend) -> Ranking:
        overall = self.now.nearest(self.vectors[text], DEPTH)
        within = overall if allowed.all() else self.now.nearest(self.vectors[text], DEPTH, allowed)
        return Ranking.of(self.now.view, text, allowed, within, overall[:K], blend)


Step = Callable[[Shelf, str, Mask], Sequence[int]]


def by_words(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
    return shelf.ranking(text, allowed, PLAIN).by_words[:K]


def by_meaning(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
    return list(shelf.ranking(text, allowed, PLAIN).cosines)[:K]


def by_ranks(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
    """Reciprocal rank fusion of both, the usual way (Cormack, Clarke and Buettcher 2009)."""
    ranking = shelf.ranking(text, allowed, PLAIN)
    scores: dict[int, float] = {}
    for rows in (list(ranking.cosines), ranking.by_words):
        for place, row in enumerate(rows, 1):
            scores[row] = scores.get(row, 0.0) + 1 / (60 + place)
    return sorted(scores, key=lambda row: -scores[row])[:K]


def blended(blend: Blend) -> Step:
    def step(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
        scores = shelf.ranking(text, allowed, blend).scores
        rows = np.argsort(-scores, kind="stable")[:K]
        return [int(row) for row in rows if scores[row] > 0]

    return step


def spelled(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
    return blended(BLEND)(shelf, respelled(shelf.now.view, text), allowed)


def shown(shelf: Shelf, text: str, allowed: Mask) -> Sequence[int]:
    """What a customer gets: cut to what is meant."""
    ranking = shelf.ranking(respelled(shelf.now.view, text), allowed, BLEND)
    verdict = judged(shelf.now.view, ranking, allowed, Thresholds())
    return ordered(shelf.now.view, verdict.rows, Query(text), ranking.scores, K)


STEPS: dict[str, Step] = {
    "words (BM25F)": by_words,
    "meaning (MiniLM)": by_meaning,
    "both, ranks fused": by_ranks,
    "both, scores blended": blended(PLAIN),
    "things before accessories": blended(KIND),
    "synonyms by meaning": blended(BLEND),
    "slips put right": spelled,
    "shown: cut to what is meant": shown,
}
AGAINST = {"both, ranks fused": "words (BM25F)", "meaning (MiniLM)": "words (BM25F)"}
"""What a step is compared with, where that is not the step before it."""


def main() -> int:
    encoder = embedder()
    measured: dict[str, dict[str, list[float]]] = {name: {} for name in STEPS}
    worst: list[tuple[float, str]] = []
    for name in available():
        asked, shelf = _shelf(name, encoder)
        for step, ranked in STEPS.items():
            for one in asked:
                allowed = _allowed(shelf, one)
                rows = ranked(shelf, one.text, allowed)
                value = ndcg([one.ratings.get(shelf.now.view.ids[row], 0) for row in rows], one.ratings)
                measured[step].setdefault(_column(one), []).append(value)
                if step == "shown: cut to what is meant" and one.judged_only:
                    worst.append((value, _told(shelf, one, rows, value)))
    figures = list(_figures(measured))
    write("search_quality", "python -m evals.search_quality", figures)
    _print(measured)
    print("\nThe ten worst of what is shown, among judged products only:")
    print("\n".join(text for _, text in sorted(worst, key=lambda item: item[0])[:10]))
    return 0


def _shelf(name: str, encoder: SentenceEmbedder) -> tuple[list[Asked], Shelf]:
    store, index = kept(name, encoder)
    now = Snapshots(store, index).settled()
    asked = [
        Asked(name, one.family, one.text, dict.fromkeys(one.right, 3))
        for one in derived.queries(name, list(store.all()))
    ]
    if name == RATED:
        for query, ratings in chorus.judgements().items():
            asked += [Asked(name, "full", query, ratings), Asked(name, "judged", query, ratings, True)]
    texts = list(dict.fromkeys(text for one in asked for text in (one.text, respelled(now.view, one.text))))
    shelf = Shelf(now, dict(zip(texts, encoder.embed(texts), strict=True)))
    index.close()
    return asked, shelf


def _allowed(shelf: Shelf, one: Asked) -> Mask:
    view = shelf.now.view
    if not one.judged_only:
        return view.alive
    allowed = np.zeros(len(view), dtype=bool)
    allowed[[row for row in map(view.columns.row, one.ratings) if row is not None]] = True
    return allowed


def _column(one: Asked) -> str:
    return one.family if one.family in ("full", "judged") else f"{one.catalogue}: {one.family}"


def _figures(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[Figure]:
    for step, columns in measured.items():
        for column, values in columns.items():
            found = np.array(values)
            yield Figure(
                f"{step}, {column}", float(found.mean()), f"nDCG@10 {said(found)}, {len(values)} queries"
            )


def _print(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    table = Table("step", "full", "judged", *available(), title="nDCG@10", title_justify="left")
    before = ""
    for step, columns in measured.items():
        base = measured.get(AGAINST.get(step, before))
        cells = [_cell(columns, base, column) for column in ("full", "judged") if column in columns]
        cells += [_cell(columns, base, f"{name}: ") for name in available()]
        table.add_row(step, *cells)
        before = step
    Console(width=200).print(table)


def _cell(
    columns: Mapping[str, Sequence[float]], base: Mapping[str, Sequence[float]] | None, start: str
) -> str:
    def of(found: Mapping[str, Sequence[float]]) -> Values:
        return np.concatenate([values for name, values in found.items() if name.startswith(start)])

    return said(of(columns), None if base is None else of(base))


def _told(shelf: Shelf, one: Asked, rows: Sequence[int], value: float) -> str:
    """A query that went wrong: what came first, what should have, and where that stands."""
    view = shelf.now.view
    best = max(one.ratings.values())
    right = [row for row in map(view.columns.row, one.ratings) if row is not None]
    right = [row for row in right if one.ratings[view.ids[row]] == best]
    first = f"{view.names[rows[0]][:60]} (rated {one.ratings[view.ids[rows[0]]]})" if len(rows) else "nothing"
    place = next((str(at) for at, row in enumerate(rows, 1) if row in right), "not among the ten")
    return (
        f"{value:.2f} {one.text!r}: first came {first}; "
        f"should have: {view.names[right[0]][:60]} (rated {best}, the first of these at {place})"
    )


if __name__ == "__main__":
    sys.exit(main())
