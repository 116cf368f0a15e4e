"""`python -m evals.vector_start FOLDER COUNT QUERIES.npy [--in-chroma]`: a start, in a process of its own.

Prints, as JSON, the seconds until rows can be asked, and the MiB of own memory and of mapped
files that the process has more than before, once every query was asked.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import chromadb  # noqa: F401 - what the library takes is not the index's
import numpy as np

from retrieval.chroma import ChromaIndex
from retrieval.sidefile import SideFile

NAME = "bench"
K = 10


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("count", type=int)
    options.add_argument("queries", type=Path)
    options.add_argument("--in-chroma", action="store_true")
    chosen = options.parse_args()
    asked = np.load(chosen.queries)
    before, began = _resident(), time.perf_counter()
    if chosen.in_chroma:
        rows = ChromaIndex(NAME, asked.shape[1], path=chosen.folder).rows()
    else:
        kept = SideFile(chosen.folder / "rows", asked.shape[1]).load(NAME, chosen.count)
        if kept is None:
            raise RuntimeError("the files were not believed")
        rows = kept.snapshot()
    rows.nearest(asked[0], K)
    seconds = time.perf_counter() - began
    for query in asked:
        rows.nearest(query, K)
    print(json.dumps([seconds, *(after - was for after, was in zip(_resident(), before, strict=True))]))


def _resident() -> tuple[float, float]:
    """MiB of this process that are its own, and that are pages of files."""
    lines = Path("/proc/self/status").read_text().splitlines()
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith("Rss")}
    return kib["RssAnon"] / 1024, kib["RssFile"] / 1024


if __name__ == "__main__":
    main()
