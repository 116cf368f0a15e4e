"""What a text says that it is without."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Product
from retrieval.denial import absent, denied, present
from retrieval.filters import match
from retrieval.mentions import mentions
from retrieval.query import Filters, Query

from .shop import search


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
        ("No frills, leather upper", {"frills"}),
        ("Made without wool, silk, or leather, of cotton", {"wool", "silk", "leather"}),
        ("Free from nuts, soy and milk", {"nuts", "soy", "milk"}),
        ("Without a lid and leather straps", {"a"}),
        ("A leather-look strap", {"leather"}),
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
        ("Boots", "Full grain leather upper. Leather-free lining.", "leather", True),
        ("Boots", "Genuine leather with synthetic leather trim.", "leather", True),
        ("Boots", "No frills, leather upper.", "leather", True),
        ("Leather Boots", "No leather glue.", "leather", True),
        ("Oat Bar", "No nuts in the recipe, but may contain nuts.", "nuts", True),
        ("Oat Bar", "Nut-free recipe, with traces of nuts.", "nuts", True),
        ("Oat Bar", "Not nut-free.", "nuts", True),
        ("Oat Bar", "This isn't a nut-free bar.", "nuts", True),
        ("Oat Bar", "It cannot be guaranteed free from nuts.", "nuts", True),
        ("Oat Bar", "Nut-free kitchen? No: may contain nuts.", "nuts", True),
        ("Oat Bar", "Nut-free? Sadly no.", "nuts", True),
        ("Oat Bar", "Never without nuts.", "nuts", True),
        ("Oat Bar", "Nut-free: No", "nuts", True),
        ("Oat Bar", "Nut\u2011free: yes", "nuts", False),
        ("Oat Bar", "Contains milk. No nuts, no soy; nut-free kitchen.", "nuts", False),
        ("Oat Bar", "B12-free, not b12-free.", "b12", True),
        ("Oat Bar", "B12-free.", "b12", False),
    ],
)
def test_what_a_product_speaks_of(name: str, description: str, phrase: str, is_said: bool) -> None:
    assert mentions(Product("p", name, description), phrase) is is_said


def test_an_attribute_counts_as_a_text() -> None:
    free = Product("p", "Oat Bar", attributes={"nut free": ("yes",)})
    assert not mentions(free, "nuts")
    assert mentions(Product("p", "Oat Bar", attributes={"nut_free": ("no",)}), "nuts")
    assert not mentions(Product("p", "Oat Bar", "Nut-free.", attributes={"nuts": ("no",)}), "nuts")
    assert mentions(Product("p", "Oat Bar", "Nut-free.", attributes={"may contain": ("nuts",)}), "nuts")


def test_what_is_denied_and_said_is_marked_as_both() -> None:
    assert denied("Nut-free recipe. May contain nuts and no milk.") == f"{absent('milk')} {present('nut')}"


def test_a_whole_catalogue_is_asked_as_one_product_is() -> None:
    said = (
        "Full grain leather upper. Leather-free lining.",
        "Leather-free.",
        "Faux leather, not real leather-free.",
        "Of canvas.",
        "No frills, leather upper",
    )
    boots = [Product(f"p{n}", "Ridge Boot", text) for n, text in enumerate(said)]
    boots.append(Product("stated", "Ridge Boot", attributes={"leather free": ("no",)}))
    without = Filters(without_words={"": ("leather",)})
    hits = search(boots).search(Query("boots", without)).hits
    assert {hit.product.id for hit in hits} == {"p1", "p3"} == {b.id for b in boots if match(b, without)}
