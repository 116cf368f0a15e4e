"""A question on the whole catalogue is told from one on a product, an order or the shop's rules."""

from __future__ import annotations

import pytest

from assistant.understanding.overall import overall
from assistant.understanding.vocabulary import Vocabulary
from assistant.understood import About
from retrieval.facets import facets

from .shops import OUTDOORS

VOCABULARY = Vocabulary(facets(OUTDOORS))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("how many tents do you sell?", About.COUNT),
        ("Hi, how many jackets that are waterproof have you got", About.COUNT),
        ("what's the number of boots in stock", About.COUNT),
        ("how big is your range of backpacks?", About.COUNT),
        ("which brands of shoes do you carry", About.BRANDS),
        ("who makes your tents", About.BRANDS),
        ("what makes of jacket are there", About.BRANDS),
        ("can you list the brands you stock?", About.BRANDS),
        ("what kinds of shoes do you have", About.KINDS),
        ("what do you sell?", About.KINDS),
        ("which departments are there in this shop", About.KINDS),
        ("what's the price range for tents?", About.PRICES),
        ("what price range are tents in?", About.PRICES),
        ("how much are your boots", About.PRICES),
        ("what do your tents cost?", About.PRICES),
        ("from what price do jackets start", About.PRICES),
        ("what colours do your shoes come in?", About.VALUES),
    ],
)
def test_it_is_told_by_how_it_is_asked(text: str, about: About) -> None:
    found = overall(text, VOCABULARY)
    assert found is not None
    assert found.asked.about is about


@pytest.mark.parametrize(
    "text",
    [
        "how many pockets does the bag have?",
        "how many are left",
        "how many items are in my cart",
        "how many days do I have to return it?",
        "how much is shipping",
        "how much is it?",
        "which brand is this",
        "what colour is it",
        "what size should I take?",
        "how many people fit in the tent",
        "what are the costs of delivery",
        "do you have tents?",
        "the cheapest tent please",
    ],
)
def test_what_asks_of_one_thing_or_of_the_shop_is_none(text: str) -> None:
    assert overall(text, VOCABULARY) is None


def test_the_words_of_the_question_are_known_from_those_of_the_search() -> None:
    text = "how many waterproof tents do you sell?"
    found = overall(text, VOCABULARY)
    assert found is not None
    taken = [text[start:end] for start, end in found.places]
    assert taken == ["how many", "do you sell"]
