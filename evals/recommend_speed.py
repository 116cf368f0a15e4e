"""`python -m evals.recommend_speed`: how long one recommendation takes, and what it takes to be able to.

A made-up crowd (`evals.crowd`) of 10,000 customers and 50,000 products, and ten times that: every recall, a
ranker of the usual size, diversity, records read from the database, reasons. Beside it the plain way:
one product of a matrix of factors, and one of all vectors, with numpy. One thread, as in serving.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path

import numpy as np

from evals.crowd import NOW, Crowd, crowd
from evals.figures import Figure, write

SIZES = ((10_000, 50_000), (100_000, 500_000))
ASKED = 400
RESULTS = 50
HALF_ABOVE = 50_000
"""Products from which on vectors are kept in half precision, in a file."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: seconds by what was fitted, megabytes, milliseconds of each thing that was asked."""

    customers: int
    products: int
    events: int
    fitted: dict[str, float] = field(default_factory=dict)
    resident: dict[str, float] = field(default_factory=dict)
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    processor: list[float] = field(default_factory=list)
    """Milliseconds of the processor for each recommendation: what a machine that is not shared would take."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true", help="only 10,000 customers and 50,000 products")
    parser.add_argument("--one", type=int, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(asdict(measure(*asked.one))))
        return 0
    figures: list[Figure] = []
    for customers, products in SIZES[:1] if asked.small else SIZES:
        figures += _figures(Measured(**json.loads(_alone(customers, products))))
    write("recommend_speed", "python -m evals.recommend_speed", figures)
    return 0


def _alone(customers: int, products: int) -> str:
    """Each size in a process of its own, on one thread."""
    command = [sys.executable, "-m", "evals.recommend_speed", "--one", str(customers), str(products)]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    ran = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **threads}
    )
    return ran.stdout.splitlines()[-1]


def _figures(found: Measured) -> Iterable[Figure]:
    size = f"{found.customers:,} x {found.products:,}"
    yield Figure(f"{size}: events", found.events, "")
    for name, seconds in found.fitted.items():
        yield Figure(f"{size}: made ready, {name}", seconds, "s")
    for name, megabytes in found.resident.items():
        yield Figure(f"{size}: resident, {name}", megabytes, "MB")
    plain = float(np.percentile(found.milliseconds["plain: factors"], 50))
    yield Figure(f"{size}: recommend, processor's time, p50", float(np.percentile(found.processor, 50)), "ms")
    yield Figure(f"{size}: recommend, processor's time, p99", float(np.percentile(found.processor, 99)), "ms")
    for name, times in found.milliseconds.items():
        half = float(np.percentile(times, 50))
        beside = None if name.startswith("plain") else "plain: factors"
        yield Figure(f"{size}: {name}, p50", half, "ms", beside, half / plain if beside else None)
        yield Figure(f"{size}: {name}, p99", float(np.percentile(times, 99)), "ms")


def measure(customers: int, products: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        half = products > HALF_ABOVE
        made = crowd(customers, products, folder, "float16" if half else "float32")
        found = Measured(customers, products, len(made.whole.at))
        found.resident["catalogue and events"] = _resident()
        with _Made(made, folder, found) as ready:
            found.resident["ready to serve"] = _resident()
            pasts = ready.pasts(ASKED)
            said = [(past, [ready.some_ids(RESULTS, seed)]) for seed, past in enumerate(pasts)]
            from retrieval.recommend.kinds import Past, Wish

            def recommend(past: Past) -> None:
                assert ready.recommending.recommend(Wish(past))

            found.milliseconds["recommend"] = _timed(recommend, pasts[10:])
            found.processor.extend(_timed(recommend, pasts[10:], time.process_time))
            bare = [replace(past, profile=Past().profile) for past in pasts[10:]]
            found.milliseconds["profile of a past"] = _timed(
                lambda past: ready.profiles.of(past, (), NOW), bare
            )
            found.milliseconds[f"fit of {RESULTS} results"] = _timed(
                lambda one: ready.recommending.fit(one[0], one[1][0]), said
            )
            found.milliseconds["more like this"] = _timed(
                lambda past: ready.recommending.recommend(Wish(past, like=past.items[-1])), pasts[:100]
            )
            found.milliseconds["plain: factors"] = _timed(ready.plain_factors, pasts)
            found.milliseconds["plain: vectors"] = _timed(ready.plain_vectors, pasts[:100])
            found.resident["after serving"] = _resident()
    return found


class _Made:
    """The recalls, the ranker and the database of one size."""

    def __init__(self, made: Crowd, folder: Path, found: Measured) -> None:
        from sqlalchemy import create_engine

        from retrieval.catalog.store import CatalogueStore
        from retrieval.recommend.profile import Goods, Profiles
        from retrieval.recommend.recommender import Recommending

        self.made, self._found = made, found
        self._engine = create_engine(f"sqlite:///{folder / 'catalogue.sqlite'}")
        store = CatalogueStore(self._engine)
        store.create()
        self.profiles = Profiles(Goods(made.goods, store.get_many))
        products = made.products()
        while batch := list(islice(products, 20_000)):
            store.upsert(batch)
        self.recalls, together = self._recalls()
        asked = Recommending(self.recalls, lambda: made.goods, None, None, store.get_many, together=together)
        self._timed("places of the recalls' items", asked.stand)
        ranker = self._timed("ranker", lambda: self._ranker(asked))
        self.recommending = Recommending(
            self.recalls, lambda: made.goods, ranker, None, store.get_many, together=together
        )
        self.recommending.stand()

    def __enter__(self) -> _Made:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def _timed(self, name: str, make: Callable[[], object]) -> object:
        began = time.perf_counter()
        made = make()
        self._found.fitted[name] = time.perf_counter() - began
        print(f"{name}: {self._found.fitted[name]:.1f} s, {_resident():.0f} MB", file=sys.stderr, flush=True)
        return made

    def _recalls(self) -> tuple[list[object], object]:
        from retrieval.recommend.collaborative import Als, ItemKnn
        from retrieval.recommend.popular import New, Popular
        from retrieval.recommend.semantic import Semantic
        from retrieval.recommend.sequence.model import Sequential
        from retrieval.recommend.sequence.network import Network
        from retrieval.recommend.sequence.recipe import Recipe
        from retrieval.recommend.together import CoBought

        whole, goods = self.made.whole, self.made.goods
        self.als = self._timed("als", lambda: Als.fit(whole))
        recipe = Recipe()
        network = Network(recipe, len(goods.ids))
        return [
            self._timed("item_knn", lambda: ItemKnn.fit(whole)),
            self.als,
            self._timed(
                "sasrec, not fitted: weights by chance", lambda: Sequential.of(recipe, goods.ids, network)
            ),
            self._timed("popular", lambda: Popular.fit(whole, assortment=goods)),
            self._timed("semantic", lambda: Semantic(goods)),
            self._timed("new", lambda: New(goods)),
        ], self._timed("together", lambda: CoBought.fit(whole))

    def _ranker(self, asked: object) -> object:
        """Of the usual size, taught by chance: what it costs is what is measured."""
        from retrieval.recommend.features import feature_names, matrix
        from retrieval.recommend.ranker import LambdaRank

        stand, chance = asked.stand(), np.random.default_rng(1)  # type: ignore[attr-defined]
        open_to = np.ones(len(self.made.goods.ids), dtype=bool)
        values = []
        for past in self.pasts(200):
            rows, found = stand.found(past, open_to, 30)
            values.append(matrix(stand.shelf, past, rows[:100], type(found)(
                found.names, found.scores[:, :100], found.ranks[:, :100])).values)  # fmt: skip
        rows = np.concatenate(values)
        labels = (chance.random(len(rows)) < 0.05).astype(np.int32)
        names = feature_names([recall.name for recall in self.recalls])  # type: ignore[attr-defined]
        return LambdaRank.fit(rows, [len(v) for v in values], labels, None, names)

    def pasts(self, count: int) -> list[object]:
        """Of customers at equal distances, with three interests each."""
        whole = self.made.whole
        chosen = np.linspace(0, len(whole.subjects) - 1, count).astype(int)
        bare = [_past(whole, int(place)) for place in chosen]
        return [replace(past, profile=self.profiles.of(past, (), NOW)) for past in bare]

    def some_ids(self, count: int, seed: int) -> list[str]:
        rows = np.random.default_rng(seed).integers(0, len(self.made.goods.ids), count)
        return [self.made.goods.ids[row] for row in rows]

    def plain_factors(self, past: object) -> None:
        """A customer's factors by all items' factors, and the best ten."""
        customer = self.als.customer(past)  # type: ignore[attr-defined]
        scores = self.als._factors @ customer  # type: ignore[attr-defined]
        np.argsort(-scores[np.argpartition(-scores, 10)[:10]])

    def plain_vectors(self, past: object) -> None:
        """The mean interest by all products' vectors, and the best ten."""
        centre = past.profile.interests[0].centre  # type: ignore[attr-defined]
        scores = np.asarray(self.made.goods.vectors, np.float32) @ centre
        np.argsort(-scores[np.argpartition(-scores, 10)[:10]])


def _past(whole: object, place: int) -> object:
    from retrieval.recommend.kinds import Past

    span = slice(int(whole.bounds[place]), int(whole.bounds[place + 1]))  # type: ignore[attr-defined]
    items = tuple(whole.items[item] for item in whole.item[span])  # type: ignore[attr-defined]
    return Past(items, whole.kinds[span], whole.at[span], whole.quantity[span], NOW)  # type: ignore[attr-defined]


def _timed(
    ask: Callable[..., object], asked: Sequence[object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Milliseconds of each; the first three are asked before, so that nothing is made ready within."""
    found = []
    for one in asked[:3]:
        ask(one)
    for one in asked:
        began = clock()
        ask(one)
        found.append((clock() - began) * 1000)
    return found


def _resident() -> float:
    """Of this process, in MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    sys.exit(main())
