"""Order books into the tables and out again, on both databases."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, func, select

from assistant.errors import Invalid, OutOfDate
from assistant.orders import Order
from assistant.service.database import reading
from assistant.service.orders import (
    Counts,
    Imported,
    OrderBook,
    SqlOrders,
    empty,
    export_book,
    first_book,
    import_book,
    read_book,
    tables,
)
from tests.service.orders import tau
from tests.service.orders.book import (
    ADA,
    BOOK,
    CANCEL,
    DELIVERED,
    LAMP,
    MOVE,
    NOW,
    PENDING,
    RULES,
    SEND_AWAY,
    agreed,
    quoted,
)


def rows(engine: Engine) -> dict[str, int]:
    heads = [table for table in tables.metadata.sorted_tables if table.name in NAMES]
    with reading(engine) as connection:
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in heads}


NAMES = {"customers", "payment_methods", "goods", "goods_variants"} | {
    f"order{kind}" for kind in ("s", "_lines", "_payments", "_fulfilments", "_requests")
}


def order(book: OrderBook, identity: str) -> Order:
    return next(order for order in book.orders if order.id == identity)


def changed(book: OrderBook, new: Order) -> OrderBook:
    return replace(book, orders=tuple(new if order.id == new.id else order for order in book.orders))


def desk(engine: Engine) -> SqlOrders:
    return SqlOrders(engine, RULES, lambda: NOW)


def test_what_is_imported_is_exported(engine: Engine) -> None:
    assert empty(engine)
    done = import_book(engine, BOOK)
    assert done == Imported(Counts(added=5), Counts(added=3), Counts(added=7))
    assert export_book(engine) == BOOK
    assert not empty(engine)


def test_amounts_keep_their_digits(engine: Engine) -> None:
    digits = ["0", "0.10", "19", "47.84", "100.00", "999999999999.999999"]
    lamps = tuple(
        replace(LAMP, id=d, variants=(replace(LAMP.variants[0], price=Decimal(d)),)) for d in digits
    )
    import_book(engine, OrderBook(goods=lamps))
    assert [str(thing.variants[0].price) for thing in export_book(engine).goods] == digits


@tau.needed
def test_the_thousand_orders_of_tau_bench_come_out_as_they_went_in(engine: Engine) -> None:
    book = read_book(json.dumps(tau.records()))
    import_book(engine, book)
    assert (len(book.customers), len(book.goods), len(book.orders)) == (500, 50, 1000)
    assert export_book(engine) == book


def test_importing_again_changes_nothing(engine: Engine) -> None:
    import_book(engine, BOOK)
    before = rows(engine)
    done = import_book(engine, BOOK)
    assert done == Imported(Counts(unchanged=5), Counts(unchanged=3), Counts(unchanged=7))
    assert export_book(engine) == BOOK
    assert rows(engine) == before


def test_a_record_that_differs_takes_the_place_of_the_old_one(engine: Engine) -> None:
    import_book(engine, BOOK)
    shorter = replace(PENDING, items=PENDING.items[:1], status="processed", payments=(), version=1)
    moved = replace(ADA, first_name="Adah", payment_methods=ADA.payment_methods[1:])
    done = import_book(engine, OrderBook(customers=(moved,), goods=(LAMP,), orders=(shorter,)))
    assert done == Imported(Counts(changed=1), Counts(unchanged=1), Counts(changed=1))
    after = export_book(engine)
    assert order(after, PENDING.id) == replace(shorter, version=2)
    assert after.customers == (replace(moved, version=2), *BOOK.customers[1:])
    assert [o.id for o in after.orders] == [o.id for o in BOOK.orders]
    assert desk(engine).find(name="Adah Mae Lund", postcode="04101") == replace(moved, version=2)
    assert desk(engine).find(name="Ada Mae Lund", postcode="04101") is None


def test_replacing_removes_what_the_book_does_not_have(engine: Engine) -> None:
    import_book(engine, BOOK)
    smaller = OrderBook(BOOK.customers[:1], BOOK.goods[:1], (DELIVERED,))
    done = import_book(engine, smaller, replace_all=True)
    assert (done.customers.removed, done.products.removed, done.orders.removed) == (4, 2, 6)
    assert export_book(engine) == smaller
    import_book(engine, OrderBook(), replace_all=True)
    assert set(rows(engine).values()) == {0}


def test_an_order_of_nobody_is_refused_and_nothing_is_written(engine: Engine) -> None:
    stray = replace(PENDING, id="#9", customer_id="ghost")
    with pytest.raises(Invalid, match=r"orders\[7\] \(order '#9'\): customer_id: .*'ghost'"):
        import_book(engine, replace(BOOK, orders=(*BOOK.orders, stray)))
    assert empty(engine)
    import_book(engine, BOOK)
    with pytest.raises(Invalid, match="customer 'ada'"):
        import_book(engine, OrderBook(orders=(PENDING,)), replace_all=True)
    assert export_book(engine) == BOOK


def test_a_failure_on_the_way_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    import_book(engine, BOOK)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.service.orders.importing.remove", fail)
    with pytest.raises(KeyboardInterrupt):
        import_book(engine, OrderBook(), replace_all=True)
    with pytest.raises(KeyboardInterrupt):
        import_book(engine, changed(BOOK, replace(PENDING, status="processed")))
    assert export_book(engine) == BOOK


@pytest.mark.parametrize("change", [CANCEL, MOVE], ids=["order", "account"])
def test_what_customers_changed_is_not_undone_unless_asked_for(engine: Engine, change) -> None:  # type: ignore[no-untyped-def]
    import_book(engine, BOOK)
    backend = desk(engine)
    backend.perform(quoted(backend, change), agreed(change), "k1")
    after = export_book(engine)
    for replace_all in (False, True):
        with pytest.raises(Invalid, match=r"(#1001|ada): changed by customers .* --overwrite"):
            import_book(engine, BOOK, replace_all=replace_all)
    with pytest.raises(Invalid, match="--overwrite"):
        import_book(engine, OrderBook(), replace_all=True)
    assert export_book(engine) == after
    import_book(engine, BOOK, overwrite=True)
    assert desk(engine).customer("ada") == replace(ADA, version=3)
    assert import_book(engine, BOOK).orders.unchanged == len(BOOK.orders)


def test_once_a_file_has_the_change_the_next_may_go_on_from_it(engine: Engine) -> None:
    import_book(engine, BOOK)
    backend = desk(engine)
    backend.perform(quoted(backend, SEND_AWAY), agreed(SEND_AWAY), "k1")
    exported = export_book(engine)
    assert import_book(engine, exported).orders == Counts(unchanged=7)
    shipped = replace(order(exported, PENDING.id), status="shipped")
    assert import_book(engine, changed(exported, shipped)).orders == Counts(changed=1, unchanged=6)


def test_a_change_agreed_before_an_import_is_out_of_date_after_it(engine: Engine) -> None:
    import_book(engine, BOOK)
    backend = desk(engine)
    quote = quoted(backend, CANCEL)
    import_book(engine, changed(BOOK, replace(PENDING, payments=PENDING.payments[:1])))
    with pytest.raises(OutOfDate):
        backend.perform(quote, agreed(CANCEL), "k1")


def test_of_several_that_fill_an_empty_shop_at_once_one_does(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _: first_book(engine, BOOK), range(4)))
    assert [found is None for found in sorted(done, key=bool)] == [True, True, True, False]
    assert export_book(engine) == BOOK


def test_the_first_book_goes_into_an_empty_shop_alone(engine: Engine) -> None:
    assert first_book(engine, OrderBook(goods=(LAMP,))) is not None
    assert first_book(engine, BOOK) is None
    assert export_book(engine) == OrderBook(goods=(LAMP,))
