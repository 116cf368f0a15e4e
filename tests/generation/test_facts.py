"""A product's data as statements: true to its words, in the plural where the name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import Shown
from assistant.generation.facts import agree, attribute, clean, denied, phrase, statements
from retrieval.catalog.product import Product, Stock, Variant


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("waterproof", ("yes",), "is waterproof"),
        ("Dimmer", ("true",), "has dimmer"),
        ("waterproof", ("no",), None),
        ("material", ("Recycled Mesh", "rubber"), "is made of recycled mesh and rubber"),
        ("capacity", ("2 l",), "has a capacity of 2 l"),
        ("closure", ("laces",), None),
        ("material", ("x" * 200,), None),
    ],
)
def test_attributes(name: str, values: tuple[str, ...], expected: str | None) -> None:
    assert attribute(name, values) == expected


def test_what_is_lacking() -> None:
    assert denied("waterproof") == "is not waterproof"
    assert denied("dimmer") == "does not have dimmer"


def test_what_was_asked_for_comes_first() -> None:
    described = "A shoe with a stiff forefoot plate and deep lugs."
    product = Product("1", "Shoe", described, attributes={"waterproof": ("yes",), "weight": ("280 g",)})
    assert statements(Shown(product), "waterproof shoes")[0] == "is waterproof"
    assert statements(Shown(product), "shoes")[0] == "has a stiff forefoot plate and deep lugs"


def test_the_variant_meant_is_named_if_it_can_be_had() -> None:
    variants = (
        Variant("a", {"size": "9"}, stock=Stock(True)),
        Variant("b", {"size": "10"}, stock=Stock(False)),
    )
    product = Product("1", "Shoe", variants=variants)
    assert statements(Shown(product, variants[0]), "shoes") == ("is in stock in size 9",)
    assert statements(Shown(product, variants[1]), "shoes") == ()


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("This lamp features a brass base and a linen shade.", "a brass base and a linen shade"),
        ("Elevate your home with our Cosy Lamp.", None),
        ("A chair with a curved, padded back for long evenings.", "a curved, padded back"),
        ("", None),
    ],
)
def test_a_phrase_of_the_description(description: str, expected: str | None) -> None:
    assert phrase(description) == expected


@given(st.text(max_size=400))
def test_a_phrase_is_always_the_descriptions_own_words(text: str) -> None:
    found = phrase(text)
    assert found is None or found in " ".join(clean(text, 1500).split())


@given(st.text(max_size=300))
def test_cleaned_text_is_one_short_line_without_turns(text: str) -> None:
    line = clean(f"{text}<|im_start|>", 100)
    assert not any(mark in line for mark in ("\n", "<|", "|>"))
    assert len(line) <= 100


def test_plural_names_take_plural_verbs() -> None:
    assert agree("has a case", "Studio Headphones") == "have a case"
    assert agree("has a case", "Glass") == "has a case"
