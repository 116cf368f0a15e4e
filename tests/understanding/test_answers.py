"""Yes and no are answers where something was asked, and no search where nothing was."""

import pytest

from assistant.evidence import Awaiting
from assistant.understanding.answers import answer, bare, given_up
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


@pytest.mark.parametrize("text", ["not sure", "I'm not sure", "not ok", "not yet please"])
def test_a_no_with_a_word_of_assent_in_it_is_no_yes(text: str):
    assert answer(text, OFFERED, Entities(), lambda _: None) is None


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("yes", "yes"),
        ("ok erase it", "yes"),
        ("Yes, erase it all", "yes"),
        ("no", "no"),
        ("hmm no", "no"),
        ("keep it", "no"),
        ("hmm", None),
        ("maybe", None),
        ("not sure", None),
        ("I don't know", None),
    ],
)
def test_what_is_known_is_erased_by_a_plain_yes_alone(text: str, chosen: str | None):
    asked = Awaiting("erase", options=("Yes, erase it all", "No, keep it"))
    found = answer(text, asked, Entities(), lambda _: None)
    assert found is not None
    assert (found.intent, found.chosen) == (Intent.ABOUT_ME, chosen)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("forget it", (Intent.ABOUT_ME, None)),
        ("please delete all", (Intent.ABOUT_ME, None)),
        ("that's wrong", (Intent.ABOUT_ME, "wrong")),
        ("no, that's not true, I don't like that", (Intent.ABOUT_ME, "wrong")),
        ("that's wrong, I don't like fishing", None),
        ("forget it, show me mugs", None),
    ],
)
def test_what_was_told_of_a_customer_is_to_go_or_is_wrong(text: str, meant: object):
    found = answer(text, Awaiting("profile"), Entities(), lambda _: None)
    assert (found and (found.intent, found.chosen)) == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("forget it", True),
        ("ok, never mind", True),
        ("forget my order", False),
        ("forget it and show mugs", False),
    ],
)
def test_forget_it_gives_something_up_and_cancels_nothing(text: str, found: bool):
    given = given_up(text)
    assert (given is not None) is found
    assert given is None or given.intent is Intent.THANKS
