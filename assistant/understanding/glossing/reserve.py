"""A yes with a reserve, as each language says it: a condition ("falls"), a delay ("amanhã"), a part left out
("빼고"), a doubt ("nou ja"). English readings lose such words, and an order must not be changed on what is
left of them, so where a yes to a change is awaited the typed words are looked at as well. One word too many
here costs a second question, one too few a change that nobody agreed to."""

from __future__ import annotations

import re
from functools import cache

from retrieval.words import fold

_SPACED = {
    "de": r"falls|sofern|sobald|vorausgesetzt|wenn|außer|ausser"
    r"|ohne(?! weiteres| frage)|erst|nur|bis auf|morgen"
    r"|später|ja,? gut|aber(?! (?:ja|gerne?|sicher|natürlich|klar))"
    r"|gut so|so lassen|weiter mit (?:der|meiner) bestellung|(?:will|möchte) (?:die|meine) bestellung[ .!]*$"
    r"|(?:will|möchte) bestellen|ist (?:die|meine) bestellung|alles (?:gut|in ordnung|perfekt),? danke",
    "es": r"siempre que|con tal|a menos|en cuanto|cuando"
    r"|excepto|salvo|sin(?! duda| problemas?)|mañana|luego"
    r"|después|solo|solamente|pero|^ya"
    r"|está bien así|(?:sigu|contin)\w+ con (?:el|mi|la) (?:pedido|compra|orden)"
    r"|quiero (?:el|mi|la) (?:pedido|compra|orden)[ .!]*$"
    r"|es (?:el|mi|la) (?:pedido|compra|orden)|(?:est[aá]|todo) bien,? gracias",
    "fr": r"dès que|pourvu|à condition|à moins|quand|lorsque"
    r"|sauf|excepté|sans(?! problème| souci| doute)|demain"
    r"|plus tard|seulement|uniquement|mais(?! oui)|^bon|c'est ça,? oui"
    r"|c'est bon,? merci|continue[rz]? (?:avec )?(?:la|ma) commande|veux (?:la|ma) commande[ .!]*$"
    r"|est (?:la|ma) commande|tout (?:est bon|va bien)",
    "it": r"se|purché|tranne|salvo|eccetto|senza(?! problemi| dubbio)"
    r"|domani|dopo|quando|appena|solo|soltanto"
    r"|a patto|però|ma(?! sì| certo)|va bene così|continu\w+ con (?:l'|il mio )ordine"
    r"|voglio (?:l'|il mio )ordine[ .!]*$|è (?:l'|il mio )ordine|tutto bene",
    "pt": r"se(?! faz favor)|caso|desde que|contanto|exceto"
    r"|salvo|menos|sem(?! problemas?| dúvida)|amanhã|depois"
    r"|quando|só|somente|apenas|assim que|a não ser|mas|porém"
    r"|está bo[ma] assim|continu\w+ com o (?:meu )?pedido|quero o (?:meu )?pedido[ .!]*$"
    r"|é o (?:meu )?pedido|tudo bem,? obrigad[oa]",
    "nl": r"mits|indien|tenzij|zodra|als(?! (?:u|je) (?:het )?(?:blieft|kunt|wilt?))"
    r"|behalve|zonder(?! problemen)"
    r"|morgen|later|straks|wanneer|alleen|eerst|ja,? maar|nou ja|ja,? nou"
    r"|goed zo|zo laten|door met (?:de|mijn) bestelling|wil (?:de|mijn) bestelling[ .!]*$"
    r"|is (?:de|mijn) bestelling|alles goed,? (?:bedankt|dank)",
    "pl": r"jeśli|jeżeli|gdy|gdyby|kiedy|jak|o ile|pod warunkiem"
    r"|oprócz|poza|bez(?! problemu)|jutro|później|tylko"
    r"|ale|tak sobie|chcę (?:to |moje )?zamówienie[ .!]*$|tak jest dobrze"
    r"|to (?:jest )?moje zamówienie|wszystko dobrze",
    "ru": r"если|когда|как только|при условии|кроме|без(?! проблем)"
    r"|завтра|потом|позже|только|но|бы|да ладно|да ну"
    r"|хочу (?:этот |мой )?заказ[ .!]*$|пусть (?:так|будет так)"
    r"|это мой заказ|вс[её] (?:хорошо|в порядке)",
    "tr": r"eğer|hariç|şartıyla|yarın|sonra|sadece|yalnız(?:ca)?|ama|fakat"
    r"|\w+(?:[aeıiuü]rs[ae]|s[ae]n[ıi]z|ys[ae])",
    "ar": r"بشرط|لو(?! سمحت| تكرمت)|[اإ]ذا|[اإ]ن|[اإ]لا|ما عدا|بدون|غدا|بعدين|لاحقا|عندما|لما|فقط|بس"
    r"|هذا طلبي|تمام[،, ]*شكرا|و?لكن|(?:أريد|ابغى) (?:طلبي|الطلب)[ .!]*$",
}
_UNSPACED = {
    "ja": r"たら|なら|れば|場合|ただし|でも|けど|ですが|ましたが|以外|抜き|だけ|後で|あとで|明日|もし"
    r"|ですか[。．.]?$|^(?:もう|まあ)?いいです[。．.]*$"
    r"|(はい|うん|ええ|そう)[、,。．.\s]*\1"  # はいはい brushes off
    r"|^(?:わかりました|分かりました|了解(?:です|しました)?|承知しました|確認しました)"
    r"[。．.!]*$",  # heard, not agreed
    "ko": r"만약|라면|(?<!그러)면(?=[\s,.]|$)|(?:^|[\s,])단[\s,]|제외"
    r"|빼|말고|내일|나중|만(?=[\s,.]|$)|일단|근데|그런데|지만"
    r"|(?<![가-힣])(네|넵|넹|예|응|어)[\s,.]*\1(?!요)|확인했(?:어요|습니다)[\s.!]*$",
    "th": r"ถ้า|หาก|เมื่อ|ตอนที่|พอได้|ต่อเมื่อ|ยกเว้น|เว้นแต่|นอกจาก|ไม่รวม|ไม่เอา|แต่|พรุ่งนี้"
    r"|ทีหลัง|ภายหลัง|ค่อย|รอ|ก่อน"
    r"|ๆ|แค่|เฉพาะ|เท่านั้น|อาจ|มั้ง|ไม่แน่ใจ|ใช่ไหม|ใช่มั้ย|เหรอ|หรอ",
    "zh": r"要是|如果|假如|除|前提|只|等|先|明天|晚点|晚點|不过"
    r"|不過|但|万一|萬一|的话|的話|以外|没问题吧|沒問題吧"
    r"|([嗯好对對是行])的?[,，、。.\s]*\1|[嗯好对對是行]{3}|(?:^|[,，。\s])[好行][吧啦](?![^,，。.!！~\s])"
    r"|[对對是]吧|^[嗯哦喔啊]+[吧呀啊呢]?[。．.!！~]*$|^(?:那|就)*(?:退|换|換|取消|办|辦|改)了?吧[。．.!！~]*$",
}


def reserves(text: str, language: str) -> bool:
    """Whether words of `language` stand in this that make a yes less than one. `text` as typed."""
    pattern = _pattern(language.partition("-")[0])
    return pattern is not None and pattern.search(fold(text)) is not None


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language in _SPACED:
        return re.compile(rf"(?<!\w)(?:{fold(_SPACED[language])})(?!\w)")
    return re.compile(fold(_UNSPACED[language])) if language in _UNSPACED else None
