"""What shoppers type in several languages, short, sloppy and polite: its language is known, it is read, and
what is a request reads as the English one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.turn import Conversation
from assistant.understanding.glossing.glosses import reader_of
from tests.understanding.glossing.talking import glossing, read

LINES = (Path(__file__).parent / "said.tsv").read_text(encoding="utf-8").splitlines()
SAID = [tuple(line.split("\t")) for line in LINES]
GLOSSES = glossing()
CANCEL = {
    "de": ("stornieren", "bitte stornieren", "löschen"),
    "es": ("cancelar", "cancela"),
    "fr": ("annuler", "annulez"),
    "it": ("annullare", "annulla"),
    "pt": ("cancelar", "cancela"),
    "nl": ("annuleren", "annuleer"),
    "zh": ("取消", "取消吧"),
    "ja": ("キャンセル", "キャンセルして", "キャンセルお願いします", "返品お願いします"),
    "ko": ("취소", "취소해 주세요", "반품해 주세요"),
}


@pytest.mark.parametrize(
    ("code", "many"),
    [
        ("zh", 120),
        ("de", 120),
        ("es", 120),
        ("fr", 120),
        ("ru", 60),
        ("pl", 60),
        ("tr", 60),
        ("it", 50),
        ("pt", 50),
        ("nl", 50),
        ("th", 80),
    ],
)
def test_first_messages_are_taken_for_their_language_and_read(code: str, many: int) -> None:
    texts = [text for language, intent, text in SAID if language == code and intent != "out_of_scope"]
    read_as = [GLOSSES.gloss(text, Conversation("c")) for text in texts]
    right = sum(gloss.language.split("-")[0] == code for gloss in read_as) / len(texts)
    known = sum(gloss.known for gloss in read_as if gloss.language != "en") / len(texts)
    assert len(texts) >= many
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
        ("เก้าอี้ไม่เกินสองร้อยห้าสิบดอลลาร์", "chair under $250"),
        ("ผ้าพันคอ", "scarf"),
        ("ขอยกเลิกออเดอร์ ๑๙๐๘ ครับ ไม่ต้องการแล้ว", "cancel order 1908, it is no longer needed"),
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
        ("Sono impermeabili?", "are they waterproof?"),
        ("São impermeáveis?", "are they waterproof?"),
        ("Zijn ze waterdicht?", "are they waterproof?"),
        ("prendo la seconda, due pezzi", "add 2 of the second one to my cart"),
        ("a mais barata, por favor", "the cheapest one, please"),
        ("non mi piace la lana", "I don't like wool"),
        ("não gosto de lã", "I don't like wool"),
        ("hoe was ik de wollen trui?", "how do I wash the wool sweater?"),
        ("они водонепроницаемые?", "are they waterproof?"),
        ("можно вернуть обувь, если я ее уже носил?", "can I return worn or used items?"),
        ("непромокаемая куртка до пятидесяти баксов", "rain jacket under $50"),
        ("czy ten plecak jest wodoodporny?", "is this backpack waterproof?"),
        ("plecaki do 100 zl", "backpack under 100 PLN"),
        ("biorę ten drugi, dwie sztuki", "add 2 of the second one to my cart"),
        ("KADIN YAĞMURLUĞU VAR MI", "do you have women's rain jacket"),
        ("50 liraya kadar sirt cantasi", "backpack under 50 TRY"),
        ("lavantasız kokulu mum", "without lavender scented candle"),
    ],
)
def test_a_request_is_read_as_the_english_one(text: str, english: str) -> None:
    assert read(text).english == english


@pytest.mark.parametrize("text", ["отменяйте", "отмените", "anuluj", "anulujcie", "iptal edin", "iade edin"])
def test_an_order_to_cancel_is_no_consent_to_something_else(text: str) -> None:
    assert not read(text).english.startswith("yes")


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in CANCEL.items() for text in texts])
def test_to_cancel_alone_agrees_to_nothing(tag: str, text: str) -> None:
    reader = reader_of(tag)
    assert reader is not None
    assert "yes" not in reader.read(reader.prepared(text)).english


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
