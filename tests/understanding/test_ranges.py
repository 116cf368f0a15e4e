"""Bounds on what is measured: which attribute, which amounts, in the customer's own units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.understanding.constraints import extract
from assistant.understanding.order import Than
from assistant.understanding.ranges import Beyond
from assistant.understanding.standing import compared, narrowed
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wording import wording
from retrieval.facets import facets
from retrieval.query import Filters, Query, Range
from tests.understanding.scoring import flat, wanted
from tests.understanding.shops import product

SHOP = (
    product(
        "lap1", "Orbit 15 Laptop", "900", "Computers", "Laptops",
        screen_size="15.6 inch", memory="16 GB", storage="512 GB", weight="1.8 kg", width="36 cm",
        battery_life="10 hours",
    ),
    product(
        "lap2", "Orbit 13 Laptop", "700", "Computers", "Laptops",
        screen_size="13.3 inch", memory="8 GB", storage="1 TB", weight="1.2 kg", width="30 cm",
        battery_life="8 hours",
    ),
    product("tent1", "Tarn Tent", "200", "Tents", sleeps="2", weight="4 lbs 2 oz", height="110 cm"),
    product("tent2", "Fell Tent", "300", "Tents", sleeps="4-6", weight="3.5 kg", height="1.8 m", pockets="4"),
    product("shelf", "Oak Shelf", "80", "Home", "Shelves", height="180 cm", width="80 cm", max_load="20 kg"),
    product("bottle", "Steel Bottle", "20", "Bottles", capacity="750 ml", weight_g="300", sheets_at_once="8"),
    product("bank", "Power Bank", "40", "Electronics", "Chargers", capacity="10,000 mAh", output="20 W"),
)  # fmt: skip
VOCABULARY = Vocabulary(facets(SHOP))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("laptops under 2 kg", "category=Laptops; weight<2 kg"),
        ("a laptop with at least 16 GB of RAM", "category=Laptops; memory>=16 GB"),
        ("16GB+ RAM laptop", "category=Laptops; memory>=16 GB"),
        ("laptop, 512 GB storage or more", "category=Laptops; storage>=512 GB"),
        ("laptop with RAM at least 16", "category=Laptops; memory>=16 GB"),
        (
            "a laptop between 13 and 15 inches",
            "category=Laptops; screen size>=13 inches; screen size<=15 inches",
        ),
        ("15 inch or bigger laptops", "category=Laptops; screen size>=15 inch"),
        ('laptops bigger than 14"', 'category=Laptops; screen size>14"'),
        ("a laptop no heavier than 3 lb", "category=Laptops; weight<=3 lb"),
        ("laptops less than 35 cm wide", "category=Laptops; width<35 cm"),
        ("laptop with a battery life of at least 9 hours", "category=Laptops; battery life>=9 hours"),
        ("laptops up to 1½ kg", "category=Laptops; weight<=1.5 kg"),
        ("a laptop weighing less than a kilo", "category=Laptops; weight<1 kilo"),
        ("laptops under 4 lb 8 oz", "category=Laptops; weight<4.5 lb"),
        ("laptop under 2 kg and under $800", "category=Laptops; weight<2 kg; price_max=800"),
        (
            "laptops from 13 to 15 inch under 800",
            "category=Laptops; screen size>=13 inch; screen size<=15 inch; price_max=800",
        ),
        ("tents for 4 people or more", "category=Tents; sleeps>=4 people"),
        ("tent under 5 pounds", "category=Tents; weight<5 pounds"),
        ("tents taller than 1.5 m", "category=Tents; height>1.5 m"),
        ("a tent at least 5'10\" tall", "category=Tents; height>=70\""),
        ("tents with at least 3 pockets", "category=Tents; pockets>=3"),
        ("shelves that can carry at least 15 kg", "category=Shelves; max load>=15 kg"),
        ("shelf no wider than 2.5 feet", "category=Shelves; width<=2.5 feet"),
        ("bottle of at least half a litre", "category=Bottles; capacity>=0.5 litre"),
        ("power bank over 5000 mAh", "capacity>5,000 mAh"),
        ("power bank around 10000mAh", "capacity>=9,000 mAh; capacity<=11,000 mAh"),
        ("laptops under 700", "category=Laptops; price_max=700"),
        ("tents between 100 and 250", "category=Tents; price_min=100; price_max=250"),
        ("do you deliver within 2 days", ""),
        ("2 tents", "category=Tents"),
        ("tents, 250 at the most", "category=Tents; price_max=250"),
        ("a tent, max 250", "category=Tents; price_max=250"),
        ("tents for under 250 or so", "category=Tents; price_max=250"),
        ("a tent under 5 pounds sterling", "category=Tents; price_max=5"),
    ],
)  # fmt: skip
def test_what_is_bounded(text: str, expected: str) -> None:
    assert flat(extract(text, VOCABULARY, "USD")) == wanted(expected)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a laptop with at least 16 GB of RAM", "laptop"),
        ("laptops that weigh under 2 kg, please", "laptops"),
        ("16GB+ RAM laptop", "laptop"),
        ("a tent for 4 people or more", "tent"),
    ],
)
def test_words_of_a_bound_are_no_words_of_the_search(text: str, left: str) -> None:
    assert extract(text, VOCABULARY, "USD").text == left


def test_pounds_are_money_where_the_shop_sells_in_pounds() -> None:
    assert flat(extract("tents under 150 pounds", VOCABULARY, "GBP")) == {"category=Tents", "price_max=150"}
    weighed = extract("tents lighter than 5 pounds", VOCABULARY, "GBP")
    assert flat(weighed) == {"category=Tents", "weight<5 pounds"}


def test_a_number_without_a_unit_is_in_the_unit_of_the_attributes_name() -> None:
    bounds = extract("bottles with a weight under 0.5 kg", VOCABULARY, "USD").filters.ranges
    assert bounds == {"weight g": Range(high=Decimal("0.5"), unit="kg", below=True, bare="g")}


def bounded(**ranges: Range) -> Query:
    return Query("laptop", Filters(categories=("Laptops",), ranges=ranges))


def test_a_bound_replaces_the_one_that_stood_and_joins_its_opposite() -> None:
    light = bounded(weight=Range(high=Decimal(2), unit="kg", below=True))
    lighter = narrowed(light, extract("under 1.5 kg", VOCABULARY, "USD", narrowing=True))
    assert lighter.filters.ranges == {"weight": Range(high=Decimal("1.5"), unit="kg", below=True)}
    between = narrowed(light, extract("at least 1 kg", VOCABULARY, "USD", narrowing=True))
    assert between.filters.ranges["weight"] == Range(Decimal(1), Decimal(2), "kg", below=True)
    assert narrowed(light, extract("the weight doesn't matter", VOCABULARY, "USD", True)).filters.ranges == {}


@pytest.mark.parametrize(
    ("text", "than"),
    [
        ("anything lighter?", Beyond(("weight", "weight g"), less=True)),
        ("a heavier one", Beyond(("weight", "weight g"), less=False)),
        ("taller than that", Beyond(("height",), less=False)),
        ("something cheaper", Than.CHEAPER),
        ("lighter laptops", None),
    ],
)
def test_a_measure_compared_with_what_was_shown(text: str, than: Than | Beyond | None) -> None:
    assert extract(text, VOCABULARY, "USD", narrowing=True).than == than


def test_lighter_than_shown_is_lighter_than_the_lightest_of_them() -> None:
    query = compared(Query("tent"), Beyond(("weight",), less=True), SHOP[2:4], "USD")
    assert query.filters.ranges == {"weight": Range(high=Decimal("66"), unit="oz", below=True)}
    assert compared(Query("tent"), Beyond(("drag",), less=True), SHOP[2:4], "USD") == Query("tent")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tent under 5 lb", "tent under 5 lb"),
        ("laptops with at least 16gb ram", "laptops with memory of at least 16 GB"),
        ("laptop between 13 and 15.5 inches", "laptop with screen size between 13 and 15.5 inches"),
        ('laptop smaller than 14"', 'laptop with screen size under 14"'),
        ("camping under $60", "something for camping under $60"),
        ("trail running", "something for trail running"),
        ("running shoes", "running shoes"),
        ("bedding under $60", "bedding under $60"),
    ],
)
def test_the_search_is_said_in_the_customers_units(text: str, said: str) -> None:
    assert wording(Query(*_of(text)), VOCABULARY, "USD") == said


def _of(text: str) -> tuple[str, Filters]:
    read = extract(text, VOCABULARY, "USD")
    return read.text, read.filters


SIZED = (
    product("j1", "Squall Rain Jacket", "120", "Jackets", size="M"),
    product("j2", "Longshore Jacket", "98", "Jackets", size="L"),
    product("b1", "Deckhand Boot", "74", "Boots", size="9"),
    product("b2", "Fellside Boot", "159", "Boots", size="10"),
)
SIZES = Vocabulary(facets(SIZED))


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("jacket size M under 150", 150),
        ("jacket in size m below 150", 150),
        ("size M jackets under 150", 150),
        ("jackets under 150 in size L", 150),
        ("jackets under 150 size L", 150),
        ("a jacket, M size, up to 100", 100),
        ("boots size 9 under 100", 100),
        ("boots in size 9 max 120", 120),
        ("boots size 9 at most 120", 120),
        ("size 10 boots less than 160", 160),
    ],
)
def test_a_size_that_is_told_leaves_the_bound_to_the_price(text: str, price: int) -> None:
    said = extract(text, SIZES, "USD").filters
    assert said.price_max == price
    assert not said.ranges


@pytest.mark.parametrize(
    "text", ["boots, size under 10", "boots with a size of at most 10", "boots size max 10"]
)
def test_a_size_that_is_bounded_itself_is_no_price(text: str) -> None:
    said = extract(text, SIZES, "USD").filters
    assert said.price_max is None
    assert said.ranges["size"].high == 10
