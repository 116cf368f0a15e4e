"""What is searched follows what is written, by every way there is, and always to the same end."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from retrieval import growing, snapshot
from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Extracted, Money, Product, Stock
from retrieval.catalog.rows import Changes, Row
from retrieval.catalog.store import CatalogueStore
from retrieval.documents import embedding_hash, embedding_text
from retrieval.embedding import HashingEmbedder
from retrieval.errors import CatalogueUnreachable
from retrieval.facets import facets
from retrieval.nearest import InMemoryIndex
from retrieval.query import Filters, Hit, Query, Sort
from retrieval.search import Search
from retrieval.snapshot import Snapshot, Snapshots
from retrieval.view import View

from .shop import PRODUCTS, usd, variant

EMBEDDER = HashingEmbedder()
KINDS = ("jacket", "lamp", "tent", "mug", "boot")
ASKED = (
    Query("jackets"),
    Query("lamp", Filters(price_max=Decimal(50))),
    Query(sort=Sort.PRICE_ASC, k=50),
    Query(sort=Sort.RATING, filters=Filters(in_stock=True), k=50),
    Query(sort=Sort.NEWEST, k=50),
    Query(filters=Filters(attributes={"color": ("red",)}), k=50),
    Query(filters=Filters(categories=("Tents",), brands=("Skerry",)), k=50),
)

MADE = st.builds(
    lambda kind, colour, price, stock, rating, brand, sizes: Product(
        "?",
        f"{colour} {kind}",
        f"A {kind} for all weathers.",
        brand=brand,
        category=("All", f"{kind.capitalize()}s"),
        price=None if price is None else usd(str(price)),
        stock=Stock(stock),
        variants=tuple(
            variant(f"{size}", price=str(price or 1), stock=stock or 0, size=size) for size in sizes
        ),
        attributes={"color": (colour,)},
        rating=rating,
        rating_count=3,
        updated_at=datetime(2026, 1, 1 + (price or 0) % 27, tzinfo=UTC),
    ),
    st.sampled_from(KINDS),
    st.sampled_from(("red", "blue", "Grün")),
    st.sampled_from((None, 5, 20, 49, 80)),
    st.sampled_from((None, True, False)),
    st.sampled_from((None, 3.5, 4.5)),
    st.sampled_from((None, "Skerry", "Fell")),
    st.lists(st.sampled_from("SML"), unique=True, max_size=3),
)
WRITES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.dictionaries(st.sampled_from("abcdefgh"), MADE, min_size=1, max_size=4)),
        st.tuples(st.just("price"), st.sampled_from("abcdefgh")),
        st.tuples(st.just("remove"), st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3)),
    ),
    max_size=8,
)


def indexed(store: MemoryCatalogue, index: InMemoryIndex) -> None:
    """What an ingest does with vectors."""
    have, products = index.hashes(), list(store.all())
    index.delete([i for i in have if store.get(i) is None])
    stale = [p for p in products if have.get(p.id) != embedding_hash(p)]
    if stale:
        vectors = EMBEDDER.embed([embedding_text(p) for p in stale])
        index.upsert([p.id for p in stale], vectors, [embedding_hash(p) for p in stale])


def write(store: MemoryCatalogue, what: str, value: object) -> None:
    if what == "put":
        assert isinstance(value, dict)
        store.upsert(replace(product, id=i) for i, product in value.items())
    elif what == "price" and (product := store.get(str(value))):
        cheap = tuple(replace(v, price=usd("7")) for v in product.variants)
        store.upsert([replace(product, price=usd("7"), stock=Stock(True), variants=cheap)])
    elif what == "remove":
        assert isinstance(value, list)
        store.delete(value)


def found(search: Search) -> list[object]:
    """Ids without order, since equals come as they were written and rarity is only lent to what is
    new; and what they were ordered by, with it."""
    answers: list[object] = []
    for query in ASKED:
        results = search.search(query)
        ids = [hit.product.id for hit in results.hits]
        answers.append(
            (results.total, results.carried, sorted(ids), [key(hit, query) for hit in results.hits])
        )
    return answers


def key(hit: Hit, query: Query) -> object:
    product = hit.product
    if query.sort is Sort.PRICE_ASC:
        return product.in_stock is False, product.price
    if query.sort is Sort.RATING:
        return product.rating
    return product.updated_at if query.sort is Sort.NEWEST else None


@pytest.fixture(params=["anew", "in segments"])
def _kept_apart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in segments":
        monkeypatch.setattr(growing, "FEW", 0)
        monkeypatch.setattr(growing, "READ_ANEW", 1e9)


@pytest.mark.usefixtures("_kept_apart")
@settings(max_examples=60, deadline=None)
@given(WRITES)
def test_any_series_of_writes_leads_to_what_a_new_start_would_find(writes: list[tuple[str, object]]) -> None:
    store, index = MemoryCatalogue(replace(p, id=f"p{n}") for n, p in enumerate(PRODUCTS)), InMemoryIndex()
    indexed(store, index)
    search = Search(store, index, EMBEDDER)
    found(search)
    for what, value in writes:
        write(store, what, value)
        indexed(store, index)
        fresh = Search(store, index, EMBEDDER)
        assert found(search) == found(fresh)
        assert search.facets == fresh.facets == facets(store.all())
        assert sorted(search.names()) == sorted(fresh.names())


def many(count: int) -> list[Product]:
    return [
        Product(f"p{n}", f"{KINDS[n % 5].capitalize()} {n}", category=("All",), price=usd(str(n % 90 + 1)))
        for n in range(count)
    ]


def test_a_change_of_price_keeps_the_words_and_their_vocabulary() -> None:
    store = MemoryCatalogue(many(20))
    snapshots = Snapshots(store, InMemoryIndex())
    before = snapshots.current()
    vocabulary = before.view.facets.attributes
    store.upsert([replace(many(20)[3], price=usd("0.50"), stock=Stock(True))])
    after = snapshots.current()
    assert after is not before
    assert after.view.facets.attributes is vocabulary
    assert after.view.segments[0].keywords is before.view.segments[0].keywords
    assert after.view.columns.allowed(Filters(price_max=Decimal("0.50"))).sum() == 1
    assert not before.view.columns.allowed(Filters(price_max=Decimal("0.50"))).any()


def test_segments_of_one_size_are_made_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEW", 0)
    store = MemoryCatalogue(many(400))
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current()
    for n in range(40):
        store.upsert([replace(many(400)[n], name=f"Kettle {n}")])
        view = snapshots.current().view
    assert len(view.segments) <= 2 + int(np.log2(40))
    assert view.count == 400
    assert view.of_kind("kettl").sum() == 40
    assert len(view.products(np.flatnonzero(view.keywords.rows_with("kettl", ("name",)) & view.alive))) == 40


class Counting(MemoryCatalogue):
    """Counts how often all of it is read."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        super().__init__(products)
        self.read = 0

    def rows(self) -> Iterable[Row]:
        self.read += 1
        return super().rows()

    def hashes(self) -> Mapping[str, str]:
        return {row.product.id: row.content_hash for row in super().rows()}


