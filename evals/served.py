"""A shop of our own in a process of its own, on loopback, that a bench or a long test may talk to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

READY_WITHIN_S = 300.0
ADDRESS = re.compile(r"open at (http://\S+?)/?\s")
NO_LIMIT = "1000000/minute"
LIMITS = (
    "requests",
    "conversations",
    "messages",
    "address_messages",
    "products",
    "feedback",
    "events",
    "identify",
    "keys",
)
"""All the customers of a bench come from one address."""


@dataclass(frozen=True)
class Served:
    address: str
    process: psutil.Process

    def resident_mb(self) -> float:
        """With its children."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(each.memory_info().rss for each in family) / 2**20


@contextmanager
def served(folder: Path = Path("demo"), **settings: str) -> Iterator[Served]:
    """A copy of a shop's folder, served with settings from the environment (`generator__model="template"`)
    and without limits on how often one address may call; ready when this returns."""
    with tempfile.TemporaryDirectory(prefix="served-") as place:
        shop, log = Path(place) / "shop", Path(place) / "log"
        shutil.copytree(folder, shop, ignore=shutil.ignore_patterns("data"))
        program = Path(sys.executable).with_name("floorwalker")
        command = [str(program), "serve", "--shop", str(shop), "--port", "0"]
        with log.open("w") as told:
            process = subprocess.Popen(command, stdout=told, stderr=told, env=_environment(settings))
        try:
            yield Served(_ready(process, log), psutil.Process(process.pid))
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    unlimited = {f"FLOORWALKER_WEB__LIMITS__{name.upper()}": NO_LIMIT for name in LIMITS}
    given = {f"FLOORWALKER_{name.upper()}": value for name, value in settings.items()}
    return {"HF_HUB_OFFLINE": "1", "COLUMNS": "200", **os.environ, **unlimited, **given}


def _ready(process: subprocess.Popen[bytes], log: Path) -> str:
    """Its address, once it answers with its models loaded."""
    until, waiting = time.monotonic() + READY_WITHIN_S, threading.Event()
    while time.monotonic() < until and process.poll() is None:
        found = ADDRESS.search(log.read_text(errors="replace"))
        try:
            if found and httpx.get(f"{found[1]}/readyz", timeout=5).status_code == 200:
                return found[1]
        except httpx.HTTPError:
            pass
        waiting.wait(0.3)
    raise RuntimeError(f"the shop did not become ready:\n{log.read_text(errors='replace')[-4000:]}")
