"""Japanese and Korean: the verb stands last, words run together, and particles stand on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.turn import Conversation
from assistant.understanding.glossing.glosses import reader_of
from tests.understanding.glossing.talking import glossing, read

LINES = (Path(__file__).parent / "said.tsv").read_text(encoding="utf-8").splitlines()
SAID = [tuple(line.split("\t")) for line in LINES]
GLOSSES = glossing()


@pytest.mark.parametrize("code", ["ja", "ko"])
def test_messages_are_taken_for_their_language_and_read(code: str) -> None:
    texts = [text for language, _, text in SAID if language == code]
    read_as = [GLOSSES.gloss(text, Conversation("c")) for text in texts]
    assert len(texts) >= 70
    assert sum(gloss.language == code for gloss in read_as) / len(texts) >= 0.95
    assert sum(gloss.known for gloss in read_as) / len(texts) >= 0.95


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "釣りが好きな父へのプレゼントを探しています。60ドル以下で",
            "gift for my dad who likes fishing. under $60",
        ),
        ("낚시를 좋아하는 아버지 선물 추천해 주세요", "gift for my dad who likes fishing"),
        ("二番目のは食洗機で洗えますか", "can the second one go in the dishwasher"),
        ("黒いリュックじゃなくて青いのがいいです", "I want blue backpack not black"),
        ("검은색 배낭 말고 파란색으로 보여주세요", "show me blue backpack not black"),
        ("カフェイン抜きの紅茶", "black tea without caffeine"),
        ("注文番号1908の配送先を変えたい", "I want to change the delivery address of order 1908"),
        ("やっぱりキャンセルはやめます", "never mind"),
        ("아니에요, 됐어요", "never mind"),
        ("두 번째 거 두 개 담아줘", "add 2 of the second one to my cart"),
    ],
)
def test_a_request_is_turned_round(text: str, english: str) -> None:
    assert read(text).english == english


@pytest.mark.parametrize(
    "text", ["배낭", "배낭을", "배낭은", "배낭이", "배낭도", "배낭으로", "배낭에서", "배낭이라도"]
)
def test_particles_come_off_a_korean_word(text: str) -> None:
    assert read(text).english == "backpack"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("배낭과 텐트", "backpack and tent"),
        ("Buoy Table Lamp를 반품하고 싶어요", "I want to return Buoy Table Lamp"),
        ("방수백팩", "waterproof backpack"),
        ("가죽지갑을", "leather wallet"),
    ],
)
def test_what_stands_on_a_korean_word_or_is_written_with_it(text: str, english: str) -> None:
    assert read(text).english == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("レザーバッグ", "leather bag"),
        ("ﾏｸﾞｶｯﾌﾟ", "mug"),
        ("ペンダント", "ペンダント"),
        ("ゴツゴツスニーカー", "ゴツゴツ sneaker"),
    ],
)
def test_a_katakana_word_is_known_whole_or_by_its_end(text: str, english: str) -> None:
    reader = reader_of("ja")
    assert reader is not None
    assert reader.read(reader.prepared(text)).english == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("千円以下", "under 1000 yen"),
        ("1万5千円くらい", "around 15000 yen"),
        ("３０００円から５０００円の間で", "between 3000 yen and 5000 yen"),
        ("百ドル以内", "under $100"),
        ("5만 5천원 이하로요", "under 55000 KRW"),
        ("오십달러 정도", "around $50"),
        ("3만원에서 5만원 사이", "between 30000 KRW and 50000 KRW"),
    ],
)
def test_sums_as_they_are_said(text: str, english: str) -> None:
    assert read(text).english == english
