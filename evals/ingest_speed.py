"""How fast a catalogue comes in, beside the plain way of doing it, and what a change of it costs.

The plain way: sentence-transformers' own encode() in float32 and one add() a product. Ours: the
whole ingest of the same products from a feed, judged, written and embedded. Then 1% of the feed
is changed, in words (those are embedded again) or in prices, and it is taken in again, three
times each. All of it in one process, with the real encoder and a real Chroma store.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import chromadb
from chromadb.config import Settings as ChromaSettings
from sentence_transformers import SentenceTransformer

from assistant import parts
from assistant.records import Records, open_records
from assistant.settings import Settings, load
from evals.figures import DATA, Figure, write
from retrieval.catalog.sync import Summary, ingest
from retrieval.chroma import ChromaIndex
from retrieval.documents import embedding_text
from retrieval.query import Embedder

MAPPINGS = Path("docs/mappings")
PLAIN = 400
"""Products taken in the plain way: enough for a rate, and it is slow."""
RUNS = 3
CHANGED = 0.01

Rows = list[dict[str, object]]


@dataclass
class Feed:
    """A feed that can be written again with some of its rows changed. `change` makes a row
    another one: in its words, or else in its price."""

    name: str
    mapping: Path | None
    rows: Sequence[str]
    write: Callable[[Path, Sequence[str]], list[Path]]
    change: Callable[[str, bool, int], str]
    random: random.Random = field(default_factory=lambda: random.Random(4))

    def changed(self, words: bool, run: int) -> None:
        rows = list(self.rows)
        for place in self.random.sample(range(len(rows)), max(1, round(CHANGED * len(rows)))):
            rows[place] = self.change(rows[place], words, run)
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Shop:
    settings: Settings
    records: Records
    embedder: Embedder
    index: ChromaIndex

    def take(self, feed: Feed) -> Summary:
        folder = self.settings.data / feed.name
        folder.mkdir(exist_ok=True)
        return ingest(
            feed.write(folder, feed.rows),
            store=self.records.store,
            index=self.index,
            embedder=self.embedder,
            rejects=self.settings.data / "rejects.jsonl",
            format="mapping" if feed.mapping else "auto",
            mapping=feed.mapping,
            memory=self.settings.data / "remembered",
        )


def chorus(count: int | None) -> Feed:
    rows: list[str] = []
    for archive in sorted((DATA / "chorus-icecat").glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            rows += [json.dumps(row) for name in opened.namelist() for row in json.loads(opened.read(name))]
    mapping = MAPPINGS / "chorus-icecat.yaml"
    return Feed("chorus-icecat, zips through a mapping", mapping, rows[:count], zipped, changed_json)


def lines_of(shop: Shop, name: str) -> Feed:
    """The same products as lines of our own format."""
    rows = []
    for product in shop.records.store.all():
        row = {
            "id": product.id,
            "name": product.name,
            "description": product.description,
            "brand": product.brand,
            "category": list(product.category),
            "price": float(product.price.amount) if product.price else None,
            "attributes": {name: list(values) for name, values in product.attributes.items()},
            "images": list(product.images),
            "updated_at": product.updated_at.isoformat() if product.updated_at else None,
        }
        rows.append(json.dumps({key: value for key, value in row.items() if value is not None}))
    return Feed(name, None, rows, one_a_line, changed_json)


def retail(count: int | None) -> Feed:
    text = (DATA / "retail-demo-store" / "products.yaml").read_text("utf-8")
    rows = re.split(r"^(?=- )", text, flags=re.M)[1:]
    mapping = MAPPINGS / "retail-demo-store.yaml"
    return Feed("retail-demo-store, YAML through a mapping", mapping, rows[:count], as_yaml, changed_yaml)


def zipped(folder: Path, rows: Sequence[str]) -> list[Path]:
    path = folder / "feed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("feed.json", f"[{','.join(rows)}]")
    return [path]


def one_a_line(folder: Path, rows: Sequence[str]) -> list[Path]:
    (folder / "feed.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return [folder / "feed.jsonl"]


def as_yaml(folder: Path, rows: Sequence[str]) -> list[Path]:
    (folder / "feed.yaml").write_text("".join(rows), encoding="utf-8")
    return [folder / "feed.yaml"]


def changed_json(row: str, words: bool, run: int) -> str:
    value = json.loads(row)
    if words:
        name = "title" if "title" in value else "name"
        value[name] = f"{value.get(name)} {run}"
    else:
        value["price"] = 100 + run
    return json.dumps(value)


def changed_yaml(row: str, words: bool, run: int) -> str:
    if words:
        return re.sub(r"^(..name: )", rf"\g<1>New {run} ", row, flags=re.M)
    return re.sub(r"^(..price: ).*$", rf"\g<1>{100 + run}", row, flags=re.M)


def first(shop: Shop, feed: Feed) -> tuple[Summary, list[Figure]]:
    took = shop.take(feed)
    figures = [
        Figure(f"{feed.name}: rows", took.read, "rows"),
        Figure(f"{feed.name}: first ingest", took.rows_per_second, "rows/s"),
        Figure(f"{feed.name}: of that, reading", took.reading_seconds, "s"),
        Figure(f"{feed.name}: vectors", size(shop.settings.data / "chroma") / 1e6, "MB"),
        Figure(f"{feed.name}: records", sum_of(shop.settings.data, "floorwalker.sqlite*") / 1e6, "MB"),
    ]
    return took, figures


def again(shop: Shop, feed: Feed, whole: Summary) -> Iterator[Figure]:
    """Unchanged, with 1% of other prices, and with 1% of other words; the ratio is the share of
    the first ingest's time."""
    shop.take(feed)  # what the feed holds is remembered from here on
    unchanged = [shop.take(feed).seconds for _ in range(RUNS)]
    yield share(f"{feed.name}: unchanged", unchanged, whole)
    for words, what in ((False, "prices"), (True, "words")):
        seconds = []
        for run in range(RUNS):
            feed.changed(words, run)
            took = shop.take(feed)
            assert took.changed, took
            assert took.embedded == words * took.changed, took
            seconds.append(took.seconds)
        yield share(f"{feed.name}: 1% of {what} changed", seconds, whole)


