"""`python -m evals.scale_out`: the shop past one machine, in small: what each part costs.

Two workers, a process for the pages, PostgreSQL, a Chroma server, a server of the model, nginx before them
(docs/scale-out.md). More and more customers without a pause between reply and message; per step how many
replies come, how long they take, and how much processor time each part used for one. `--keep` starts the
estate and leaves it open until Ctrl-C.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil

from evals.estate import Estate
from evals.figures import Figure, write
from evals.load import Seen, at, crowd
from evals.served import LIMITS, NO_LIMIT

CUSTOMERS, SECONDS = (4, 16, 48), 40.0
SENTENCES = re.compile(r'^floorwalker_sentences_total\{outcome="(\w+)"\} (\S+)$', re.MULTILINE)
UNLIMITED = {f"FLOORWALKER_WEB__LIMITS__{name.upper()}": NO_LIMIT for name in LIMITS}
"""All customers of a load run come from one address."""


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _asked(arguments)
    figures: list[Figure] = []
    errors = 0
    with tempfile.TemporaryDirectory(prefix="estate-") as folder, estate_of(asked, Path(folder)) as estate:
        print(f"open at {estate.address}", flush=True)
        if asked.keep:
            return _until_interrupted(estate)
        asyncio.run(crowd(estate.address, 4, 8.0, 0.0))  # what is read at the first use is read
        for customers in asked.customers:
            seen, rows = step(estate, customers, asked.seconds)
            figures += rows
            errors += seen.errors.total()
            for kind, count in seen.errors.most_common():
                print(f"{customers} customers: {count} x {kind}", flush=True)
        figures += [Figure(f"memory of {part.name}", part.memory_mb, "MB") for part in estate.parts]
    write("scale_out", "python -m evals.scale_out", figures)
    return 1 if errors else 0


def estate_of(asked: argparse.Namespace, folder: Path) -> Estate:
    return Estate(folder, asked.shop, asked.workers, model_server=not asked.template, settings=UNLIMITED)


def step(estate: Estate, customers: int, seconds: float) -> tuple[Seen, list[Figure]]:
    """One step of the load: what the customers saw, and what it cost."""
    before, database = {part.name: part.cpu_s for part in estate.parts}, postgresql_cpu_s()
    worded = sentences(estate)
    began = time.perf_counter()
    seen = asyncio.run(crowd(estate.address, customers, seconds, 0.0))
    took = time.perf_counter() - began
    used = {part.name: part.cpu_s - before[part.name] for part in estate.parts}
    used["postgresql"] = sum(cpu_s - database.get(pid, 0.0) for pid, cpu_s in postgresql_cpu_s().items())
    now, replies = sentences(estate), len(seen.whole)
    told = sum(now.values()) - sum(worded.values())
    by_model = sum(now.get(kind, 0) - worded.get(kind, 0) for kind in ("passed", "redrawn"))
    rows = [
        ("replies a second", replies / took, "/s"),
        ("errors", seen.errors.total(), ""),
        ("first words p50", at(seen.first, 50), "s"),
        ("whole reply p50", at(seen.whole, 50), "s"),
        ("whole reply p95", at(seen.whole, 95), "s"),
        ("sentences that the model worded", by_model / max(told, 1), "share"),
    ]
    rows += [
        (f"processor time of {name} a reply", 1000 * cpu_s / max(replies, 1), "ms")
        for name, cpu_s in used.items()
    ]
    return seen, [Figure(f"{customers} at once: {what}", value, unit) for what, value, unit in rows]


def postgresql_cpu_s() -> dict[int, float]:
    """Of each of the server's processes that lives now; those of connections closed meanwhile are missed."""
    found: dict[int, float] = {}
    for process in psutil.process_iter(["name", "cpu_times"]):
        if process.info["name"] in {"postgres", "postgresql"} and process.info["cpu_times"]:
            found[process.pid] = process.info["cpu_times"].user + process.info["cpu_times"].system
    return found


def sentences(estate: Estate) -> dict[str, float]:
    """How many sentences there are by what became of them, counted from the records."""
    told = httpx.get(f"{estate.served[0].address}/metrics", timeout=30).text
    return {kind: float(count) for kind, count in SENTENCES.findall(told)}


def _until_interrupted(estate: Estate) -> int:
    for part in estate.parts:
        print(f"  {part.name:10} {part.address}", flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.scale_out", description=__doc__)
    parser.add_argument("--shop", type=Path, default=Path("demo"), help="the shop to open")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--customers", type=int, nargs="+", default=CUSTOMERS, help="how many, step by step")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each step lasts")
    parser.add_argument(
        "--template", action="store_true", help="templates word the replies: no model's server"
    )
    parser.add_argument("--keep", action="store_true", help="leave it open instead of driving it")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
