"""`python -m evals.vector_speed`: nearest neighbours at 5,000, 50,000 and 500,000 vectors.

The query's vector is given. Beside Chroma's own query and `where`, embedded and over HTTP, on
the same vectors in the same run; recall@10 is against exact search. Above `--chroma-at` the
vectors are not stored in Chroma first, only in the files that follow it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.settings import Settings
from evals.chroma_server import ChromaServer
from evals.figures import DATA, Figure, write
from evals.plain_chroma import BUCKETS, PlainChroma
from evals.vector_start import NAME, K
from evals.vectors import Mask, queries, real, tenths, varied
from retrieval.chroma import ChromaIndex
from retrieval.embedding import SentenceEmbedder
from retrieval.query import VectorRows, Vectors
from retrieval.sidefile import SideFile

SHARES = {"no filter": None, "50 %": 500, "10 %": 100, "1 %": 10, "0.1 %": 1}
"""Said, and below which bucket of a thousand a row is allowed."""
ROUNDS = 5
PLAIN_ASKED = 40
BATCH = 5_000

Found = npt.NDArray[np.int64]


class Asked:
    """Every query asked in turn, in rounds: milliseconds by the clock and of this thread's own
    work (what else the machine does is left out), and what the last round found."""

    def __init__(self, ask: Callable[[int], Found], count: int, rounds: int = ROUNDS) -> None:
        self.took, self.worked = np.zeros((2, rounds, count))
        self.rows: list[Found] = [ask(number) for number in range(min(count, 5))]
        for turn in range(rounds):
            self.rows = [self._timed(ask, turn, number) for number in range(count)]

    def _timed(self, ask: Callable[[int], Found], turn: int, number: int) -> Found:
        began, worked = time.perf_counter(), time.thread_time()
        rows = ask(number)
        self.worked[turn, number] = (time.thread_time() - worked) * 1000
        self.took[turn, number] = (time.perf_counter() - began) * 1000
        return rows

    def at(self, percent: float) -> float:
        return float(np.percentile(self.took, percent))

    def recall(self, exact: Sequence[Found]) -> float:
        pairs = list(zip(self.rows, exact, strict=False))
        found = sum(int(np.isin(rows, best).sum()) for rows, best in pairs)
        return found / sum(len(best) for _, best in pairs)


@dataclass(frozen=True, slots=True)
class Bench:
    """One size: its vectors, the queries, and a filter's number for each row."""

    vectors: Vectors
    asked: Vectors
    buckets: npt.NDArray[np.int64]
    cosines: Vectors
    folder: Path
    figures: list[Figure]

    @property
    def size(self) -> str:
        return f"{len(self.vectors):,}"

    def say(
        self, name: str, value: float, unit: str, beside: str | None = None, ratio: float | None = None
    ) -> None:
        self.figures.append(Figure(f"{self.size}: {name}", value, unit, beside, ratio))

    def exact(self, number: int, allowed: Mask | None) -> Found:
        cosines = self.cosines[number]
        rows = np.arange(len(cosines)) if allowed is None else np.flatnonzero(allowed)
        few = min(K, len(rows))
        return rows[np.argpartition(-cosines[rows], few - 1)[:few]]


def main(arguments: Sequence[str] = ()) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="5000,50000,500000")
    options.add_argument("--chroma-at", type=int, default=50_000)
    chosen = options.parse_args(arguments)
    settings = Settings()
    embedder = SentenceEmbedder(settings.models / settings.embedding.name, settings.embedding.name)
    known = real(embedder)
    if not len(known) or not (DATA / "chorus-icecat").is_dir():
        print("no catalogue is indexed under build/ (python -m evals.search_quality): nothing measured")
        return 0
    print(f"{len(known):,} real vectors; beyond them, variations at cosines of .85 to .99 to them")
    asked, figures = queries(embedder), list[Figure]()
    for size in (int(size) for size in chosen.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir="build") as folder:
            buckets = np.random.default_rng(1).integers(0, BUCKETS, size)
            vectors = varied(known, size)
            bench = Bench(vectors, asked, buckets, asked @ vectors.T, Path(folder), figures)
            _measured(bench, in_chroma=size <= chosen.chroma_at)
    _growth(figures)
    write("vector_speed", "python -m evals.vector_speed", figures)
    return 0


