"""How fast a catalogue comes in and how much room it takes, with the real encoder and a real
Chroma store; a second run of the same feed beside the first."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant import bootstrap
from assistant.settings import load
from evals.figures import DATA, Figure, write
from retrieval.catalog.sync import Summary, ingest

MAPPINGS = Path("docs/mappings")


@dataclass(frozen=True, slots=True)
class Catalogue:
    name: str
    files: tuple[Path, ...]
    mapping: Path | None = None


def catalogues() -> Iterator[Catalogue]:
    yield Catalogue("demo", (Path("demo/catalogue.jsonl"),))
    if not DATA.exists():
        print(f"no data sets at {DATA}: set FLOORWALKER_DATA; only the demo shop is measured")
        return
    retail = (DATA / "retail-demo-store" / "products.yaml",)
    yield Catalogue("retail-demo-store", retail, MAPPINGS / "retail-demo-store.yaml")
    chorus = tuple(sorted((DATA / "chorus-icecat").glob("*.zip")))
    yield Catalogue("chorus-icecat", chorus, MAPPINGS / "chorus-icecat.yaml")


def measure(catalogue: Catalogue) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        settings = load(Path("demo"), data_folder=Path(folder))
        records = bootstrap.records(settings)
        embedder = bootstrap.make_embedder(settings)
        embedder.embed(["warm"])
        index = bootstrap.make_index(settings, embedder)

        def run() -> Summary:
            return ingest(
                catalogue.files,
                store=records.store,
                index=index,
                embedder=embedder,
                rejects=settings.data / "rejects.jsonl",
                format="mapping" if catalogue.mapping else "auto",
                mapping=catalogue.mapping,
            )

        first, again = run(), run()
        name = catalogue.name
        yield Figure(f"{name}: rows", first.read, "rows")
        yield Figure(f"{name}: rejected", first.rejected, "rows")
        yield Figure(f"{name}: first ingest", first.rows_per_second, "rows/s")
        yield Figure(f"{name}: reading alone", first.read / first.reading_seconds, "rows/s")
        ratio = first.seconds / again.seconds
        yield Figure(f"{name}: again", again.rows_per_second, "rows/s", "first ingest", ratio)
        yield Figure(f"{name}: embedded again", again.embedded, "rows")
        yield Figure(f"{name}: vectors", size(settings.data / "chroma") / 1e6, "MB")
        records_size = sum(size(file) for file in settings.data.glob("floorwalker.sqlite*"))
        yield Figure(f"{name}: records", records_size / 1e6, "MB")
        index.close()


def size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", help="one catalogue's name")
    only = parser.parse_args().only
    rows = [f for c in catalogues() if only in {None, c.name} for f in measure(c)]
    write("ingest_speed", "python -m evals.ingest_speed", rows)


if __name__ == "__main__":
    main()
