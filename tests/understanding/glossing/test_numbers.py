"""Numbers in words, in Chinese characters and in figures."""

from __future__ import annotations

import pytest

from assistant.understanding.glossing.amounts import composed, figures, han, read_numbers
from assistant.understanding.glossing.grammar import grammar
from assistant.understanding.glossing.pieces import Pieces


def numbers(text: str, code: str) -> str:
    known = grammar(code)
    assert known is not None
    pieces = Pieces()
    return pieces.render(read_numbers(text, known, pieces))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("两百", 200), ("一百五", 150), ("一百零五", 105), ("十二", 12), ("二十", 20), ("一千二", 1200),
     ("两万三千", 23000), ("三百二十一", 321), ("千万", None), ("十", 10)],
)  # fmt: skip
def test_chinese_figures(typed: str, value: int | None) -> None:
    assert han(typed) == value


@pytest.mark.parametrize(
    ("typed", "code", "value"),
    [("1.299,00", "de", "1299.00"), ("1.299", "de", "1299"), ("12,50", "fr", "12.50"),
     ("1 299", "fr", "1299"), ("1,299.00", "zh", "1299.00"), ("1,299", "zh", "1299"), ("12.5", "es", "12.5")],
)  # fmt: skip
def test_figures_by_the_custom_of_the_language(typed: str, code: str, value: str) -> None:
    known = grammar(code)
    assert known is not None
    assert figures(typed, known) == value


@pytest.mark.parametrize(
    ("text", "code", "read"),
    [
        ("zweihundertfünfzig", "de", "250"),
        ("siebenunddreißig", "de", "37"),
        ("quatre vingt dix-sept", "fr", "97"),
        ("quatre-vingts euros", "fr", "€80"),
        ("treinta y cinco", "es", "35"),
        ("entre treinta y cuarenta", "es", "entre 30 y 40"),
        ("zwischen fünfzig und hundert", "de", "zwischen 50 und 100"),
        ("duecentocinquanta", "it", "250"),
        ("trentotto euro", "it", "€38"),
        ("cento e vinte e cinco", "pt", "125"),
        ("entre vinte e trinta reais", "pt", "entre 20 e 30 BRL"),
        ("honderdvijfentwintig", "nl", "125"),
        ("tussen vijf en twintig euro", "nl", "tussen 5 en €20"),
        ("两百块", "zh", "200"),
        ("二十来块", "zh", "20"),
        ("200人民币", "zh", "200 yuan"),
        ("￥200".replace("￥", "¥"), "zh", "200 yuan"),
        ("¥200", "ja", "200 yen"),
        ("两件", "zh", "2 件"),
        ("一下", "zh", "一下"),
    ],
)
def test_numbers_and_sums_in_a_text(text: str, code: str, read: str) -> None:
    from assistant.understanding.glossing.grammar import bared

    assert numbers(bared(text) if code not in ("zh", "ja") else text, code) == read


def test_words_of_numbers_add_up() -> None:
    assert composed([2, 100, 50]) == 250
    assert composed([80, 10]) == 90
    assert composed([2, 1000, 300]) == 2300
