"""What every OrderBackend promises, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import Engine

from assistant.errors import Declined, Invalid, OutOfDate
from assistant.orders import Change, Kind, Receipt
from assistant.service.backend import OrderBackend
from assistant.service.orders import SqlOrders, export_book, import_book
from tests.service.orders import book
from tests.service.orders.book import ADA, BOOK, CANCEL, MOVE, SEND_AWAY, agreed, quoted
from tests.service.remote.server import over_http

CHANGES = [book.CANCEL, book.SWAP, book.RETURN, book.EXCHANGE, book.SEND_AWAY, book.MOVE]


@dataclass(frozen=True, slots=True)
class Stand:
    """A backend, and the database in which the shop's system behind it keeps BOOK."""

    backend: OrderBackend
    engine: Engine


def sql(engine: Engine) -> Iterator[OrderBackend]:
    yield SqlOrders(engine, book.RULES, lambda: book.NOW)


BACKENDS: dict[str, Callable[[Engine], Iterator[OrderBackend]]] = {"sql": sql, "http": over_http}


@pytest.fixture(params=BACKENDS)
def stand(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Stand]:
    import_book(engine, BOOK)
    for backend in BACKENDS[request.param](engine):
        yield Stand(backend, engine)


def touched(stand: Stand, change: Change = SEND_AWAY) -> None:
    """Somebody else changes the order, or the account, in between."""
    receipt = stand.backend.perform(quoted(stand.backend, change), agreed(change), "another's key")
    assert receipt.acknowledged


def test_records_are_read_as_they_are(stand: Stand) -> None:
    for customer in BOOK.customers:
        assert stand.backend.customer(customer.id) == customer
    for order in BOOK.orders:
        assert stand.backend.order(order.id) == order
    for thing in BOOK.goods:
        assert stand.backend.goods(thing.id) == thing


@pytest.mark.parametrize("odd", ["", "ADA", "nobody", "#1001\0", "\udc80", "x" * 10_000, "' OR 1=1 --", "%"])
def test_what_is_not_there_is_none(stand: Stand, odd: str) -> None:
    backend = stand.backend
    assert backend.customer(odd) is backend.order(odd) is backend.goods(odd) is None
    assert backend.orders(odd) == ()
    assert backend.find(email=odd) is backend.find(name=odd, postcode=odd) is None


def test_orders_newest_first_and_undated_ones_as_they_came(stand: Stand) -> None:
    assert [order.id for order in stand.backend.orders("ada")] == ["#1001", "#1000", "#0998", "#0999"]
    assert [order.id for order in stand.backend.orders("ben")] == ["u5", "u3", "u4"]
    assert {order.id: order for order in stand.backend.orders("ada")}["#1000"] == book.DELIVERED


@pytest.mark.parametrize("email", ["ada@example.org", " Ada@Example.ORG\n", "ada@exam ple.org"])
def test_found_by_email_in_any_case_and_spacing(stand: Stand, email: str) -> None:
    assert stand.backend.find(email=email) == ADA


def test_found_by_name_and_postcode(stand: Stand) -> None:
    backend = stand.backend
    assert backend.find(name="ada  mae LUND", postcode=" 041 01") == ADA
    assert backend.find(name="Ada Mae Lund", postcode="04102") is None
    assert backend.find(name="Ada", postcode="04101") is None
    assert backend.find(name="Ada Mae Lund") is None
    assert backend.find(postcode="04101") is None
    assert backend.find(email="ada@example.org", name="Ben Okoro", postcode="50667") is None
    assert backend.find(email="ada@example.org", name="Ada Mae Lund", postcode="04101") == ADA
    assert backend.find() is None


def test_two_that_fit_are_as_none(stand: Stand) -> None:
    assert stand.backend.find(email="kit@example.org") is None
    assert stand.backend.find(name="Kit Rae", postcode="04101") is None
    assert stand.backend.find(email="") is None
    assert stand.backend.find(email="kit@example.org", name="Kit Rae", postcode="04101") is None


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.kind.value)
def test_a_change_leaves_what_the_rules_say_and_nothing_else(stand: Stand, change: Change) -> None:
    backend = stand.backend
    quote = quoted(backend, change)
    order = backend.order(change.order_id) if change.order_id else None
    expected_order, expected_customer = book.RULES.apply(quote, order, ADA)
    receipt = backend.perform(quote, agreed(change), "k1")
    assert receipt == Receipt("k1", change, True, expected_order, expected_customer)
    others = tuple(o for o in BOOK.orders if o.id != change.order_id)
    after = export_book(stand.engine)
    assert tuple(o for o in after.orders if o.id != change.order_id) == others
    assert after.customers == (expected_customer, *BOOK.customers[1:])
    assert after.goods == BOOK.goods
    if change.order_id:
        assert expected_order != order
        assert backend.order(change.order_id) == expected_order


