"""Rules come from the shop's own labels, hold only where they are borne out, and show their words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from retrieval.catalog.product import Product
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.fitting import fit
from retrieval.extraction.plain import PlainRules
from retrieval.extraction.reading import amount, measures
from retrieval.extraction.rules import Rules
from retrieval.extraction.thresholds import NEVER, least_for
from retrieval.extraction.tokens import tokens


def lamp(number: int, colour: str, watts: int) -> Product:
    """Sold by bare numbers, as feeds often are: the unit stands only in the text."""
    return Product(
        f"lamp{number}",
        f"Glow {number} lamp {colour} {watts} W",
        "A lamp.",
        attributes={"shade": (colour,), "power": (str(watts),), "dimmer": ("yes" if number % 2 else "no",)},
    )


def cable(number: int, colour: str, metres: str) -> Product:
    return Product(
        f"cable{number}",
        f"Braided cable {colour} {metres} m",
        attributes={"jacket": (colour,), "length": (metres,)},
    )


COLOURS = ("teal", "plum", "sand")
SHOP = [
    *(lamp(i, COLOURS[i % 3], (4, 8, 15, 40)[i % 4]) for i in range(60)),
    *(cable(i, COLOURS[i % 3], ("0.91", "1.83", "3", "5")[i % 4]) for i in range(60)),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return fit(SHOP)


def read(rules: Rules, name: str, description: str = "") -> dict[str, list[str]]:
    found = rules.read(Product("new", name, description))
    return {attribute: [p.value for p in proposals] for attribute, proposals in found.items()}


def test_a_word_says_the_attribute_that_such_products_have(rules: Rules) -> None:
    assert read(rules, "Glow 99 lamp teal") == {"shade": ["teal"]}
    assert read(rules, "Braided cable teal") == {"jacket": ["teal"]}
    assert read(rules, "Bucket teal") == {}


def test_what_is_called_by_the_words_of_two_kinds_is_read_as_neither(rules: Rules) -> None:
    assert read(rules, "Lamp cable teal") == {}


def test_a_number_that_is_the_same_in_every_label_gets_no_unit() -> None:
    switches = [
        Product(f"s{n}", f"Port switch {n} at 1 Gbps", attributes={"pieces in box": ("1",)})
        for n in range(60)
    ]
    assert fit(switches).units == ()


def test_a_bare_number_gets_the_unit_that_the_texts_say(rules: Rules) -> None:
    assert read(rules, "Glow lamp 15 W") == {"power": ["15"]}
    assert read(rules, "Glow lamp 0.06 kW") == {"power": ["60"]}
    assert read(rules, "Braided cable 6 ft") == {"length": ["1.83"]}
    assert read(rules, "Braided cable 300 cm") == {"length": ["3"]}
    assert read(rules, "Glow lamp 15 cm") == {}


def test_two_measures_that_differ_say_nothing(rules: Rules) -> None:
    assert read(rules, "Glow lamp 15 W or 40 W") == {}
    assert read(rules, "Braided cable 3 m (300 cm)") == {"length": ["3"]}


def test_two_values_of_what_can_be_but_one_say_nothing_unless_the_name_decides(rules: Rules) -> None:
    assert read(rules, "Glow lamp", "In teal. Or in plum.") == {}
    assert read(rules, "Glow lamp teal", "Goes well beside plum.") == {"shade": ["teal"]}


def test_what_labels_contradict_is_never_read(rules: Rules) -> None:
    """Half of the lamps called so have no dimmer: the word stands in no text, so no rule is made."""
    assert "dimmer" not in {rule.name for rule in rules.phrases}
    lying = [replace(p, description=f"{p.description} dimmer") for p in SHOP]
    found = fit(lying).read(Product("new", "Glow lamp", "dimmer"))
    assert "dimmer" not in found


def test_every_value_shows_the_words_that_say_it() -> None:
    product = Product("new", "Glow 7 lamp Teal", "Draws 15 W. Waterproof. Not foldable.")
    extracted = list(Extractor.of(SHOP).extract(product))
    words = {e.name: (e.value, getattr(product, e.source or "")[e.start : e.end]) for e in extracted}
    assert words == {
        "shade": ("teal", "Teal"),
        "power": ("15", "15 W"),
        "waterproof": ("yes", "Waterproof"),
        "foldable": ("no", "foldable"),
    }
    assert {e.method for e in extracted} == {"said"}


def test_the_feed_wins_and_extraction_settles() -> None:
    extractor = Extractor.of(SHOP)
    product = Product("new", "Glow 7 lamp teal", attributes={"shade": ("off-white",)})
    assert "shade" not in {e.name for e in extractor.extract(product)}
    bare = extractor.enrich(replace(product, attributes={}))
    assert bare.said == {"shade": ("teal",)}
    assert extractor.enrich(bare) is bare
    assert extractor.enrich(replace(bare, name="Glow 7 lamp")).extracted == ()


def test_a_shop_without_labels_is_read_by_plain_rules_alone() -> None:
    extractor = Extractor.of([Product("a", "Tote")])
    bag = Product("b", "Red Canvas Tote", "Holds 12 l and weighs 0.5 kg; 30 cm wide.", category=("Bags",))
    assert extractor.enrich(bag).said == {
        "color": ("red",),
        "material": ("canvas",),
        "capacity": ("12 l",),
        "weight": ("0.5 kg",),
        "width": ("30 cm",),
    }


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("White Noise Machine", ""),
        ("Glass Cleaner", "Shines windows."),
        ("Wine Glass", ""),
        ("Desk Lamp", "Set against a red backdrop, beside a wooden table."),
        ("Backpack", "With black straps and a red lining."),
        ("Stand for Glass Boards", ""),
    ],
)
def test_plain_rules_leave_alone_what_is_no_property_of_the_product(name: str, description: str) -> None:
    assert list(PlainRules().read(Product("x", name, description))) == []


def test_plain_colours_go_by_the_shops_own_name() -> None:
    assert PlainRules.of({"colour": ["red", "blue"]}).colour == "colour"
    assert PlainRules.of({"colour": ["yes", "no"]}).colour is None
    assert PlainRules.of({"cable colour": ["red"], "case color": ["red"]}).colour is None
    assert PlainRules.of({}).colour == "color"


def test_numbers_as_they_are_written() -> None:
    assert (amount("1,500"), amount("1,5"), amount("15.6"), amount("1.2.3")) == (
        Decimal(1500),
        Decimal("1.5"),
        Decimal("15.6"),
        None,
    )
    found = [
        (str(m.number), m.unit)
        for m in measures(tokens('15.6" screen, XL12 pro, 30 x 20 cm, 2 000 mAh, 1TB'))
    ]
    assert found == [("15.6", '"'), ("1", "tb")]


def test_a_threshold_is_the_lowest_that_keeps_the_promise() -> None:
    right = [(0.9, True)] * 10
    assert least_for([*right, (0.5, False), (0.5, True)], 0.95) == 0.9
    assert least_for([*right, (0.5, True)], 0.95) == 0.5
    assert least_for([(0.9, False)] * 10, 0.95) == NEVER
    assert least_for(right[:3], 0.95) is None
