"""What to stock or promote is named with its numbers, and nothing is named that chance would bring."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from assistant.feedback.insight.demand import Signal, SignalKind, demand
from assistant.feedback.insight.lines import of_demand, write_csv
from assistant.feedback.insight.shelf import shelf_of
from tests.feedback.insight.seeding import AT, DAY, SPAN, Seeding, ware

FIG = ware("fig", "Fig Lamp", color="red")
PLUM = ware("plum", "Plum Lamp", color="blue")
GONE = ware("gone", "Date Lamp", stock=0)
SHELF = shelf_of([FIG, PLUM, GONE])
LATELY, EARLIER = AT - 5 * DAY, AT - 40 * DAY


@pytest.fixture
def shop(engine: Engine) -> Seeding:
    return Seeding(engine)


def told(shop: Seeding, kind: SignalKind) -> list[Signal]:
    return [s for s in demand(shop.engine, SHELF, SPAN).signals if s.kind is kind]


def test_what_was_searched_and_not_found_is_counted_by_conversation(shop: Seeding) -> None:
    shop.talks(["Kayaks", "kayaks", "kayaks"], LATELY, miss="not_sold")
    shop.talks(["kayaks"], EARLIER, miss="not_sold")
    shop.talks(["sledges", "sledges"], LATELY, miss="not_sold")
    shop.talks(["opening hours"] * 5, LATELY, miss="no_page")
    (signal,) = told(shop, SignalKind.NOT_FOUND)
    assert (signal.what.lower(), signal.count, signal.before) == ("kayaks", 3, 1)
    assert "3 conversations" in signal.why


def test_a_word_that_no_product_has_is_named_and_one_that_some_have_is_not(shop: Seeding) -> None:
    shop.talks(
        ["teal lamps", "a teal lamp", "lamp in teal", "red lamps with wheels"], LATELY, miss="nothing_fits"
    )
    (signal,) = told(shop, SignalKind.UNKNOWN_VALUE)
    assert (signal.what, signal.count) == ("teal", 3)


def test_what_is_sold_out_and_looked_at_is_to_be_ordered(shop: Seeding) -> None:
    shop.events("view", "gone", range(4), LATELY)
    shop.events("view", "fig", range(9), LATELY)
    shop.talks(["Date Lamp"] * 6, LATELY, miss="out_of_stock")
    (signal,) = told(shop, SignalKind.OUT_OF_STOCK)
    assert (signal.product_id, signal.count, signal.advice) == ("gone", 6, "order it again")
    assert "4 customers" in signal.why
    assert "6 conversations" in signal.why


def test_a_trait_rises_only_beyond_chance(shop: Seeding) -> None:
    shop.events("view", "fig", range(100), EARLIER)
    shop.events("view", "plum", range(100), EARLIER)
    shop.events("view", "fig", range(160), LATELY)
    shop.events("view", "plum", range(60), LATELY)
    found = told(shop, SignalKind.RISING)
    assert [s.what for s in found] == ["color: red"]
    assert (found[0].count, found[0].before) == (160, 100)
    assert found[0].chance is not None
    assert found[0].chance < 0.01


def test_nothing_rises_where_shares_stay(shop: Seeding) -> None:
    for at, times in ((EARLIER, 1), (LATELY, 2)):
        shop.events("view", "fig", range(60 * times), at)
        shop.events("view", "plum", range(55 * times), at)
    assert told(shop, SignalKind.RISING) == []


def test_a_cart_is_left_where_nothing_was_bought_a_day_after(shop: Seeding) -> None:
    shop.events("cart", "fig", range(5), LATELY)
    shop.events("buy", "fig", range(2), LATELY + 60)
    shop.events("buy", "plum", range(2, 5), LATELY + 60)
    shop.events("cart", "plum", range(6), AT - 3600)
    (signal,) = told(shop, SignalKind.LEFT_IN_CART)
    assert (signal.product_id, signal.count) == ("fig", 3)


def test_an_empty_shop_wants_nothing(shop: Seeding) -> None:
    assert demand(shop.engine, shelf_of([]), SPAN).signals == ()


def test_the_report_goes_into_a_spreadsheet_without_formulas(shop: Seeding) -> None:
    shop.talks(["=HYPERLINK(1)"] * 3, LATELY, miss="not_sold")
    text = write_csv(of_demand(demand(shop.engine, SHELF, SPAN)))
    assert text.splitlines()[0] == "signal,what,now,before,what to do,why"
    assert "not found,'=HYPERLINK(1),3,0" in text
