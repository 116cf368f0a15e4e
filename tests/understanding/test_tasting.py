"""What is said of taste is heard in the catalogue's terms, and what is said of anything else is none."""

from __future__ import annotations

import pytest

from assistant.tastes import Taste
from assistant.understanding import tasting
from assistant.understanding.constraints import Constraints, extract
from assistant.understanding.meaning import meant
from assistant.understanding.plainly import plainly
from assistant.understanding.tasting import Sort
from assistant.understanding.vocabulary import Vocabulary
from retrieval.facets import Facets

WORDS = Vocabulary(
    Facets(
        categories={"Fishing": 4, "Boots": 4},
        brands={"Skerry": 3, "Plover": 2},
        attributes={
            "material": {"leather": 3, "nubuck leather": 2, "wool": 2, "merino wool": 2, "cotton": 3},
            "color": {"sea blue": 4, "coral": 2, "orange": 2},
            "size": {"9": 4, "10": 2, "M": 2, "L": 2},
            "vegan": {"yes": 2, "no": 2},
        },
    )
)


def read(text: str) -> Constraints:
    return extract(text, WORDS, "USD", narrowing=True)


def said(text: str) -> list[tuple[Sort, str]]:
    return [(one.sort, one.value.lower()) for one in tasting.statements(plainly(text))]


def tastes(text: str) -> list[Taste]:
    return [taste for one in tasting.statements(plainly(text)) for taste in tasting.tastes(one, read)]


@pytest.mark.parametrize(
    "text",
    [
        "I don't like leather",
        "dont like lether",
        "i fucking hate leather",
        "not a fan of leather",
        "leather isn't my thing",
        "I can't stand leather stuff",
        "please remember that I hate leather",
        "I never wear leather",
        "no leather ever",
        "without leather please",
        "nothing made of leather please",
        "that's wrong, I don't like leather",
        "I'm really not into leather",
        "fyi i dont want leather",
        "I avoid leather",
    ],
)
def test_a_dislike(text: str) -> None:
    assert tastes(text) == [Taste("material", "leather", likes=False)]


@pytest.mark.parametrize(
    "text",
    [
        "I'm allergic to wool",
        "im alergic to wool",
        "I have a wool allergy",
        "wool makes me itch",
        "i have a bad allergy to wool",
        "I'm very sensitive to wool",
        "wool gives me a rash",
    ],
)
def test_a_dislike_for_their_health(text: str) -> None:
    assert tastes(text) == [Taste("material", "wool", likes=False, careful=True)]


@pytest.mark.parametrize(
    ("text", "taste"),
    [
        ("I prefer Skerry", Taste("brand", "Skerry")),
        ("i always buy skerry", Taste("brand", "Skerry")),
        ("big fan of Skerry", Taste("brand", "Skerry")),
        ("my fav brand is Skerry", Taste("brand", "Skerry")),
        ("I prefer Northwind", Taste("", "Northwind")),
        ("I love fishing", Taste("category", "Fishing")),
        ("im into fishing", Taste("category", "Fishing")),
        ("fishing is my passion", Taste("category", "Fishing")),
        ("my favorite color is blue", Taste("color", "blue")),
        ("blue is my favourite colour", Taste("color", "blue")),
        ("I really like blue things", Taste("color", "blue")),
        ("I only wear cotton", Taste("material", "cotton")),
        ("I prefer cotton over wool", Taste("material", "cotton")),
        ("I wear size 9", Taste("size", "9")),
        ("im a size 9", Taste("size", "9")),
        ("my shoe size is 9", Taste("size", "9")),
        ("I'm a size M", Taste("size", "M")),
        ("I'm vegan", Taste("vegan", "vegan")),
    ],
)
def test_a_liking(text: str, taste: Taste) -> None:
    assert tastes(text) == [taste]


@pytest.mark.parametrize(
    "text",
    [
        "leather is fine after all",
        "actually leather is ok again",
        "I changed my mind about leather",
        "forget what I said about leather",
        "forget that I don't like leather",
        "I don't mind leather any more",
        "I no longer hate leather",
        "I take back what I said about leather",
        "I never said I hate leather",
        "I'm fine with leather now",
    ],
)
def test_what_is_taken_back(text: str) -> None:
    assert said(text) == [(Sort.BACK, "leather")]


@pytest.mark.parametrize(
    "text",
    [
        "I don't like it",
        "I don't like the second one",
        "I don't like the boots",
        "I don't like your prices",
        "I don't like how you talk",
        "I don't like waiting",
        "I hate this shop",
        "I hate to bother you but where is my order",
        "I don't have my order number",
        "I'd like a blue mug",
        "I would like to buy a tent",
        "I like the first one",
        "I want a leather bag",
        "do you like leather?",
        "is leather fine for rain?",
        "I don't want to spend over 50",
        "I don't want anything expensive",
        "I wear glasses, do you have frames",
        "I don't like the espresso from 1852",
        "no thanks",
        "no problem",
        "never mind",
        "i don't care",
        "yes that's fine",
    ],
)
def test_what_is_no_taste(text: str) -> None:
    assert tastes(text) == []


def test_several_at_once() -> None:
    assert tastes("I hate pink and orange, and I wear size 9") == [
        Taste("color", "pink", likes=False),
        Taste("color", "orange", likes=False),
        Taste("size", "9"),
    ]
    assert [v for _, v in said("I don't want leather, wool or plastic stuff")] == [
        "leather",
        "wool",
        "plastic",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I don't like leather, show me bags", "show me bags"),
        ("show me bags, I don't like leather", "show me bags"),
        ("I love Skerry, surprise me", "surprise me"),
        ("I hate pink but recommend me something", "recommend me something"),
        ("no wool please, I'm allergic", ""),
    ],
)
def test_what_else_the_message_says(text: str, rest: str) -> None:
    plain = plainly(text)
    assert tasting.without(plain, tasting.statements(plain)) == rest


def test_a_taste_means_what_the_catalogue_has() -> None:
    assert meant(Taste("material", "wool", likes=False), read).without_attributes == {
        "material": ("wool", "merino wool")
    }
    assert meant(Taste("material", "leather"), read).attributes == {"material": ("leather", "nubuck leather")}
    assert meant(Taste("brand", "Skerry", likes=False), read).without_brands == ("Skerry",)
    assert meant(Taste("", "perfume", likes=False), read).without_words == {"": ("perfume",)}
    assert meant(Taste("", "hiking"), read).attributes == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("not Skerry again", [Taste("brand", "Skerry", likes=False)]),
        ("please, not leather again", [Taste("material", "leather", likes=False)]),
        ("not broken again", []),
        ("not that again", []),
        ("not you again", []),
    ],
)
def test_not_that_again_is_a_dislike_of_a_brand_or_a_kind_of_thing(text: str, found: list[Taste]):
    assert tastes(text) == found
