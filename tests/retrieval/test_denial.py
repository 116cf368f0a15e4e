"""What a text says that it is without."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Product
from retrieval.denial import absent, denied
from retrieval.mentions import mentions


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Alcohol-free gin", {"alcohol"}),
        ("alcohol free gin, free of sugar", {"alcohol", "sugar"}),
        ("No added sugar, salt or gluten.", {"sugar", "salt", "gluten"}),
        ("Made without animal leather", {"animal"}),
        ("a non-alcoholic drink", {"alcoholic"}),
        ("Faux leather and imitation fur", {"leather", "fur"}),
        ("keeps your hands free of oil", {"oil"}),
        ("Free shipping, soft leather, no. 5", set()),
        ("", set()),
    ],
)
def test_what_is_denied(text: str, things: set[str]) -> None:
    assert set(denied(text).split()) == {absent(thing) for thing in things}


@pytest.mark.parametrize(
    ("name", "description", "phrase", "is_said"),
    [
        ("Leather Wallet", "Holds six cards.", "leather", True),
        ("Canvas Wallet", "The leather-look is printed: no leather.", "leather", False),
        ("Steel Bottle", "Of stainless steel.", "stainless steel", True),
        ("Steel Bottle", "Of steel.", "stainless steel", False),
        ("Nut Bar", "Contains nuts.", "nuts", True),
        ("Oat Bar", "Nut-free.", "nuts", False),
        ("Oat Bar", "Plain.", "", False),
    ],
)
def test_what_a_product_speaks_of(name: str, description: str, phrase: str, is_said: bool) -> None:
    assert mentions(Product("p", name, description), phrase) is is_said
