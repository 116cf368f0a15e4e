"""What a feed's spelling of an amount means, and when it lies between bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.amounts import spans
from retrieval.query import Range
from retrieval.values import satisfies, value_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("15.6 inch", "15.6in"),
        ("15.6″", "39.6 cm"),
        ('15.6"', "15,6 inches"),
        ("1 kg", "1000 g"),
        ("1,500 g", "1.5kg"),
        ("0,500 kg", "500 g"),
        ("10,000 mAh", "10000mAh"),
        ("1 000 g", "1 kg"),
        ("3 lbs 4 oz", "3.25 lb"),
        ("5'10\"", "70 in"),
        ("5′10″", "5 ft 10 in"),
        ("5'10", "5ft10in"),
        ("1 1/2 inch", '1½"'),
        ("1h30", "90 min."),
        ("4-person", "4 people"),
        ("12 fl. oz", "12 fl oz"),
        ("12 pockets", "12 Pocket"),
        ("TRUE", "yes"),
    ],
)
def test_the_same_value_in_two_spellings(one: str, other: str) -> None:
    assert value_key(one) == value_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,5 kg", "1,500 kg"),
        ("10-12 cm", "10 cm"),
        ("10 x 20 cm", "20 cm"),
        ("2 in 1", "2 in"),
        ("10 m2", "10 m"),
        ("USB 3.0", "3"),
        ("4 mp3", "4 mp"),
    ],
)
def test_values_that_only_look_alike(one: str, other: str) -> None:
    assert value_key(one) != value_key(other)


@pytest.mark.parametrize(
    ("value", "dimension", "least", "most"),
    [
        ("10-12 cm", "length", "100", "120"),
        ("20 inch to 30 inch", "length", "508", "762"),
        ("10 x 20 x 30 cm", "length", "300", "300"),
        ('12" x 18"', "length", "457.2", "457.2"),
        ("W 10 cm, H 20 cm", "length", "200", "200"),
        ("15.6 inch (39.6 cm)", "length", "396.24", "396.24"),
        ("2 x 8 GB", "storage", "16000", "16000"),
        ("8GB (2 x 4GB)", "storage", "8000", "8000"),
        ("i7-8700 16 GB DDR4", "storage", "16000", "16000"),
        ("6 x 330 ml", "volume", "330", "1980"),
        ("up to 10 hours", "time", "36000", "36000"),
        ("4–6 people", "people", "4", "6"),
        ("100-240 V", "voltage", "100", "240"),
        ("-5 °C", "temperature", "-5", "-5"),
        ("4-6", "", "4", "6"),
    ],
)
def test_what_a_value_spans(value: str, dimension: str, least: str, most: str) -> None:
    assert spans(value) == {dimension: (Decimal(least), Decimal(most))}


@pytest.mark.parametrize(
    "value",
    ["", "M", "USB 3.0", "iPhone 13", "3-in-1", "10/12 cm", "10 m²", "1e5 kg", "kg", "9" * 400 + " kg"],
)
def test_values_that_state_no_amount(value: str) -> None:
    assert spans(value) == {}


@pytest.mark.parametrize(
    ("value", "bounds", "fits"),
    [
        ("2 lb", Range(high=Decimal(2), unit="lb"), True),
        ("2 lb", Range(high=Decimal(2), unit="lb", below=True), False),
        ("907 g", Range(high=Decimal(2), unit="lb", below=True), True),
        ("45.38 kg", Range(high=Decimal(100), unit="lb"), False),
        ("39.6 cm", Range(low=Decimal("15.6"), unit="inch"), True),
        ("39.6 cm", Range(low=Decimal("15.6"), unit="inch", above=True), False),
        ("10-12 cm", Range(low=Decimal(10), high=Decimal(12), unit="cm"), True),
        ("10-12 cm", Range(high=Decimal(11), unit="cm"), False),
        ("10-12 cm", Range(low=Decimal(11), unit="cm"), False),
        ("10 x 20 x 30 cm", Range(high=Decimal(25), unit="cm"), False),
        ("10 x 20 x 30 cm", Range(high=Decimal(1), unit="ft"), True),
        ("2.5", Range(high=Decimal(3), unit="kg"), False),
        ("2.5", Range(high=Decimal(3), unit="kg", bare="kg"), True),
        ("2500", Range(high=Decimal(3), unit="kg", bare="g"), True),
        ("2 kg", Range(low=Decimal(1)), False),
        ("5", Range(low=Decimal(1), high=Decimal(5)), True),
        ("5 kg", Range(low=Decimal(1), unit="cm"), False),
        ("5 kg", Range(unit="kg"), False),
        ("2-4", Range(low=Decimal(4), unit="people", bare="people"), True),
        ("4-6 people", Range(high=Decimal(5), unit="people"), False),
    ],
)
def test_bounds(value: str, bounds: Range, fits: bool) -> None:
    assert satisfies(value, bounds) is fits


@given(st.text(max_size=60) | st.from_regex(r"[0-9 .,/x'\"a-z-]{0,30}", fullmatch=True))
def test_any_text_is_a_value(text: str) -> None:
    assert value_key(text) == value_key(f" {text} ")
    for least, most in spans(text).values():
        assert least <= most
