"""Every finding is said in every language that has its messages, with all that the English words hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from assistant import evidence as e
from assistant.desk import Slot
from assistant.generation import template, worded
from assistant.generation.tables import table
from assistant.generation.worded import WORDINGS, sentences
from assistant.generation.worded.showing import shown_in, tabled
from assistant.locales.messages import Unsayable, spoken
from assistant.locales.options import worded as worded_option
from assistant.locales.patterns import is_part, patterns
from retrieval.languages.codes import LANGUAGES
from retrieval.query import Filters, Query
from tests.generation.worded.examples import FENWAY, FINDINGS, REASONS, RIDGE, reasoned
from tests.service import order_examples as desk

OTHERS = sorted(spoken() - {"en"})
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def text(finding: e.Finding, language: str) -> str:
    return " ".join(sentences(finding, language))


def test_every_kind_of_finding_has_words_and_an_example():
    shown = {type(finding) for finding in FINDINGS}
    assert set(WORDINGS) - {e.OtherLanguage} <= shown
    assert set(get_args(e.Finding)) == set(WORDINGS)


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_said_and_nothing_is_left_open(language: str):
    for finding in FINDINGS:
        for style in (0, 1):
            said = sentences(finding, language, style)
            assert said, finding
            assert not re.search(r"[{}$]\s?\w+ \}|None|Kind\.|Slot\.", "".join(said)), said


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_read_back_by_a_pattern(language: str):
    known = [way for message, ways in patterns(language).items() if not is_part(message) for way in ways]
    for finding in (f for f in FINDINGS if not isinstance(f, e.Cautioned)):
        for sentence in sentences(finding, language):
            bulleted = sentence.startswith("\n- ")
            assert bulleted or any(way.read(sentence) is not None for way in known), sentence


@pytest.mark.parametrize("language", OTHERS)
def test_sums_numbers_and_names_of_orders_are_those_of_the_english_words(language: str):
    """Amounts to the cent, order numbers, tracking numbers and addresses, of what binds the customer."""
    for finding in desk.FINDINGS:
        if isinstance(finding, e.Proposed | e.ChangeMade | e.OrderTold):
            told = text(finding, language).replace("\u00a0", " ")
            english = " ".join(template.say(finding))
            assert cents(english) <= cents(told), (finding, told)
            of_a_line = isinstance(finding, e.OrderTold) and finding.about in {"options", "price"}
            for name in (
                []
                if of_a_line
                else re.findall(r"#?W?\d{4}\b|1Z-\d+|CF-\d|[A-Z]\w+ (?:Keyboard|Desk|Serum)", english)
            ):
                assert name in told, (name, told)


def cents(said: str) -> set[str]:
    """The amounts of a text as digits alone, without balances: those are said where they tell cards apart."""
    bare = re.sub(r"gift card (?:with|that had) \S+ on it", "", said)
    return {re.sub(r"\D", "", figure) for figure in re.findall(r"\d[\d.,]*[.,]\d\d(?!\d)", bare)}


@pytest.mark.parametrize("language", ["zh", "zh-Hant"])
def test_chinese_holds_no_english_but_names_and_quotes(language: str):
    allowed = re.compile(
        r"“[^”]*”|https?:\S+|\S+@\S+|\d+ (?:g|cm)|[A-Z0-9#][\w#%/-]*(?: [A-Z0-9][\w-]*)*|\d+ ?(?:g|cm)\b|"
        r"(?:clicky|linear|tactile|none|switch type|backlight|full size|nuts|foot|ft-\d)",
    )
    for finding in FINDINGS:
        for sentence in sentences(finding, language):
            assert not re.search(r"[a-z]{2,}", allowed.sub("", sentence)), sentence


def test_a_shop_assistant_speaks_so():
    found = e.Found((RIDGE, FENWAY), 2, "shoes")
    assert text(found, "zh") == (
        "符合的有2款：Ridge Low（89美元）和Fenway GTX（94.50美元）。"
        " 其中Fenway GTX评分最高，4.7分。 最便宜的是Ridge Low，89美元。"
    )
    assert text(e.Answered(FENWAY, "price"), "de") == "Fenway GTX kostet 94,50\u00a0$."
    kept = e.AnswerQuoted(replace(PASSAGE, text="Sì, certo."), date(2026, 3, 2), "it")
    assert (
        text(kept, "de") == "Unser Team hat am 2. März 2026 geantwortet (Sprache: Italienisch): „Sì, certo.“"
    )
    assert text(kept, "it").startswith("Il nostro personale ha risposto il 2 marzo 2026: ")
    assert text(e.Answered(RIDGE, "waterproof", ("yes",), yes=True), "es") == "Sí, Ridge Low: impermeable."
    assert text(e.PolicyFound((PASSAGE,), ""), "fr") == (
        "Sur la page « Returns », la boutique écrit : « Only unworn items can come back. »"
    )


PASSAGE = e.Passage("p", "Returns", "", "", "Only unworn items can come back.")


def test_a_request_is_said_only_where_every_word_of_it_is_known():
    nothing = e.Nearest((), "red shoes under $40")
    known = Query("shoes", Filters(price_max=RIDGE.product.price.amount, attributes={"color": ("red",)}))  # type: ignore[union-attr]
    strange = replace(known, text="zorbs")
    assert "89美元以内" in " ".join(sentences(nothing, "zh", sought=known))
    assert sentences(nothing, "zh", sought=strange) == ("没有找到完全符合的商品。",)


def test_what_cannot_be_said_is_not_said(caplog: pytest.LogCaptureFixture):
    with pytest.raises(Unsayable):
        sentences(object(), "zh")  # type: ignore[arg-type]
    assert worded.say(object(), "zh") == ()  # type: ignore[arg-type]
    assert "is not said" in caplog.text


def test_cards_and_quick_replies_are_in_the_language_and_what_is_awaited_is_not():
    awaiting = e.Awaiting("clarify", options=("Up to $50", "Yes"))
    given = e.Evidence(
        products=(reasoned(RIDGE, REASONS[-2]),), options=awaiting.options, awaiting=awaiting, language="zh"
    )
    shown = shown_in(given)
    assert shown.options == ("50美元以内", "是")
    assert shown.products[0].reason == "最近有31位顾客买过"
    assert shown.awaiting == awaiting
    assert shown_in(replace(given, language="en")) == replace(given, language="en")


def test_a_quick_reply_is_sent_without_the_marks_that_show_a_name_in_its_own_direction():
    options = ("Visa ending in 1020", "#W2041: Halo X2 and 2 more")
    shown = shown_in(e.Evidence(options=options, language="ar")).options
    assert shown == ("Visa المنتهية بالرقم 1020", "#W2041: Halo X2، وغير ذلك 2")
    assert "\u2068#W2041\u2069" in worded_option(options[1], "ar")


def test_a_comparison_is_a_table_in_the_language():
    compared = e.Compared(
        (RIDGE, FENWAY), (e.Difference("weight", ("310 g", "340 g"), "1", False),), "1", "2"
    )
    made = table(e.Evidence((compared,), language="de"))
    assert made is not None
    english = table(e.Evidence((compared,)))
    assert english is not None
    assert tabled(english, compared.products, "de") == made
    assert [row.attribute for row in made.rows][:2] == ["Preis", "Bewertung"]
    assert made.rows[0].values == ("89\u00a0$", "94,50\u00a0$")
    assert [row.best for row in made.rows] == [row.best for row in english.rows]


def test_traditional_chinese_is_the_same_in_its_own_characters():
    assert text(e.IdentityAsked(Slot.EMAIL), "zh-Hant") == "我來查一下。 您下單時用的是哪個郵箱？"


def test_a_language_without_its_messages_is_answered_in_english():
    quiet = next((tag for tag in LANGUAGES if tag not in spoken()), None)
    if quiet is None:
        pytest.skip("every served language has its messages")
    assert template.say(e.Social("thanks"), 0, quiet) == ("You're welcome.",)