def test_a_cancelled_order_gives_back_what_was_paid(stand: Stand) -> None:
    backend = stand.backend
    backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    order, customer = backend.order("#1001"), backend.customer("ada")
    assert order is not None
    assert customer is not None
    assert (order.status, order.version) == ("cancelled", 2)
    assert sum(p.amount if p.kind == "payment" else -p.amount for p in order.payments) == 0
    gift = customer.method("gift")
    assert gift is not None
    assert gift.balance == Decimal("250.00")
    assert customer.version == 2


def test_the_same_key_does_it_once(stand: Stand) -> None:
    backend = stand.backend
    quote = quoted(backend, CANCEL)
    first = backend.perform(quote, agreed(CANCEL), "k1")
    after = export_book(stand.engine)
    again = backend.perform(quote, agreed(CANCEL, "yes, do it"), "k1")
    assert not first.repeated
    assert again == replace(first, repeated=True)
    assert export_book(stand.engine) == after


def test_a_repeated_receipt_is_the_first_one_whatever_came_after(stand: Stand) -> None:
    backend = stand.backend
    first = backend.perform(quoted(backend, SEND_AWAY), agreed(SEND_AWAY), "k1")
    quote = quoted(backend, CANCEL)
    backend.perform(quote, agreed(CANCEL), "k2")
    assert backend.perform(quote, agreed(SEND_AWAY), "k2").repeated
    outdated = replace(quote, change=SEND_AWAY)
    assert backend.perform(outdated, agreed(SEND_AWAY), "k1") == replace(first, repeated=True)


@pytest.mark.parametrize("other", [replace(CANCEL, reason="ordered by mistake"), MOVE, book.RETURN])
def test_a_key_is_for_one_change(stand: Stand, other: Change) -> None:
    backend = stand.backend
    quote = quoted(backend, other)
    backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    before = export_book(stand.engine)
    with pytest.raises(Invalid, match="another change"):
        backend.perform(quote, agreed(other), "k1")
    assert export_book(stand.engine) == before


@pytest.mark.parametrize("between", [SEND_AWAY, MOVE], ids=["order", "account"])
def test_records_that_were_touched_in_between_are_not_overwritten(stand: Stand, between: Change) -> None:
    backend = stand.backend
    quote = quoted(backend, CANCEL)
    touched(stand, between)
    before = export_book(stand.engine)
    with pytest.raises(OutOfDate):
        backend.perform(quote, agreed(CANCEL), "k1")
    assert export_book(stand.engine) == before
    assert backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1").acknowledged


def test_what_only_became_impossible_in_between_is_out_of_date(stand: Stand) -> None:
    """Not declined: the customer is told what changed, not what is forbidden."""
    quote = quoted(stand.backend, book.SWAP)
    touched(stand, CANCEL)
    with pytest.raises(OutOfDate):
        stand.backend.perform(quote, agreed(book.SWAP), "k1")


def test_a_price_that_changed_in_between_is_not_charged(stand: Stand) -> None:
    backend = stand.backend
    quote = quoted(backend, book.SWAP)
    dearer = replace(book.MUG.variants[1], price=Decimal("25.00"))
    mug = replace(book.MUG, variants=(book.MUG.variants[0], dearer))
    import_book(stand.engine, replace(BOOK, goods=(mug,)))
    with pytest.raises(OutOfDate):
        backend.perform(quote, agreed(book.SWAP), "k1")
    assert backend.order("#1001") == book.PENDING


