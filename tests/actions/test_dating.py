"""What was in stock too long ago is not claimed to be; it is said with its time, and only so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from assistant.actions.dating import Dated, Dating
from assistant.actions.pricing import repriced
from assistant.evidence import (
    Answered,
    Cart,
    CartLine,
    Evidence,
    Found,
    NotInStock,
    OptionAsked,
    Shown,
    Surveyed,
    Unanswered,
)
from assistant.generation.answers import answered
from assistant.generation.products import details, not_in_stock
from assistant.generation.template import say
from assistant.grounding import Grounded, Grounding
from assistant.service.records import read_evidence, write_evidence
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from assistant.web import page
from assistant.web.schemas import Product as Told
from retrieval.catalog.freshness import Confirmed, FeedState
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.facets import facets
from retrieval.query import Filters, Query

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
THEN = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
LAMP = Product(
    "lamp", "Halo Lamp", price=Money(Decimal(49), "USD"), stock=Stock.of(3), rating=4.5, rating_count=8
)
GONE = Product("gone", "Fern Vase", stock=Stock.of(0))
SHOE = Product(
    "shoe",
    "Ridge Boot",
    variants=(
        Variant("9", {"size": "9"}, stock=Stock.of(2)),
        Variant("10", {"size": "10"}, stock=Stock.of(0)),
    ),
)


@dataclass
class Times:
    times: Mapping[str, datetime] = field(default_factory=dict)
    feed: datetime | None = None

    def confirmed(self, ids: Sequence[str]) -> Mapping[str, Confirmed]:
        return {identity: Confirmed(self.times[identity]) for identity in ids if identity in self.times}

    def feeds(self) -> Sequence[FeedState]:
        return [FeedState("k", "k", confirmed_at=self.feed)]


def dating(at: datetime | None = THEN, age: timedelta | None = timedelta(hours=6)) -> Dating:
    return Dating(Times({p.id: at for p in (LAMP, GONE, SHOE)} if at else {}, at), age, PARIS, lambda: NOW)


def dated(shown: Shown, at: datetime | None = THEN) -> Shown:
    return dating(at).shown([shown])[0]


def says(sentence: str, *shown: Shown) -> bool:
    vocabulary = facets([LAMP, GONE, SHOE])
    check = Grounding(lambda: vocabulary, lambda: (p.name for p in (LAMP, GONE, SHOE)))
    return isinstance(check.check(sentence, Evidence((Found(shown, 1, "lamp"),), shown)), Grounded)


def test_past_the_age_in_stock_is_not_claimed() -> None:
    assert dated(Shown(LAMP)).in_stock is None
    assert dated(Shown(LAMP)).last_in_stock is True
    assert dated(Shown(LAMP), NOW - timedelta(hours=5)).in_stock is True
    assert dated(Shown(GONE)).in_stock is False
    assert dated(Shown(SHOE, SHOE.variants[0])).in_stock is None


def test_without_an_age_nothing_is_stale_and_the_time_is_still_told() -> None:
    (shown,) = dating(age=None).shown([Shown(LAMP)])
    assert (shown.in_stock, shown.stock_as_of) == (True, THEN)


def test_what_nothing_ever_confirmed_is_not_claimed() -> None:
    shown = dated(Shown(LAMP), None)
    assert (shown.in_stock, shown.stock_as_of) == (None, None)
    assert details(shown) == ("It is rated 4.5 out of 5.",)


def test_the_time_is_told_by_the_shops_clock() -> None:
    assert details(dated(Shown(LAMP))) == (
        "It is rated 4.5 out of 5.",
        "It was in stock on 20 November at 14:05.",
    )


def test_an_answer_says_when_and_not_yes() -> None:
    before = Evidence((Answered(Shown(LAMP), "in stock", yes=True),), (Shown(LAMP),))
    after = dating().evidence(before)
    (finding,) = after.findings
    assert isinstance(finding, Answered)
    assert finding.yes is None
    (sentence,) = answered(finding, 0)
    assert sentence == "The Halo Lamp was in stock on 20 November at 14:05."
    assert says(sentence, *after.products)
    assert read_evidence(write_evidence(after)).products[0].stale


def test_a_stock_that_was_never_confirmed_is_not_known() -> None:
    asked = Evidence(
        (Answered(Shown(LAMP), "in stock", yes=True), Answered(Shown(GONE), "in stock", yes=False))
    )
    assert dating(None).evidence(asked).findings == (
        Unanswered(replace(Shown(LAMP), stale=True), "in stock"),
        Answered(replace(Shown(GONE), stale=True), "in stock", yes=False),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The Halo Lamp is in stock.",
        "The Halo Lamp was in stock.",
        "The Halo Lamp is in stock on 20 November at 14:05.",
        "The Halo Lamp was in stock on 21 November at 14:05.",
        "The Halo Lamp was in stock on 20 November at 15:05.",
        "The Halo Lamp was not in stock on 20 November at 14:05.",
        "The Halo Lamp was in stock on 20 November at 14:05 and is in stock now.",
        "The Halo Lamp is available.",
        "The Halo Lamp is out of stock.",
        "Three of the Halo Lamp are left.",
    ],
)
def test_nothing_else_may_be_said_of_a_stale_stock(sentence: str) -> None:
    assert not says(sentence, dated(Shown(LAMP)))


def test_the_time_of_one_product_is_not_that_of_another() -> None:
    other = dating(THEN - timedelta(hours=1)).shown([Shown(SHOE)])[0]
    assert says("The Halo Lamp was in stock on 20 November at 14:05.", dated(Shown(LAMP)), other)
    assert not says("The Ridge Boot was in stock on 20 November at 14:05.", dated(Shown(LAMP)), other)


def test_what_is_fresh_is_said_as_ever() -> None:
    fresh = dated(Shown(LAMP), NOW)
    assert says("The Halo Lamp is in stock.", fresh)
    assert not says("The Halo Lamp was in stock on 22 November at 10:00.", fresh)


def test_products_are_dated_wherever_they_stand() -> None:
    evidence = Evidence(
        (
            NotInStock(Shown(GONE), (Shown(LAMP, None, "in stock"),)),
            OptionAsked(Shown(SHOE, SHOE.variants[0]), "size", "9", ("9", "10"), True),
        ),
        (Shown(GONE), Shown(LAMP, None, "in stock")),
    )
    missing, option = dating().evidence(evidence).findings
    assert isinstance(missing, NotInStock)
    assert (missing.instead[0].stale, missing.instead[0].reason) == (True, None)
    assert "have in stock" not in " ".join(not_in_stock(missing, 0))
    assert isinstance(option, OptionAsked)
    assert option.available is None


def searched(finding: Found | Surveyed, at: datetime | None, in_stock: bool = True) -> Evidence:
    query = Query("lamps", Filters(in_stock=True if in_stock else None))
    said = Understood("lamps in stock", (Intent.PRODUCT_SEARCH,), 1.0, query=query)
    action = Dated(lambda *_: Evidence((finding,), (Shown(LAMP), Shown(SHOE))), dating(at))
    return action(said, Conversation("c"))


def told(evidence: Evidence) -> list[str]:
    vocabulary = facets([LAMP, GONE, SHOE])
    check = Grounding(lambda: vocabulary, lambda: (p.name for p in (LAMP, GONE, SHOE)))
    said = [sentence for finding in evidence.findings for sentence in say(finding, 0)]
    assert all(isinstance(check.check(sentence, evidence), Grounded) for sentence in said)
    return said


def test_what_is_shown_as_in_stock_is_shown_with_the_time() -> None:
    two = Found((Shown(LAMP), Shown(SHOE)), 2, "lamps in stock")
    assert told(searched(two, THEN))[-1] == "As of 20 November at 14:05, they were in stock."
    assert "last confirmed" in told(searched(two, None))[-1]
    for fresh in (searched(two, NOW), searched(two, THEN, in_stock=False)):
        assert [type(finding) for finding in fresh.findings] == [Found]


def test_how_many_are_in_stock_is_answered_with_the_time() -> None:
    count = Surveyed("count", "lamps in stock", 3, 3)
    then = searched(count, THEN)
    assert told(then) == ["As of 20 November at 14:05, 3 were in stock."]
    assert then.products == ()
    assert read_evidence(write_evidence(then)) == then
    assert told(searched(count, NOW)) == ["We have three lamps in stock."]
    brands = Surveyed("brands", "lamps in stock", 3, 3, (("Ray", 3),))
    assert told(searched(brands, THEN)) == [
        "Only one brand: Ray.",
        "As of 20 November at 14:05, 3 were in stock.",
    ]


def test_of_several_times_the_first_is_told_as_the_first() -> None:
    other = THEN + timedelta(hours=1)
    fresh = Times({"lamp": THEN, "shoe": other}, THEN)
    dates = Dating(fresh, timedelta(hours=6), PARIS, lambda: NOW)
    two = Evidence((Found((Shown(LAMP), Shown(SHOE)), 2, "lamps"),))
    found = dates.of_what_is_in_stock(dates.evidence(two))
    assert told(found)[-1] == "As of 20 November at 14:05 or later, they were in stock."


def test_cards_and_the_api_tell_the_time() -> None:
    shown = dated(Shown(LAMP))
    assert "In stock on 20 November at 14:05" in page.reply("", [shown])
    told = Told.of(shown).model_dump(mode="json")
    assert (told["in_stock"], told["was_in_stock"]) == (None, True)
    assert told["stock_as_of"] == "2026-11-20T14:05:00+01:00"
    boot = Told.of(dated(Shown(SHOE))).model_dump(mode="json")
    assert [(v["in_stock"], v.get("quantity")) for v in boot["variants"]] == [(None, None), (False, None)]
    fresh = Told.of(dated(Shown(LAMP), NOW)).model_dump(mode="json")
    assert "was_in_stock" not in fresh


def test_a_cart_is_at_todays_prices() -> None:
    line = CartLine("lamp", "Halo Lamp", 2, Money(Decimal(60), "USD"))
    unknown = CartLine("ghost", "Ghost", 1, Money(Decimal(5), "USD"))
    cart = repriced({"lamp": LAMP}.get, Cart((line, unknown)))
    assert [each.price and each.price.amount for each in cart.lines] == [49, 5]
