"""Customers of one language in a catalogue of another: filters are exact, both rankings find."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.understanding.constraints import extract
from assistant.understanding.glossing.glosses import reader_of
from assistant.understanding.vocabulary import Vocabulary
from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Product
from retrieval.chroma import ChromaIndex
from retrieval.documents import embedding_hash, embedding_text
from retrieval.languages.encoder import MultilingualEmbedder
from retrieval.languages.lexicon import lexicon
from retrieval.languages.reading import into_english, reads
from retrieval.query import Query
from retrieval.search import Search
from retrieval.unspaced import simplified
from tests.retrieval.languages.shops import CHINESE, GERMAN

SHOPS = {"de": (GERMAN, "EUR"), "zh": (CHINESE, "CNY")}


@cache
def shop(language: str, folder: Path) -> tuple[Search, Vocabulary, Search]:
    """The shop's search, its vocabulary, and a search by its original words alone."""
    products, _ = SHOPS[language]
    known = lexicon(language)
    enrich = into_english(known, lambda product: product)
    search = searching([enrich(product) for product in products], folder / language)
    return search, Vocabulary(search.facets, reads(known)), searching(products, folder / f"{language}-plain")


def searching(products: list[Product], folder: Path) -> Search:
    embedder = MultilingualEmbedder()
    index = ChromaIndex(embedder.name, embedder.dimensions, path=folder)
    vectors = embedder.embed([embedding_text(product) for product in products])
    index.upsert([p.id for p in products], vectors, [embedding_hash(p) for p in products])
    return Search(MemoryCatalogue(products), index, embedder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("across")


def english(text: str, language: str) -> str:
    reader = reader_of(language)
    if reader is None:
        return text
    return reader.read(reader.prepared(simplified(text) if language == "zh" else text)).english


def found(folder: Path, customer: str, catalogue: str, typed: str) -> set[str]:
    search, vocabulary, _ = shop(catalogue, folder)
    said = extract(english(typed, customer), vocabulary, SHOPS[catalogue][1])
    results = search.search(Query(said.text, said.filters, k=30))
    return {hit.product.id for hit in results.hits} if results.carried else set()


ASKED = [
    ("zh", "de", "防水的跑鞋", {"DE-1"}),
    ("zh", "de", "黑色的双肩背包", {"DE-8"}),
    ("zh", "de", "铸铁的平底锅", {"DE-18"}),
    ("zh", "de", "无线降噪耳机", {"DE-22"}),
    ("zh", "de", "洗碗机适用的马克杯", {"DE-15"}),
    ("zh", "de", "羊毛毛衣", {"DE-13"}),
    ("zh", "de", "帐篷", {"DE-21"}),
    ("de", "zh", "wasserdichte Laufschuhe", {"ZH-1"}),
    ("de", "zh", "schwarzer Rucksack", {"ZH-6"}),
    ("de", "zh", "kabellose Kopfhörer mit Geräuschunterdrückung", {"ZH-20"}),
    ("de", "zh", "spülmaschinenfeste Becher", {"ZH-13"}),
    ("de", "zh", "Pullover aus Wolle", {"ZH-11"}),
    ("de", "zh", "ein Zelt", {"ZH-19"}),
    ("en", "de", "waterproof running shoes", {"DE-1"}),
    ("en", "de", "a brown leather bag", {"DE-10"}),
    ("en", "de", "dishwasher safe mugs", {"DE-15"}),
    ("en", "de", "headphones under 100 euros", {"DE-23"}),
    ("en", "zh", "waterproof running shoes", {"ZH-1"}),
    ("en", "zh", "yellow rain boots", {"ZH-4"}),
    ("en", "zh", "dishwasher safe mugs", {"ZH-13"}),
    ("en", "zh", "wireless headphones", {"ZH-20"}),
    ("fr", "de", "des chaussures de course imperméables", {"DE-1"}),
    ("es", "zh", "zapatillas de correr impermeables", {"ZH-1"}),
]


@pytest.mark.parametrize(("customer", "catalogue", "typed", "right"), ASKED)
def test_finds_exactly_what_is_asked_for(
    folder: Path, customer: str, catalogue: str, typed: str, right: set[str]
) -> None:
    assert found(folder, customer, catalogue, typed) == right


@pytest.mark.parametrize(
    ("customer", "catalogue", "typed", "most"),
    [("zh", "de", "200欧元以下的自行车", set()), ("de", "zh", "eine Gitarre", set())],
)
def test_shows_nothing_that_is_not_carried(
    folder: Path, customer: str, catalogue: str, typed: str, most: set[str]
) -> None:
    assert found(folder, customer, catalogue, typed) <= most


def test_filters_carry_the_catalogues_own_values(folder: Path) -> None:
    said = extract("waterproof black running shoes for men", shop("zh", folder)[1], "CNY")
    assert dict(said.filters.attributes) == {"防水": ("是",), "颜色": ("黑色",), "性别": ("男士",)}


@pytest.mark.parametrize(
    ("catalogue", "text", "right"),
    [
        ("de", "headlamp", "DE-20"),
        ("de", "头灯", "DE-20"),
        ("zh", "headlamp", "ZH-18"),
        ("zh", "Zelt", "ZH-19"),
    ],
)
def test_the_encoder_alone_finds_across_languages(
    folder: Path, catalogue: str, text: str, right: str
) -> None:
    assert shop(catalogue, folder)[2].explain(text).by_meaning[0] == right


@pytest.mark.parametrize(
    ("catalogue", "text", "right"), [("de", "headlamp", "DE-20"), ("zh", "头灯", "ZH-18")]
)
def test_keywords_alone_find_across_languages(folder: Path, catalogue: str, text: str, right: str) -> None:
    assert shop(catalogue, folder)[0].explain(english(text, "zh")).by_words[0] == right
    assert right not in shop(catalogue, folder)[2].explain("headlamp").by_words