def share(name: str, seconds: Sequence[float], whole: Summary) -> Figure:
    median = statistics.median(seconds)
    return Figure(name, median, "s", f"first ingest, {whole.seconds:.0f} s", median / whole.seconds)


def plain(shop: Shop, ours: Summary) -> Iterator[Figure]:
    """Ours is the whole ingest; only the encoder is compared with the encoder."""
    ids = shop.records.store.ids()
    chosen = random.Random(5).sample(ids, min(PLAIN, len(ids)))
    texts = [embedding_text(product) for product in shop.records.store.get_many(chosen).values()]
    model = SentenceTransformer(str(shop.settings.models / shop.settings.embedding.name))
    model.encode(texts[:8], show_progress_bar=False)
    began = time.perf_counter()
    vectors = model.encode(texts, show_progress_bar=False)
    encoded = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder, settings=ChromaSettings(anonymized_telemetry=False))
        collection = client.create_collection("plain", embedding_function=None)
        for identity, vector in zip(chosen, vectors, strict=True):
            collection.add(ids=[identity], embeddings=[vector])
    whole = time.perf_counter() - began
    began = time.perf_counter()
    shop.embedder.embed(texts)
    seconds = time.perf_counter() - began
    count = len(texts)
    yield Figure("plain: encode and add", count / whole, "products/s")
    name = f"ours: the whole first ingest of {ours.read:,}"
    yield Figure(name, ours.rows_per_second, "products/s", "plain", ours.rows_per_second / (count / whole))
    yield Figure("plain: encode alone", count / encoded, "texts/s")
    yield Figure("ours: encode alone", count / seconds, "texts/s", "plain", encoded / seconds)


def peak() -> float:
    """MB resident at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def sum_of(folder: Path, pattern: str) -> int:
    return sum(size(file) for file in folder.glob(pattern))


def measured(feed: Feed, also_as_lines: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        settings = load(Path("demo"), data_folder=Path(folder))
        records = open_records(settings)
        embedder = parts.make_embedder(settings)
        embedder.embed(["warm"] * 20)
        with closing(parts.make_index(settings, embedder)) as index:
            shop = Shop(settings, records, embedder, index)
            loaded = peak()
            took, figures = first(shop, feed)
            yield from figures
            yield Figure(f"{feed.name}: most memory", peak(), "MB", f"models loaded, {loaded:.0f} MB")
            yield from plain(shop, took)
            yield from again(shop, feed, took)
            if also_as_lines:
                yield from again(shop, lines_of(shop, "chorus-icecat, JSON Lines"), took)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=["chorus", "retail"], default="chorus")
    parser.add_argument("--count", type=int, help="products taken of the catalogue; all by default")
    options = parser.parse_args()
    if not DATA.exists():
        print(f"no data sets at {DATA}: set FLOORWALKER_DATA; nothing measured")
        return
    lines = options.only == "chorus"
    feed = chorus(options.count) if lines else retail(options.count)
    write("ingest_speed", "python -m evals.ingest_speed", list(measured(feed, lines)))


if __name__ == "__main__":
    main()
