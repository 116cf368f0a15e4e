"""Only words that say yes are a yes: what is agreed to is written."""

from __future__ import annotations

import pytest

from assistant.actions.desk.reading.agreement import agrees, drops, finished

YES = """yes|Yes.|yep|yeah sure|yes please|Yes, go ahead.|yep that's right|sure|sounds good|please do|confirm
|I confirm|confirmed|correct, thanks!|that's correct|yes, that's right, thanks|okay, go ahead|ok yes
|no problem, go ahead|go ahead please|yes exactly|looks good to me|please proceed|do it|yes do it|absolutely
|Yes I want to proceed|that works, yes|yes!!|Yup, go for it|all correct|everything looks right, please proceed
|great, please proceed with the exchange|I agree|y""".replace("\n", "").split("|")

NEITHER = [
    "ok", "okay", "k", "ok whatever", "whatever", "hmm ok", "I guess", "i guess so", "maybe", "yes?",
    "yes if it's free", "yes but only if it is free", "what happens if I say yes?", "what if I say yes",
    "👍", "", "fine, I suppose", "probably yes", '"yes" is what my friend told me to say', "> yes",
    "From: me\nSubject: yes", "are you sure?", "is that right?", "can I say yes later?",
    "how much will I get back?", "I'm not sure", "yes, unless it costs more",
    "he said 'yes, go ahead' yesterday", "thanks", "yes or no?", "let me think about it",
    "what do I confirm?", "If you are sure then maybe", "I might say yes",
]  # fmt: skip

NO = [
    "no", "No.", "nope", "no thanks", "no wait", "don't", "don't do that", "please don't", "stop",
    "no, that's wrong", "that's not right", "not yet", "hold on", "I don't agree",
    "no I want to keep it", "wait", "cancel that", "do not proceed", "that is not what I asked for",
    "yes wait no don't do it",
]  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_an_explicit_yes(text: str) -> None:
    assert agrees(text) is True


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_a_yes_nor_a_no(text: str) -> None:
    assert agrees(text) is None


@pytest.mark.parametrize("text", NO)
def test_an_explicit_no(text: str) -> None:
    assert agrees(text) is False


@pytest.mark.parametrize(
    "text", ["never mind", "forget it", "leave it as it is", "I changed my mind", "I'll just keep it",
     "cancel that",
             "actually I'll keep all the items", "scratch that", "don't bother"]
)  # fmt: skip
def test_what_gives_it_up(text: str) -> None:
    assert drops(text)


def test_cancelling_an_order_gives_nothing_up() -> None:
    assert not drops("please cancel that order")


@pytest.mark.parametrize(
    "text", ["that's all, thanks", "no, that's it", "nothing else", "I'm all set", "bye"]
)
def test_the_end(text: str) -> None:
    assert finished(text)
