"""What messages in other languages ask of products, once they are read into English."""

# a case stands on one line, in its own letters
from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.desk import Desk, Slot
from assistant.evidence import Awaiting
from assistant.turn import Conversation
from assistant.understanding.glossing.glosses import served
from assistant.understanding.words import clean
from retrieval.languages.codes import LANGUAGES
from tests.understanding.glossing.talking import constraints, read


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "currency"),
    [
        ("两百块以内的防水背包有吗", "zh", None, 200, "USD"),
        ("有沒有防水的背包,兩百塊以內", "zh-Hant", None, 200, "USD"),
        ("防水的背包，预算５０到８０元", "zh", 50, 80, "CNY"),
        ("一百五以下的防水背包", "zh", None, 150, "USD"),
        ("防水背包不要超过一千二", "zh", None, 1200, "USD"),
        ("Haben Sie wasserdichte Rucksäcke unter 100 Euro?", "de", None, 100, "EUR"),
        ("Ich suche einen wasserdichten Rucksack bis 50 $", "de", None, 50, "USD"),
        ("wasserdichter Rucksack für maximal zweihundertfünfzig Euro", "de", None, 250, "EUR"),
        ("Busco una mochila impermeable por menos de doscientos cincuenta euros", "es", None, 250, "EUR"),
        ("una mochila impermeable entre 30 y 60 dólares", "es", 30, 60, "USD"),
        ("Avez-vous des sacs à dos imperméables à moins de quatre-vingt-dix euros ?", "fr", None, 90, "EUR"),
        ("je cherche un sac à dos imperméable, 1 299,50 € maximum", "fr", None, Decimal("1299.50"), "EUR"),
        ("Vocês têm mochila impermeável por menos de 60 dólares?", "pt", None, 60, "USD"),
        ("Cerco uno zaino impermeabile sotto i 100 euro", "it", None, 100, "EUR"),
        ("Hebben jullie een waterdichte rugzak onder de 100 euro?", "nl", None, 100, "EUR"),
        ("Есть водонепроницаемый рюкзак до ста долларов?", "ru", None, 100, "USD"),
        ("5000円以下の防水バックパックを探しています", "ja", None, 5000, "JPY"),
        ("Macie wodoodporny plecak do 100 zł?", "pl", None, 100, "PLN"),
        ("100 dolar altında su geçirmez sırt çantası var mı", "tr", None, 100, "USD"),
        ("هل لديكم حقيبة ظهر مقاومة للماء بأقل من 100 دولار؟", "ar", None, 100, "USD"),
    ],
)
def test_a_search_keeps_its_kind_its_wish_and_its_budget(
    text: str, language: str, low: int | None, high: int | None, currency: str
) -> None:
    assert read(text).language == language
    said = constraints(text)
    assert said.filters.categories == ("Backpacks",)
    assert said.filters.attributes.get("waterproof") == ("yes",)
    price = (said.filters.price_min, said.filters.price_max)
    assert price == (low, high)
    assert said.filters.currency in (currency, None if currency == "USD" else currency)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("第二个多少钱", "how much is the second one"),
        ("便宜点的", "anything cheaper"),
        ("我的订单到哪了", "where is my order"),
        ("能货到付款吗", "can I pay cash on delivery"),
        ("转人工", "I want to talk to a person"),
        ("把第二个加入购物车", "add the second one to my cart"),
        ("订单 W1234567 到哪了", "where is order W1234567"),
        ("第一个和第三个有什么区别", "what is the difference between the first one and the third one"),
        ("算了", "never mind"),
        ("Was kostet der zweite?", "how much is the second one?"),
        ("Ich möchte meine Bestellung stornieren", "I want to cancel my order"),
        ("Wie lange kann ich Artikel zurückgeben?", "how long do I have to return something"),
        ("¿cuánto cuesta el segundo?", "how much is the second one?"),
        ("quiero hablar con una persona", "I want to talk to a person"),
        ("combien coûte le deuxième ?", "how much is the second one?"),
        ("je voudrais annuler ma commande", "I want to cancel my order"),
        ("Где мой заказ?", "where is my order"),
        ("もっと安いのはありますか", "anything cheaper"),
        ("제 주문 어디 있나요", "where is my order"),
        ("ของอยู่ไหนแล้วครับ", "where is my order"),
    ],
)
def test_a_phrase_is_read_as_the_english_rules_know_it(text: str, english: str) -> None:
    assert read(text).english.rstrip("?") == english.rstrip("?")


