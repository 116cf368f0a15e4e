"""Yes and no are answers where something was asked, and no search where nothing was."""

import pytest

from assistant.evidence import Awaiting
from assistant.understanding.answers import answer, bare
from assistant.understood import Entities, Intent

OFFERED = Awaiting("pass_on", "is it good for caving")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes", Intent.TALK_TO_HUMAN),
        ("ok please do", Intent.TALK_TO_HUMAN),
        ("No, thanks", Intent.THANKS),
        ("how heavy is it?", None),
    ],
)
def test_the_offer_to_pass_a_question_on(text: str, intent: Intent | None):
    given = answer(text, OFFERED, Entities(), lambda _: None)
    assert (given.intent if given else None) is intent


@pytest.mark.parametrize("text", ["yes", "no", "nope", "no thanks", "maybe", "Yes please!"])
def test_a_bare_word_of_assent_is_no_request(text: str):
    given = bare(text)
    assert given is not None
    assert given.intent is Intent.THANKS


@pytest.mark.parametrize("text", ["ok", "thanks", "no leather", "yes the red one", "mugs"])
def test_other_messages_speak_for_themselves(text: str):
    assert bare(text) is None


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("yes please", (Intent.ADD_TO_CART, ("P-1",))),
        ("ok do it", (Intent.ADD_TO_CART, ("P-1",))),
        ("no", (Intent.THANKS, ())),
        ("yes but in red", None),
    ],
)
def test_a_yes_takes_the_one_thing_that_was_asked_about(text: str, given: object):
    asked = Awaiting("which", options=("Lamp",), product_ids=("P-1",), intent="add_to_cart")
    found = answer(text, asked, Entities(), lambda _: None)
    assert (found and (found.intent, found.references)) == given


def test_a_yes_does_not_choose_among_several():
    asked = Awaiting("which", product_ids=("P-1", "P-2"), intent="add_to_cart")
    assert answer("yes", asked, Entities(), lambda _: None) is None
