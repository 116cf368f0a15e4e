"""What shoppers type in four languages, short, sloppy and polite: its language is known, it is read, and
what is a request reads as the English one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.turn import Conversation
from tests.understanding.glossing.talking import glossing, read

LINES = (Path(__file__).parent / "said.tsv").read_text(encoding="utf-8").splitlines()
SAID = [tuple(line.split("\t")) for line in LINES]
GLOSSES = glossing()


@pytest.mark.parametrize("code", ["zh", "de", "es", "fr"])
def test_first_messages_are_taken_for_their_language_and_read(code: str) -> None:
    texts = [text for language, intent, text in SAID if language == code and intent != "out_of_scope"]
    read_as = [GLOSSES.gloss(text, Conversation("c")) for text in texts]
    right = sum(gloss.language.split("-")[0] == code for gloss in read_as) / len(texts)
    known = sum(gloss.known for gloss in read_as if gloss.language != "en") / len(texts)
    assert len(texts) >= 120
    assert right >= 0.95
    assert known >= 0.85


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("那就要第二个，来两个", "add 2 of the second one to my cart"),
        ("能用洗碗机洗的马克杯", "dishwasher safe mug"),
        ("買第二個", "add the second one to my cart"),
        ("预算改成一百美元", "my budget is $100"),
        ("钱啥时候退给我", "when will I get my refund"),
        ("Laptoprucksack", "laptop backpack"),
        ("Rucksack, aber nicht aus Leder", "backpack, not leather"),
        ("moin", "hello"),
        ("wann krieg ich mein Geld wieder", "when will I get my refund"),
        ("cancélalo por favor, mi pedido", "I want to cancel my order"),
        ("casco de bici", "bike helmet"),
        ("que no sea negro", "not black"),
        ("me mandaron otra cosa", "you sent me the wrong item"),
        ("lampe de bureau", "desk lamp"),
        ("je veux le deuxième", "add the second one to my cart"),
        ("lequel des deux premiers est le plus léger", "which of the first two is lighter"),
    ],
)
def test_a_request_is_read_as_the_english_one(text: str, english: str) -> None:
    assert read(text).english == english


@pytest.mark.parametrize("text", ["steel pan", "do you have mugs", "ok", "bakpack", "a poncho"])
def test_english_stays_english(text: str) -> None:
    assert read(text).language == "en"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("5만원 이하 배낭", "backpack under 50000 KRW"),
        ("กระเป๋าเป้ราคาไม่เกินห้าร้อยบาท", "backpack under 500 THB"),
        ("اقل من خمسين دولار", "under $50"),
    ],
)
def test_numbers_of_other_languages(text: str, english: str) -> None:
    assert read(text).english == english
