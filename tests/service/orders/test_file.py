"""The form of an order file: read exactly, written the same, and what is wrong said by its place."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import Invalid
from assistant.service.orders import OrderBook, read_book, write_book
from tests.service.orders import tau
from tests.service.orders.book import BOOK, PENDING

Json = Any

DEMO = Path("demo/orders.json")


def test_what_is_written_is_read_as_the_same_book() -> None:
    assert read_book(write_book(BOOK)) == BOOK
    assert read_book(write_book(OrderBook())) == OrderBook()


def test_the_demo_shops_records_are_written_as_they_stand_in_its_file() -> None:
    text = DEMO.read_text(encoding="utf-8")
    assert json.loads(write_book(read_book(text))) == json.loads(text)


def test_an_amount_is_what_its_digits_say_as_text_or_number() -> None:
    stood = write_book(BOOK)
    numbers = stood.replace('"79.90"', "79.90").replace('"100.00"', "1e2").replace('"99"', "99")
    assert numbers != stood
    assert read_book(numbers) == BOOK
    price = read_book(numbers).orders[-1].items[0].price
    assert (price, str(price)) == (Decimal("79.90"), "79.90")


def test_what_may_be_left_out() -> None:
    line = {"product_id": "p", "variant_id": "v", "name": "Pan", "price": 5}
    address = dict.fromkeys(("address1", "address2", "city", "state", "country", "zip"), "")
    order = {"id": "o", "customer_id": "c", "status": "pending", "address": address, "items": [line, line]}
    read = read_book(json.dumps({"orders": [order]})).orders[0]
    assert [(item.line_id, item.quantity, item.options) for item in read.items] == [
        ("1", 1, {}),
        ("2", 1, {}),
    ]
    assert (read.currency, read.placed_at, read.request, read.payments) == ("USD", None, None, ())


def spoilt(*path: str | int, value: Json = ...) -> str:
    """BOOK's file with one value changed, or taken out."""
    book = json.loads(write_book(BOOK))
    at = book
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return json.dumps(book)


ORDER = [order.id for order in BOOK.orders].index(PENDING.id)
WRONG: list[tuple[tuple[str | int, ...], Json, str]] = [
    (("customers", 0, "email"), ..., r"customers\[0\] \(customer 'ada'\): email: is missing"),
    (("customers", 0, "e_mail"), "x", r"customers\[0\] \(customer 'ada'\): e_mail: is not a field"),
    (("customers", 0, "id"), 7, r"customers\[0\] \(customer 7\): id: has to be text"),
    (("customers", 0, "id"), "", r"customers\[0\]: id: "),
    (("customers", 0, "id"), "x" * 201, r"customers\[0\] .*: id: .*200"),
    (("customers", 1, "id"), "ada", r"customers\[1\] \(customer 'ada'\): id: stands twice"),
    (("customers", 0, "address", "zip"), 4101, r"address\.zip: has to be text, in quotes"),
    (("customers", 0, "address", "zip"), "4\0", r"address\.zip: holds a NUL"),
    (("customers", 0, "address"), None, r"address: has to be an object"),
    (("customers", 0, "payment_methods", 0, "kind"), "cash", r"methods\[0\]\.kind: has to be 'gift_card'"),
    (("customers", 0, "payment_methods", 1, "id"), "card", r"payment_methods\[1\]\.id: 'card' stands twice"),
    (("customers", 0, "payment_methods", 1, "balance"), "-1", r"\.balance: has to be an amount from 0"),
    (("products", 0, "variants", 0, "available"), "yes", r"\[0\]\.available: has to be true or false"),
    (("products", 0, "variants", 0, "options", "size"), 7, r"options\.size: has to be text, in quotes"),
    (("products", 0, "variants", 1, "id"), "mug-blue", r"variants\[1\]\.id: 'mug-blue' stands twice"),
    (("orders", ORDER, "placed_at"), "2026-11-20", r"\(order '#1001'\): placed_at: has to be a time"),
    (("orders", ORDER, "placed_at"), "2026-11-20T09:30:00", r"placed_at: has to be a time with its zone"),
    (("orders", ORDER, "placed_at"), "0001-01-01T00:00:00+14:00", r"placed_at: has to be a time"),
    (("orders", ORDER, "status"), "", r"status: "),
    (("orders", ORDER, "items"), {}, r"items: has to be a list"),
    (("orders", ORDER, "items", 0, "price"), "12,50", r"items\[0\]\.price: has to be an amount such as"),
    (("orders", ORDER, "items", 0, "price"), True, r"items\[0\]\.price: has to be an amount"),
    (("orders", ORDER, "items", 0, "price"), "NaN", r"items\[0\]\.price: has to be an amount"),
    (("orders", ORDER, "items", 0, "price"), "1e400", r"items\[0\]\.price: has to be an amount"),
    (("orders", ORDER, "items", 0, "price"), "0.12345678", r"items\[0\]\.price: .*digits behind the point"),
    (("orders", ORDER, "items", 0, "quantity"), 0, r"items\[0\]\.quantity: has to be a whole number from 1"),
    (("orders", ORDER, "items", 0, "quantity"), 1.5, r"\[0\]\.quantity: has to be a whole number"),
    (("orders", ORDER, "items", 1, "line_id"), "1", r"items\[1\]\.line_id: '1' stands twice"),
    (("orders", ORDER, "payments", 0, "kind"), "gift", r"\[0\]\.kind: has to be 'payment' or 'refund'"),
    (("orders", ORDER, "currency"), "usd", r"currency: .*three letters"),
    (("orders", ORDER, "id"), "u5", r"\(order 'u5'\): id: stands twice"),
    (("orders", 0, "request", "new_items"), [], r"request: new_items: has to hold one"),
    (("orders",), [7], r"orders\[0\]: has to be an object"),
    (("orders",), None, r"orders: has to be a list"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_what_cannot_be_used_is_said_by_record_and_field(
    path: tuple[str | int, ...], value: Json, message: str
) -> None:
    with pytest.raises(Invalid, match=message):
        read_book(spoilt(*path, value=value))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"orders": [NaN]}', "[" * 100_000, '{"a": 1}', b"\xff\xfe\x00"]
)
def test_what_is_no_order_file_is_refused_in_words(text: str | bytes) -> None:
    with pytest.raises(Invalid):
        read_book(text)


def test_several_faults_are_told_and_the_rest_counted() -> None:
    book = json.loads(write_book(BOOK))
    for customer in book["customers"]:
        customer["email"] = 7
        customer["last_name"] = None
    with pytest.raises(Invalid) as error:
        read_book(json.dumps(book))
    assert str(error.value).count("has to be text") == 5
    assert "and 5 more" in str(error.value)


@tau.needed
def test_the_thousand_orders_of_tau_bench_are_written_as_they_were_read() -> None:
    records = tau.records()
    assert len(records["orders"]) == 1000
    assert json.loads(write_book(read_book(json.dumps(records)))) == records