def test_a_variant_that_sold_out_in_between_is_declined(stand: Stand) -> None:
    backend = stand.backend
    quote = quoted(backend, book.SWAP)
    gone = replace(book.MUG.variants[1], available=False)
    mug = replace(book.MUG, variants=(book.MUG.variants[0], gone))
    import_book(stand.engine, replace(BOOK, goods=(mug,)))
    with pytest.raises(Declined) as error:
        backend.perform(quote, agreed(book.SWAP), "k1")
    assert error.value.reason
    assert backend.order("#1001") == book.PENDING


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda q: replace(q, moves=()),
        lambda q: replace(q, moves=(*q.moves, q.moves[0])),
        lambda q: replace(q, moves=(replace(q.moves[0], amount=q.moves[0].amount * 2), *q.moves[1:])),
        lambda q: replace(q, status_after="pending"),
        lambda q: replace(q, versions=(q.versions[0] + 1, q.versions[1])),
        lambda q: replace(q, change=replace(q.change, order_id="#0000")),
    ],
)
def test_a_quote_that_the_rules_would_not_give_is_not_carried_out(stand: Stand, spoilt) -> None:  # type: ignore[no-untyped-def]
    before = export_book(stand.engine)
    with pytest.raises(OutOfDate):
        stand.backend.perform(spoilt(quoted(stand.backend, CANCEL)), agreed(CANCEL), "k1")
    assert export_book(stand.engine) == before


@pytest.mark.parametrize(
    "change",
    [
        replace(CANCEL, reason="because"),
        replace(CANCEL, order_id="#1000"),
        replace(CANCEL, customer_id="ben"),
        replace(CANCEL, order_id="u5"),
        replace(MOVE, address=replace(book.AWAY, city=" ")),
        Change(Kind.RETURN, "ada", "#1001", payment_method_id="card"),
    ],
)
def test_what_the_rules_refuse_is_declined(stand: Stand, change: Change) -> None:
    before = export_book(stand.engine)
    versions = (0, 1) if change.order_id is None else (1, 1)
    quote = replace(quoted(stand.backend, CANCEL), change=change, versions=versions)
    with pytest.raises(Declined):
        stand.backend.perform(quote, agreed(change), "k1")
    assert export_book(stand.engine) == before


def test_who_agreed_has_to_be_whose_it_is(stand: Stand) -> None:
    agreement = replace(agreed(CANCEL), customer_id="ben")
    with pytest.raises(Declined):
        stand.backend.perform(quoted(stand.backend, CANCEL), agreement, "k1")
    assert stand.backend.order("#1001") == book.PENDING


def at_once(*calls: Callable[[], Receipt]) -> list[Receipt | Exception]:
    start = Barrier(len(calls))

    def run(call: Callable[[], Receipt]) -> Receipt | Exception:
        start.wait()
        try:
            return call()
        except (OutOfDate, Declined, Invalid) as error:
            return error

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def test_one_key_from_many_sides_at_once_is_done_once(stand: Stand) -> None:
    quote = quoted(stand.backend, CANCEL)
    done = at_once(*[lambda: stand.backend.perform(quote, agreed(CANCEL), "k1")] * 6)
    assert all(isinstance(receipt, Receipt) for receipt in done), done
    assert sorted(receipt.repeated for receipt in done) == [False] + [True] * 5  # type: ignore[union-attr]
    order = stand.backend.order("#1001")
    assert order is not None
    assert order.version == 2
    assert len(order.payments) == 4


def test_two_changes_of_one_order_at_once_are_one_done_and_one_out_of_date(stand: Stand) -> None:
    quotes = [quoted(stand.backend, change) for change in (CANCEL, SEND_AWAY, book.SWAP)]
    done = at_once(
        *[
            lambda q=q, n=n: stand.backend.perform(q, agreed(q.change), f"k{n}")  # type: ignore[misc]
            for n, q in enumerate(quotes)
        ]
    )
    assert sorted(type(what).__name__ for what in done) == ["OutOfDate", "OutOfDate", "Receipt"]


def test_one_key_for_two_changes_at_once_is_one_done(stand: Stand) -> None:
    """They lock different records, so only the key stands between them."""
    quotes = [quoted(stand.backend, change) for change in (MOVE, book.PAY_BY)]
    done = at_once(*[lambda q=q: stand.backend.perform(q, agreed(q.change), "k1") for q in quotes])  # type: ignore[misc]
    assert sorted(type(what).__name__ for what in done) == ["Invalid", "Receipt"]
