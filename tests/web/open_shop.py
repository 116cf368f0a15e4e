"""A real shop on a real port for the page's tests: templates and the hashing embedder, five
products of which one is hostile, two policies of which one is, and a switch to slow it down."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import uvicorn
from fastapi import FastAPI

from assistant.bootstrap import build
from assistant.errors import Recoverable
from assistant.safety import Policy
from assistant.settings import Embedding, Generator, Settings, Shopfront, Web
from assistant.shop import Shop
from assistant.speaking import Speaker, Task
from assistant.web.server import create_app
from retrieval.catalog.sync import ingest

STAFF_KEYS = ("Ana:ana-key-0123456789", "Ben:ben-key-0123456789")
API_KEYS = ("shop-key-0123456789", "other-key-9876543210")
ATTACK = "<img src=x onerror=alert(1)>"
ATTACKS = f"{ATTACK}<script>alert(2)</script>${{alert(3)}}{{{{alert(4)}}}}[link](javascript:alert(5))"


def product(number: int, name: str, price: str, **more: object) -> dict[str, object]:
    return {
        "id": f"P-{number}",
        "name": name,
        "description": f"{name} for the kitchen.",
        "brand": "Ferro",
        "category": ["Kitchen", "Pans"],
        "price": {"amount": price, "currency": "USD"},
        "stock": {"available": True, "quantity": 4},
        "rating": 4.0 + number / 10,
        "rating_count": 10 * number,
        "images": [f"images/{number}.svg"],
    } | more


CATALOGUE = [
    product(1, "Iron pan", "30.00"),
    product(2, "Steel pan", "40.00"),
    product(3, "Copper pan", "90.00"),
    product(4, "Wide pan", "55.00", stock={"available": False, "quantity": 0}),
    product(
        5,
        f"Evil {ATTACKS} teapot",
        "66.00",
        description=f"A teapot. {ATTACKS}",
        brand=ATTACKS,
        category=["Tea", "Teapots"],
        url="javascript:alert(6)",
        images=["javascript:alert(7)"],
        attributes={"colour": [ATTACKS]},
        variants=[
            {"id": "v1", "options": {"colour": ATTACKS}, "stock": {"available": True, "quantity": 1}},
            {"id": "v2", "options": {"colour": "red"}, "stock": {"available": True, "quantity": 1}},
        ],
    ),
]
POLICIES = {
    "returns.md": "# Returns\n\n## Time\n\nYou can return a pan within 30 days of delivery.\n",
    "gifts.md": f"# Gift wrapping {ATTACKS}\n\n## Paper {ATTACKS}\n\nWe wrap gifts in paper. {ATTACKS}\n",
}


@dataclass
class Pace:
    """How the assistant speaks: "now", "slowly" (after the first sentence it waits for
    `go` or to be stopped), or not at all ("fails")."""

    manner: str = "now"
    go: threading.Event = field(default_factory=threading.Event)
    waiting: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)

    def become(self, manner: str) -> None:
        self.manner = manner
        for event in (self.go, self.waiting, self.stopped):
            event.clear()


@dataclass(frozen=True)
class PacedSpeaker:
    speaker: Speaker
    pace: Pace

    @property
    def policy(self) -> Policy:
        return self.speaker.policy

    @property
    def writer(self) -> None:
        return None

    def speak(self, task: Task) -> Iterator[str]:
        if self.pace.manner == "fails":
            raise Recoverable("told to")
        for place, sentence in enumerate(self.speaker.speak(task)):
            yield sentence
            if place == 0 and self.pace.manner == "slowly":
                self._wait(task.stop)
            if task.stop.is_set():
                return
        yield " That is all."

    def _wait(self, stop: threading.Event) -> None:
        self.pace.waiting.set()
        for _ in range(1500):
            if self.pace.go.wait(0.02):
                return
            if stop.is_set():
                self.pace.stopped.set()
                return


@dataclass(frozen=True)
class OpenShop:
    shop: Shop
    pace: Pace
    address: str


def make_shop(
    folder: Path,
    pace: Pace,
    *,
    catalogue: Sequence[Mapping[str, object]] = CATALOGUE,
    policies: Mapping[str, str] = POLICIES,
    **web: object,
) -> Shop:
    for name in ("policies", "images"):
        (folder / name).mkdir(parents=True)
    for name, text in policies.items():
        (folder / "policies" / name).write_text(text, encoding="utf-8")
    feed = folder / "catalogue.jsonl"
    feed.write_text("\n".join(json.dumps(row) for row in catalogue), encoding="utf-8")
    settings = Settings(
        folder=folder,
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        shop=Shopfront(
            name=f"Pans & more {ATTACK}", checkout_url="https://shop.example/checkout?items={items}"
        ),
        web=Web(
            max_message_chars=400,
            concurrent_replies=4,
            staff_keys=STAFF_KEYS,
            api_keys=API_KEYS,
            **web,  # type: ignore[arg-type]
        ),
    )
    shop = build(settings)
    ingest(
        [feed],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=folder / "rejects.jsonl",
    )
    paced = cast(Speaker, PacedSpeaker(shop.assistant.speaker, pace))
    return replace(shop, assistant=replace(shop.assistant, speaker=paced))


@contextmanager
def open_shop(folder: Path, **more: Any) -> Iterator[OpenShop]:
    pace = Pace()
    shop = make_shop(folder, pace, **more)
    with serving(create_app(shop)) as address:
        try:
            yield OpenShop(shop, pace, address)
        finally:
            pace.go.set()


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The app on a port of this machine: its address."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)
