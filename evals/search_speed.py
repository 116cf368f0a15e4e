"""`python -m evals.search_speed`: whole searches and whole turns in catalogues of growing size.

A search is everything from the customer's words to products read from the database: filter,
vector, keywords, ranking, order. A turn is a message to the assistant with templates for words.
Queries are those of chorus-icecat and shapes of what the retail store sells; each is asked
once, so no vector of a query is known beforehand. `--sizes 500000` takes about ten minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from assistant import bootstrap, parts
from assistant.records import open_records
from assistant.settings import Settings, load
from assistant.shop import Shop
from assistant.turn import Request
from evals import chorus, scaled
from evals.figures import DATA, Figure, write
from retrieval.catalog.batches import batches
from retrieval.documents import embedding_hash
from retrieval.nearest import InMemoryIndex
from retrieval.query import Filters, Query

SIZES = (5_000, 20_000, 50_000)
ROWS = 5_000
TURNS = 60
SHAPES = ("{} for my sister", "a cheap {}", "{} under $80", "do you have a {}?", "the best rated {}")
KINDS = (
    "jacket",
    "sofa",
    "lamp",
    "guitar",
    "watch",
    "tent",
    "laptop",
    "printer",
    "headset",
    "monitor",
    "mouse",
    "desk",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: seconds, megabytes, and milliseconds of each thing that was asked."""

    size: int
    start_s: float
    restart_s: float
    resident_mb: float
    columns_mb: float
    milliseconds: dict[str, list[float]]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (DATA / "chorus-icecat").is_dir():
        print(f"chorus-icecat is not in {DATA} (FLOORWALKER_DATA): nothing measured")
        return 0
    if asked.one:
        measure(asked.one)
        return 0
    figures = []
    for size in asked.sizes:
        found = Measured(**json.loads(_alone(size)))
        figures += list(_figures(found))
    write("search_speed", "python -m evals.search_speed", figures)
    return 0


def _alone(size: int) -> str:
    """Each size in a process of its own, so that memory is that size's."""
    command = [sys.executable, "-m", "evals.search_speed", "--one", str(size)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout.splitlines()[-1]


def _figures(found: Measured) -> Iterable[Figure]:
    size = f"{found.size:,}"
    yield Figure(f"{size}: start, columns read from the database", found.start_s, "s")
    yield Figure(f"{size}: start again, columns read from their file", found.restart_s, "s")
    yield Figure(f"{size}: resident, encoder included", found.resident_mb, "MB")
    yield Figure(f"{size}: file of columns", found.columns_mb, "MB")
    for name, times in found.milliseconds.items():
        for said, at in (("p50", 50), ("p99", 99)):
            yield Figure(f"{size}: {name}, {said}", float(np.percentile(times, at)), "ms")


def measure(size: int) -> None:
    """Prints one line of JSON."""
    products, vectors = scaled.real()
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        kept = open_records(settings)
        for some in batches(scaled.repeated(products, size), ROWS):
            kept.store.upsert(some)
        index = InMemoryIndex()
        hashed = ((p.id, embedding_hash(p)) for p in scaled.repeated(products, size))
        ids, hashes = zip(*hashed, strict=True)
        index.upsert(ids, scaled.nearby(vectors, size), hashes)
        embedder = parts.make_embedder(settings)
        embedder.embed(["warm", "up"])
        del products, vectors
        began = time.perf_counter()
        shop = bootstrap.build(settings, embedder=embedder, index=index)
        started = time.perf_counter() - began
        milliseconds = {**_searches(shop), **_turns(shop)}
        resident = _resident()
        columns = settings.data / "search" / "columns.npz"
        _saved(columns)
        began = time.perf_counter()
        bootstrap.build(settings, embedder=embedder, index=index).search.search(Query("lamp"))
        restarted = time.perf_counter() - began
        file = columns.stat().st_size / 1e6 if columns.is_file() else 0.0
        print(json.dumps(asdict(Measured(size, started, restarted, resident, file, milliseconds))))


def _settings(folder: Path) -> Settings:
    settings = load(Path("demo"), data_folder=folder)
    return settings.model_copy(
        update={"generator": settings.generator.model_copy(update={"model": "template"})}
    )


def _searches(shop: Shop) -> dict[str, list[float]]:
    amounts = shop.search.facets.price
    middle = amounts.median if amounts else Decimal(0)
    texts = list(chorus.judgements())
    plain = [Query(text) for text in texts]
    half = [Query(f"{text} please", Filters(price_max=middle)) for text in texts]
    few = [Query(f"a {text}", Filters(price_max=middle, brands=("HP",), in_stock=None)) for text in texts]
    search = shop.search.search
    for query in plain[:3]:
        search(query)
    return {
        "search": _timed(search, plain[3:]),
        "search, half the prices": _timed(search, half),
        "search, one brand and half the prices": _timed(search, few),
    }


def _turns(shop: Shop) -> dict[str, list[float]]:
    messages = [shape.format(kind) for kind in KINDS for shape in SHAPES]

    def turn(text: str) -> None:
        conversation, _ = shop.conversations.start()
        for _ in shop.assistant.respond(Request(conversation.id, text)):
            pass

    turn("hello")
    return {"turn": _timed(turn, messages[:TURNS])}


def _timed(ask: Callable[[object], object] | Callable[[str], None], asked: Sequence[object]) -> list[float]:
    found = []
    for one in asked:
        began = time.perf_counter()
        ask(one)  # type: ignore[arg-type]
        found.append((time.perf_counter() - began) * 1000)
    return found


def _resident() -> float:
    """Of this process, in MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def _saved(file: Path) -> None:
    """Wait for the columns' file, which is written beside the first searches."""
    deadline = time.monotonic() + 120
    while not file.is_file() and time.monotonic() < deadline:
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
