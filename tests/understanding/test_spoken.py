"""Short messages of each served language come out right, and a conversation's language is kept and left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.understanding.language import detect
from retrieval.languages.codes import LANGUAGES

FILE = Path(__file__).with_name("spoken.txt")
"""A tag after "#", then messages apart by "|"."""


def messages() -> Iterator[tuple[str, tuple[str, ...]]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    for tag, row in zip(lines[::2], lines[1::2], strict=True):
        yield tag.removeprefix("# "), tuple(row.split("|"))


SPOKEN = dict(messages())


def test_every_served_language_has_messages() -> None:
    assert set(SPOKEN) == set(LANGUAGES)
    assert all(len(SPOKEN[tag]) >= 60 for tag in ("zh", "es", "de", "fr"))


@pytest.mark.parametrize("tag", SPOKEN)
def test_messages_are_known_in_their_own_conversation_and_in_a_new_one(tag: str) -> None:
    amid = [text for text in SPOKEN[tag] if detect(text, tag) != tag]
    first = [text for text in SPOKEN[tag] if detect(text) != tag]
    assert len(amid) <= 0.05 * len(SPOKEN[tag]), amid
    assert len(first) <= 0.15 * len(SPOKEN[tag]), first


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("text", ["ok", "42", "👍", "Nike Air Max", "iPhone 15", "#1234", "jo@example.com"])
def test_what_shows_nothing_leaves_the_language_as_it_is(text: str, tag: str) -> None:
    assert detect(text, tag) == tag


@pytest.mark.parametrize(
    ("hint", "text", "tag"),
    [
        ("zh", "do you have it in black?", "en"),
        ("de", "can I return them?", "en"),
        ("de", "¿tiene garantía?", "es"),
        ("es", "有蓝色的吗", "zh"),
        ("en", "gibt es die auch in Blau?", "de"),
        ("fr", "haben Sie das in Größe 42?", "de"),
        ("zh", "この靴は防水ですか", "ja"),
        ("zh", "這個多少錢", "zh-Hant"),
        ("zh-Hant", "有蓝色的吗", "zh"),
        ("ru", "where is my order", "en"),
    ],
)
def test_a_clear_change_of_language_is_followed(hint: str, text: str, tag: str) -> None:
    assert detect(text, hint) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("有没有 waterproof 的 backpack", "zh"),
        ("Ich suche a waterproof Rucksack", "de"),
        ("busco una backpack waterproof", "es"),
        ("je cherche un backpack waterproof", "fr"),
        ("do you have 茅台 in stock?", "en"),
        ("我想买 Trail Running Shoes under 100", "zh"),
        ("この backpack は waterproof ですか", "ja"),
    ],
)
def test_two_languages_in_one_message_go_by_the_words_that_build_it(text: str, tag: str) -> None:
    assert detect(text) == tag


@pytest.mark.parametrize(
    ("text", "hint", "tag"),
    [
        ("支付方式", "ja", "ja"),
        ("支付方式", "zh-TW", "zh-Hant"),
        ("支付方式", "de", "zh"),
        ("価格", "zh", "ja"),
        ("送料無料", "ja", "ja"),
        ("多少钱", "ja", "zh"),
    ],
)
def test_han_alone_goes_by_the_characters_that_one_writing_has(text: str, hint: str, tag: str) -> None:
    assert detect(text, hint) == tag
