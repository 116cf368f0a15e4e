"""Changes of an order that has not left yet: cancel, address, payment, items."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.orders import Change, Kind, Move, Order, OrderRequest, Payment, Piece, Quote, Refusal
from assistant.service.rules import Rules
from tests.service.rules.making import CUSTOMER, ELSEWHERE, GOODS, ONE_LAMP, TODAY, change, order, parcel

RULES = Rules()
NO_NEED = "no longer needed"


def quoted(asked: Change, of: Order, rules: Rules = RULES) -> Quote:
    result = rules.judge(asked, of, CUSTOMER, GOODS, TODAY)
    assert isinstance(result, Quote), result
    return result


def refused(asked: Change, of: Order | None, rules: Rules = RULES) -> Refusal:
    result = rules.judge(asked, of, CUSTOMER, GOODS, TODAY)
    assert isinstance(result, Refusal), result
    return result


def test_a_cancelled_order_gives_every_method_back_what_it_paid() -> None:
    paid = (Payment("payment", Decimal(51), "gift"), Payment("payment", Decimal(100), "visa"))
    of = order(payments=paid)

    quote = quoted(change(Kind.CANCEL, reason=NO_NEED), of)
    after, customer = RULES.apply(quote, of, CUSTOMER)

    assert quote.moves == (
        Move("refund", Decimal(51), "gift", at_once=True),
        Move("refund", Decimal(100), "visa"),
    )
    assert (quote.status_after, quote.refund_days, quote.later, quote.final) == (
        "cancelled",
        (5, 7),
        False,
        True,
    )
    assert quote.versions == (7, 4)
    assert after == replace(
        of,
        status="cancelled",
        payments=(
            *paid,
            Payment("refund", Decimal(51), "gift"),
            Payment("refund", Decimal(100), "visa"),
        ),
        request=OrderRequest("cancel", (), reason=NO_NEED),
        version=8,
    )
    assert customer.version == 5
    assert [method.balance for method in customer.payment_methods] == [None, None, Decimal(81)]


@pytest.mark.parametrize("reason", [None, "", "too dear"])
def test_an_order_is_cancelled_for_one_of_the_reasons_only(reason: str | None) -> None:
    why = refused(change(Kind.CANCEL, reason=reason), order())

    assert (why.rule, why.facts) == ("reason", {"reasons": "no longer needed; ordered by mistake"})


def test_a_single_item_cannot_be_cancelled() -> None:
    why = refused(change(Kind.CANCEL, Piece("2"), reason=NO_NEED), order())

    assert (why.rule, why.nearest, why.facts["nearest_when"]) == (
        "whole_order_only",
        Kind.RETURN,
        "after_delivery",
    )


def test_all_items_are_the_whole_order() -> None:
    assert quoted(change(Kind.CANCEL, Piece("1", 3), Piece("2"), reason=NO_NEED), order())


@pytest.mark.parametrize(
    ("status", "rule", "nearest"),
    [
        ("processed", "status", (Kind.RETURN, "after_delivery")),
        ("shipped", "status", (Kind.RETURN, "after_delivery")),
        ("delivered", "status", (Kind.RETURN, "now")),
        ("cancelled", "already_cancelled", (None, None)),
        ("pending (item modified)", "already_changed", (Kind.RETURN, "after_delivery")),
        ("return requested", "status", (None, None)),
    ],
)
def test_what_cannot_be_cancelled_says_what_can_be_done(
    status: str, rule: str, nearest: tuple[Kind | None, str | None]
) -> None:
    why = RULES.open_to(Kind.CANCEL, order(status), TODAY)

    assert why is not None
    assert (why.rule, (why.nearest, why.facts.get("nearest_when"))) == (rule, nearest)


def test_an_address_is_changed_while_the_order_is_pending() -> None:
    of = order()
    after, customer = RULES.apply(quoted(change(Kind.CHANGE_ADDRESS, address=ELSEWHERE), of), of, CUSTOMER)

    assert after == replace(of, address=ELSEWHERE, version=8)
    assert customer == CUSTOMER


def test_a_parcel_on_its_way_goes_where_it_goes() -> None:
    why = refused(
        change(Kind.CHANGE_ADDRESS, address=ELSEWHERE), order("shipped", fulfilments=(parcel(None),))
    )

    assert (why.rule, why.facts["carrier"], why.nearest) == ("dispatched", "USPS", None)


def test_an_address_says_where_it_is() -> None:
    why = refused(change(Kind.CHANGE_ADDRESS, address=replace(ELSEWHERE, city=" ", zip="")), order())

    assert (why.rule, why.facts) == ("address_incomplete", {"missing": "city, zip"})


def test_the_account_s_address_can_always_be_changed() -> None:
    quote = quoted(Change(Kind.ACCOUNT_ADDRESS, CUSTOMER.id, address=ELSEWHERE), None)  # type: ignore[arg-type]
    after, customer = RULES.apply(quote, None, CUSTOMER)

    assert quote.versions == (0, 4)
    assert after is None
    assert customer == replace(CUSTOMER, address=ELSEWHERE, version=5)


def test_a_payment_moves_to_another_method() -> None:
    of = order(
        items=(replace(ONE_LAMP, price=Decimal(20)),), payments=(Payment("payment", Decimal(20), "visa"),)
    )
    quote = quoted(change(Kind.CHANGE_PAYMENT, payment_method_id="gift"), of)
    after, customer = RULES.apply(quote, of, CUSTOMER)

    assert after == replace(
        of,
        payments=(
            *of.payments,
            Payment("payment", Decimal(20), "gift"),
            Payment("refund", Decimal(20), "visa"),
        ),
        version=8,
    )
    assert customer.payment_methods[2].balance == Decimal(10)


def test_and_back_from_a_gift_card_at_once() -> None:
    of = order(payments=(Payment("payment", Decimal(151), "gift"),))
    quote = quoted(change(Kind.CHANGE_PAYMENT, payment_method_id="paypal"), of)
    _, customer = RULES.apply(quote, of, CUSTOMER)

    assert quote.refund_days is None
    assert customer.payment_methods[2].balance == Decimal(181)


@pytest.mark.parametrize(
    ("method", "rule"), [("gift", "balance"), ("visa", "same_method"), ("theirs", "unknown_method")]
)
def test_a_payment_cannot_move_to(method: str, rule: str) -> None:
    assert refused(change(Kind.CHANGE_PAYMENT, payment_method_id=method), order()).rule == rule


def test_a_payment_of_several_methods_stays() -> None:
    paid = (Payment("payment", Decimal(51), "gift"), Payment("payment", Decimal(100), "visa"))

    why = refused(change(Kind.CHANGE_PAYMENT, payment_method_id="paypal"), order(payments=paid))

    assert (why.rule, why.facts) == ("several_payments", {"payments": "2"})


def test_an_item_becomes_another_variant_and_the_difference_is_paid() -> None:
    of = order()
    quote = quoted(change(Kind.CHANGE_ITEMS, Piece("1", 3, "mug-sea"), payment_method_id="gift"), of)
    after, customer = RULES.apply(quote, of, CUSTOMER)

    assert (quote.difference, quote.moves) == (
        Decimal("7.50"),
        (Move("payment", Decimal("7.50"), "gift", at_once=True),),
    )
    assert after is not None
    assert [(line.line_id, line.variant_id, line.price, line.quantity) for line in after.items] == [
        ("1", "mug-sea", Decimal("26.50"), 3),
        ("2", "lamp", Decimal(79), 1),
    ]
    assert after.items[0].options == {"color": "sea"}
    assert after.status == "pending (item modified)"
    assert after.request == OrderRequest("change", ("mug-oat",) * 3, "gift", ("mug-sea",) * 3)
    assert customer.payment_methods[2].balance == Decimal("22.50")


def test_a_line_changed_in_part_is_split() -> None:
    pieces = Piece("1", 1, "mug-sea"), Piece("1", 1, "mug-tin")
    quote = quoted(change(Kind.CHANGE_ITEMS, *pieces, payment_method_id="visa"), order())

    assert [(line.line_id, line.variant_id, line.quantity) for line in quote.items_after] == [
        ("1", "mug-oat", 1),
        ("1.2", "mug-sea", 1),
        ("1.3", "mug-tin", 1),
        ("2", "lamp", 1),
    ]
    assert quote.moves == (Move("refund", Decimal("12.50"), "visa"),)


@pytest.mark.parametrize(
    ("piece", "rule"),
    [
        (Piece("1", 1, "mug-red"), "unavailable"),
        (Piece("1", 1, "lamp"), "other_product"),
        (Piece("1", 1), "no_replacement"),
        (Piece("1", 4, "mug-sea"), "quantity"),
        (Piece("1", 0, "mug-sea"), "quantity"),
        (Piece("1", -1, "mug-sea"), "quantity"),
        (Piece("9", 1, "mug-sea"), "no_such_item"),
        (Piece("1", 1, "mug-oat"), "same_item"),
        (Piece("1", 1, "mug-gold"), "balance"),
    ],
)
def test_an_item_cannot_become(piece: Piece, rule: str) -> None:
    assert refused(change(Kind.CHANGE_ITEMS, piece, payment_method_id="gift"), order()).rule == rule


def test_no_items_are_no_change() -> None:
    assert refused(change(Kind.CHANGE_ITEMS, payment_method_id="visa"), order()).rule == "no_items"


def test_more_pieces_than_there_are_in_several_bits() -> None:
    pieces = Piece("1", 2, "mug-sea"), Piece("1", 2, "mug-tin")

    assert refused(change(Kind.CHANGE_ITEMS, *pieces, payment_method_id="visa"), order()).rule == "quantity"


def test_another_s_order_is_no_order() -> None:
    asked = change(Kind.CANCEL, reason=NO_NEED)

    assert refused(asked, order(customer_id="C2")) == refused(asked, None)
    assert refused(replace(asked, customer_id="C2"), order()).rule == "no_such_order"
    assert refused(replace(asked, order_id="2042"), order()).rule == "no_such_order"
