"""Returns and exchanges, by the rules that the demo shop tells its customers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.orders import (
    Change,
    Fee,
    Kind,
    Line,
    Move,
    Order,
    OrderRequest,
    Payment,
    Piece,
    Quote,
    Refusal,
)
from assistant.service.rules import Rules
from tests.service.rules.making import CUSTOMER, GOODS, HOME, MUG, MUGS, TODAY, change, order, parcel

PLAIN = Rules()
DEMO = Rules.read(Path("demo/rules.toml"))
ARRIVED = "2026-11-01T15:00"
COFFEE = Line("3", "FD-101", "FD-101", "Lighthouse House Blend", {}, Decimal("16.00"))
DESK = Line("4", "DO-101", "DO-101", "Pinewright Standing Desk", {}, Decimal("549.00"))


def delivered(**values: object) -> Order:
    return order("delivered", **{"fulfilments": (parcel(ARRIVED),)} | values)


def judged(rules: Rules, asked: Change, of: Order, today: date = TODAY) -> Quote | Refusal:
    return rules.judge(asked, of, CUSTOMER, GOODS, today)


def quoted(rules: Rules, asked: Change, of: Order, today: date = TODAY) -> Quote:
    result = judged(rules, asked, of, today)
    assert isinstance(result, Quote), result
    return result


def refused(rules: Rules, asked: Change, of: Order, today: date = TODAY) -> Refusal:
    result = judged(rules, asked, of, today)
    assert isinstance(result, Refusal), result
    return result


def back(*pieces: Piece, to: str = "visa", reason: str | None = None) -> Change:
    return change(Kind.RETURN, *pieces, payment_method_id=to, reason=reason)


def swap(*pieces: Piece, by: str = "visa") -> Change:
    return change(Kind.EXCHANGE, *pieces, payment_method_id=by)


def test_a_return_is_noted_and_moves_no_money_yet() -> None:
    of = delivered()
    quote = quoted(PLAIN, back(Piece("1", 2)), of)
    after, customer = PLAIN.apply(quote, of, CUSTOMER)

    assert quote.moves == (Move("refund", Decimal(48), "visa"),)
    assert (quote.later, quote.final, quote.refund_days, quote.fees) == (True, True, (5, 7), ())
    request = OrderRequest("return", ("mug-oat", "mug-oat"), "visa")
    assert after == replace(of, status="return requested", request=request, version=8)
    assert customer == CUSTOMER


def test_the_label_is_kept_of_a_refund_to_what_paid() -> None:
    quote = quoted(DEMO, back(Piece("1", 2)), delivered())

    assert quote.moves == (Move("refund", Decimal("42.05"), "visa"),)
    assert quote.fees == (Fee(Decimal("5.95"), "return_label"),)
    assert quote.send_back_days == 14
    assert "unworn" in quote.conditions[0]


@pytest.mark.parametrize(
    ("to", "reason"), [("gift", None), ("store_credit", None), ("visa", "one arrived damaged")]
)
def test_credit_and_faulty_goods_come_back_whole(to: str, reason: str | None) -> None:
    quote = quoted(DEMO, back(Piece("1", 2), to=to, reason=reason), delivered())

    assert [(move.amount, move.payment_method_id) for move in quote.moves] == [(Decimal(48), to)]
    assert quote.fees == ()


def test_a_fee_is_never_more_than_the_refund() -> None:
    cheap = replace(MUGS, price=Decimal("2.00"))

    quote = quoted(DEMO, back(Piece("1")), delivered(items=(cheap,)))

    assert (quote.moves, quote.fees) == ((), (Fee(Decimal("2.00"), "return_label"),))


def test_large_goods_go_by_freight_and_small_ones_with_a_label() -> None:
    of = delivered(items=(MUGS, DESK), payments=(Payment("payment", Decimal(621), "visa"),))

    quote = quoted(DEMO, back(Piece("4"), Piece("1")), of)

    assert quote.fees == (Fee(Decimal(79), "freight"), Fee(Decimal("5.95"), "return_label"))
    assert quote.moves == (Move("refund", Decimal("488.05"), "visa"),)
    assert quoted(DEMO, back(Piece("4")), of).fees == (Fee(Decimal(79), "freight"),)


def test_what_a_gift_card_paid_goes_back_to_it_first() -> None:
    of = delivered(
        payments=(Payment("payment", Decimal(111), "visa"), Payment("payment", Decimal(40), "gift"))
    )

    assert quoted(DEMO, back(Piece("1", 2)), of).moves == (
        Move("refund", Decimal(40), "gift", at_once=True),
        Move("refund", Decimal("2.05"), "visa"),
    )
    assert quoted(PLAIN, back(Piece("1", 2)), of).moves == (Move("refund", Decimal(48), "visa"),)


@pytest.mark.parametrize(
    ("rules", "to", "rule"),
    [
        (PLAIN, "paypal", "target"),
        (DEMO, "paypal", "target"),
        (PLAIN, "store_credit", "target"),
        (PLAIN, "theirs", "unknown_method"),
    ],
)
def test_a_refund_cannot_go_to(rules: Rules, to: str, rule: str) -> None:
    assert refused(rules, back(Piece("1"), to=to), delivered()).rule == rule


def test_methods_are_named_likeliest_first() -> None:
    def ids(rules: Rules, kind: Kind) -> list[str]:
        return [method.id for method in rules.methods(kind, delivered(), CUSTOMER)]

    assert ids(PLAIN, Kind.RETURN) == ["visa", "gift"]
    assert ids(DEMO, Kind.RETURN) == ["visa", "gift", "store_credit"]
    assert ids(PLAIN, Kind.EXCHANGE) == ["visa", "paypal", "gift"]
    assert ids(PLAIN, Kind.CHANGE_PAYMENT) == ["paypal"]
    assert ids(PLAIN, Kind.CANCEL) == []


def test_nothing_paid_is_nothing_to_refund() -> None:
    why = refused(PLAIN, back(Piece("1")), delivered(payments=()))

    assert (why.rule, why.person) == ("nothing_paid", True)


@pytest.mark.parametrize(
    ("today", "rule"),
    [(date(2026, 12, 1), None), (date(2026, 12, 2), "too_late"), (date(2027, 1, 31), "too_late")],
)
def test_thirty_days_from_delivery(today: date, rule: str | None) -> None:
    why = DEMO.open_to(Kind.RETURN, delivered(), today)

    assert (why and why.rule) == rule
    assert why is None or why.on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("placed", "today", "open_"),
    [
        ("2025-11-01T00:00", date(2026, 1, 31), True),
        ("2025-12-24T23:00", date(2026, 1, 31), True),
        ("2025-11-01T00:00", date(2026, 2, 1), False),
        ("2025-10-31T23:00", date(2026, 1, 31), False),
        ("2025-12-25T00:00", date(2026, 1, 31), False),
    ],
)
def test_the_season_of_gifts(placed: str, today: date, open_: bool) -> None:
    of = delivered(placed_at=order_time(placed), fulfilments=(parcel("2025-12-28T10:00"),))

    assert (DEMO.open_to(Kind.RETURN, of, today) is None) is open_
    assert DEMO.open_to(Kind.EXCHANGE, of, today) is not None  # no season for those


def order_time(text: str) -> object:
    return parcel(text).delivered_at


def test_an_item_s_own_parcel_counts() -> None:
    of = delivered(fulfilments=(parcel("2026-10-01T10:00", "mug-oat"), parcel(ARRIVED, "lamp")))

    assert DEMO.open_to(Kind.RETURN, of, TODAY) is None
    assert quoted(DEMO, back(Piece("2")), of)
    why = refused(DEMO, back(Piece("1")), of)
    assert (why.rule, why.on, why.facts["item"]) == ("too_late", date(2026, 10, 31), "Tideline Mug")
    assert why.facts["delivered"] == "2026-10-01"


def test_an_unknown_day_of_delivery_is_in_time_as_long_as_it_surely_is() -> None:
    of = delivered(fulfilments=(parcel(None),))

    assert DEMO.open_to(Kind.EXCHANGE, of, date(2026, 11, 19)) is None
    why = DEMO.open_to(Kind.EXCHANGE, of, date(2026, 11, 20))
    assert why is not None
    assert (why.rule, why.person) == ("delivery_unknown", True)


def test_without_days_there_is_no_last_day() -> None:
    assert PLAIN.open_to(Kind.RETURN, delivered(fulfilments=(), placed_at=None), date(2090, 1, 1)) is None


@pytest.mark.parametrize("kind", [Kind.RETURN, Kind.EXCHANGE])
def test_food_does_not_come_back(kind: Kind) -> None:
    of = delivered(items=(COFFEE,), payments=(Payment("payment", Decimal(16), "visa"),))

    why = DEMO.line_open_to(kind, of, COFFEE, TODAY)

    assert why is not None
    assert (why.rule, why.facts["exception"], why.nearest, why.person) == (
        "not_returnable",
        "food and drink",
        None,
        False,
    )
    assert refused(DEMO, back(Piece("3")), of) == DEMO.line_open_to(Kind.RETURN, of, COFFEE, TODAY)


def test_faulty_food_goes_to_a_person_or_back_as_the_file_says() -> None:
    of = delivered(items=(COFFEE,), payments=(Payment("payment", Decimal(16), "visa"),))
    asked = back(Piece("3"), reason="The bag arrived DAMAGED")

    assert refused(DEMO, asked, of).person
    allowing = replace(DEMO, exceptions=(replace(DEMO.exceptions[0], faulty="allow"),))
    assert quoted(allowing, asked, of).moves == (Move("refund", Decimal(16), "visa"),)


def test_a_condition_is_told() -> None:
    candle = replace(COFFEE, product_id="HL-110", variant_id="HL-110", name="Salt Marsh Candle")
    of = delivered(items=(candle,), payments=(Payment("payment", Decimal(16), "visa"),))

    assert "never been lit" in quoted(DEMO, back(Piece("3")), of).conditions[-1]


def test_categories_come_from_the_catalogue() -> None:
    honey = replace(COFFEE, product_id="X-9", variant_id="X-9", name="Salt Meadow Honey")
    of = delivered(items=(honey,))

    assert DEMO.line_open_to(Kind.RETURN, of, honey, TODAY) is None
    known = DEMO.with_catalogue({"X-9": ("Food & pantry", "Preserves & honey")})
    assert known.line_open_to(Kind.RETURN, of, honey, TODAY) is not None


def test_orders_sent_abroad_are_returned_but_not_exchanged() -> None:
    of = delivered(address=replace(HOME, country="Canada"))

    why = refused(DEMO, swap(Piece("1", 1, "mug-sea")), of)
    assert (why.rule, why.facts["country"], why.nearest) == ("abroad", "Canada", Kind.RETURN)
    quote = quoted(DEMO, back(Piece("1")), of)
    assert (quote.fees, quote.conditions[-1][:26]) == ((), "You send it back at your o")


def test_an_exchange_is_noted_with_its_difference() -> None:
    of = delivered()
    quote = quoted(PLAIN, swap(Piece("1", 2, "mug-sea"), Piece("1", 1, "mug-tin"), by="paypal"), of)
    after, customer = PLAIN.apply(quote, of, CUSTOMER)

    assert quote.difference == Decimal("-10.00")
    assert quote.moves == (Move("refund", Decimal("10.00"), "paypal"),)
    old, new = ("mug-oat",) * 3, ("mug-sea", "mug-sea", "mug-tin")
    request = OrderRequest("exchange", old, "paypal", new)
    assert after == replace(of, status="exchange requested", request=request, version=8)
    assert customer == CUSTOMER


def test_a_faulty_piece_is_exchanged_for_a_good_one() -> None:
    quote = quoted(PLAIN, swap(Piece("1", 1, "mug-oat")), delivered())

    assert (quote.difference, quote.moves, quote.refund_days) == (0, (), None)


def test_the_price_paid_is_kept_where_the_product_s_own_has_risen() -> None:
    dearer = replace(MUG, variants=tuple(replace(v, price=v.price + 10) for v in MUG.variants))
    goods = GOODS | {"mug": dearer}
    asked = swap(Piece("1", 1, "mug-sea"))

    kept = DEMO.judge(asked, delivered(), CUSTOMER, goods, TODAY)
    today = PLAIN.judge(asked, delivered(), CUSTOMER, goods, TODAY)

    assert isinstance(kept, Quote)
    assert isinstance(today, Quote)
    assert (kept.difference, today.difference) == (Decimal("2.50"), Decimal("12.50"))


def test_a_difference_goes_back_to_what_paid_where_the_file_says_so() -> None:
    asked = swap(Piece("1", 1, "mug-tin"), by="paypal")

    assert refused(DEMO, asked, delivered()).rule == "target"
    assert quoted(DEMO, replace(asked, payment_method_id="visa"), delivered()).difference == -15


@pytest.mark.parametrize("kind", [Kind.RETURN, Kind.EXCHANGE])
def test_one_request_at_a_time(kind: Kind) -> None:
    asked = OrderRequest("exchange", ("lamp",), "visa", ("lamp",))

    for of in (
        delivered(request=asked),
        order("exchange requested", request=asked),
        order("return requested"),
    ):
        why = PLAIN.open_to(kind, of, TODAY)
        assert why is not None
        assert why.rule == "open_request"
        assert why.facts["request"] == ("return" if of.request is None else "exchange")


@pytest.mark.parametrize(
    ("kind", "status", "nearest"),
    [
        (Kind.RETURN, "pending", (Kind.CANCEL, "now")),
        (Kind.RETURN, "shipped", (Kind.RETURN, "after_delivery")),
        (Kind.EXCHANGE, "pending", (Kind.CHANGE_ITEMS, "now")),
        (Kind.EXCHANGE, "processed", (Kind.EXCHANGE, "after_delivery")),
        (Kind.CHANGE_ITEMS, "delivered", (Kind.EXCHANGE, "now")),
        (Kind.CHANGE_ITEMS, "cancelled", (None, None)),
    ],
)
def test_what_comes_nearest(kind: Kind, status: str, nearest: tuple[Kind | None, str | None]) -> None:
    why = PLAIN.open_to(kind, order(status), TODAY)

    assert why is not None
    assert (why.rule, why.nearest, why.facts.get("nearest_when")) == ("status", *nearest)


def test_a_difference_is_refunded_up_to_what_was_paid() -> None:
    of = delivered(payments=(Payment("payment", Decimal(20), "visa"),))

    quote = quoted(PLAIN, swap(Piece("1", 3, "mug-tin")), of)

    assert (quote.difference, quote.moves) == (Decimal(-20), (Move("refund", Decimal(20), "visa"),))
    assert quoted(PLAIN, back(Piece("1", 3)), of).moves == (Move("refund", Decimal(20), "visa"),)


def test_a_parcel_that_is_still_missing_leaves_the_day_unknown() -> None:
    of = delivered(fulfilments=(parcel("2026-10-25T10:00", "mug-oat"), parcel(None, "mug-oat")))

    why = DEMO.line_open_to(Kind.RETURN, of, MUGS, date(2026, 11, 20))

    assert why is not None
    assert why.rule == "delivery_unknown"


MIXED = (Payment("payment", Decimal("90.00"), "gift"), Payment("payment", Decimal("61.00"), "visa"))


def test_a_card_gets_back_no_more_than_it_paid_and_the_rest_goes_where_it_came_from() -> None:
    everything = back(Piece("1", 3), Piece("2"))
    assert quoted(PLAIN, everything, delivered(payments=MIXED)).moves == (
        Move("refund", Decimal("90.00"), "gift", at_once=True),
        Move("refund", Decimal("61.00"), "visa"),
    )


def test_a_gift_card_may_take_all_of_a_refund() -> None:
    asked = back(Piece("1", 3), Piece("2"), to="gift")
    moves = quoted(PLAIN, asked, delivered(payments=MIXED)).moves
    assert moves == (Move("refund", Decimal("151.00"), "gift", at_once=True),)


def test_a_cheaper_exchange_makes_no_cash_of_a_gift_card() -> None:
    paid = (Payment("payment", Decimal("141.00"), "gift"), Payment("payment", Decimal("10.00"), "visa"))
    asked = swap(Piece("1", 3, "mug-tin"))
    assert quoted(PLAIN, asked, delivered(payments=paid)).moves == (
        Move("refund", Decimal("35.00"), "gift", at_once=True),
        Move("refund", Decimal("10.00"), "visa"),
    )
