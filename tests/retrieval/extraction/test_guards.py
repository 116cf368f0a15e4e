"""A value that stands in a text is not always the product's own, and where it is nobody guards it."""

from __future__ import annotations

import pytest

from retrieval.extraction.guards import Of, whose
from retrieval.extraction.tokens import phrase, tokens


def said_of(text: str, value: str) -> Of:
    found, terms = tokens(text), phrase(value)
    for first in range(len(found)):
        if tuple(t.term for t in found[first : first + len(terms)]) == terms:
            return whose(found, first, first + len(terms))
    raise AssertionError(f"{value} is not said")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A waterproof jacket.", "waterproof"),
        ("Not just waterproof but windproof", "waterproof"),
        ("It is not heavy. Waterproof seams", "waterproof"),
        ("Compatible with most racks. Steel hooks", "steel"),
        ("Case for phones, black leather", "leather"),
        ("Black Leather Belt", "leather"),
        ("USB-C cables", "usb c cable"),
    ],
)
def test_said_of_the_product(text: str, value: str) -> None:
    assert said_of(text, value) is Of.PRODUCT


@pytest.mark.parametrize(
    "text",
    [
        "This jacket is not waterproof.",
        "Non-waterproof shell",
        "It isn't really waterproof",
        "It isn’t waterproof",
        "never fully waterproof",
    ],
)
def test_denied(text: str) -> None:
    assert said_of(text, "waterproof") is Of.NEGATED


def test_what_a_product_is_free_of_is_denied() -> None:
    assert said_of("BPA-free bottle", "BPA") is Of.NEGATED
    assert said_of("Made without leather", "leather") is Of.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "Polish for leather shoes",
        "Compatible with leather sofas",
        "Works on walls, unlike leather",
        "A faux leather belt",
        "Leather-look belt",
        "softer than leather",
        "leather strap sold separately",
        "leather strap not included",
    ],
)
def test_said_of_another_thing(text: str) -> None:
    assert said_of(text, "leather") is Of.OTHER


@pytest.mark.parametrize(
    "text", ["A bag with leather straps", "bag featuring a leather base", "leather-trimmed bag"]
)
def test_said_of_a_part(text: str) -> None:
    assert said_of(text, "leather") is Of.PART
