"""What is read as said is plainly said of the product; whatever casts doubt leaves a guess or nothing."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Product
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.fitting import fit
from retrieval.extraction.sensitive import sensitive


def said(description: str, name: str = "Item") -> dict[str, tuple[str, ...]]:
    return Extractor().enrich(Product("x", name, description)).said


def yes(description: str, name: str = "Item") -> set[str]:
    return {name for name, values in said(description, name).items() if values != ("no",)}


@pytest.mark.parametrize(
    "text",
    [
        "Water resistant but not waterproof.",
        "Warm, but isn't waterproof.",
        "It is just not waterproof.",
        "Dishwasher safe: no.",
        "Dishwasher safe? No.",
        "Dishwasher safe?",
        "Waterproof - no",
        "Waterproof, never.",
        "Waterproof: none of it.",
        "Waterproof. No.",
        "Far from waterproof.",
        "Almost waterproof.",
        "It is nearly waterproof.",
        "Hardly waterproof.",
        "Not yet waterproof.",
        "It will become waterproof.",
        "This ain't waterproof.",
        "It won't stay waterproof.",
        "The jacket wasn't waterproof.",
        "It can't be called waterproof.",
        "It cannot be waterproof.",
        "It is never waterproof.",
        "Warm without being waterproof.",
        "Waterproof it is not.",
        "Waterproof it isn't.",
        "Waterproof it isn’t.",
        "Un-foldable",
        "Our waterproof jacket is sold elsewhere.",
        "We once made a waterproof version.",
        "Lighter, unlike our waterproof model.",
        "Store in a waterproof bag.",
        "It is waterproof when the hood is closed.",
        "It is waterproof with the cover on.",
        "Is it waterproof?",
        "Waterproof to a degree, only.",
        "Waterproof (cover only)",
        "Detachable hood, waterproof.",
        "The jacket's hood is waterproof.",
        "If you want it waterproof, spray it.",
        "As waterproof as a sieve.",
        "You would think it is waterproof.",
        "Waterproof, breathable membrane inside the hood.",
        "Waterproof zips, foldable hood.",
        "Waterproof: the cover.",
        "Comes with a hood. They are waterproof.",
        "It is sort of waterproof.",
        "Other shells are waterproof.",
        "Waterproof jackets cost more.",
        "Goes over your waterproof jacket.",
        "Neither windproof nor waterproof.",
        "A case. It comes in a box. It is waterproof.",
        "Designed to be worn under a waterproof jacket",
        "Waterproof: ✗",
        "✗ Waterproof",
        "Waterproof: false",
        "Waterproof: N/A",
        "Waterproof... almost!",
        "It is 10% waterproof.",
        "Waterproof 1/5",
        "Waterproof - 0",
        "Try this waterproof jacket's cousin.",
        "Waterproof. Not really.",
        "Waterproof? Sadly no.",
        "Jacket: waterproof. Hood: not waterproof.",
    ],
)
def test_a_feature_that_is_denied_doubted_or_anothers_is_not_said(text: str) -> None:
    assert yes(text, "Trail Jacket") == set()


@pytest.mark.parametrize(
    "name",
    [
        "Un-foldable Chair",
        "Non-waterproof Jacket",
        "Jacket (not waterproof)",
        "Almost Waterproof Jacket",
        "Waterproof? Jacket",
        "Waterproof Jacket Wash",
        "Wireless Mouse Battery",
        "Hat for Waterproof Jackets",
        "Jacket with waterproof hood",
        "Waterproof-ish Jacket",
        "Jacket & Waterproof Hat",
        "Jacket and Waterproof Hat",
        "Jacket, waterproof hat",
        "Jacket (waterproof hat)",
        "Wireless Headphone Case",
        '"Waterproof" Jacket',
    ],
)
def test_nor_in_a_name(name: str) -> None:
    assert yes("", name) == set()


@pytest.mark.parametrize(
    ("name", "text", "feature"),
    [
        ("Jacket", "Waterproof jacket with taped seams", "waterproof"),
        ("Waterproof jacket with taped seams", "", "waterproof"),
        ("Bag", "Waterproof, 35 litres", "waterproof"),
        ("Plate", "Dishwasher safe.", "dishwasher safe"),
        ("Plate", "White, dishwasher safe, 20 cm across.", "dishwasher safe"),
        ("Plate", "Dishwasher safe: yes", "dishwasher safe"),
        ("Jacket", "It is waterproof.", "waterproof"),
        ("Jacket", "This jacket is fully waterproof.", "waterproof"),
        ("Jacket", "It is a light, windproof jacket.", "windproof"),
        ("Jacket", "A jacket for every day. It's waterproof and windproof.", "windproof"),
        ("Boots", "They are waterproof.", "waterproof"),
        ("Jacket", "Stay dry in this waterproof jacket.", "waterproof"),
        ("Lamp", "Rechargeable; dimmable", "dimmable"),
        ("Waterproof & Breathable Hiking Jacket", "", "breathable"),
        ("Waterproof and Breathable Jacket", "", "breathable"),
        ("Lantern, Rechargeable", "", "rechargeable"),
    ],
)
def test_a_feature_plainly_said_is_read(name: str, text: str, feature: str) -> None:
    assert said(text, name)[feature] == ("yes",)


def test_a_feature_denied_outright_is_a_no_and_one_half_denied_is_nothing() -> None:
    assert said("It is not waterproof.", "Jacket") == {"waterproof": ("no",)}
    assert said("Waterproof. Not foldable.", "Chair") == {"waterproof": ("yes",), "foldable": ("no",)}
    assert said("No other waterproof jacket is as light.", "Jacket") == {}
    assert said("Why not waterproof your tent?", "Tent") == {}
    assert said("The cover is not waterproof.", "Tent") == {}
    assert said("It isn't not waterproof.", "Tent") == {}


def test_what_stands_in_running_prose_is_a_guess() -> None:
    product = Product("x", "Shoe", "The waterproof membrane sits between mesh and lining.")
    enriched = Extractor().enrich(product)
    assert (enriched.said, enriched.guessed) == ({}, {"waterproof": ("yes",)})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Boot", "Made of anything but leather."),
        ("Boot", "0% leather"),
        ("Boot", "A boot made of 0% leather."),
        ("Boot", "It looks made of leather."),
        ("Boot", "Made of a leather alternative."),
        ("Leather Alternative Boot", ""),
        ("Boot", "A leather boot it is not."),
        ("Vegan Leather Boot", ""),
        ("PU Leather Boot", ""),
        ("Bonded Leather Sofa", ""),
        ("Boot in vegan brown leather", ""),
        ("Leather Repair Kit", ""),
        ("Leather Sofa Repair Kit", ""),
        ("Wood Burning Stove", ""),
        ("Ersatz Leather Boot", ""),
        ("Man-made Leather Boot", ""),
        ("Leather Jacket Hanger", ""),
        ("Camera Bag, Leather Strap", ""),
        ("Camera Bag & Leather Strap", ""),
        ("Camera Bag (leather strap)", ""),
        ("Wood Grain Lamp", ""),
        ("Boot", "Made of 5% leather."),
        ("Boot", "Made of leather (30%)."),
        ("Boot", "It is made of leather in parts."),
        ("Boot", "Seat: made of leather."),
        ("Boot", "Made of leather? Far from it."),
        ("Wood-fired Oven", ""),
        ("Boot", "Its box is made of leather."),
        ("Boot", "The strap is made of leather."),
        ("Boot", "Made of the same leather as a saddle."),
        ("Boot", "Once made of leather."),
        ("Boot", "Not made of leather."),
        ("Boot", "Made like a leather boot."),
        ("Boot", "Feels like it is made of leather."),
        ("Boot", "Polish that keeps a leather boot soft."),
        ("Boot", "Made of leather-free fabric."),
        ("Boot", "Zero leather, all comfort."),
    ],
)
def test_a_material_that_is_not_its_own_is_not_said(name: str, text: str) -> None:
    assert "leather" not in str(said(text, name))
    assert "wood" not in str(said(text, name))


@pytest.mark.parametrize(
    "text",
    [
        "Same shape as our red chair.",
        "Previous model was a red chair.",
        "The older red chair is still loved.",
        "Looks great beside a red chair.",
        "Not the red chair.",
        "Is this the red chair?",
        "My neighbour has a red chair.",
    ],
)
def test_a_colour_of_another_is_not_said(text: str) -> None:
    assert said(text, "Chair") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Weighs 150 kg maximum.",
        "Box weighs 3 kg.",
        "Shipping weight of 3 kg.",
        "Shipping: weighs 3 kg.",
        "Rain cover weighs 100 g.",
        "Rain cover included. Weighs 100 g.",
        "Comes in a box. It weighs 3 kg.",
        "Holds up to 3 kg.",
        "For a rider who weighs 80 kg.",
        "Weighs 3 kg less.",
        "Plants 2 m tall.",
        "Takes a screen 60 cm wide.",
        "Fits doors 2 m high.",
        "Holds 500 ml more than most.",
        "The old one holds 500 ml.",
        "The pocket holds 500 ml.",
        "It hardly weighs 3 kg.",
        "Weighs 3 kg with packaging.",
        "Weighs under 3 kg.",
        "Stands beside a shelf 2 m tall.",
    ],
)
def test_a_measure_of_another_thing_or_a_bound_is_not_said(text: str) -> None:
    assert said(text, "Backpack") == {}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Pack", "Carry it in this beige canvas pack.", {"color": ("beige",), "material": ("canvas",)}),
        ("Boot", "Made of oiled leather.", {"material": ("leather",)}),
        ("Boot", "A sturdy boot made of full-grain leather.", {"material": ("leather",)}),
        ("Boot", "A mid-height boot made of leather with cork insoles.", {"material": ("leather",)}),
        ("Boot", "It is made of oiled leather and cork.", {"material": ("leather",)}),
        ("Shoe", "It weighs 285 g.", {"weight": ("285 g",)}),
        ("Shoe", "Weighs just 285 g", {"weight": ("285 g",)}),
        ("Shelf", "This shelf is 60 cm wide.", {"width": ("60 cm",)}),
        ("Jug", "Capacity of 2 l.", {"capacity": ("2 l",)}),
        ("Brown Leather Belt", "", {"color": ("brown",), "material": ("leather",)}),
        ("Chair", "A red chair with oak legs.", {"color": ("red",)}),
    ],
)
def test_what_is_plainly_its_own_is_said(name: str, text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert said(text, name) == expected


@pytest.mark.parametrize(
    "words",
    ["gluten free", "vegan", "nut free", "lactose-free", "hypoallergenic", "organic", "BPA free",
     "child safe", "sugar free", "free of nuts", "allergens", "kosher", "non-toxic", "flame retardant"],
)  # fmt: skip
def test_what_health_may_rest_on_is_never_read(words: str) -> None:
    assert sensitive(words)
    assert Extractor().enrich(Product("x", f"{words} Bar", f"{words}. It is {words}.")).extracted == ()


def test_not_even_where_labels_bear_it_out() -> None:
    shop = [
        Product(f"{n}", f"Oat bar {n} {'gluten free' if n % 2 else ''}",
                attributes={"gluten free": ("yes" if n % 2 else "no",), "taste": (("sweet", "sour")[n % 2],)})
        for n in range(80)
    ]  # fmt: skip
    assert "gluten free" in {rule.name for rule in fit(shop).phrases}
    enriched = Extractor.trained(shop).enrich(Product("x", "Oat bar gluten free", ""))
    assert "gluten free" not in {item.name for item in enriched.extracted}


@pytest.mark.parametrize(
    "text", ["Vegan option available.", "Can be made gluten free on request.", "Tasty but not gluten free.",
             "Keep away from organic solvents."],
)  # fmt: skip
def test_nor_in_passing(text: str) -> None:
    assert said(text, "Bar") == {}


FITTED = Extractor.of(
    Product(f"{n}", f"Shell jacket {n}", "Floatproof." if n % 2 else "Light.",
            attributes={"floatproof": ("yes" if n % 2 else "no",)})
    for n in range(80)
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Floatproof: no",
        "Floatproof? No.",
        "Far from floatproof.",
        "It ain't floatproof.",
        "Floatproof it is not.",
        "Un-floatproof",
        "Our floatproof jacket is sold elsewhere.",
        "We once made a floatproof version.",
        "Store in a floatproof bag.",
        "Lighter, unlike our floatproof model.",
    ],
)
def test_labels_that_bear_a_word_out_excuse_no_sentence(text: str) -> None:
    enriched = FITTED.enrich(Product("x", "Shell jacket", text))
    assert enriched.said.get("floatproof", ("no",)) == ("no",)


def test_a_labelled_feature_plainly_said_is_read() -> None:
    for text in ("Floatproof.", "It is floatproof.", "A light, floatproof jacket with taped seams."):
        assert FITTED.enrich(Product("x", "Shell jacket", text)).said == {"floatproof": ("yes",)}
    assert FITTED.enrich(Product("x", "Floatproof shell jacket", "")).said == {"floatproof": ("yes",)}


@pytest.mark.parametrize("name", ["color", "dishwasher safe", "waterproof", "dogs"])
def test_other_attributes_are_not_held_back(name: str) -> None:
    assert not sensitive(name, "yes")
