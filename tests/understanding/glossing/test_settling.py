"""Short first messages, mostly a product's name or words that many languages share: whose they are."""

from __future__ import annotations

import pytest

from assistant.turn import Conversation
from tests.understanding.glossing.test_buttons import GLOSSES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ile kosztuje Puffin Mug", "pl"),
        ("Puffin Mug ne kadar", "tr"),
        ("quanto costa Puffin Mug", "it"),
        ("Puffin Mug", "en"),
        ("Puffin Mug please", "en"),
        ("how much is the Puffin Mug", "en"),
        ("puzzle 1000 elementów", "pl"),
        ("spedite in Canada?", "it"),
        ("ship to Canada?", "en"),
        ("puzzle 1000 pieces", "en"),
        ("casual top in beige", "en"),
        ("rain jacket", "en"),
        ("merino socks", "en"),
        ("do you ship to Quebec", "en"),
        ("espresso machine", "en"),
        ("Fjord tent", "en"),
    ],
)
def test_a_name_and_shared_words_show_no_language(text: str, language: str) -> None:
    assert GLOSSES.gloss(text, Conversation("c")).language == language
