"""A question is answered from the product's own data, or not at all."""

import pytest

from retrieval.catalog.product import Product, Review, Stock, Variant
from retrieval.product_facts import answer, bearing, topic

KETTLE = Product(
    "k",
    "Harlow kettle",
    "A steel kettle for induction hobs. The lid lifts off for cleaning. Not suitable for microwaves.",
    stock=Stock(available=True),
    attributes={
        "material": ("steel",),
        "capacity": ("1.2 l",),
        "dishwasher safe": ("no",),
        "whistle": ("yes",),
        "weight": ("840 g",),
    },
    rating=4.4,
    rating_count=12,
    reviews=(Review("Heats fast but the handle gets warm.", 3),),
)
SHIRT = Product(
    "s",
    "Tern shirt",
    attributes={"care": ("machine wash cold",)},
    variants=(
        Variant("s1", {"size": "M", "color": "blue"}, stock=Stock(available=False)),
        Variant("s2", {"size": "L", "color": "red"}, stock=Stock(available=False)),
    ),
)


@pytest.mark.parametrize(
    ("question", "about", "values", "yes"),
    [
        ("what is it made of?", "material", ("steel",), None),
        ("how heavy is the kettle", "weight", ("840 g",), None),
        ("does it have a whistle?", "whistle", ("yes",), True),
        ("is it dishwasher safe?", "dishwasher safe", ("no",), False),
        ("is it steel?", "material", ("steel",), True),
        ("what do people say about it?", "rating", (), None),
        ("is it in stock", "in stock", (), True),
        ("is the one from that same list dishwasher safe", "dishwasher safe", ("no",), False),
        ("is that kettle of yours dishwasher safe, by any chance", "dishwasher safe", ("no",), False),
        ("is number two okay in the dishwasher?", "dishwasher safe", ("no",), False),
    ],
)
def test_answers_from_attributes(question, about, values, yes):
    found = answer(question, KETTLE)
    assert found is not None
    assert (found.about, found.values, found.yes) == (about, values, yes)


def test_answers_with_its_own_sentence():
    found = answer("does the lid lift off?", KETTLE)
    assert found is not None
    assert found.quote == "The lid lifts off for cleaning."
    assert found.yes is None


@pytest.mark.parametrize(
    "question",
    [
        "is it suitable for camping?",
        "does it come with a strainer?",
        "is it BPA free?",
        "is it quiet?",
        "is it copper?",
    ],
)
def test_what_the_data_does_not_say_is_not_answered(question):
    found = answer(question, KETTLE)
    assert found is None or (found.yes is None and found.quote is None and found.values)


def test_a_safety_question_is_only_ever_quoted():
    assert answer("is the steel safe for my baby?", KETTLE) is None


def test_stock_is_that_of_its_variants():
    found = answer("is it available?", SHIRT)
    assert found is not None
    assert found.yes is False


def test_what_bears_on_an_open_question_is_known():
    known = bearing("can it go in the washing machine at 60 degrees?", SHIRT)
    assert known.known == (("care", "machine wash cold"),)
    assert bearing("does the handle get warm?", KETTLE).opinions == KETTLE.reviews


def test_the_topic_of_a_comparison():
    assert topic("which has the longest battery life?", ["weight", "battery life"]) == "battery life"
    assert topic("which is lighter?", ["weight", "battery life"]) == "weight"
    assert topic("which is better?", ["weight", "battery life"]) is None
