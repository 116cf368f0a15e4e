"""What goes with a thing is named by the shop's data; what stands in for it is said with its differences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.actions.accessories import goes_with
from assistant.actions.comparing import comparison, differences
from assistant.actions.substitutes import substitutes
from assistant.evidence import Evidence, GoesWith, NotInStock, Shown
from assistant.generation.beside import goes_with as worded
from assistant.generation.comparing import compared
from assistant.generation.products import not_in_stock
from assistant.generation.tables import table
from assistant.grounding import Grounded, Grounding
from retrieval.catalog.product import Product, Stock, Variant
from retrieval.facets import facets
from retrieval.query import Filters
from tests.retrieval.shop import usd

from .shelf import BESIDE, LAMPS, PRODUCTS, in_sizes, shop
from .shelf import product as thing

SHOP = shop()
FIG, PLUM, DATE = (Shown(lamp) for lamp in LAMPS[:3])


def beside(shown: Shown) -> GoesWith:
    (finding,) = goes_with(SHOP, shown).findings
    assert isinstance(finding, GoesWith)
    return finding


def ids(products: tuple[Shown, ...]) -> list[str]:
    return [shown.product.id for shown in products]


def test_what_names_the_product_goes_with_it_and_its_page_is_quoted() -> None:
    found = beside(PLUM)
    assert (found.level, ids(found.products)) == ("named", ["b1"])
    assert found.quotes == ("A warm bulb for the Plum Desk Lamp.",)


def test_what_names_only_its_kind_is_offered_as_that() -> None:
    found = beside(DATE)
    assert (found.level, found.of) == ("kind", "lamp")
    assert "b2" in ids(found.products)


def going_with(product: Product, *others: Product) -> GoesWith:
    (finding,) = goes_with(shop([product, *others]), Shown(product)).findings
    assert isinstance(finding, GoesWith)
    return finding


HALO = thing("halo", "Halo Lamp", "10", "Home/Lamps")


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ("A filter for the Halo Lamp.", True),
        ("A filter for the Halo.", True),
        ("It fits the Halo and the Sol.", True),
        ("Does not fit the Halo Lamp.", False),
        ("It doesn't work with the Halo.", False),
        ("Fits everything except the Halo Lamp.", False),
        ("Unlike others it is made for the Halo Lamp.", False),
        ("Too wide for the Halo Lamp.", False),
        ("A filter for the Halo Kettle.", False),
        ("A filter for the halo around street lights.", False),
    ],
)
def test_a_thing_goes_with_what_its_page_names_and_does_not_deny(said: str, goes: bool) -> None:
    part = thing("part", "Round Filter", "5", "Home/Filters", said=said)
    found = going_with(HALO, part)
    assert (ids(found.products), found.level) == ((["part"], "named") if goes else ([], ""))


def test_a_season_is_no_name() -> None:
    dress = thing("dress", "Summer Dress", "40", "Clothing/Dresses")
    grill = thing("grill", "Charcoal Grill", "90", "Garden/Grills", said="Made for summer evenings.")
    assert not going_with(dress, grill).products


@pytest.mark.parametrize(("said", "goes"), [("Use with", True), ("Do not use with", False)])
def test_what_its_own_page_warns_of_is_not_offered(said: str, goes: bool) -> None:
    heater = thing("heater", "Gas Heater", "90", "Home/Heaters")
    tent = thing("tent", "Elm Tent", "40", "Camping/Tents", said=f"{said} the Gas Heater.")
    assert ids(going_with(tent, heater).products) == (["heater"] if goes else [])


@pytest.mark.parametrize(
    ("name", "said"),
    [("AA Batteries", "For batteries there is"), ("Halo Battery", "For batteries there is")],
)
def test_the_kind_is_said_as_a_word(name: str, said: str) -> None:
    cell = thing("cell", name, "5", "Home/Power")
    found = going_with(cell, thing("box", "Battery Box", "9", "Home/Boxes"))
    assert found.level == "kind"
    assert said in worded(found, 0)[1]


def test_what_is_like_it_is_nothing_that_goes_with_it() -> None:
    scarf = Shown(BESIDE[2])
    assert beside(scarf) == GoesWith(scarf, ())
    assert not {"l1", "l3", "l4"} & set(ids(beside(PLUM).products))


def test_a_substitute_can_be_bought_and_its_difference_is_said() -> None:
    (finding,) = substitutes(SHOP, FIG, Filters()).findings
    assert isinstance(finding, NotInStock)
    assert finding.instead
    assert all(shown.in_stock for shown in finding.instead)
    first = finding.instead[0].product
    for row in finding.differences:
        assert row.values == (*FIG.product.attributes[row.attribute], *first.attributes[row.attribute])


def test_the_same_thing_in_the_same_size_comes_before_all_others() -> None:
    boot = in_sizes("boot", "Quay Boot", "Shoes/Boots", ("red", "8", 0), ("red", "9", 2), ("blue", "8", 1))
    (finding,) = substitutes(shop([*PRODUCTS, boot]), Shown(boot, boot.variants[0]), Filters()).findings
    assert isinstance(finding, NotInStock)
    assert finding.instead[0].variant == boot.variants[2]


def leather(id_: str, price: str, stock: int, said: str, size: str = "8") -> Product:
    boot = thing(id_, f"{id_.title()} Boot", price, "Shoes/Boots", said=said, stock=stock)
    return replace(boot, variants=(Variant(f"{id_}-{size}", {"size": size}, stock=Stock.of(stock)),))


GONE = leather("ridge", "89", 0, "Of canvas.")
ASKED = Filters(price_max=Decimal(100), currency="USD", without_words={"": ("leather",)})


def in_place_of(boot: Product, asked: Filters, *others: Product) -> NotInStock:
    (finding,) = substitutes(shop([*PRODUCTS, boot, *others]), Shown(boot), asked).findings
    assert isinstance(finding, NotInStock)
    return finding


def test_what_is_offered_instead_fits_what_was_asked_for() -> None:
    dear, skin = leather("fenway", "300", 2, "Of canvas."), leather("tarn", "80", 2, "Full grain leather.")
    good = leather("moor", "95", 2, "Of canvas.")
    assert "moor" in ids(in_place_of(GONE, ASKED, dear, skin, good).instead)
    assert ids(in_place_of(GONE, Filters(), dear, skin).instead)
    nothing = in_place_of(GONE, ASKED, dear, skin)
    assert nothing.instead == ()
    said = not_in_stock(nothing, 0)
    assert said == ("The Ridge Boot is out of stock at the moment.", "I have nothing in its place that fits.")
    vocabulary = facets([GONE])
    check = Grounding(lambda: vocabulary, lambda: (GONE.name,))
    evidence = Evidence((nothing,), (nothing.product,))
    assert all(isinstance(check.check(sentence, evidence), Grounded) for sentence in said)


def test_a_substitute_is_in_stock_in_the_size_that_was_asked_for() -> None:
    small = replace(ASKED, attributes={"size": ("8",)})
    large = leather("fenway", "90", 2, "Of canvas.", size="9")
    right = leather("moor", "95", 2, "Of canvas.")
    (only,) = in_place_of(GONE, small, large, right).instead
    assert only.variant == right.variants[0]


def test_another_size_at_a_price_that_was_ruled_out_is_no_substitute() -> None:
    boot = in_sizes("boot", "Quay Boot", "Shoes/Boots", ("red", "8", 0), ("red", "9", 2))
    dear = replace(boot, variants=(boot.variants[0], replace(boot.variants[1], price=usd("120"))))
    chosen = Shown(dear, dear.variants[0])
    for asked, there in ((Filters(), True), (ASKED, False)):
        (finding,) = substitutes(shop([*PRODUCTS, dear]), chosen, asked).findings
        assert isinstance(finding, NotInStock)
        assert (dear.variants[1] in [shown.variant for shown in finding.instead]) is there


def test_only_what_differs_is_compared_whatever_the_unit() -> None:
    rows = {row.attribute: row for row in differences((Shown(LAMPS[0]), Shown(LAMPS[3])))}
    assert "weight" not in rows  # 1 kg and 1000 g
    rows = {row.attribute: row for row in differences((FIG, PLUM))}
    assert (rows["weight"].best, rows["color"].best) == (None, None)


@pytest.mark.parametrize(
    ("attribute", "one", "other", "best"),
    [
        ("noise", "30 dB", "45 dB", "one"),
        ("charging time", "2 h", "90 min", "two"),
        ("charging time", "1.5", "90", None),
        ("charging_time_min", "60", "90", "one"),
        ("lumens", "800", "450", "one"),
        ("weight", "1 kg", "800 g", None),
        ("volume", "2 l", "1 l", None),
        ("capacity", "20 l", "30 l", None),
    ],
)
def test_a_thing_is_better_only_where_units_are_known_and_everybody_wants_the_same(
    attribute: str, one: str, other: str, best: str | None
) -> None:
    pair = [
        Product(id_, id_.title(), attributes={attribute: (value,)})
        for id_, value in (("one", one), ("two", other))
    ]
    (row,) = differences((Shown(pair[0]), Shown(pair[1])))
    assert row.best == best


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("1 kg", "800 g", "The Fig is lighter: 800 g against 1 kg for the Elm."),
        ("1.5", "800", "Weight: 1.5 for the Elm and 800 for the Fig."),
    ],
)
def test_a_weight_without_a_unit_is_said_and_not_weighed(one: str, other: str, said: str) -> None:
    pair = (
        Product("e", "Elm", attributes={"weight": (one,)}),
        Product("f", "Fig", attributes={"weight": (other,)}),
    )
    assert compared(comparison(tuple(map(Shown, pair))), 0) == (said,)


def test_a_table_says_by_line_and_by_product_what_is_better() -> None:
    found = table(Evidence(findings=(comparison((PLUM, DATE)),)))
    assert found is not None
    lines = {row.attribute: row for row in found.rows}
    assert lines["price"].values == ("$30", "$40")
    assert lines["price"].best == "l2"
    assert lines["color"].values == ("blue", None)
    assert found.better_for == (("price", "rating"), ())
    assert table(Evidence()) is None


def test_a_question_on_the_price_is_answered_by_the_price() -> None:
    found = comparison((PLUM, DATE), "which of them costs less?")
    assert (found.about, found.differences, found.cheaper) == ("price", (), "l2")