@pytest.mark.parametrize(
    "text", ["我不喜欢皮的", "Ich mag kein Leder", "no me gusta el cuero", "je n'aime pas le cuir"]
)
def test_a_dislike_stays_one(text: str) -> None:
    assert read(text).english.startswith("I don't like")
    assert "leather" in read(text).english


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Summit Backpack 有货吗", "Summit Backpack"),
        ("Ist der Summit Backpack auf Lager?", "Summit Backpack"),
        ("我的邮箱是 Ann.B+x@example.com", "Ann.B+x@example.com"),
        ("mi correo es ann@example.com", "ann@example.com"),
        ("mon colis 1Z-448-90 est où ?", "1Z-448-90"),
        ("我想取消订单#2041", "#2041"),
    ],
)
def test_names_and_addresses_pass_as_they_were_typed(text: str, kept: str) -> None:
    assert kept in read(text).english


def test_what_is_not_known_passes_and_is_counted() -> None:
    gloss = read("有没有囧囧囧囧")
    assert "囧囧囧囧" in gloss.english
    assert gloss.known < 0.6
    assert read("有没有防水的背包").known == 1.0


def test_english_and_languages_that_are_not_served_are_left_alone() -> None:
    assert read("do you have waterproof backpacks").english == "do you have waterproof backpacks"
    swedish = read("Har ni vattentäta ryggsäckar till min dotter?")
    assert (swedish.language, swedish.english) == ("sv", swedish.text)


def awaiting(slot: Slot) -> Conversation:
    return Conversation("c", "zh", desk=Desk(awaiting=slot))


def test_an_address_is_not_read_and_a_whole_command_is() -> None:
    typed = "北京市朝阳区建国路88号 100022"
    assert read(typed, awaiting(Slot.ADDRESS)).english == typed
    assert read("123 Main Street, Springfield", awaiting(Slot.ADDRESS)).language == "zh"
    assert read("转人工", awaiting(Slot.ADDRESS)).english == "I want to talk to a person"
    assert read("算了", awaiting(Slot.EMAIL)).english == "never mind"


def test_an_option_comes_back_as_the_one_that_was_offered() -> None:
    from assistant.locales.options import worded

    option = "Yes, pass it on"
    asked = Conversation("c", "zh", awaiting=Awaiting("pass_on", options=(option, "No, thanks")))
    assert worded(option, "zh") != option
    assert read(worded(option, "zh"), asked).english == option


@pytest.mark.parametrize("weak", ["ok", "42", "Summit Backpack", "👍"])
def test_a_message_that_shows_no_language_keeps_the_conversation_s(weak: str) -> None:
    assert read(weak, Conversation("c", "de")).language == "de"


def test_every_language_of_the_list_is_read() -> None:
    assert served() == set(LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("أريد حقيبة ظهر مقاومة للماء بأقل من ١٠٠ دولار", "I want backpack waterproof under $100"),
        ("والحقائب الخضراء؟", "and bag green?"),
        ("معطفا للنساء", "coat women"),
        ("بخمسين دولارًا", "for $50"),
        ("أضف الثاني إلى السلة", "add the second one to my cart"),
        ("أرني الحقيبة الثانية", "show me the second one"),
        ("هديه لأبى الذى يحب الصيد", "gift ideas for dad who likes fishing"),
    ],
)
def test_arabic_particles_and_articles_come_off_words(typed: str, english: str) -> None:
    assert read(typed).english == english


@pytest.mark.parametrize("typed", ["Visa المنتهية بالرقم 1020", "\u2068Visa\u2069 المنتهية بالرقم 1020"])
def test_an_arabic_quick_reply_comes_back_with_marks_of_direction_or_without(typed: str) -> None:
    asked = Conversation("c", "ar", awaiting=Awaiting("pass_on", options=("Visa ending in 1020", "PayPal")))
    assert read(typed, asked).english == "Visa ending in 1020"


@pytest.mark.parametrize(("typed", "heard"), [("١٢٣٤٥٦", "123456"), ("\u2068#W2041\u2069", "#W2041")])
def test_arabic_figures_and_marks_of_direction_are_cleaned_off(typed: str, heard: str) -> None:
    assert clean(typed) == heard
