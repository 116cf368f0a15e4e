"""Messages of every language say the same things; amounts, days and quick replies are written its way."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.actions.stepping import CHOOSE, OUT, STEP
from assistant.locales.hours import clock_time, hours
from assistant.locales.messages import FILES, MODEL, Unsayable, arguments, formatted, spoken
from assistant.locales.options import FIXED, worded
from assistant.locales.patterns import SLOTS, patterns, plain
from assistant.locales.voice import voice
from assistant.understanding.glossing.glosses import reader_of
from assistant.understanding.words import clean
from retrieval.catalog.product import Money

CODES = sorted(file.name.removesuffix(".ftl") for file in FILES.iterdir() if file.name.endswith(".ftl"))


@pytest.mark.parametrize("code", CODES)
def test_every_file_has_the_messages_and_arguments_of_the_first(code: str):
    assert arguments(code) == arguments(MODEL)


def test_what_is_spoken_is_what_has_a_complete_file():
    assert {"en", "zh", "zh-Hant", "de", "es", "fr"} <= spoken()
    assert {tag for tag in spoken() if "-" not in tag} == {"en", *CODES}


def test_every_argument_is_of_a_known_kind():
    used = frozenset().union(*arguments(MODEL).values())
    assert used <= set(SLOTS)


def test_a_message_or_an_argument_that_is_missing_is_an_error():
    with pytest.raises(Unsayable):
        formatted("zh", "no-such-message", {})
    with pytest.raises(Unsayable):
        formatted("zh", "cart-total", {})


@pytest.mark.parametrize(
    ("language", "whole", "cents"),
    [
        ("zh", "89美元", "1,094.50美元"),
        ("zh-Hant", "89 美元", "1,094.50 美元"),
        ("de", "89\u00a0$", "1.094,50\u00a0$"),
        ("fr", "89\u00a0$US", "1\u202f094,50\u00a0$US"),
        ("ar", "89 دولار أمريكي", "1,094.50 دولار أمريكي"),
    ],
)
def test_dollars_stay_dollars(language: str, whole: str, cents: str):
    assert voice(language).money(Money(Decimal(89), "USD")) == whole
    assert voice(language).money(Money(Decimal("1094.50"), "USD")) == cents


def test_the_shop_s_own_currency_goes_by_its_sign_and_cents_are_kept_where_money_moves():
    assert voice("zh").money(Money(Decimal(89), "CNY")) == "¥89"
    assert voice("de").money(Money(Decimal(89), "EUR")) == "89\u00a0€"
    assert voice("zh").amount(Decimal(39), "USD") == "39.00美元"


def test_days_lists_and_numbers():
    chinese, german = voice("zh"), voice("de")
    assert chinese.day(date(2026, 11, 17), year=True) == "2026年11月17日"
    assert german.day(date(2026, 11, 17)) == "Di., 17. November"
    assert chinese.moment(datetime(2026, 11, 20, 14, 5)) == "11月20日 14:05"
    assert chinese.listing(["A", "B", "C"]) == "A、B和C"
    assert german.either(["A", "B"]) == "A oder B"
    assert german.number(4.7) == "4,7"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("Yes, pass it on", "好的，转给同事"),
        ("Up to $50", "50美元以内"),
        ("$50 to $100", "50美元到100美元"),
        ("$100 and over", "100美元以上"),
        ("Visa ending in 1020", "Visa（尾号1020）"),
        ("Gift card ($75.00)", "礼品卡（余额75美元）"),
        (
            "#W2611340: Water Bottle, Office Chair and 2 more",
            "#W2611340：Water Bottle, Office Chair等，另有2件",
        ),
        ("Zorbify Deluxe", "Zorbify Deluxe"),
    ],
)
def test_quick_replies_are_worded_and_names_are_left_alone(option: str, said: str):
    assert worded(option, "zh") == said
    assert worded(option, "en") == option


def test_different_options_stay_different():
    options = ("Up to $50", "$50 to $100", "$100 and over", "Yes", "No", "Best rated", "All of it")
    for language in spoken():
        assert len({worded(option, language) for option in options}) == len(options)


def test_hours_are_said_in_the_language_or_quoted_as_they_stand():
    assert hours(voice("zh"), "Monday to Friday, 9 am to 6 pm") == "星期一–星期五，09:00–18:00"
    assert hours(voice("zh"), "weekdays except May Day") == "“weekdays except May Day”"
    assert clock_time(voice("de"), "5:30 pm") == "17:30"
    assert hours(voice("de"), "Sunday 11 am to 4 pm (Eastern time)") == (
        "Sonntag 11:00–16:00 (Nordamerikanische Ostküstenzeit)"
    )
    assert hours(voice("de"), "Sunday 11 am (summer time)") == "„Sunday 11 am (summer time)“"


def test_a_pattern_gives_back_what_was_put_in():
    (way,) = patterns("zh")["cheaper-by"]
    said = formatted("zh", "cheaper-by", {"name": "Ridge", "other": "Fenway", "price": "5美元"})
    assert way.read(said) == {"name": ("Ridge",), "other": ("Fenway",), "price": ("5美元",)}
    assert way.read("别的话。") is None
    assert plain("\n- \u2068Ridge\u2069") == "Ridge"


def test_both_ways_to_put_a_message_have_a_pattern():
    ways = patterns("zh")["found-one"]
    said = {formatted("zh", "found-one", {"thing": "X"}, style) for style in (0, 1)}
    assert len(said) == 2
    assert all(any(way.read(sentence) for way in ways) for sentence in said)


def test_latin_names_keep_their_direction_in_arabic_sentences():
    arabic = voice("ar")
    thing = arabic.say("part-thing", name="Halo X2", price=arabic.money(Money(Decimal(89), "USD")))
    assert thing == "\u2068Halo X2\u2069 (89 دولار أمريكي)"
    assert arabic.say("instead-there", name=thing) == f"ولدينا أيضًا: {thing}."
    assert arabic.listing(["Halo X2", "حذاء", "#W2041"]) == "\u2068Halo X2\u2069 وحذاء و\u2068#W2041\u2069"
    assert arabic.say("propose-ask", kind="cancel_order") == "هل ألغيه؟"
    assert "\u2068" not in voice("de").say("out", name="Halo X2")


@pytest.mark.parametrize("count", [1, 2, 3, 11, 100])
def test_a_number_governs_its_noun_in_arabic(count: int):
    said = {1: "طلب واحد", 2: "طلبان", 3: "3 طلبات", 11: "11 طلبًا", 100: "100 طلب"}[count]
    assert voice("ar").say("orders-listed", count=count) == f"لديك {said}:"


@pytest.mark.parametrize("language", sorted(spoken() - {"en"}))
def test_an_option_that_is_always_the_same_is_put_in_every_language(language: str) -> None:
    assert {option for option in FIXED if worded(option, language) == option} <= {"PayPal", "No"}


@pytest.mark.parametrize("language", sorted(spoken() - {"en"}))
@pytest.mark.parametrize("options", [STEP, CHOOSE, OUT])
def test_the_options_of_one_reply_differ_in_every_language(language: str, options: tuple[str, ...]) -> None:
    assert len({worded(option, language) for option in options}) == len(options)


@pytest.mark.parametrize("language", sorted(spoken() - {"en", "zh-Hant"}))
def test_the_button_for_the_cart_is_read_as_what_it_says(language: str) -> None:
    reader = reader_of(language)
    assert reader is not None
    read = reader.read(reader.prepared(clean(worded("Add it to my cart", language)))).english
    assert "cart" in read
    assert read.startswith(("add", "in my cart"))
