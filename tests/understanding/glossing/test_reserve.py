"""A yes with a reserve is no yes to a change of an order, in any language; a plain one is."""

from __future__ import annotations

import pytest

from assistant.actions.desk.reading.agreement import agrees
from assistant.desk import Desk, Slot
from assistant.turn import Conversation
from tests.understanding.glossing.talking import read

RESERVED = {
    "de": [
        "ja, falls es heute geht",
        "ja bis auf das Radio",
        "ja, aber erst morgen",
        "danke, ist gut so",
        "ja ich will die Bestellung",
        "ja, ich möchte bestellen",
    ],
    "es": ["sí siempre que sea gratis", "sí mañana", "vale, pero sin la radio", "sí, es mi pedido"],
    "fr": [
        "oui dès que je suis remboursé",
        "oui sauf la radio",
        "oui demain",
        "c'est bon merci",
        "oui, je veux ma commande",
        "tout est bon, merci",
    ],
    "it": ["sì purché sia gratis", "sì, se oggi", "sì domani", "va bene così"],
    "pt": ["sim, se for hoje", "sim depois", "sim se ok", "sim, quero o pedido"],
    "nl": ["nou ja", "ja nou", "ja mits gratis"],
    "pl": ["tak jak dostanę zwrot", "tak gdy dostanę zwrot", "tak sobie", "tak chcę zamówienie"],
    "ru": ["да ладно", "да при условии возврата", "да хорошо бы", "да ну", "всё хорошо, спасибо"],
    "tr": ["evet iade edilirse", "evet yarın", "tamam iade gelirse"],
    "ar": ["نعم بشرط أن يكون مجانا", "نعم لو مجانا", "ماشي بس بكرة"],
    "ja": ["いいです", "はい、でも", "はい返金されたら", "それでいいですか"],
    "ko": ["네 무료면", "네 근데 라디오는 빼고", "네 내일"],
    "zh": ["可以，等退款到账", "好，只退背包", "好，要是今天能退", "没问题吧"],
    "zh-Hant": ["可以，等退款到帳", "好，但是收音機留著"],
    "th": ["ใช่ ถ้าคืนเงินวันนี้", "ตกลง แต่ไม่เอาวิทยุ", "ใช่ พรุ่งนี้", "โอเค ยกเว้นวิทยุ", "ใช่มั้ง", "ได้ เมื่อได้เงินคืนแล้ว"],
}
PLAIN = {
    "de": ["ja", "ja bitte", "aber gerne"],
    "es": ["sí", "sí, por favor", "claro que sí"],
    "fr": ["oui", "mais oui", "oui, allez-y"],
    "it": ["sì", "sì grazie", "ma certo"],
    "pt": ["sim", "sim, se faz favor", "pode cancelar"],
    "nl": ["ja", "doe maar", "ja graag"],
    "pl": ["tak", "tak, proszę"],
    "ru": ["да", "да, пожалуйста", "отменяйте, да"],
    "tr": ["evet", "evet, lütfen"],
    "ar": ["نعم", "نعم لو سمحت"],
    "ja": ["はい", "はい、お願いします", "いいですよ"],
    "ko": ["네", "네, 취소해 주세요"],
    "zh": ["好的", "可以", "确认取消"],
    "zh-Hant": ["好", "確認"],
    "th": ["ใช่", "ใช่ค่ะ", "ตกลงครับ", "โอเค"],
}

REFUSED = {
    "de": "natürlich nicht",
    "es": "claro que no",
    "fr": "bien sûr que non",
    "it": "certo che no",
    "pt": "claro que não",
    "nl": "natuurlijk niet",
    "pl": "jasne, że nie",
    "ru": "конечно нет",
    "tr": "tabii ki hayır",
}


