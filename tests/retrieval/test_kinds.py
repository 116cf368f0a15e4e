"""What a product says it is, told from names as feeds write them."""

from __future__ import annotations

import pytest

from retrieval.catalog.product import Product
from retrieval.kinds import kinds, noun_phrase


@pytest.mark.parametrize(
    ("product", "kind"),
    [
        (Product("1", "Harbor Rain Jacket with Hood"), "jacket"),
        (Product("2", "Acer KB7 keyboard USB Black", attributes={"interface": ("USB",)}), "keyboard"),
        (Product("3", 'Zeta 530 Notebook PC 39.1 cm (15.4") 1280 x 800 pixels 2 GB'), "pc"),
        (Product("4", "Orion (UTP) Patch Cable, 3 m"), "cable"),
        (Product("5", "Vega 6 ft Patch Cable", brand="Vega"), "cable"),
        (Product("6", "Canvas 12 oz Tote", attributes={"material": ("canvas",)}), "tote"),
        (Product("7", "Galley Knife Set of 3"), "knife"),
        (Product("8", "Drum for Laser Printer"), "drum"),
        (Product("9", "Heron 22 Day Pack"), "pack"),
        (Product("10", "Oxford Shirt Blue"), "shirt"),
    ],
)
def test_the_word_that_says_what_it_is(product: Product, kind: str) -> None:
    assert noun_phrase(product)[-1] == kind


def test_a_value_that_names_the_products_own_department_is_no_mere_value() -> None:
    tea = Product("t", "Earl Black Tea", category=("Tea",), attributes={"flavor": ("black tea",)})
    assert noun_phrase(tea)[-1] == "tea"


def test_kinds_come_from_the_name_the_tags_the_type_and_the_path() -> None:
    product = Product(
        "p",
        "Skerry Parka",
        category=("Clothing", "Coats & jackets"),
        tags=("raincoat",),
        attributes={"product type": ("Outerwear",)},
    )
    assert set(kinds(product, 1)) == {"parka", "coat", "jacket", "raincoat", "outerwear"}
    assert set(kinds(product, 2)) - set(kinds(product, 1)) == {"cloth"}


@pytest.mark.parametrize("name", ["", "🙂", "530", "Black", "of 3", "(15)", "- , -"])
def test_a_name_without_a_kind_is_no_error(name: str) -> None:
    assert isinstance(list(kinds(Product("x", name), 1)), list)


@pytest.mark.parametrize(
    ("name", "category", "is_it", "is_not"),
    [
        ("Dry Bag 35 L", "Bags & bottles", "bag", "bottl"),
        ("Steel Bottle", "Bags & bottles", "bottl", "bag"),
        ("Paddle Board", "Boards & boats", "board", "boat"),
        ("Terracotta Pot", "Pots and planters", "pot", "planter"),
    ],
)
def test_of_joined_kinds_it_is_the_one_that_its_name_says(
    name: str, category: str, is_it: str, is_not: str
) -> None:
    found = set(kinds(Product("1", name, category=("Shop", category)), 1))
    assert is_it in found
    assert is_not not in found


def test_of_joined_kinds_that_its_name_does_not_say_it_may_be_either() -> None:
    assert {"bag", "bottl"} <= set(kinds(Product("1", "Otter 10", category=("Bags & bottles",)), 1))
