"""An ingest changes what changed, refuses what would do harm, and ends what was cut short."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from retrieval.catalog.product import Product
from retrieval.catalog.reconcile import differences, reconcile
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.sync import Plan, Summary, ingest
from retrieval.errors import EmptyFeed, FeedError, TooManyRejects
from tests.retrieval.catalog.conftest import CountingEmbedder, Feed, MemoryIndex

Run = Callable[..., Summary]


def rows(*changes: dict[str, object]) -> str:
    return "".join(json.dumps({"name": "Thing", "price": 1, **change}) + "\n" for change in changes)


THREE = rows({"id": "a"}, {"id": "b"}, {"id": "c"})


@pytest.fixture
def run(
    feed: Feed, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder, tmp_path: Path
) -> Run:
    """Ingests the given content: run(content, full=True) -> Summary."""

    def go(content: str, **how: object) -> Summary:
        return ingest(
            [feed("feed.jsonl", content)],
            store=store,
            index=index,
            embedder=embedder,
            rejects=tmp_path / "rejects.jsonl",
            **how,  # type: ignore[arg-type]
        )

    return go


def test_a_second_run_changes_nothing_and_embeds_nothing(
    run: Run, store: CatalogueStore, embedder: CountingEmbedder
) -> None:
    first = run(THREE)
    assert (first.read, first.added, first.embedded) == (3, 3, 3)
    version = store.version()
    second = run(THREE)
    assert (second.added, second.changed, second.unchanged, second.embedded) == (0, 0, 3, 0)
    assert store.version() == version
    assert len(embedder.texts) == 3


def test_a_new_price_is_stored_and_not_embedded(run: Run, store: CatalogueStore) -> None:
    run(THREE)
    summary = run(rows({"id": "a", "price": 2}, {"id": "b", "name": "Other"}, {"id": "c"}))
    assert (summary.changed, summary.unchanged, summary.embedded) == (2, 1, 1)
    stored = store.get("a")
    assert stored is not None
    assert stored.price is not None
    assert stored.price.amount == 2


def test_only_a_full_run_removes(run: Run, store: CatalogueStore, index: MemoryIndex) -> None:
    run(THREE)
    assert run(rows({"id": "a"})).removed == 0
    assert store.count() == 3
    assert run(rows({"id": "a"}), full=True).removed == 2
    assert (store.ids(), sorted(index.stored)) == (["a"], ["a"])


def test_a_full_run_can_be_declined_after_its_plan_is_seen(run: Run, store: CatalogueStore) -> None:
    run(THREE)
    plans: list[Plan] = []

    def decline(plan: Plan) -> bool:
        plans.append(plan)
        return False

    summary = run(rows({"id": "a", "price": 9}), full=True, approve=decline)
    assert (len(plans[0].removed), len(plans[0].changed)) == (2, 1)
    assert (summary.changed, summary.removed, store.count()) == (0, 0, 3)


@pytest.mark.parametrize("content", ["\n", rows({"id": ""}, {"id": ""})])
def test_a_feed_without_a_good_row_never_empties_the_catalogue(
    run: Run, store: CatalogueStore, content: str
) -> None:
    run(THREE)
    with pytest.raises((EmptyFeed, FeedError)):
        run(content, full=True, max_reject_share=1.0)
    assert store.count() == 3


def test_too_many_bad_rows_stop_it_before_anything_changes(
    run: Run, store: CatalogueStore, index: MemoryIndex, tmp_path: Path
) -> None:
    bad = rows({"id": "d"}, {"id": "e", "price": -1}, {"id": "a", "price": 5})
    run(THREE)
    version = store.version()
    with pytest.raises(TooManyRejects, match="1 of 3"):
        run(bad, max_reject_share=0.3)
    assert (store.version(), sorted(index.stored)) == (version, ["a", "b", "c"])
    written = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert [(fault["kind"], fault["line"], fault["field"]) for fault in written] == [("reject", 2, "price")]
    assert run(bad, max_reject_share=0.34).rejected == 1
    assert store.count() == 4


def test_a_feed_that_breaks_at_its_end_changes_nothing(
    feed: Feed, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder, tmp_path: Path
) -> None:
    files = [feed("good.jsonl", THREE), feed("cut.json", '[{"id": "d", "name": "D"}, {"id"')]
    with pytest.raises(FeedError, match=r"cut\.json"):
        ingest(files, store=store, index=index, embedder=embedder, rejects=tmp_path / "r", full=True)
    assert (store.count(), index.count(), embedder.texts) == (0, 0, [])


def test_the_last_of_several_rows_with_one_id_counts_and_the_rest_are_told(
    run: Run, store: CatalogueStore, tmp_path: Path
) -> None:
    summary = run(rows({"id": "a", "name": "First"}, {"id": "b"}, {"id": "a", "name": "Last"}))
    assert (summary.read, summary.added, summary.duplicates, summary.rejected) == (3, 2, 1, 0)
    assert [product.name for product in store.all()] == ["Last", "Thing"]
    (fault,) = (tmp_path / "rejects.jsonl").read_text().splitlines()
    assert json.loads(fault)["kind"] == "duplicate"


def test_a_clean_run_leaves_no_rejects_of_an_earlier_one(run: Run, tmp_path: Path) -> None:
    assert run(rows({"id": "a"}, {"id": ""}), max_reject_share=1.0).rejects is not None
    assert run(THREE).rejects is None
    assert not (tmp_path / "rejects.jsonl").exists()


def test_an_interrupted_run_is_ended_by_the_next(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder
) -> None:
    many = rows(*({"id": f"p{number}", "name": f"Thing {number}"} for number in range(40)))
    embedder.fails_after = 16
    with pytest.raises(KeyboardInterrupt):
        run(many, batch_size=8)
    assert (store.count(), index.count()) == (40, 16)
    embedder.fails_after = None
    summary = run(many, batch_size=8)
    assert (summary.unchanged, summary.embedded, index.count()) == (40, 24, 40)
    assert len(embedder.texts) == 40


def test_a_run_that_ends_between_two_batches_of_rows_is_ended_by_the_next(
    run: Run, store: CatalogueStore, index: MemoryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = rows(*({"id": f"p{number}"} for number in range(1200)))
    whole, written = CatalogueStore.upsert, []

    def cut_short(self: CatalogueStore, changed: Iterable[Product]) -> None:
        if written:
            raise KeyboardInterrupt
        whole(self, changed)
        written.append(True)

    with monkeypatch.context() as patch:
        patch.setattr(CatalogueStore, "upsert", cut_short)
        with pytest.raises(KeyboardInterrupt):
            run(many)
    assert (store.count(), index.count()) == (500, 0)
    summary = run(many)
    assert (summary.added, summary.unchanged, summary.embedded) == (700, 500, 1200)
    assert index.count() == store.count() == 1200


def test_reconcile_mends_vectors_that_are_absent_old_or_of_nothing(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder
) -> None:
    run(THREE)
    before = index.hashes()
    del index.stored["a"]
    index.stored |= {"b": "old", "gone": "x"}
    found = differences(store, index)
    assert (found.missing, found.outdated, found.orphans) == (("a",), ("b",), ("gone",))
    mended = reconcile(store, index, embedder, whole=True)
    assert (mended.embedded, mended.orphans, index.hashes()) == (2, 1, before)
    assert not differences(store, index)
    assert reconcile(store, index, embedder, whole=True).embedded == 0


def test_a_vector_too_few_or_too_many_is_seen_without_being_asked_to_look(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder
) -> None:
    run(THREE)
    before = index.hashes()
    del index.stored["a"]
    assert (reconcile(store, index, embedder).embedded, index.hashes()) == (1, before)
    index.stored["gone"] = "x"
    assert (reconcile(store, index, embedder).orphans, index.hashes()) == (1, before)


def test_only_what_was_written_since_the_mark_is_looked_at(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder
) -> None:
    run(THREE)
    index.stored["c"] = "another's doing"
    store.upsert([Product("b", "New words"), Product("d", "New")])
    store.delete(["a"])
    mended = reconcile(store, index, embedder)
    assert (mended.embedded, mended.orphans, sorted(index.stored)) == (2, 1, ["b", "c", "d"])
    assert index.stored["c"] == "another's doing"
    assert reconcile(store, index, embedder, whole=True).embedded == 1


@pytest.mark.parametrize("mark", [None, "", "1", "0:1", "1:999", "1:-1", "words:1"])
def test_a_mark_of_other_words_or_of_another_catalogue_is_not_believed(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder, mark: str | None
) -> None:
    run(THREE)
    good = index.mark
    index.stored["c"], index.mark = "old", mark
    assert reconcile(store, index, embedder).embedded == 1
    assert index.mark == good


def test_the_mark_is_not_set_before_all_is_done(
    run: Run, store: CatalogueStore, index: MemoryIndex, embedder: CountingEmbedder
) -> None:
    run(THREE)
    mark = index.mark
    store.upsert([Product(f"n{number}", f"New {number}") for number in range(4)])
    embedder.fails_after = 5
    with pytest.raises(KeyboardInterrupt):
        reconcile(store, index, embedder, batch_size=2)
    assert (index.mark, index.count()) == (mark, 5)
    embedder.fails_after = None
    assert reconcile(store, index, embedder).embedded == 2
    assert index.mark != mark


@dataclass
class Told:
    totals: dict[str, int | None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)

    def started(self, stage: str, total: int | None) -> None:
        self.totals[stage], self.counts[stage] = total, 0

    def advanced(self, stage: str, count: int) -> None:
        self.counts[stage] += count

    def finished(self, stage: str) -> None:
        self.ended.append(stage)


def test_progress_adds_up(run: Run) -> None:
    told = Told()
    run(rows(*({"id": f"p{number}"} for number in range(450))), progress=told)
    assert told.ended == ["reading", "writing", "embedding"]
    assert told.counts == {"reading": 450, "writing": 450, "embedding": 450}
    assert told.totals == {"reading": None, "writing": 450, "embedding": 450}


def test_products_changed_elsewhere_are_set_right_by_the_feed(run: Run, store: CatalogueStore) -> None:
    run(THREE)
    store.upsert([Product("a", "Renamed by hand")])
    assert run(THREE).changed == 1
    stored = store.get("a")
    assert stored is not None
    assert stored.name == "Thing"
