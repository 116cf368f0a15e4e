"""What a shop corrected between feeds outlives older feeds, and each stock has its time."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from retrieval.catalog.changes import Change, What
from retrieval.catalog.feeds.address import Validators
from retrieval.catalog.freshness import FeedState, Freshness, Run
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.store import Change as StoreChange
from retrieval.catalog.sync import Summary, ingest
from retrieval.errors import EmptyFeed, Outdated
from tests.retrieval.catalog.conftest import CountingEmbedder

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def store(engine: Engine) -> CatalogueStore:
    return CatalogueStore(engine)


@pytest.fixture
def freshness(store: CatalogueStore) -> Freshness:
    return Freshness(store)


def product(identity: str = "lamp", stock: int = 3, price: str = "49.00") -> Product:
    return Product(identity, identity.title(), price=Money(Decimal(price), "USD"), stock=Stock.of(stock))


def stock(left: int, at: datetime, variant: str | None = None) -> Change:
    return Change(What.STOCK, Stock.of(left), at, variant)


def price(amount: str, at: datetime) -> Change:
    return Change(What.PRICE, Money(Decimal(amount), "USD"), at)


def run(
    freshness: Freshness,
    folder: Path,
    lines: Iterable[str],
    written: datetime,
    key: str = "main",
    ours: bool = False,
    full: bool = False,
) -> tuple[Summary, Run]:
    """A feed read at the time that it was written."""
    file = folder / f"{key}.jsonl"
    file.write_text("\n".join(lines))
    standing = Run(freshness, key, written, ours)
    summary = ingest(
        [file],
        store=freshness.store,
        index=None,
        embedder=CountingEmbedder(),
        rejects=folder / "rejects.jsonl",
        full=full,
        standing=standing,
    )
    freshness.keep(FeedState(key, key, written_at=written, confirmed_at=written))
    return summary, standing


LAMP = '{"id": "lamp", "name": "Lamp", "price": 49, "stock": 3}'
CUP = '{"id": "cup", "name": "Cup", "price": 5, "stock": 1}'


def left(freshness: Freshness, identity: str = "lamp") -> int | None:
    found = freshness.store.get(identity)
    assert found is not None
    return found.stock.quantity


def test_an_older_feed_does_not_undo_a_correction_and_a_newer_one_does(
    freshness: Freshness, tmp_path: Path
) -> None:
    run(freshness, tmp_path, [LAMP], NOON)
    freshness.corrections.correct("lamp", [stock(0, NOON + 2 * HOUR), price("45.90", NOON + 2 * HOUR)])
    older, _ = run(freshness, tmp_path, [LAMP], NOON + HOUR)
    assert (older.changed, older.unchanged) == (0, 1)
    found = freshness.store.get("lamp")
    assert found is not None
    assert (found.stock, str(found.price and found.price.amount)) == (Stock.of(0), "45.90")
    run(freshness, tmp_path, [LAMP], NOON + 3 * HOUR)
    assert freshness.store.get("lamp") == product(price="49")


def test_each_value_has_its_own_time(freshness: Freshness, tmp_path: Path) -> None:
    run(freshness, tmp_path, [LAMP], NOON)
    freshness.corrections.correct("lamp", [stock(0, NOON + HOUR)])
    freshness.corrections.correct("lamp", [price("45", NOON + 3 * HOUR)])
    run(freshness, tmp_path, [LAMP], NOON + 2 * HOUR)
    assert freshness.store.get("lamp") == product(price="45")


def test_what_a_feed_leaves_open_stays_as_it_was_corrected(freshness: Freshness, tmp_path: Path) -> None:
    bare = '{"id": "lamp", "name": "Lamp"}'
    run(freshness, tmp_path, [bare], NOON)
    freshness.corrections.correct("lamp", [stock(7, NOON + HOUR), price("45", NOON + HOUR)])
    run(freshness, tmp_path, [bare], NOON + 2 * HOUR)
    assert freshness.store.get("lamp") == product(stock=7, price="45")


def test_what_is_older_than_what_is_known_is_refused_whole(freshness: Freshness) -> None:
    freshness.store.upsert([product()])
    freshness.corrections.correct("lamp", [stock(2, NOON)])
    late = NOON - timedelta(seconds=1)
    with pytest.raises(Outdated):
        freshness.corrections.correct("lamp", [price("1", late), stock(9, late)])
    with pytest.raises(Outdated):
        freshness.corrections.correct("lamp", [price("1", late)], known=NOON)
    assert freshness.store.get("lamp") == product(stock=2)
    assert freshness.corrections.correct("lamp", [stock(1, NOON)]) == product(stock=1)


def test_a_product_that_is_not_there_is_not_made(freshness: Freshness) -> None:
    assert freshness.corrections.correct("ghost", [stock(1, NOON)]) is None
    assert freshness.store.count() == 0


def test_corrections_at_one_time_of_several_variants_all_count(freshness: Freshness) -> None:
    sizes = [f"size-{number}" for number in range(8)]
    freshness.store.upsert([Product("shoe", "Shoe", variants=tuple(Variant(s, {"size": s}) for s in sizes))])
    threads = [
        threading.Thread(target=freshness.corrections.correct, args=("shoe", [stock(1, NOON, size)]))
        for size in sizes
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shoe = freshness.store.get("shoe")
    assert shoe is not None
    assert [variant.stock.quantity for variant in shoe.variants] == [1] * 8


def test_a_correction_made_while_a_feed_is_written_over_it_stands(
    freshness: Freshness, tmp_path: Path
) -> None:
    """The very worst moment: the run has looked for corrections and not yet written its rows."""
    upsert = freshness.store.upsert

    def corrected_just_before(products: Iterable[Product]) -> None:
        rows = list(products)
        freshness.corrections.correct("lamp", [stock(0, NOON + HOUR)])
        upsert(rows)

    run(freshness, tmp_path, [LAMP.replace("49", "48")], NOON)
    freshness.store.upsert = corrected_just_before  # type: ignore[method-assign]
    run(freshness, tmp_path, [LAMP], NOON)
    assert left(freshness) == 0


def test_of_two_corrections_while_a_feed_is_written_the_later_stands(freshness: Freshness) -> None:
    """The later one comes when the run has looked what was corrected and not yet made it good."""
    freshness.store.upsert([product()])
    overlay = freshness.corrections.since(NOON)
    freshness.corrections.correct("lamp", [stock(2, NOON + HOUR)])
    update = freshness.store.update

    def corrected_just_before(identity: str, change: StoreChange) -> Product | None:
        freshness.store.update = update  # type: ignore[method-assign]
        freshness.corrections.correct("lamp", [stock(0, NOON + 2 * HOUR)])
        return update(identity, change)

    freshness.store.update = corrected_just_before  # type: ignore[method-assign]
    overlay.settle(["lamp"])
    assert left(freshness) == 0


def test_a_feed_settles_neither_what_it_does_not_hold_nor_what_was_corrected_before(
    freshness: Freshness, tmp_path: Path
) -> None:
    run(freshness, tmp_path, [LAMP], NOON)
    freshness.corrections.correct("lamp", [stock(9, NOON + HOUR)])
    run(freshness, tmp_path, [LAMP], NOON + 3 * HOUR, key="newer")  # the 3 of this one is newer
    overlay = freshness.corrections.since(NOON)
    freshness.corrections.correct("lamp", [price("45", NOON + 4 * HOUR)])
    before = freshness.store.version()
    overlay.settle(["cup"])
    assert freshness.store.version() == before
    overlay.settle(["lamp"])
    assert freshness.store.get("lamp") == product(stock=3, price="45")


def test_what_left_a_feed_is_removed_though_the_run_that_saw_it_was_cut_off(
    freshness: Freshness, tmp_path: Path
) -> None:
    run(freshness, tmp_path, [LAMP, CUP], NOON, ours=True)
    delete = freshness.store.delete

    def cut(ids: Iterable[str]) -> None:
        raise KeyboardInterrupt

    freshness.store.delete = cut  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        run(freshness, tmp_path, [CUP], NOON + HOUR, ours=True)
    freshness.store.delete = delete  # type: ignore[method-assign]
    _, after = run(freshness, tmp_path, [CUP], NOON + HOUR, ours=True)
    assert (freshness.store.ids(), after.removed) == (["cup"], 1)


def test_a_run_that_changes_nothing_writes_one_row(
    freshness: Freshness, tmp_path: Path, engine: Engine
) -> None:
    lines = [LAMP.replace("lamp", f"lamp-{number}") for number in range(50)]
    run(freshness, tmp_path, lines, NOON)
    written: list[str] = []

    def note(*args: object) -> None:
        statement = str(args[2])
        if not statement.lstrip().upper().startswith(("SELECT", "BEGIN", "PRAGMA")):
            written.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    run(freshness, tmp_path, lines, NOON + HOUR)
    assert len(written) == 1
    assert "feeds" in written[0]
    confirmed = freshness.confirmed(["lamp-7"])["lamp-7"]
    assert confirmed.of(product("lamp-7")) == NOON + HOUR


def test_a_product_that_left_its_feed_keeps_the_time_that_it_was_last_held(
    freshness: Freshness, tmp_path: Path
) -> None:
    run(freshness, tmp_path, [LAMP, CUP], NOON)
    run(freshness, tmp_path, [LAMP], NOON + HOUR)
    run(freshness, tmp_path, [LAMP], NOON + 2 * HOUR)
    times = freshness.confirmed(["lamp", "cup", "ghost"])
    assert {identity: time.whole for identity, time in times.items()} == {
        "lamp": NOON + 2 * HOUR,
        "cup": NOON,
    }
    run(freshness, tmp_path, [LAMP, CUP], NOON + 3 * HOUR)
    assert freshness.confirmed(["cup"])["cup"].whole == NOON + 3 * HOUR


def test_the_newest_of_feeds_and_corrections_confirms_a_stock(freshness: Freshness, tmp_path: Path) -> None:
    run(freshness, tmp_path, [LAMP], NOON, key="main")
    run(freshness, tmp_path, [LAMP], NOON + HOUR, key="stock")
    lamp = product()
    assert freshness.confirmed(["lamp"])["lamp"].of(lamp) == NOON + HOUR
    freshness.corrections.correct("lamp", [price("1", NOON + 2 * HOUR)])
    assert freshness.confirmed(["lamp"])["lamp"].of(lamp) == NOON + HOUR
    freshness.corrections.correct("lamp", [stock(1, NOON + 2 * HOUR)])
    assert freshness.confirmed(["lamp"])["lamp"].of(lamp) == NOON + 2 * HOUR


def test_a_variant_is_confirmed_by_what_was_said_of_it(freshness: Freshness) -> None:
    shoe = Product(
        "shoe", "Shoe", variants=(Variant("a", {}, stock=Stock.of(1)), Variant("b", {}, stock=Stock.of(0)))
    )
    freshness.store.upsert([shoe])
    freshness.corrections.correct("shoe", [stock(0, NOON + HOUR, "b")])
    freshness.corrections.correct("shoe", [stock(1, NOON, "a")])
    times = freshness.confirmed(["shoe"])["shoe"]
    assert times.of(shoe, shoe.variants[1]) == NOON + HOUR
    assert times.of(shoe) == NOON, "that it can be had rests on the one that can be had"


def test_a_feed_takes_its_own_products_away_and_no_others(freshness: Freshness, tmp_path: Path) -> None:
    run(freshness, tmp_path, [LAMP, CUP], NOON, key="a", ours=True)
    run(freshness, tmp_path, [CUP, CUP.replace("cup", "mug")], NOON, key="b", ours=True)
    _, after = run(freshness, tmp_path, [CUP.replace("cup", "jug")], NOON + HOUR, key="a", ours=True)
    assert (freshness.store.ids(), after.removed) == (["cup", "jug", "mug"], 1)


def test_a_feed_that_holds_nothing_takes_nothing_away(freshness: Freshness, tmp_path: Path) -> None:
    run(freshness, tmp_path, [LAMP], NOON, ours=True)
    with pytest.raises(EmptyFeed):
        Run(freshness, "main", NOON + HOUR, only_ours=True).held([])
    assert freshness.store.ids() == ["lamp"]


def test_a_feeds_state_comes_back(freshness: Freshness) -> None:
    state = FeedState(
        "k", "https://shop.example/f", Validators('"e"', "Fri"), NOON, NOON + HOUR, NOON + 2 * HOUR, 3, "late"
    )
    freshness.keep(FeedState("k", "before"))
    freshness.keep(state)
    assert freshness.feeds() == [state]
    assert freshness.feed("other") is None
