"""Reading never raises, whatever is typed, and takes no long time over it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.turn import Conversation
from assistant.understanding.glossing.glosses import reader_of
from retrieval.languages.codes import LANGUAGES
from tests.understanding.glossing.talking import glossing

GLOSSES = glossing()
TAGS = sorted(LANGUAGES)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(TAGS))
def test_any_text_in_any_conversation_is_read(text: str, language: str) -> None:
    gloss = GLOSSES.gloss(text, Conversation("c", language))
    assert 0.0 <= gloss.known <= 1.0
    assert gloss.text == text
    assert not any(0xE000 <= ord(c) <= 0xEFFF for c in gloss.english) or gloss.english == text


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="两百块以内的防水背包有吗第二个多少钱0123456789.,，。¥€$ -到把和 \u202e\ue000", max_size=120
    )
)
def test_scraps_of_phrases_are_read(text: str) -> None:
    assert 0.0 <= GLOSSES.gloss(text, Conversation("c", "zh")).known <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u202e\u200f",
        "👍👍👍",
        "的" * 5000,
        "第二个" * 2000,
        "1" * 5000,
        "a和b" * 1000,
        "¿" * 3000,
        "bis " * 1500,
    ],
)
def test_long_and_empty_messages_take_no_long_time(text: str) -> None:
    for language in ("zh", "de", "fr"):
        GLOSSES.gloss("warm ¿", Conversation("c", language))
        began = time.thread_time()
        GLOSSES.gloss(text, Conversation("c", language))
        assert time.thread_time() - began < 0.4  # 35 ms at most on a core of its own


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "zeventien"), ("it", "settantatrentuno"), ("de", "achtzehn")]
)
def test_number_words_without_end_take_no_long_time(language: str, text: str) -> None:
    reader = reader_of(language)
    assert reader is not None
    began = time.thread_time()
    reader.read((text * 300)[:298] + "zz")
    assert time.thread_time() - began < 0.4
