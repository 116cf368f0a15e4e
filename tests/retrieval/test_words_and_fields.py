"""How texts become terms, values, phrases and documents, and how words are scored."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retrieval.catalog.product import Stock
from retrieval.documents import embedding_hash, embedding_text, said
from retrieval.fusion import blended
from retrieval.keyword import Field, KeywordIndex
from retrieval.phrases import head, named
from retrieval.values import value_key
from retrieval.words import amounts, fold, terms

from .shop import PRODUCTS, priced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Running SHOES", ["run", "shoe"]),
        ("TN-2110", ["tn", "2110", "tn2110"]),
        ("15.6inch", ["15.6", "inch", "length=396"]),
        ("T-shirts", ["shirt", "tshirt"]),
        ("Crème brûlée", ["creme", "brule"]),
        ("防水背包", ["防水", "背包", "防", "水", "背", "包"]),
        ("防水背包的颜色", ["防水", "背包", "颜色", "防", "水", "背", "包", "颜", "色"]),
        ("iPhone手机壳", ["iphon", "手机", "壳", "手", "机", "壳"]),
        ("靴とバッグ", ["靴と", "とバ", "バッ", "ッグ", "靴"]),
        ("운동화", ["운동", "동화"]),
        ("เสื้อกัน", ["เสื้อ", "อกั", "กัน"]),
        ("น้ำ", ["น้ํา"]),
        ("the and of", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_folding_ignores_case_accents_and_space() -> None:
    assert fold("  CRÈME \t Brûlée ") == fold("creme brulee")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 kg", "1000g", True),
        ('15.6"', "39.6 cm", True),
        ("1 TB", "1000 GB", True),
        ("500毫升", "0.5 l", True),
        ("2公斤", "4斤", True),
        ("24英寸", "24 inch", True),
        ("30小時", "30 h", True),
        ("42", "42.0", True),
        ("Yes", "true", True),
        ("2 m", "2 l", False),
        ("10", "10 cm", False),
        ("XL", "xl", True),
        ("1.0001 kg", "1 kg", False),
        ("9" * 400, "9" * 401, False),
    ],
)
def test_values_are_equal_after_their_units(one: str, other: str, same: bool) -> None:
    assert (value_key(one) == value_key(other)) is same


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("waterproof trail shoes for my dad", "shoe"),
        ("do you have kayaks?", "kayak"),
        ("I am looking for a coffee maker, please", "maker"),
        ("jacket blue", "jacket"),
        ("a pair of socks", "sock"),
        ("something for fishing", None),
        ("a birthday present for a 5 year old", None),
        ("lamps and other gifts", "lamp"),
        ("a gift", None),
        ("laptop 15", "laptop"),
        ("", None),
    ],
)
def test_the_kind_of_thing_that_is_named(text: str, kind: str | None) -> None:
    assert named(text, is_value=lambda stem: stem == "blue").kind == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harbor Rain Jacket with Hood", "jacket"), ("Drum Set", "drum"), ("Lamp, brass", "lamp"), ("12", None)],
)
def test_the_head_of_a_name(name: str, expected: str | None) -> None:
    assert head(name) == expected


def test_what_asks_for_anything_that_suits() -> None:
    assert named("a gift for someone who likes fishing").anything
    assert named("something warm").anything
    assert not named("a lamp for something special").anything


def test_a_word_in_the_name_outweighs_the_same_word_in_the_description() -> None:
    fields = {"name": Field(3), "text": Field(1)}
    index = KeywordIndex.read(
        fields, [{"text": "a lamp"}, {"name": "lamp"}, {"name": "chair", "text": "wood"}]
    )
    scores = index.scores(terms("lamps"))
    assert scores[1] > scores[0] > scores[2] == 0


def test_a_rare_word_outweighs_a_common_one() -> None:
    index = KeywordIndex.read(
        {"text": Field(1)}, [{"text": "red lamp"}, {"text": "red kayak"}, {"text": "red chair"}]
    )
    assert int(np.argmax(index.scores(terms("red kayak")))) == 1
    assert index.rarity("kayak") > index.rarity("red")
    assert not index.scores(["unknown"]).any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 TB", "1000 GB"),
        ("1tb", "1 terabyte"),
        ('15.6" screen', "39.6 cm"),
        ("10-foot", "3.05 m"),
        ("2.4GHz", "2400 MHz"),
        ("17” bag", "17 inch"),
    ],
)
def test_one_amount_is_one_term_in_any_unit(one: str, other: str) -> None:
    assert [term for term, _, _ in amounts(one)] == [term for term, _, _ in amounts(other)] != []


@pytest.mark.parametrize("text", ["TN-2110", "22 day pack", "R2-D2", "1280 x 800", "12345678 gb", ""])
def test_what_is_no_amount(text: str) -> None:
    assert list(amounts(text)) == []


def test_an_empty_keyword_index() -> None:
    assert KeywordIndex.read({"text": Field(1)}, []).scores(["a"]).shape == (0,)


def test_fusion_keeps_by_how_much_the_best_is_better() -> None:
    words, meaning = np.array([10.0, 1.0, 0.0, 0.0]), np.array([0.4, 0.5, 0.5, 0.0])
    assert np.argsort(-blended(words, meaning, 0.5)).tolist() == [0, 1, 2, 3]
    assert int(np.argmax(blended(words, meaning, 0.95))) == 1
    assert blended(np.zeros(4), meaning, 0.5)[1] == 0.5


def test_what_the_encoder_reads() -> None:
    text = embedding_text(PRODUCTS[0])
    assert text.startswith("Harbor Rain Jacket with Hood. by Skerry. Jackets, Clothing. Taped seams")
    assert "nylon" not in text
    assert len(embedding_text(replace(PRODUCTS[0], description="word " * 10_000))) < 2_000


def test_price_and_stock_do_not_ask_for_a_new_embedding() -> None:
    changed = replace(priced(PRODUCTS[1], "1"), stock=Stock.of(0))
    assert embedding_hash(changed) == embedding_hash(PRODUCTS[1])
    assert embedding_hash(replace(changed, name="Other")) != embedding_hash(PRODUCTS[1])


@pytest.mark.parametrize(
    ("values", "words"),
    [(("yes",), "dishwasher safe"), (("no",), ""), (("red", "blue"), "dishwasher safe red, blue"), ((), "")],
)
def test_attributes_as_people_say_them(values: tuple[str, ...], words: str) -> None:
    assert said("dishwasher_safe", values) == words
