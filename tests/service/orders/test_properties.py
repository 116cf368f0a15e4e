"""Whatever is asked in whatever sequence: the books add up, and files keep everything."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from string import printable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Declined, Invalid, OutOfDate
from assistant.orders import (
    Address,
    Change,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Order,
    OrderRequest,
    Payment,
    PaymentMethod,
    Piece,
    Quote,
)
from assistant.service.database import open_database
from assistant.service.orders import (
    OrderBook,
    SqlOrders,
    entries,
    export_book,
    import_book,
    read_book,
    write_book,
)
from tests.service.orders.book import AWAY, BOOK, NOW, RULES, agreed

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
IDS = st.text(st.sampled_from(printable), min_size=1, max_size=8)
AMOUNTS = st.decimals(0, 999_999, places=2) | st.decimals(0, 9, places=6)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ADDRESSES = st.builds(Address, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
OPTIONS = st.dictionaries(TEXT, TEXT, max_size=3)
SOME = st.lists(IDS, max_size=3).map(tuple)


def told_apart(records: list, name: str = "id") -> tuple:  # type: ignore[type-arg]
    return tuple({getattr(record, name): record for record in records}.values())


METHODS = st.builds(
    PaymentMethod,
    IDS,
    st.sampled_from(["gift_card", "paypal", "credit_card"]),
    st.none() | AMOUNTS,
    st.none() | TEXT,
    st.none() | TEXT,
)
CUSTOMERS = st.builds(
    Customer, IDS, TEXT, TEXT, TEXT, ADDRESSES, st.lists(METHODS, max_size=3).map(told_apart)
)
GOODS = st.builds(
    Goods,
    IDS,
    TEXT,
    st.lists(st.builds(GoodsVariant, IDS, OPTIONS, st.booleans(), AMOUNTS), max_size=3).map(told_apart),
)
LINES = st.builds(Line, IDS, IDS, IDS, TEXT, OPTIONS, AMOUNTS, st.integers(1, 9999))
REQUESTS = SOME.flatmap(
    lambda items: st.builds(
        OrderRequest,
        IDS,
        st.just(items),
        st.none() | IDS,
        st.none() | st.lists(IDS, min_size=len(items), max_size=len(items)).map(tuple),
        st.none() | TEXT,
    )
)
ORDERS = st.builds(
    Order,
    IDS,
    IDS,
    st.none() | TIMES,
    IDS,
    ADDRESSES,
    st.lists(LINES, max_size=3).map(lambda lines: told_apart(lines, "line_id")),
    st.lists(st.builds(Payment, st.sampled_from(["payment", "refund"]), AMOUNTS, IDS), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Fulfilment, SOME, SOME, st.none() | TEXT, st.none() | TIMES, st.none() | TIMES, st.none() | TIMES
        ),
        max_size=2,
    ).map(tuple),
    st.sampled_from(["USD", "EUR", "JPY"]),
    st.none() | REQUESTS,
)


@st.composite
def books(draw: st.DrawFn) -> OrderBook:
    customers = told_apart(draw(st.lists(CUSTOMERS, min_size=1, max_size=4)))
    goods = told_apart(draw(st.lists(GOODS, max_size=4)))
    orders = told_apart(draw(st.lists(ORDERS, max_size=4)))
    owners = [draw(st.sampled_from(customers)).id for _ in orders]
    return OrderBook(
        customers, goods, tuple(replace(o, customer_id=who) for o, who in zip(orders, owners, strict=True))
    )


SLOW = settings(max_examples=40, deadline=None)


class Empty:
    """A SQLite database without rows; its bytes are not for printing."""

    def __init__(self, migrated: bytes) -> None:
        self.write = lambda file: file.write_bytes(migrated)


@pytest.fixture(scope="module")
def empty(migrated: bytes) -> Empty:
    return Empty(migrated)


@contextmanager
def shop(empty: Empty, book: OrderBook) -> Iterator[SqlOrders]:
    """A database of its own with this book in it."""
    folder = Path(tempfile.mkdtemp())
    empty.write(folder / "records.sqlite")
    engine = open_database(f"sqlite:///{folder / 'records.sqlite'}")
    import_book(engine, book)
    try:
        yield SqlOrders(engine, RULES, lambda: NOW)
    finally:
        engine.dispose()
        shutil.rmtree(folder)


@SLOW
@given(books(), books())
def test_any_book_is_kept_and_written_as_it_is(empty: Empty, book: OrderBook, other: OrderBook) -> None:
    assert read_book(write_book(book)) == book
    with shop(empty, other) as backend:
        import_book(backend.engine, book, replace_all=True)
        kept = export_book(backend.engine)
    by_id = {record.id: record for record in (*kept.customers, *kept.goods, *kept.orders)}
    assert sorted(by_id) == sorted({r.id for r in (*book.customers, *book.goods, *book.orders)})
    pairs = (book.customers, kept.customers), (book.goods, kept.goods), (book.orders, kept.orders)
    for mine, theirs in pairs:
        assert {r.id: _plain(r) for r in mine} == {r.id: _plain(r) for r in theirs}


def _plain(record: Customer | Goods | Order) -> Customer | Goods | Order:
    return record if isinstance(record, Goods) else replace(record, version=0)


PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["1", "2", "x"]),
        st.integers(1, 3),
        st.sampled_from([None, "mug-red", "mug-blue", "mug-gold", "lamp"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
CHANGES = st.builds(
    Change,
    st.sampled_from(Kind),
    st.sampled_from(["ada", "ada", "ada", "ben"]),
    st.sampled_from(["#1001", "#1001", "#1000", "#1000", "#0999", "u5", None]),
    PIECES | st.just(()),
    st.sampled_from(["card", "gift", "pal", None]),
    st.sampled_from(["no longer needed", "ordered by mistake", "too small", None]),
    st.sampled_from([None, AWAY]),
).map(lambda change: replace(change, order_id=None) if change.kind is Kind.ACCOUNT_ADDRESS else change)


@SLOW
@given(st.lists(st.tuples(CHANGES, st.sampled_from(["k1", "k2", "k3", "k4"])), max_size=8))
def test_whatever_is_asked_the_books_add_up(empty: Empty, asked: list[tuple[Change, str]]) -> None:
    """Each request is worked out by the rules on the records as they then are, and sent twice."""
    done: dict[str, Change] = {}
    with shop(empty, BOOK) as backend:
        for change, key in asked:
            _ask(backend, change, key, done)
        book, rows = export_book(backend.engine), entries(backend.engine)
        assert import_book(backend.engine, read_book(write_book(book))).orders.unchanged == len(book.orders)
    assert [(row.key, row.quote.change) for row in rows] == list(done.items())
    _chained([row.before.customer for row in rows], [row.after.customer for row in rows], book.customers)
    of_orders = [row for row in rows if row.before.order]
    _chained([row.before.order for row in of_orders], [row.after.order for row in of_orders], book.orders)
    for row in rows:
        _sums(row.quote, row.before.customer, row.after.customer)
    assert all(m.balance is None or m.balance >= 0 for c in book.customers for m in c.payment_methods)


def _ask(backend: SqlOrders, change: Change, key: str, done: dict[str, Change]) -> None:
    order = backend.order(change.order_id) if change.order_id else None
    customer = backend.customer(change.customer_id)
    assert customer
    goods = {thing.id: thing for thing in BOOK.goods}
    quote = RULES.judge(change, order, customer, goods, NOW.date())
    if not isinstance(quote, Quote):
        return
    before = export_book(backend.engine)
    try:
        first = backend.perform(quote, agreed(change), key)
    except Invalid:
        assert done[key] != change
        assert export_book(backend.engine) == before
        return
    assert first.repeated == (key in done)
    done[key] = change
    assert backend.perform(quote, agreed(change), key) == replace(first, repeated=True)
    if export_book(backend.engine) == before:
        return  # what was asked for is so already
    with suppress(OutOfDate, Declined):
        backend.perform(quote, agreed(change), "stale")
        raise AssertionError("done a second time")


def _chained(before: list, after: list, book: tuple) -> None:  # type: ignore[type-arg]
    """Each row begins where the one before it of the same record ended, and the last is what stands."""
    now = {record.id: record for record in (*BOOK.customers, *BOOK.orders)}
    for old, new in zip(before, after, strict=True):
        assert now[old.id] == old
        assert new.version == old.version + (new != old)
        now[new.id] = new
    assert {record.id: record for record in book}.items() <= now.items()


def _sums(quote: Quote, before: Customer, after: Customer) -> None:
    """A gift card's balance moves by exactly what the quote said, and at once or not at all."""
    for old, new in zip(before.payment_methods, after.payment_methods, strict=True):
        moves = () if quote.later else quote.moves
        moved = sum(
            (m.amount if m.kind == "refund" else -m.amount for m in moves if m.payment_method_id == old.id),
            Decimal(0),
        )
        assert new.balance == (None if old.balance is None else old.balance + moved)
