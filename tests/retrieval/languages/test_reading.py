"""What products in German and Chinese are in English: nothing that they deny."""

from __future__ import annotations

from retrieval.catalog.product import Product
from retrieval.languages.lexicon import lexicon
from retrieval.languages.reading import english_of, into_english


def read(code: str, name: str, category: tuple[str, ...] = (), **attributes: str) -> tuple[str, ...]:
    product = Product("1", name, category=category, attributes={n: (v,) for n, v in attributes.items()})
    return into_english(lexicon(code), lambda one: one)(product).english


def test_a_products_kind_comes_first_and_its_values_follow() -> None:
    said = read("zh", "疾风跑鞋", ("鞋类",), 颜色="黑色", 防水="是")
    assert said == ("footwear", "running shoe", "black", "waterproof")


def test_the_last_part_of_a_compound_says_what_it_is() -> None:
    assert read("de", "Wanderrucksack") == ("backpack",)


def test_what_is_denied_is_not_read() -> None:
    assert read("de", "Jacke ohne Kapuze", Vegan="nein") == ("jacket",)


def test_reading_again_changes_nothing() -> None:
    enrich = into_english(lexicon("de"), lambda one: one)
    once = enrich(Product("1", "Laufschuh"))
    assert enrich(once) == once


def test_a_value_of_an_unknown_word_is_not_read() -> None:
    assert english_of("Schwarzwald Edition", lexicon("de")) == ()


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    known = lexicon("zh")
    for simple, traditional in (("颜色", "顏色"), ("黑色", "黑色"), ("帐篷", "帳篷"), ("拖鞋", "拖鞋")):
        assert english_of(simple, known)
        assert english_of(traditional, known) == english_of(simple, known)
