"""Cut short between any two steps, an ingest is made good by the next one: rows, vectors and all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from retrieval.catalog import reconcile as reconciling
from retrieval.catalog import sync as syncing
from retrieval.catalog.feeds.remembering import Remembering
from retrieval.catalog.product import Product
from retrieval.catalog.reconcile import differences
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.sync import ingest
from retrieval.chroma import ChromaIndex
from retrieval.embedding import HashingEmbedder
from retrieval.nearest import InMemoryIndex
from retrieval.query import Query, Vectors
from retrieval.search import Search
from tests.retrieval.catalog.conftest import CountingEmbedder, MemoryIndex


class Killed(BaseException):
    """Nothing is caught after it and nothing tidied up, as after kill -9."""


@dataclass
class Steps:
    """Counts what a run does, and ends it before or after one of the steps."""

    end_at: int | None = None
    before: bool = True
    done: list[str] = field(default_factory=list)

    def step(self, name: str, act: Callable[[], Any]) -> Any:
        at = len(self.done)
        self.done.append(name)
        if at == self.end_at and self.before:
            raise Killed
        result = act()
        if at == self.end_at:
            raise Killed
        return result


WATCHED = {
    CatalogueStore: ("upsert", "delete"),
    MemoryIndex: ("upsert", "delete", "note_synced"),
    CountingEmbedder: ("embed",),
    Remembering: ("save",),
}


@dataclass
class Shop:
    folder: Path
    store: CatalogueStore = field(init=False)
    index: MemoryIndex = field(default_factory=MemoryIndex)
    embedder: CountingEmbedder = field(default_factory=CountingEmbedder)

    def __post_init__(self) -> None:
        self.store = CatalogueStore(create_engine("sqlite://", poolclass=StaticPool))
        self.store.create()

    def run(self, feed: list[dict[str, object]]) -> None:
        path = self.folder / "feed.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in feed), encoding="utf-8")
        ingest(
            [path],
            store=self.store,
            index=self.index,
            embedder=self.embedder,
            rejects=self.folder / "rejects.jsonl",
            full=True,
            batch_size=2,
            memory=self.folder / "memory",
        )


def thing(number: int, **changes: object) -> dict[str, object]:
    return {"id": f"p{number}", "name": f"Thing {number}", "price": 1, **changes}


FIRST = [thing(number) for number in range(7)]
SECOND = [
    thing(0, name="Another thing"), thing(1, price=2), *FIRST[2:5], thing(8), thing(9, name="New"), thing(10)
]  # fmt: skip


def watch(patch: pytest.MonkeyPatch, steps: Steps) -> None:
    for owner, names in WATCHED.items():
        for name in names:
            whole = getattr(owner, name)

            def watched(self: Any, *args: Any, _whole: Any = whole, _name: str = name, **how: Any) -> Any:
                return steps.step(_name, lambda: _whole(self, *args, **how))

            patch.setattr(owner, name, watched)


def cut_short(folder: Path, at: int | None, before: bool, patch: pytest.MonkeyPatch) -> tuple[Shop, Steps]:
    """A shop whose second run ended at that step."""
    shop, steps = Shop(folder), Steps(at, before)
    shop.run(FIRST)
    with patch.context() as patched:
        patched.setattr(syncing, "ROWS", 2)
        patched.setattr(reconciling, "PAGE", 2)
        watch(patched, steps)
        try:
            shop.run(SECOND)
        except Killed:
            assert at is not None
    return shop, steps


def test_cut_short_before_or_after_any_step_the_next_run_ends_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, steps = cut_short(tmp_path, None, True, monkeypatch)
    assert {"upsert", "delete", "note_synced", "embed", "save"} == set(steps.done)
    assert len(steps.done) > 10
    for at in range(len(steps.done)):
        for before in (True, False):
            shop, ended = cut_short(tmp_path, at, before, monkeypatch)
            assert len(ended.done) == at + 1
            half = set(shop.store.ids())
            assert half <= {row["id"] for row in (*FIRST, *SECOND)}
            shop.run(SECOND)
            assert shop.store.hashes() == whole.store.hashes()
            assert shop.index.stored == whole.index.stored
            assert not differences(shop.store, shop.index)


def test_at_every_step_each_product_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = Shop(tmp_path), Shop(tmp_path)
    old.run(FIRST)
    new.run(SECOND)
    before, after = old.store.hashes(), new.store.hashes()
    _, steps = cut_short(tmp_path, None, True, monkeypatch)
    for at in range(len(steps.done)):
        shop, _ = cut_short(tmp_path, at, False, monkeypatch)
        for identity in before.keys() | after.keys():
            assert shop.store.hashes().get(identity) in (before.get(identity), after.get(identity))


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import create_engine
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.sync import ingest
from retrieval.chroma import ChromaIndex
from retrieval.embedding import HashingEmbedder
from retrieval.nearest import InMemoryIndex
from retrieval.query import Query, Vectors
from retrieval.search import Search

class Dying(HashingEmbedder):
    calls = 0
    def embed(self, texts):
        self.calls += 1
        if self.calls == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed(texts)

folder = Path(sys.argv[1])
store = CatalogueStore(create_engine(f"sqlite:///{folder / 'shop.sqlite'}"))
store.create()
embedder = Dying()
index = ChromaIndex(embedder.name, embedder.dimensions, path=folder / "chroma")
ingest([folder / "feed.jsonl"], store=store, index=index, embedder=embedder,
       rejects=folder / "rejects", batch_size=4, memory=folder / "memory")
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_a_process_that_is_killed_leaves_what_the_next_one_completes(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(json.dumps(thing(number)) + "\n" for number in range(20)), encoding="utf-8")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    store = CatalogueStore(create_engine(f"sqlite:///{tmp_path / 'shop.sqlite'}"))
    embedder = HashingEmbedder()
    index = ChromaIndex(embedder.name, embedder.dimensions, path=tmp_path / "chroma")
    try:
        assert (store.count(), index.count(), index.synced()) == (20, 8, None)
        summary = ingest(
            [feed],
            store=store,
            index=index,
            embedder=embedder,
            rejects=tmp_path / "rejects",
            memory=tmp_path / "memory",
        )
        assert (summary.unchanged, summary.embedded, index.count()) == (20, 12, 20)
        assert not differences(store, index)
    finally:
        index.close()


def test_a_search_during_a_sync_finds_each_product_as_it_was_or_as_it_will_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked between all steps: nothing is missed that both feeds hold, nothing is half of each."""
    shop, embedder = Shop(tmp_path), HashingEmbedder()
    index = InMemoryIndex()
    shop.index, shop.embedder = index, embedder  # type: ignore[assignment]
    shop.run(FIRST)
    search = Search(shop.store, index, embedder)
    allowed: dict[str, list[Product]] = {}
    note(allowed, shop.store)
    seen: list[Product] = []

    class Asking(HashingEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            ask()
            return super().embed(texts)

    def ask() -> None:
        hits = search.search(Query("thing", k=20)).hits
        seen.extend(hit.product for hit in hits)
        assert {f"p{number}" for number in range(5)} <= {hit.product.id for hit in hits}

    def between(self: CatalogueStore, *args: Any, _whole: Any, **how: Any) -> Any:
        ask()
        _whole(self, *args, **how)
        ask()

    with monkeypatch.context() as patch:
        patch.setattr(syncing, "ROWS", 2)
        for name in ("upsert", "delete"):
            patch.setattr(CatalogueStore, name, partialmethod(between, _whole=getattr(CatalogueStore, name)))
        shop.embedder = Asking()  # type: ignore[assignment]
        shop.run(SECOND)
    note(allowed, shop.store)
    assert len(seen) > 50
    assert all(product in allowed[product.id] for product in seen)
    assert {hit.product.id for hit in search.search(Query("thing", k=20)).hits} == {
        str(row["id"]) for row in SECOND
    }


def note(allowed: dict[str, list[Product]], store: CatalogueStore) -> None:
    for product in store.all():
        allowed.setdefault(product.id, []).append(product)