HALF_HEARTED = {
    "de": ["hm, ja", "ja ja", "ja gut", "ja nun", "na ja, ja", "ja...", "ja?", "ja, das Radio"],
    "es": ["bueno", "bueno, sí", "mmm sí", "sí... no, espera", "claro, claro", "sí, lo quiero", "ya, vale"],
    "fr": ["euh oui", "oui oui", "bon d'accord", "oui... non attendez", "c'est ça oui", "ben oui, enfin"],
    "it": ["beh, sì", "sì sì", "sì... boh", "sì dai", "sì certo, come no"],
    "pt": ["hum, sim", "bom... sim", "sim sim", "pode ser", "ah, claro, claro"],
    "nl": ["hm ja", "ja ja", "ja dan", "tja, ja", "ja hoor, vast wel weer"],
    "pl": ["no tak", "hm, tak", "tak tak", "niech będzie", "no dobra"],
    "ru": ["ну да", "ну... да", "хм, да", "да нет", "ладно", "да-да"],
    "tr": ["evet de", "evet de bilemedim", "hmm evet", "evet evet", "peki", "evet... yok dur"],
    "ar": ["يعني نعم", "نعم... لا انتظر", "نعم نعم", "نعم أريد طلبي", "نعم؟"],
    "ja": ["はいはい", "はい…", "うんうん", "わかりました", "まあ、はい", "はい、どうも"],
    "ko": ["네네", "음... 네", "네...", "예예", "네 확인했어요"],
    "th": ["อืม...ใช่", "เอ่อ ใช่", "ก็ใช่", "ใช่ๆ", "น่าจะใช่", "อืม"],
    "zh": ["嗯...", "嗯嗯", "嗯", "退吧", "好吧", "行吧", "对吧", "好好好", "行行行", "我老婆说好"],
    "zh-Hant": ["嗯…", "嗯嗯", "退吧", "好吧", "對吧", "好啊好啊，真棒呢", "對對對"],
}
"""Yeses that give in, hesitate, put off, doubt, or are said twice over: "はいはい" and "ja ja" brush off, and
where they do not a second question costs less than a wrong change."""
WITH_MORE = {
    "de": ["klar, mach das"],
    "es": ["sí, cancela el pedido por favor", "claro que sí, gracias"],
    "fr": ["oui, annulez la commande s'il vous plaît", "tout à fait"],
    "it": ["certo che sì", "ma certo"],
    "pt": ["sim, pode cancelar o pedido", "isso mesmo"],
    "nl": ["ja hoor"],
    "pl": ["oczywiście, że tak", "jasne"],
    "ru": ["да, всё верно", "конечно", "давайте"],
    "tr": ["kabul ediyorum", "tabii ki"],
    "ar": ["نعم، ألغه", "نعم، شكرا", "أكيد"],
    "ja": ["はい、キャンセルをお願いします", "もちろんです", "構いません"],
    "ko": ["넵", "네 부탁드립니다"],
    "th": ["ตกลง ยกเลิกเลย", "ได้เลยค่ะ"],
    "zh": ["好的，请取消", "嗯，取消吧", "没问题", "好的~"],
    "zh-Hant": ["好，請取消", "沒問題"],
}


def agreement(text: str, language: str) -> bool | None:
    asked = Conversation("c", language=language, desk=Desk(awaiting=Slot.CONFIRM))
    return agrees(read(text, asked).english)


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in RESERVED for text in RESERVED[code]])
def test_reserved(language: str, text: str) -> None:
    assert agreement(text, language) is not True


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in PLAIN for text in PLAIN[code]])
def test_plain(language: str, text: str) -> None:
    assert agreement(text, language) is True


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, said in HALF_HEARTED.items() for text in said]
)
def test_half_hearted(language: str, text: str) -> None:
    assert agreement(text, language) is not True


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, said in WITH_MORE.items() for text in said]
)
def test_a_yes_with_politeness_and_the_change_itself(language: str, text: str) -> None:
    assert agreement(text, language) is True


def test_what_is_no_answer_is_read_as_it_was() -> None:
    asked = Conversation("c", language="de", desk=Desk(awaiting=Slot.CONFIRM))
    assert "maybe" not in read("was kostet der Versand nach Österreich", asked).english


@pytest.mark.parametrize(("language", "text"), REFUSED.items())
def test_surely_not_is_a_no(language: str, text: str) -> None:
    assert agreement(text, language) is False
