"""Products called by name that were never shown: found among all, and never in an ordinary request."""

from __future__ import annotations

import time

import pytest

from assistant.turn import Conversation
from assistant.understanding.masking import mask
from assistant.understanding.reading import Reading
from assistant.understanding.references import resolve
from assistant.understanding.titles import Titles
from assistant.understanding.vocabulary import Vocabulary
from retrieval.catalog.product import Product
from retrieval.facets import facets
from tests.understanding.shops import OUTDOORS, PANTRY, STUDIO, product

KITCHEN = (
    product("kn1", "Galley Knife Set of 3", "60", "Kitchen", "Knives", brand="Galley"),
    product("kn2", "Galley Bread Knife", "30", "Kitchen", "Knives", brand="Galley"),
    product("tp1", "Ridge Teapot for Four", "35", "Kitchen", "Teapots"),
    product("la9", "Ember Table Lamp", "45", "Lighting", "Table Lamps"),
    product("la8", "Nimbo Floor Lamp", "95", "Lighting", "Floor Lamps"),
    product("bk1", "Quiet Rivers", "12", "Books", "Novels"),
    product("bk2", "Hello, Heron", "9", "Books", "Picture Books"),
    product("tv1", "Vela 400", "300", "Audio", "Amplifiers"),
    product("tv2", "Vela 400 Pro", "420", "Audio", "Amplifiers"),
    product("pn1", "Willow Pencils", "4", "Stationery", "Pencils"),
)
ALL: tuple[Product, ...] = (*OUTDOORS, *PANTRY, *STUDIO, *KITCHEN)
BY_ID = {p.id: p for p in ALL}
VOCABULARY = Vocabulary(facets(ALL))
TITLES = Titles(ALL, VOCABULARY)


def named(text: str) -> str:
    return " ".join(title.product_id for title in TITLES.named(Reading(text)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I'll have the Ridge Low Trail Shoes in black", "tr1"),
        ("is the Nimbo Floor Lamp dimmable?", "la8"),
        ("is the Nimbo dimmable?", "la8"),
        ("how bright is the nimbo", "la8"),
        ("how bright is the nimbo lamp", "la8"),
        ("what's the wattage of the Nimboo Flor Lamp", "la8"),
        ("put the ember table lamp in my basket please", "la9"),
        ("compare the Nimbo and the Ember", "la8 la9"),
        ("Nimbo, Ember or Boom, which one is best?", "la8 la9 sp1"),
        ("Nimbo Floor Lamp vs Ember Table Lamp", "la8 la9"),
        ("two Willow Pencils please", "pn1"),
        ("add 4 Willow Pencils", "pn1"),
        ("I want the Galley Knife Set of 3", "kn1"),
        ("I want 3 of the Galley Knife Set", "kn1"),
        ("does the Galley Bread Knife rust", "kn2"),
        ("can the Ridge Teapot go on the hob?", "tp1"),
        ("the Vela 400 please", "tv1"),
        ("the Vela 400 Pro please", "tv2"),
        ("who wrote Quiet Rivers?", "bk1"),
        ("is Hello, Heron any good for a toddler", "bk2"),
        ("tell me about the Hush Headphones", "he1"),
        ("would the harbor rain jacket keep me dry", "ja1"),
        ("orange spice tea?", "te1"),
        ("Quiet, Ember and Boom", "la9 sp1"),
        ("things like the Dark Matter Espresso", "co2"),
    ],
)
def test_named(text: str, ids: str) -> None:
    assert named(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "trail shoes",
        "show me the trail shoes",
        "I need a rain jacket",
        "waterproof trail shoes for the ridge",
        "knife set of 3",
        "a bread knife",
        "table lamps under 50",
        "the best floor lamp you have",
        "I'm looking for a desk lamp",
        "a laptop with 16 GB",
        "the Galley",
        "something by Northpeak",
        "do you have Sonora speakers",
        "a glass mug",
        "GLASS MUG",
        "Show Me Trail Shoes",
        "vanilla candle",
        "chocolate bar with sea salt",
        "where is my order 400",
        "I walked along the river, it was quiet",
        "hello, I need pencils",
        "dark chocolate",
        "what's your return policy",
        "the summit hike is tomorrow, what backpack do I need?",
        "the first one",
        "when do you close on a Sunday",
        "is the shop on Wharf Street open this Monday",
        "a 14 inch laptop",
        "coffee in the morning",
    ],
)
def test_an_ordinary_request_names_nothing(text: str) -> None:
    assert named(text) == ""


def test_what_was_shown_and_what_is_named_stand_together_in_the_order_said() -> None:
    shown = Conversation("c", shown=(("tr1", "tr2"),), focus=("tr1", "tr2"))
    found = resolve("the second one or the Nimbo?", shown, BY_ID.get, VOCABULARY, titles=TITLES)
    assert found.ids == ("tr2", "la8")
    found = resolve("compare the Nimbo with the Fenway", shown, BY_ID.get, VOCABULARY, titles=TITLES)
    assert found.ids == ("la8", "tr2")


def test_a_name_that_several_have_names_none_but_what_was_shown() -> None:
    shown = Conversation("c", shown=(("tr1", "tr2"),), focus=("tr1", "tr2"))
    assert resolve("is the Ridge warm?", shown, BY_ID.get, VOCABULARY, titles=TITLES).ids == ("tr1",)
    nothing = Conversation("c")
    assert resolve("is the Ridge warm?", nothing, BY_ID.get, VOCABULARY, titles=TITLES).ids == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("is the Nimbo Floor Lamp safe?", "is this item safe?"),
        ("compare Nimbo Floor Lamp with the Ember", "compare this item with this item"),
        ("three Willow Pencils", "three this item"),
        ("good morning", "good morning"),
    ],
)
def test_masked(text: str, masked: str) -> None:
    found = resolve(text, Conversation("c"), BY_ID.get, VOCABULARY, titles=TITLES)
    assert mask(text, found.names).text == masked


def test_a_part_of_a_masked_message_is_given_back_as_it_was_said() -> None:
    text = "is the Nimbo Floor Lamp safe, and what about the Ember?"
    found = resolve(text, Conversation("c"), BY_ID.get, VOCABULARY, titles=TITLES)
    masked = mask(text, found.names)
    assert masked.unmasked("is this item safe") == "is the Nimbo Floor Lamp safe"
    assert masked.unmasked("what about this item?") == "what about the Ember?"
    assert masked.unmasked("safe") == "safe"
    assert masked.unmasked("something else") == text


def test_names_of_a_large_catalogue_are_found_fast() -> None:
    many = [
        product(f"p{n}", f"Brand{n % 97} Model{n} {kind}", "10", "Things", kind)
        for n, kind in enumerate(["Trail Shoe", "Rain Jacket", "Desk Lamp", "Travel Mug"] * 2500)
    ]
    vocabulary = Vocabulary(facets(many))
    titles = Titles(many, vocabulary)
    reading = Reading("does the Brand7 Model104 Trail Shoe, or any trail shoe with a desk lamp, zqueak?")
    start = time.thread_time()
    for _ in range(20):
        titles.named(reading)
    assert (time.thread_time() - start) / 20 < 0.1
