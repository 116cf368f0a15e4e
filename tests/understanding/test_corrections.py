"""What takes back or says again what stands, and the answers to "shall I?" and "which kind?"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence import Awaiting
from assistant.understanding.answers import is_indifferent
from assistant.understanding.reading import Reading
from assistant.understood import Intent
from retrieval.query import Sort
from tests.understanding.scoring import wanted
from tests.understanding.test_understand import BASE, CLARIFY, SHOES, START, constrained, understand

I = Intent  # noqa: E741  # a table of intents reads better with one letter
SIZED = replace(SHOES, query=understand("waterproof trail shoes in size 9 under $100", START).query)
OVER = replace(SHOES, query=understand("waterproof trail shoes over $50", START).query)


@pytest.mark.parametrize("heard", [I.PRODUCT_SEARCH, I.OUT_OF_SCOPE, I.PRODUCT_QUESTION, I.REFINE])
@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("hang on, it should be 85", f"{BASE}; price_max=85"),
        ("sorry, I meant 70 dollars", f"{BASE}; price_max=70"),
        ("whoops, typo, that should be $140", f"{BASE}; price_max=140"),
        ("no wait, make it ninety", f"{BASE}; price_max=90"),
        ("I wear a 9 actually", f"{BASE}; price_max=100; size=9"),
        ("my size is 10", f"{BASE}; price_max=100; size=10"),
        ("oh and I'm a 9", f"{BASE}; price_max=100; size=9"),
        ("it needn't be waterproof after all", "category=Trail Shoes; price_max=100"),
        ("they don't have to be waterproof", "category=Trail Shoes; price_max=100"),
        ("waterproof isn't necessary", "category=Trail Shoes; price_max=100"),
    ],
)
def test_what_stands_is_corrected(text: str, heard: Intent, constraints: str) -> None:
    understood = understand(text, SHOES, heard)
    assert understood.intents == (I.REFINE,)
    assert constrained(understood) == wanted(constraints)
    assert understood.query.text == "trail shoes"


def test_a_figure_said_again_replaces_the_one_that_stands() -> None:
    assert constrained(understand("no, a 10", SIZED)) == wanted(f"{BASE}; price_max=100; size=10")
    assert constrained(understand("sorry, I meant 80 dollars", SIZED)) == wanted(
        f"{BASE}; price_max=80; size=9"
    )
    assert constrained(understand("I meant 60", OVER)) == wanted(f"{BASE}; price_min=60")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("make it two", I.ADD_TO_CART),
        ("sorry, my order number is 2041", I.ORDER_STATUS),
        ("actually 30 days is too short to return it", I.POLICY_QUESTION),
        ("no, the first one", I.PRODUCT_QUESTION),
        ("actually add 3 to the cart", I.ADD_TO_CART),
    ],
)
def test_other_figures_correct_nothing(text: str, heard: Intent) -> None:
    understood = understand(text, SHOES, heard)
    assert understood.intents[0] is heard
    assert understood.query == SHOES.query


PASS_ON = replace(SHOES, awaiting=Awaiting("pass_on", "are they vegan?"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes", I.TALK_TO_HUMAN),
        ("sure, go ahead", I.TALK_TO_HUMAN),
        ("oh yes, that would be great, thanks", I.TALK_TO_HUMAN),
        ("ok pass it on to your colleagues please", I.TALK_TO_HUMAN),
        ("nope", I.THANKS),
        ("no thank you", I.THANKS),
        ("nah, leave it", I.THANKS),
        ("no need, thanks", I.THANKS),
        ("no, show me boots", I.PRODUCT_SEARCH),
        ("yes, and do you have boots?", I.PRODUCT_SEARCH),
        ("ok, show me jackets", I.PRODUCT_SEARCH),
    ],
)
def test_a_yes_or_no_to_passing_a_question_on(text: str, intent: Intent) -> None:
    assert understand(text, PASS_ON, I.PRODUCT_SEARCH).intents == (intent,)


@pytest.mark.parametrize(
    "text",
    ["I've no idea", "no preference really", "you pick", "doesn't matter to me", "I'm not sure", "whichever"],
)
def test_who_does_not_mind_gets_what_is_well_rated_of_what_stands(text: str) -> None:
    understood = understand(text, CLARIFY, I.PRODUCT_QUESTION)
    assert understood.intents == (I.RECOMMEND,)
    assert understood.query == replace(SHOES.query or understood.query, sort=Sort.RATING)
    assert not understood.broad


@pytest.mark.parametrize(
    "text",
    ["not sure but under 50", "any in red", "what's your return policy", "I don't mind boots"],
)
def test_who_says_something_minds(text: str) -> None:
    assert not is_indifferent(Reading(text))
