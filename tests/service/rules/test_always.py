"""What holds of every order, every change and every shop's rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from assistant.orders import (
    Change,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Order,
    Payment,
    PaymentMethod,
    Piece,
    Quote,
    Refusal,
)
from assistant.service.rules import Rules
from tests.service.rules.making import ELSEWHERE, HOME, TODAY, at

SHOPS = {
    "defaults": Rules(),
    "demo": Rules.read(Path("demo/rules.toml")),
    "benchmark": Rules.read(Path("evals/tau/rules.toml")),
}
STATUSES = (
    "pending",
    "processed",
    "shipped",
    "delivered",
    "cancelled",
    "pending (item modified)",
    "return requested",
    "exchange requested",
)
OF_ORDER = tuple(kind for kind in Kind if kind is not Kind.ACCOUNT_ADDRESS)
ONCE = (Kind.CANCEL, Kind.CHANGE_PAYMENT, Kind.CHANGE_ITEMS, Kind.RETURN, Kind.EXCHANGE)
ZERO = Decimal(0)

money = st.integers(1, 30_000).map(lambda cents: Decimal(cents) / 100)
names = st.sampled_from(("mug", "FD-101", "DO-101", "BC-101", "lamp"))
methods = st.sampled_from(("visa", "gift", "card", "paypal", "store_credit", "theirs"))


def rarely(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 9)) == 9


@st.composite
def shops(draw: st.DrawFn) -> dict[str, Goods]:
    return {
        name: Goods(
            name,
            name,
            tuple(
                GoodsVariant(f"{name}-{n}", {"n": str(n)}, draw(st.booleans()) or n == 0, draw(money))
                for n in range(3)
            ),
        )
        for name in ("mug", "FD-101", "DO-101", "BC-101", "lamp")
    }


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    cards = tuple(PaymentMethod(name, "gift_card", balance=draw(money)) for name in ("gift", "card"))
    plain = (PaymentMethod("visa", "credit_card"), PaymentMethod("paypal", "paypal"))
    return Customer("C1", "A", "B", "a@example.org", HOME, (*plain, *cards), version=draw(st.integers(1, 9)))


@st.composite
def orders(draw: st.DrawFn, goods: Mapping[str, Goods], statuses: tuple[str, ...] = STATUSES) -> Order:
    lines = []
    for number in range(draw(st.integers(1, 3))):
        product = goods[draw(names)]
        variant = draw(st.sampled_from(product.variants))
        count = draw(st.integers(1, 3))
        lines.append(
            Line(str(number), product.id, variant.id, product.name, variant.options, draw(money), count)
        )
    total = sum((line.price * line.quantity for line in lines), ZERO)
    share = 100 if draw(st.booleans()) else draw(st.integers(1, 100))
    first = (total * share / 100).quantize(Decimal("0.01"))
    total = total if draw(st.booleans()) else min(total, draw(money))  # with a code, less than the goods
    first = min(first, total)
    ways = draw(st.permutations(("visa", "gift", "card", "paypal")))
    paid = [
        Payment("payment", part, way) for part, way in zip((first, total - first), ways, strict=False) if part
    ]
    arrived = None if rarely(draw) else draw(st.dates(date(2026, 10, 1), TODAY))
    parcel = Fulfilment(
        ("T",), tuple(line.variant_id for line in lines), "USPS", None, arrived and at(f"{arrived}")
    )
    return Order(
        "1",
        "C1",
        draw(st.none() | st.just(at("2026-11-03"))),
        draw(st.sampled_from(statuses)),
        replace(HOME, country=draw(st.sampled_from(("USA", "USA", "USA", "Canada")))),
        tuple(lines),
        tuple(paid),
        () if rarely(draw) else (parcel,),
        version=draw(st.integers(1, 9)),
    )


def some_lines(order: Order, twice: bool) -> st.SearchStrategy[list[Line]]:
    line_ids = st.sampled_from([line.line_id for line in order.items])
    lists = st.lists(line_ids, min_size=1, max_size=3, unique=not twice)
    return lists.map(lambda ids: [line for line_id in ids for line in order.items if line.line_id == line_id])


@st.composite
def changes(draw: st.DrawFn, order: Order, goods: Mapping[str, Goods], kind: Kind) -> Change:
    """Mostly sensible ones."""
    pieces = []
    for line in draw(some_lines(order, rarely(draw))):
        others = [v for v in goods[line.product_id].variants if v.available and v.id != line.variant_id]
        variant = draw(st.sampled_from(others or goods[line.product_id].variants)).id
        count = draw(st.integers(0, line.quantity + 1) if rarely(draw) else st.integers(1, line.quantity))
        pieces.append(Piece(line.line_id, count, variant))
    reason = "no longer needed" if kind is Kind.CANCEL else draw(st.sampled_from(("it is broken", None)))
    paying = [payment.payment_method_id for payment in order.payments]
    method = draw(
        methods if kind in (Kind.CHANGE_PAYMENT, Kind.EXCHANGE) else st.sampled_from((*paying, "gift"))
    )
    return Change(kind, "C1", "1", () if kind is Kind.CANCEL else tuple(pieces), method, reason, ELSEWHERE)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Order, Customer, Mapping[str, Goods], Change]:
    goods, kind = draw(shops()), draw(st.sampled_from(OF_ORDER))
    fitting = ("delivered",) if kind in (Kind.RETURN, Kind.EXCHANGE) else ("pending",)
    order = draw(orders(goods, STATUSES if rarely(draw) else fitting))
    return order, draw(customers()), goods, draw(changes(order, goods, kind))


def paid(order: Order) -> Decimal:
    return sum((p.amount if p.kind == "payment" else -p.amount for p in order.payments), ZERO)


def wealth(customer: Customer) -> Decimal:
    return sum((method.balance or ZERO for method in customer.payment_methods), ZERO)


def moved(quote: Quote) -> Decimal:
    """What the customer pays in all; below nothing where they get it."""
    return sum((move.amount if move.kind == "payment" else -move.amount for move in quote.moves), ZERO)


@pytest.mark.parametrize("shop", SHOPS)
@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_money_adds_up(shop: str, case: tuple[Order, Customer, Mapping[str, Goods], Change]) -> None:
    order, customer, goods, change = case
    quote = SHOPS[shop].judge(change, order, customer, goods, TODAY)
    event(str(change.kind) + " " + getattr(quote, "rule", "QUOTE"))
    if isinstance(quote, Refusal):
        return

    assert all(move.amount > 0 for move in quote.moves)
    assert -moved(quote) <= paid(order)
    kept = sum((fee.amount for fee in quote.fees), ZERO)
    match change.kind:
        case Kind.CANCEL:
            assert -moved(quote) == paid(order)
        case Kind.CHANGE_PAYMENT | Kind.CHANGE_ADDRESS:
            assert moved(quote) == 0
        case Kind.CHANGE_ITEMS | Kind.EXCHANGE:
            assert moved(quote) == quote.difference
        case Kind.RETURN:
            worth = sum((order.line(p.line_id).price * p.quantity for p in change.pieces), ZERO)  # type: ignore[union-attr]
            assert -moved(quote) + kept == min(worth, paid(order))
    if change.kind is not Kind.RETURN:
        assert kept == 0


@pytest.mark.parametrize("shop", SHOPS)
@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_the_records_follow_the_quote_and_nothing_else_changes(
    shop: str, case: tuple[Order, Customer, Mapping[str, Goods], Change]
) -> None:
    order, customer, goods, change = case
    rules = SHOPS[shop]
    quote = rules.judge(change, order, customer, goods, TODAY)
    if isinstance(quote, Refusal):
        return
    after, owner = rules.apply(quote, order, customer)

    assert after is not None
    assert after.version == order.version + 1
    assert owner.version == customer.version + (owner.payment_methods != customer.payment_methods)
    assert all(method.balance is None or method.balance >= 0 for method in owner.payment_methods)
    assert paid(after) - paid(order) == (0 if quote.later else moved(quote))
    cards = [method.id for method in customer.payment_methods if method.kind == "gift_card"]
    on_cards = sum(
        (
            move.amount if move.kind == "refund" else -move.amount
            for move in quote.moves
            if move.payment_method_id in cards
        ),
        ZERO,
    )
    assert wealth(owner) - wealth(customer) == (0 if quote.later else on_cards)

    assert replace(owner, version=0, payment_methods=()) == replace(customer, version=0, payment_methods=())
    touched = {"version": 0, "status": "", "payments": (), "request": None, "items": (), "address": HOME}
    assert replace(after, **touched) == replace(order, **touched)  # type: ignore[arg-type]
    assert after.payments[: len(order.payments)] == order.payments
    if change.kind is not Kind.CHANGE_ITEMS:
        assert after.items == order.items
    if change.kind is not Kind.CHANGE_ADDRESS:
        assert after.address == order.address
    pieces = {line.product_id: 0 for line in (*order.items, *after.items)}
    for line in order.items:
        pieces[line.product_id] += line.quantity
    for line in after.items:
        pieces[line.product_id] -= line.quantity
    assert set(pieces.values()) == {0}
    assert len({line.line_id for line in after.items}) == len(after.items)


@pytest.mark.parametrize("shop", SHOPS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_order_only_goes_where_the_rules_let_it_and_nothing_happens_twice(
    shop: str, data: st.DataObject
) -> None:
    """Any row of tries from a pending or a delivered order, days passing."""
    rules, goods, customer = SHOPS[shop], data.draw(shops()), data.draw(customers())
    order = data.draw(orders(goods, ("pending", "delivered")))
    today, done = TODAY, []
    for _ in range(6):
        change = data.draw(changes(order, goods, data.draw(st.sampled_from(OF_ORDER))))
        today += timedelta(days=data.draw(st.integers(0, 3)))
        quote = rules.judge(change, order, customer, goods, today)
        if isinstance(quote, Refusal):
            assert (quote.kind, quote.order_id) == (change.kind, order.id)
            continue
        assert order.status in rules.of(change.kind).statuses
        assert rules.open_to(change.kind, order, today) is None
        assert done.count(change.kind) == 0 or change.kind not in ONCE
        assert not {Kind.CANCEL, Kind.RETURN, Kind.EXCHANGE} & set(done)
        after, customer = rules.apply(quote, order, customer)
        assert after is not None
        assert quote.final == (not any(after.status in rules.of(kind).statuses for kind in OF_ORDER))
        again = rules.judge(change, after, customer, goods, today)
        assert isinstance(again, Refusal) or change.kind is Kind.CHANGE_ADDRESS
        order, done = after, [*done, change.kind]
    assert paid(order) >= 0


@pytest.mark.parametrize("shop", SHOPS)
@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_what_is_closed_is_never_quoted_and_what_is_nearest_is_open(
    shop: str, case: tuple[Order, Customer, Mapping[str, Goods], Change]
) -> None:
    order, customer, goods, change = case
    rules = SHOPS[shop]
    why = rules.open_to(change.kind, order, TODAY)
    if why is not None:
        assert rules.judge(change, order, customer, goods, TODAY) == why
        if why.nearest and why.facts["nearest_when"] == "now":
            assert rules.open_to(why.nearest, order, TODAY) is None


@pytest.mark.parametrize("shop", SHOPS)
@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_only_the_methods_named_are_taken(
    shop: str, case: tuple[Order, Customer, Mapping[str, Goods], Change]
) -> None:
    order, customer, goods, change = case
    rules = SHOPS[shop]
    result = rules.judge(change, order, customer, goods, TODAY)
    named = [method.id for method in rules.methods(change.kind, order, customer)]
    if isinstance(result, Quote) and change.kind not in (Kind.CANCEL, Kind.CHANGE_ADDRESS):
        assert change.payment_method_id in named