def saved(store: Counting, file: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshots:
    monkeypatch.setattr(snapshot, "SAVED_FROM", 10)
    Snapshots(store, InMemoryIndex(), file).current()
    for thread in threading.enumerate():
        if thread.name == "save":
            thread.join()
    assert file.is_file()
    store.read = 0
    return Snapshots(store, InMemoryIndex(), file)


def test_a_start_reads_what_was_saved_and_only_what_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, file = Counting(many(1000)), tmp_path / "search" / "columns.npz"
    again = saved(store, file, monkeypatch)
    store.upsert([replace(many(1000)[1], name="Kettle one"), replace(many(1000)[2], price=usd("500"))])
    store.delete(["p3"])
    store.upsert([Product("new", "Trivet", attributes={"size": ("15.6 inch",)})])
    view = again.current().view
    assert store.read == 0
    assert view.count == 1000
    assert view.columns.row("p3") is None
    assert view.columns.allowed(Filters(price_min=Decimal(500))).sum() == 1
    fresh = Search(MemoryCatalogue(store.all()), InMemoryIndex(), EMBEDDER)
    assert view.facets == fresh.facets


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no archive", "cut", "flag"])
def test_a_damaged_file_is_as_if_it_were_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | str
) -> None:
    store, file = Counting(many(600)), tmp_path / "columns.npz"
    again = saved(store, file, monkeypatch)
    whole = file.read_bytes()
    flags = whole.index(b"PK\x01\x02") + 8
    encrypted = whole[:flags] + b"\x01" + whole[flags + 1 :]
    spoilt = {"cut": whole[: len(whole) // 2], "flag": encrypted}
    file.write_bytes(damage if isinstance(damage, bytes) else spoilt[damage])
    assert again.current().view.count == 600
    assert store.read == 1


def test_a_file_made_by_other_code_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, file = Counting(many(600)), tmp_path / "columns.npz"
    again = saved(store, file, monkeypatch)
    monkeypatch.setattr("retrieval.saving.fingerprint", lambda: "other")
    assert again.current().view.count == 600
    assert store.read == 1


def test_searches_go_on_while_much_is_read_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", 10)
    held, go = threading.Event(), threading.Event()

    class Slow(MemoryCatalogue):
        def changes(self, since: int, most: int | None = None) -> Changes:
            changes = super().changes(since, most)
            if threading.current_thread().name == "refresh":
                held.set()
                assert go.wait(10)
            return changes

    store = Slow(many(50))
    snapshots = Snapshots(store, InMemoryIndex())
    before = snapshots.current()
    store.upsert(replace(p, name=f"Kettle {p.id}") for p in many(50))
    assert snapshots.current() is before
    assert held.wait(10)
    assert snapshots.current() is before
    go.set()
    assert snapshots.settled().view.names[0].startswith("Kettle")


def test_a_product_that_changed_since_it_was_found_is_not_shown_against_the_filters() -> None:
    class Late(MemoryCatalogue):
        """Gives prices that nobody has been told of yet."""

        def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]:
            found = super().get_many(ids)
            return {i: replace(p, price=usd("99")) if i == "p1" else p for i, p in found.items()}

    search = Search(Late(many(30)), InMemoryIndex(), EMBEDDER)
    hits = search.search(Query(filters=Filters(price_max=Decimal(10)), sort=Sort.PRICE_ASC, k=3)).hits
    assert [hit.product.id for hit in hits] == ["p0", "p2", "p3"]


def test_the_database_tells_what_changed() -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    store.upsert(many(5))
    snapshots = Snapshots(store, InMemoryIndex())
    assert snapshots.current().view.count == 5
    since = store.version()
    store.upsert([replace(many(5)[0], name="Kettle")])
    store.delete(["p1", "ghost"])
    changes = store.changes(since)
    assert [row.product.name for row in changes.rows] == ["Kettle"]
    assert changes.removed == ("ghost", "p1")
    assert store.changed(since) == 3
    view = snapshots.current().view
    assert sorted(np.array(view.ids)[view.alive]) == ["p0", "p2", "p3", "p4"]
    store.upsert([many(5)[1]])
    assert snapshots.current().view.count == 5
    assert store.changes(since).removed == ("ghost",)


def test_prices_finer_than_a_millionth_compare_exactly() -> None:
    fine = Money(Decimal("1.00000010000000001"), "USD")
    store = MemoryCatalogue(
        [Product("fine", "Thread", price=fine), Product("plain", "Thread", price=usd("1"))]
    )
    view: View = Snapshots(store, InMemoryIndex()).current().view
    assert view.columns.allowed(Filters(price_max=Decimal("1.0000001"))).tolist() == [False, True]
    assert view.columns.allowed(Filters(price_min=Decimal("1.0000001"))).tolist() == [True, False]


def test_the_first_of_many_are_those_of_a_whole_sort() -> None:
    from retrieval.order import ordered

    rng = np.random.default_rng(0)
    products = [
        replace(p, stock=Stock(bool(rng.integers(2))), rating=float(rng.integers(1, 4)), rating_count=1)
        for p in many(200)
    ]
    view = Snapshots(MemoryCatalogue(products), InMemoryIndex()).current().view
    rows = np.flatnonzero(view.alive)
    for sort in Sort:
        whole = ordered(view, rows, Query(sort=sort), view.goodness)
        for k in (0, 1, 7, 100, 199, 200, 500):
            assert ordered(view, rows, Query(sort=sort), view.goodness, k) == whole[:k]


class Failing(MemoryCatalogue):
    """Fails while it is told to, and counts how often it was asked."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        self.fails, self.asked = "", 0
        super().__init__(products)

    def changed(self, since: int) -> int:
        if self.fails == "changed":
            raise CatalogueUnreachable("down")
        return 1

    def changes(self, since: int, most: int | None = None) -> Changes:
        self.asked += 1
        if self.fails == "changes":
            raise CatalogueUnreachable("down")
        return super().changes(since, most)


def test_a_store_that_fails_once_is_followed_again() -> None:
    now = [100.0]
    store = Failing(many(5))
    snapshots = Snapshots(store, InMemoryIndex(), clock=lambda: now[0])
    snapshots.current()
    store.upsert([Product("new", "Trivet")])
    store.fails = "changed"
    with pytest.raises(CatalogueUnreachable):
        snapshots.current()
    store.fails, store.asked = "changes", 0
    assert [snapshots.current().view.count for _ in range(20)] == [5] * 20
    assert store.asked == 1
    store.fails = ""
    now[0] += snapshot.AFTER_FAILURE_S
    assert snapshots.current().view.count == 6
    assert snapshots.settled().view.count == 6


def test_another_database_in_the_place_of_the_old_is_read_anew() -> None:
    store = MemoryCatalogue(many(5))
    for product in many(5):
        store.upsert([product])
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current()
    store.__dict__.update(MemoryCatalogue([Product("restored", "Trivet")]).__dict__)
    assert list(snapshots.current().view.ids) == ["restored"]


@pytest.mark.usefixtures("_kept_apart")
def test_words_of_what_is_gone_are_unknown_again() -> None:
    store = MemoryCatalogue([*many(20), Product("mill", "Salt or pepper mill zyxorium")])
    snapshots = Snapshots(store, InMemoryIndex())
    assert snapshots.current().view.mentioned("salt or pepper mill")
    store.delete(["mill"])
    view = snapshots.current().view
    assert not view.mentioned("salt or pepper mill")
    assert "zyxorium" not in view.keywords
    assert not view.keywords.rows_with("zyxorium", ("name",)).any()
    assert not view.keywords.scores(["zyxorium"]).any()


def test_a_word_of_one_new_product_is_as_rare_as_a_word_seen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEW", 0)
    store = MemoryCatalogue([*many(200), Product("once", "Astrolabe")])
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current()
    store.upsert([Product("new", "Zyxorium")])
    words = snapshots.current().view.keywords
    assert words.rarity("zyxorium") == words.rarity("astrolab")


def test_removals_make_no_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEW", 0)
    store = MemoryCatalogue(many(200))
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current()
    for number in range(20):
        store.delete([f"p{number}", "ghost"])
        view = snapshots.current().view
    assert len(view.segments) == 1
    assert view.count == 180


SIZED = (variant("b", color="blue"), variant("m", size="M"))
ALIKE = (
    (
        Product("x", "Cap", attributes={"color": ("red",)}, variants=SIZED),
        Product("x", "Cap", attributes={"color": ("red", "blue")}, variants=SIZED),
    ),
    (Product("x", "Cap", tags=("lamp shade",)), Product("x", "Cap", tags=("lamp", "shade"))),
    (
        Product("x", "Cap", extracted=(Extracted("color", "red", "said", 1.0),)),
        Product("x", "Cap", extracted=(Extracted("color", "green", "said", 1.0),)),
    ),
)


@pytest.mark.usefixtures("_kept_apart")
@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_what_only_looks_the_same_is_read_again(before: Product, after: Product) -> None:
    store = MemoryCatalogue([before, *many(9)])
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current().view.of_kind("lamp")
    store.upsert([after])
    view, fresh = snapshots.current().view, Snapshots(store, InMemoryIndex()).current().view
    for filters in (
        Filters(attributes={"color": ("blue",), "size": ("M",)}),
        Filters(attributes={"color": ("green",)}),
        Filters(attributes={"color": ("red",)}),
    ):
        assert view.allowed(filters).sum() == fresh.allowed(filters).sum()
    assert view.of_kind("lamp").sum() == fresh.of_kind("lamp").sum()


def test_hits_are_found_behind_many_that_are_gone_by_now() -> None:
    store = MemoryCatalogue(many(1000))
    before = Snapshots(store, InMemoryIndex()).current()

    class Behind(Snapshots):
        """Has not heard yet of what was removed."""

        def current(self) -> Snapshot:
            return before

    search = Search(store, InMemoryIndex(), EMBEDDER)
    search._snapshots = Behind(store, InMemoryIndex())
    store.delete([f"p{n}" for n in range(1000) if n % 90 < 6])
    hits = search.search(Query(sort=Sort.PRICE_ASC, k=10)).hits
    assert [hit.product.price for hit in hits] == [usd("7")] * 10


def test_the_cheapest_is_one_that_is_still_there() -> None:
    class Gone(MemoryCatalogue):
        def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]:
            return {i: p for i, p in super().get_many(ids).items() if i != "p0"}

    cheapest = Search(Gone(many(30)), InMemoryIndex(), EMBEDDER).summary(Query()).cheapest
    assert cheapest is not None
    assert cheapest.product.id == "p1"


def test_changes_are_read_some_thousand_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    for product in many(30):
        store.upsert([product])
    store.upsert(many(30)[:7])
    assert [len(store.changes(since, 10).rows) for since in (7, 17, 27)] == [10, 10, 10]
    assert store.changes(30, 2).version == 31
    assert len(store.changes(30, 2).rows) == 7
    snapshots = Snapshots(store, InMemoryIndex())
    snapshots.current()
    monkeypatch.setattr(snapshot, "MOST", 4)
    for product in many(30):
        store.upsert([replace(product, price=usd("1"))])
    assert snapshots.settled().view.columns.allowed(Filters(price_max=Decimal(1))).all()


@pytest.fixture(autouse=True)
def _no_thread_outlives_its_test() -> Iterator[None]:
    yield
    for thread in threading.enumerate():
        if thread.name in ("save", "refresh"):
            thread.join(10)


def test_what_was_read_out_of_a_text_later_is_found_after_a_start_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no part in the hash of a product."""
    store, file = Counting(many(600)), tmp_path / "columns.npz"
    again = saved(store, file, monkeypatch)
    said = Extracted("material", "oak", "said", 1.0, "name", 0, 3)
    store.upsert([replace(many(600)[5], extracted=(said,))])
    view = again.current().view
    assert store.read == 0
    assert view.columns.allowed(Filters(attributes={"material": ("oak",)})).sum() == 1
    assert view.facets.attributes["material"] == {"oak": 1}