def _measured(bench: Bench, in_chroma: bool) -> None:
    ours = bench.folder / "ours"
    rows = _stored(bench, ours) if in_chroma else _beside_only(bench, ours)
    _started_again(bench, ours, in_chroma)
    plain = None
    if in_chroma:
        plain = PlainChroma(bench.folder / "plain")
        seconds = plain.fill(bench.vectors, bench.buckets)
        bench.say("stored by plain Chroma", len(bench.vectors) / seconds, "vectors/s")
    _filtered(bench, rows, plain, "Chroma")
    _neighbourhoods(bench, rows)
    _many(bench, rows)
    if in_chroma and len(bench.vectors) >= 50_000:
        _over_http(bench, ours)


def _stored(bench: Bench, folder: Path) -> VectorRows:
    """Through the index, into Chroma and beside it."""
    index = ChromaIndex(NAME, bench.vectors.shape[1], path=folder)
    began, ids = time.perf_counter(), [str(row) for row in range(len(bench.vectors))]
    for start in range(0, len(ids), BATCH):
        part = slice(start, start + BATCH)
        index.upsert(ids[part], bench.vectors[part], ids[part])
    bench.say("stored", len(ids) / (time.perf_counter() - began), "vectors/s")
    rows = index.rows()
    index.close()
    return rows


def _beside_only(bench: Bench, folder: Path) -> VectorRows:
    side = SideFile(folder / "rows", bench.vectors.shape[1])
    rows, began = side.begin(), time.perf_counter()
    ids = [str(row) for row in range(len(bench.vectors))]
    for start in range(0, len(ids), BATCH):
        part = slice(start, start + BATCH)
        rows.put(ids[part], bench.vectors[part])
        side.note_put(ids[part])
    rows.settle()
    side.seal(NAME, rows)
    bench.say("files made, without Chroma", time.perf_counter() - began, "s")
    return rows.snapshot()


def _started_again(bench: Bench, folder: Path, in_chroma: bool) -> None:
    size = sum(path.stat().st_size for path in (folder / "rows").iterdir()) / 2**20
    bench.say("files beside Chroma", size, "MiB")
    seconds, own, mapped = _in_a_process(bench, folder, in_chroma)
    bench.say("start from the files", seconds, "s")
    bench.say("memory after every query was asked", own, "MiB")
    bench.say("of the mapped files, pages read (can be given back)", mapped, "MiB")
    if in_chroma:
        copy = shutil.copytree(folder, folder.with_name("copy"))
        shutil.rmtree(copy / "rows")
        bench.say("start from Chroma, files made anew", _in_a_process(bench, copy, in_chroma)[0], "s")


def _in_a_process(bench: Bench, folder: Path, in_chroma: bool) -> tuple[float, float, float]:
    queries_at = bench.folder / "queries.npy"
    np.save(queries_at, bench.asked)
    command = [sys.executable, "-m", "evals.vector_start", str(folder), str(len(bench.vectors))]
    command += [str(queries_at), *(["--in-chroma"] if in_chroma else [])]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, own, mapped = json.loads(printed.splitlines()[-1])
    return seconds, own, mapped


def _filtered(bench: Bench, rows: VectorRows, plain: PlainChroma | None, called: str) -> None:
    """Ours, and then the plain way."""
    for said, below in SHARES.items():
        allowed = None if below is None else bench.buckets < below
        exact = [bench.exact(number, allowed) for number in range(len(bench.asked))]
        ours = Asked(lambda n, a=allowed: rows.nearest(bench.asked[n], K, a)[0], len(exact))  # type: ignore[misc]
        beside, faster = None, None
        if plain is not None:
            theirs = Asked(lambda n, b=below: plain.nearest(bench.asked[n], K, b), PLAIN_ASKED, 1)  # type: ignore[misc]
            beside = f"{called} {theirs.at(50):.1f} ms, recall {theirs.recall(exact):.3f}"
            faster = theirs.at(50) / ours.at(50)
        bench.say(f"{said}, p50", ours.at(50), "ms", beside, faster)
        bench.say(f"{said}, p99", ours.at(99), "ms", "p50", ours.at(99) / ours.at(50))
        p50, p99 = np.percentile(ours.worked, (50, 99))
        bench.say(f"{said}, processor time, p99", float(p99), "ms", f"p50 {p50:.2f} ms", float(p99 / p50))
        bench.say(f"{said}, recall@10", ours.recall(exact), "")


