"""What the messages of each language say of true evidence passes; with one thing altered it does not."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.desk import Slot
from assistant.evidence import Clarify, Evidence, IdentityAsked
from assistant.generation.worded import sentences
from assistant.grounding.languages.messages import RULES, borne_out
from assistant.locales.messages import arguments
from tests.grounding import worded
from tests.grounding.test_templates import PRODUCTS

LANGUAGES = ("zh", "zh-Hant", "es", "de", "fr", "it", "pt", "nl", "pl", "ru", "ja", "ko", "tr", "ar", "th")
NOT_SENTENCES = (
    "part-", "reason-", "option-", "label-", "value-", "quotation", "comma", "nothing", "account-nothing",
)  # fmt: skip


def told(tag: str) -> Iterator[tuple[str, Evidence]]:
    drawn = random.Random(5).sample(PRODUCTS, 4)
    for english in worded.evidences(drawn, [], 5):
        evidence = replace(english, language=tag)
        for finding in evidence.findings:
            if isinstance(finding, Clarify) and not finding.options:
                continue  # nothing to choose from: the actions ask no such thing
            for text in sentences(finding, tag, 0, evidence.sought):
                yield text.strip("\n"), replace(evidence, findings=(finding,))


def test_every_message_that_is_a_sentence_has_a_rule() -> None:
    assert [m for m in arguments("zh") if m not in RULES and not m.startswith(NOT_SENTENCES)] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_messages_pass_and_an_altered_digit_is_refused(tag: str) -> None:
    refused, let_through, tried = [], [], 0
    for text, evidence in told(tag):
        if not borne_out(text, evidence):
            refused.append(text)
        for match in re.finditer(r"\d", text):
            digit = str((int(match.group()) + 3) % 10)
            wrong = text[: match.start()] + digit + text[match.end() :]
            tried += 1
            if borne_out(wrong, evidence):
                let_through.append(wrong)
    assert refused == []
    assert tried > 300
    assert let_through == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_another_name_is_refused(tag: str) -> None:
    for text, evidence in told(tag):
        for shown in evidence.products:
            name = " ".join(shown.product.name.split())
            if name in text:
                assert not borne_out(text.replace(name, "Zanzibar Deluxe"), evidence), text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_other_ways_to_show_who_one_is_are_said_only_where_they_are_open(tag: str) -> None:
    several = IdentityAsked(Slot.EMAIL, instead=(Slot.NAME, Slot.TOKEN))
    evidence = Evidence((several,), language=tag)
    said = sentences(several, tag)
    assert [text for text in said if not borne_out(text, evidence)] == []
    alone = replace(evidence, findings=(IdentityAsked(Slot.EMAIL),))
    assert [borne_out(text, alone) for text in said] == [True, True, False, False]
