"""Tokens are counted with the loaded model's own tokenizer, and nothing is loaded to count them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from assistant.generation.asking import Asking
from assistant.generation.chat import LocalChatModel
from assistant.generation.writer import BriefWriter
from assistant.speaking import Speaker
from assistant.web.openai.tokens import count_of, estimated
from tests.web.open_shop import OpenShop


class ByWords:
    def encode(self, text: str, add_special_tokens: bool = True) -> list[int]:
        assert not add_special_tokens
        return [len(word) for word in text.split()]


@dataclass
class Engine:
    tokenizer: ByWords


def test_a_model_counts_once_it_is_loaded(opened: OpenShop) -> None:
    chat = LocalChatModel(model="words", load=lambda: Engine(ByWords()))
    speaker = Speaker(opened.shop.grounding, BriefWriter(Asking(chat)))
    speaking = replace(opened.shop.assistant, speaker=speaker)
    assert count_of(speaking) is estimated
    assert "engine" not in chat.__dict__
    chat.warm()
    assert count_of(speaking)("three words here") == 3


def test_templates_have_no_tokenizer(opened: OpenShop) -> None:
    quiet = replace(opened.shop.assistant, speaker=cast(Speaker, Speaker(opened.shop.grounding)))
    assert count_of(quiet) is estimated
    assert [estimated(text) for text in ("", "a", "four", "fiver", "ñññ")] == [0, 1, 1, 2, 2]