def _neighbourhoods(bench: Bench, rows: VectorRows) -> None:
    some = range(0, len(bench.asked), 3)
    own, others = tenths(bench.vectors, bench.asked[::3])
    for said, masks in (("the tenth around the query's best", own), ("the tenth around another's", others)):
        exact = [bench.exact(number, allowed) for number, allowed in zip(some, masks, strict=True)]
        ours = Asked(lambda n, m=masks: rows.nearest(bench.asked[some[n]], K, m[n])[0], len(some))  # type: ignore[misc]
        bench.say(f"{said}, p50", ours.at(50), "ms")
        bench.say(f"{said}, recall@10", ours.recall(exact), "")


def _many(bench: Bench, rows: VectorRows) -> None:
    """A thousand nearest at once, as fusion may ask for; and two threads at a time."""
    allowed, count = bench.buckets < BUCKETS // 10, len(bench.asked)
    thousand = Asked(lambda n: rows.nearest(bench.asked[n], 1_000)[0], count, 1)
    bench.say("no filter, k = 1,000, p50", thousand.at(50), "ms")
    with ThreadPoolExecutor(2) as pool:
        asking = [
            pool.submit(Asked, lambda n: rows.nearest(bench.asked[n], K, allowed)[0], count) for _ in range(2)
        ]
        took = np.concatenate([asked.result().took for asked in asking])
    p50, p99 = np.percentile(took, (50, 99))
    bench.say("10 %, two threads at once, p50", float(p50), "ms", "p99 / p50", float(p99 / p50))


def _over_http(bench: Bench, ours: Path) -> None:
    """The same folders, each behind a Chroma server."""
    with ChromaServer(ours) as server:
        began = time.perf_counter()
        index = ChromaIndex(NAME, bench.vectors.shape[1], url=server.url, side=bench.folder / "side")
        index.rows()
        bench.say("server: first start, vectors read over HTTP", time.perf_counter() - began, "s")
        index.close()
        began = time.perf_counter()
        index = ChromaIndex(NAME, bench.vectors.shape[1], url=server.url, side=bench.folder / "side")
        index.rows()
        bench.say("server: start from the files", time.perf_counter() - began, "s")
    with ChromaServer(bench.folder / "plain") as server:
        plain = PlainChroma(port=server.port)
        behind = replace(bench, figures=[])
        rows = _by_row(index.rows(), len(bench.vectors))
        _filtered(behind, rows, plain, "Chroma over HTTP")
        bench.figures.extend(
            Figure(f"{f.name} (server)", f.value, f.unit, f.against, f.ratio)
            for f in behind.figures
            if "p99" not in f.name
        )
    index.close()


def _by_row(rows: VectorRows, count: int) -> VectorRows:
    """Checked to lie in the order of the bench's vectors, which a server need not keep."""
    if list(rows.ids) != [str(row) for row in range(count)]:
        raise RuntimeError("the server gave the vectors in another order")
    return rows


def _growth(figures: list[Figure]) -> None:
    found = {figure.name: figure.value for figure in figures}
    for said in ("no filter", "10 %"):
        sizes = [name.split(":")[0] for name in found if name.endswith(f": {said}, p50")]
        for small, large in pairwise(sizes):
            times = found[f"{large}: {said}, p50"] / found[f"{small}: {said}, p50"]
            figures.append(Figure(f"{said}: from {small} to {large}, time grows", times, "times"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
