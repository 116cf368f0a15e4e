"""Guesses come from the shop's labels, say nothing where they are unsure, and are never said."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.catalog.product import Product
from retrieval.embedding import HashingEmbedder
from retrieval.extraction.catalogue import Extraction
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.learned import learn
from retrieval.extraction.meaning import mean, text_of
from retrieval.extraction.rules import Rules
from retrieval.extraction.saving import FILE, load, save
from retrieval.extraction.targets import OTHER, Limits, targets
from retrieval.extraction.vocabulary import CATEGORY

WORDS = {
    "Garden": ["spade", "rake", "hoe", "soil", "compost", "seeds", "hedge", "lawn", "pruning", "trowel"],
    "Kitchen": ["pan", "whisk", "ladle", "simmer", "oven", "roast", "dough", "skillet", "recipe", "sieve"],
    "Music": ["strings", "chord", "amplifier", "melody", "drum", "bow", "frets", "tuning", "octave", "reed"],
}
ORIGIN = {"Garden": "Wales", "Kitchen": "Portugal", "Music": "Japan"}
"""Said in no text: it can only be guessed from the kind of thing."""


def made(number: int, kind: str) -> Product:
    chosen = random.Random(number).sample(WORDS[kind], 5)
    return Product(
        f"{kind}{number}",
        f"Item {chosen[0]} {chosen[1]}",
        f"With {' and '.join(chosen[2:])}.",
        category=("All", kind),
        attributes={"origin": (ORIGIN[kind],)},
    )


SHOP = [made(number, kind) for kind in WORDS for number in range(60)]
NEW = [
    replace(made(number, kind), category=(), attributes={}) for kind in WORDS for number in range(900, 910)
]
KINDS = [kind for kind in WORDS for _ in range(10)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.trained(SHOP, HashingEmbedder())


def test_category_and_attribute_are_guessed_from_other_words(extractor: Extractor) -> None:
    for product, kind in zip(NEW, KINDS, strict=True):
        found = {e.name: e for e in extractor.extract(product)}
        assert found[CATEGORY].value == f"All > {kind}"
        assert found["origin"].value == ORIGIN[kind]
        assert (found["origin"].method, found["origin"].source) == ("learned", None)
        assert found["origin"].confidence >= 0.5


def test_a_guess_is_never_said(extractor: Extractor) -> None:
    enriched = extractor.enrich(NEW[0])
    assert enriched.said == {}
    assert enriched.guessed == {"origin": ("Wales",)}


def test_words_of_two_kinds_or_of_none_give_no_guess(extractor: Extractor) -> None:
    torn = Product("x", "Item spade whisk", "With lawn and oven and strings and amplifier.")
    strange = Product("y", "Quark gluon", "Hadrons.")
    assert [e for product in (torn, strange) for e in extractor.extract(product)] == []


def test_labels_that_no_word_tells_are_not_guessed() -> None:
    tossed = [
        replace(product, attributes={"origin": (random.Random(at).choice(["Wales", "Japan"]),)})
        for at, product in enumerate(SHOP)
    ]
    learned = learn(tossed, Extractor.of(tossed).rules)
    assert learned is not None
    assert {labeller.name for labeller in learned.labellers} == {CATEGORY}


def test_too_few_labels_teach_nothing() -> None:
    assert learn(SHOP[:5], Rules()) is None
    assert learn([], Rules()) is None


def test_by_meaning_a_value_needs_few_labels() -> None:
    few = [made(number, kind) for kind in WORDS for number in range(14)]
    embedder = HashingEmbedder(1024)
    meaning = mean(few, Extractor.of(few).rules, embedder)
    assert CATEGORY in {named.name for named in meaning.named}
    vectors = embedder.embed([text_of(product) for product in NEW])
    guesses = [
        {g.name: g.value for g in meaning.guesses(product, vector)}.get(CATEGORY)
        for product, vector in zip(NEW, vectors, strict=True)
    ]
    given = [(guess, kind) for guess, kind in zip(guesses, KINDS, strict=True) if guess]
    assert len(given) > len(NEW) / 2
    assert sum(guess == f"All > {kind}" for guess, kind in given) >= 0.9 * len(given)
    left = mean(few, Rules(), embedder, but=[CATEGORY])
    assert [named.name for named in left.named] == ["origin"]


def test_rare_values_are_one_and_measures_are_none() -> None:
    limits = Limits(of_value=2, of_name=4, values=10, names=5)
    labelled = [
        {"hue": (hue,), "size": (str(size % 2),)}
        for size, hue in enumerate(["red", "red", "tan", "tan", "sky"])
    ]
    assert list(targets([*labelled, {}], limits)) == [("hue", ["red", "red", "tan", "tan", OTHER, None])]


def test_what_is_saved_reads_and_guesses_the_same(extractor: Extractor, tmp_path: Path) -> None:
    save(replace(extractor, count=7), tmp_path)
    again = load(tmp_path)
    assert again is not None
    assert again.count == 7
    for product in (*NEW, replace(SHOP[0], attributes={})):
        assert _values(again, product) == _values(extractor, product)


def test_what_cannot_be_read_is_as_if_there_were_nothing(extractor: Extractor, tmp_path: Path) -> None:
    assert load(tmp_path) is None
    save(extractor, tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])
    assert load(tmp_path) is None
    assert Extraction(tmp_path).enrich()(NEW[0]) is NEW[0]


def _values(extractor: Extractor, product: Product) -> list[tuple[str, str, str]]:
    return [(e.name, e.value, e.method) for e in extractor.extract(product)]
