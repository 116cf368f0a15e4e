"""Words of the catalogue speak for a message that the classifier was unsure of, and never for one
that it knows to be about something else."""

from __future__ import annotations

import pytest

from assistant.turn import Conversation
from assistant.understanding.understand import Understanding
from assistant.understood import Intent
from tests.understanding.test_understand import SHOES, START, Heard, Shelf

UNSURE, SURE = 0.1, 0.7


def intent(text: str, out_of_scope: float, conversation: Conversation = START) -> Intent:
    heard = Heard([(Intent.OUT_OF_SCOPE, out_of_scope, "")])
    found = Understanding(heard, lambda *_: "en", Shelf(), "USD").understand(text, conversation)
    return found.intents[0]


@pytest.mark.parametrize(
    "text",
    [
        "right then, trail shoes",
        "jackets that a tall person can walk in all day",
        "Fenway stuff",
        "I'm after a jacket for evenings on the moor",
        "backpacks, well, one to carry a tent",
    ],
)
def test_what_names_goods_of_the_shop_looks_for_them(text: str) -> None:
    assert intent(text, UNSURE) is Intent.PRODUCT_SEARCH


def test_what_is_wanted_is_looked_for_though_the_shop_may_not_have_it() -> None:
    assert intent("do you have a kettle", UNSURE) is Intent.PRODUCT_SEARCH


@pytest.mark.parametrize("heard", [Intent.THANKS, Intent.GREETING, Intent.COMPLAINT, Intent.GOODBYE])
@pytest.mark.parametrize(
    "text",
    [
        "OK. Show me your jackets",
        "fine, do you have trail shoes",
        "thanks! got any backpacks?",
        "good, then let me see the boots",
    ],
)
def test_a_word_of_thanks_before_a_search_is_no_more_than_that(text: str, heard: Intent) -> None:
    found = Understanding(Heard([(heard, 0.7, text)]), lambda *_: "en", Shelf(), "USD")
    assert found.understand(text, START).intents == (Intent.PRODUCT_SEARCH,)


@pytest.mark.parametrize("text", ["thanks for showing me the jackets", "ok, the jackets you have are nice"])
def test_thanks_for_what_was_shown_look_for_nothing(text: str) -> None:
    found = Understanding(Heard([(Intent.THANKS, 0.7, text)]), lambda *_: "en", Shelf(), "USD")
    assert found.understand(text, START).intents == (Intent.THANKS,)


@pytest.mark.parametrize(
    "text", ["write me a poem about jackets", "a story of two jackets", "show me a song about jackets"]
)
def test_goods_by_the_way_of_something_else_are_not_looked_for(text: str) -> None:
    assert intent(text, SURE) is Intent.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "text",
    ["can you mend my jacket", "who invented jackets", "how are shoes made", "the river was high today"],
)
def test_questions_about_the_world_and_own_things_stay_outside(text: str) -> None:
    assert intent(text, UNSURE) is Intent.OUT_OF_SCOPE


def test_another_kind_of_thing_starts_a_search_of_its_own() -> None:
    assert intent("ok, show me your jackets", UNSURE, SHOES) is Intent.PRODUCT_SEARCH
    assert intent("size 10 then", UNSURE, SHOES) is Intent.REFINE
