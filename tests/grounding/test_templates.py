"""What the templates say about true evidence passes, and what is made of it by one change does not."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.actions.policy import passage
from assistant.evidence import (
    Answered,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    Compared,
    Difference,
    Evidence,
    Finding,
    OptionAsked,
    PolicyFound,
    Shown,
    Unanswered,
    WhichOne,
)
from assistant.grounding import Grounding, Ungrounded
from retrieval.catalog.feeds.read import read
from retrieval.catalog.product import Product
from retrieval.embedding import HashingEmbedder
from retrieval.facets import facets
from retrieval.knowledge import Knowledge
from tests.grounding import planted, worded

DEMO = Path(__file__).parents[2] / "demo"
PRODUCTS = [item for item in read(DEMO / "catalogue.jsonl") if isinstance(item, Product)]
SAMPLE = 14
"""Products here; `python -m evals.template_pass` takes whole catalogues."""

CLOTHES = planted.worlds()["clothes"].products
BOOKS = planted.worlds()["books"].products
KITCHEN = planted.worlds()["kitchen"].products


def grounding(products: list[Product]) -> Grounding:
    vocabulary = facets(products)
    return Grounding(lambda: vocabulary, lambda: [p.name for p in products])


def test_every_sentence_of_every_template_passes() -> None:
    pages = Knowledge(DEMO / "policies", HashingEmbedder())
    passages = [passage(section) for section in pages.sections()]
    drawn = random.Random(3).sample(PRODUCTS, SAMPLE)
    check, kinds, refused = grounding(PRODUCTS), set[type](), list[str]()
    for evidence in worded.evidences(drawn, passages, 3):
        checker = check.against(evidence)
        for said in worded.say(evidence, 2):
            kinds.add(type(said.finding))
            verdict = checker.check(said.text, said.before)
            if isinstance(verdict, Ungrounded):
                refused.append(f"{verdict.reason} {verdict.detail}: {said.text}")
    assert refused == []
    assert len(kinds) >= 15


def passes(finding: Finding, sentence: str, *products: Product, before: str = "", asked: str = "") -> bool:
    cards = tuple(Shown(p) for p in products)
    cart = finding.cart if isinstance(finding, CartShown | CartChanged) else None
    passages = finding.passages if isinstance(finding, PolicyFound) else ()
    evidence = Evidence((finding,), cards, passages, cart=cart, asked=asked)
    verdict = grounding(list(products)).check(sentence, evidence, before)
    return not isinstance(verdict, Ungrounded)


def compared(*products: Product, **values: tuple[str | None, ...]) -> Compared:
    differences = tuple(Difference(name.replace("_", " "), found) for name, found in values.items())
    return Compared(tuple(Shown(p) for p in products), differences)


ATLAS = replace(BOOKS["atlas"], attributes={"pages": ("160",), "waterproof": ("no",), "format": ("paper",)})
STARS = replace(BOOKS["stars"], attributes={"pages": ("128",), "waterproof": ("yes",), "format": ("board",)})
BREAD = replace(BOOKS["bread"], attributes={"pages": ("352",), "waterproof": ("no",)})
THREE = compared(ATLAS, STARS, BREAD, pages=("160", "128", "352"), waterproof=("no", "yes", "no"))


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        (
            "Pages: 160 for The Night Atlas, 128 for the Stars for Small Hands"
            " and 352 for the Bread by Hand.",
            True,
        ),
        (
            "Pages: 128 for The Night Atlas, 160 for the Stars for Small Hands"
            " and 352 for the Bread by Hand.",
            False,
        ),
        ("Pages: 160 for The Night Atlas and 352 for the Stars for Small Hands.", False),
        ("Pages: 160 for The Night Atlas and 161 for the Bread by Hand.", False),
        ("Waterproof: no for The Night Atlas and yes for the Stars for Small Hands.", True),
        ("Waterproof: yes for The Night Atlas and no for the Stars for Small Hands.", False),
        ("Waterproof: no for the Stars for Small Hands.", False),
        ("Windproof: yes for the Stars for Small Hands.", False),
        ("Format: paper for The Night Atlas and board for the Stars for Small Hands.", True),
        ("Format: paper for The Night Atlas and leather for the Stars for Small Hands.", False),
        ("Format: paper for The Midnight Atlas and board for the Stars for Small Hands.", False),
        ("It is not so that pages: 160 for The Night Atlas.", False),
        ("Pages: 160 for The Night Atlas, which is signed by its author.", False),
    ],
)
def test_a_table_is_read_cell_by_cell(sentence: str, true: bool) -> None:
    assert passes(THREE, sentence, ATLAS, STARS, BREAD) is true


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        ("The Night Atlas is rated higher: 4.3 against 4.7 for the Stars for Small Hands.", False),
        ("The Bread by Hand is rated higher: 4.8 against 4.3 for The Night Atlas and 4.7 for the Stars for"
         " Small Hands.", True),
        ("The Bread by Hand is rated higher: 4.8 against 4.7 for The Night Atlas and 4.3 for the Stars for"
         " Small Hands.", False),
    ],
)  # fmt: skip
def test_ratings_stay_with_their_products(sentence: str, true: bool) -> None:
    assert passes(THREE, sentence, ATLAS, STARS, BREAD) is true


PARKA = CLOTHES["parka"]


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        ("The Alder Down Parka comes in navy and olive, not heliotrope.", True),
        ("The Alder Down Parka comes in navy and olive.", True),
        ("The Alder Down Parka comes in navy and heliotrope.", False),
        ("The Alder Down Parka comes in navy and olive, not navy.", False),
        ("The Alder Down Parka comes in heliotrope, not navy.", False),
    ],
)
def test_what_it_does_not_come_in_follows_from_what_it_does(sentence: str, true: bool) -> None:
    finding = OptionAsked(Shown(PARKA), "colour", "heliotrope", ("navy", "olive"))
    assert passes(finding, sentence, PARKA, asked="in heliotrope?") is true


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        ("It does say material: cast iron, diameter: 26 cm and weight: 2.4 kg.", True),
        ("It does say material: cast iron, diameter: 24 cm and weight: 2.4 kg.", False),
        ("It does say material: enamel, diameter: 26 cm and weight: 2.4 kg.", False),
        ("It does say weight: 26 cm.", False),
    ],
)
def test_what_is_known_is_said_pair_by_pair(sentence: str, true: bool) -> None:
    finding = Unanswered(Shown(KITCHEN["pan"]), "is it heavy?")
    assert passes(finding, sentence, KITCHEN["pan"]) is true


def test_a_review_is_its_authors() -> None:
    shoe = next(p for p in PRODUCTS if sum(bool(r.author) for r in p.reviews) > 1)
    mine, theirs = [r for r in shoe.reviews if r.author][:2]
    finding = Answered(Shown(shoe), "rating", opinions=(mine,))
    assert passes(finding, f"One customer, {mine.author}, writes: “{mine.text}”", shoe)
    assert not passes(finding, f"One customer, {theirs.author}, writes: “{mine.text}”", shoe)
    assert not passes(finding, f"One customer, {mine.author}, writes: “{mine.text} I bought ten.”", shoe)


def test_the_cart_is_counted_line_by_line() -> None:
    line = CartLine("pan", "Forge Cast Iron Skillet", 3, KITCHEN["pan"].price)
    other = CartLine("knife", "Santoku Knife", 1, KITCHEN["knife"].price)
    shown = CartShown(Cart((line, other)))
    assert passes(shown, "In your cart: three × Forge Cast Iron Skillet and Santoku Knife.")
    assert not passes(shown, "In your cart: four × Forge Cast Iron Skillet and Santoku Knife.")
    assert not passes(shown, "In your cart: Forge Cast Iron Skillet and three × Santoku Knife.")


def test_a_policy_sentence_stands_whole_or_not() -> None:
    rules = planted.worlds()["shop"].passages["shipping"]
    finding = PolicyFound((rules,), "shipping")
    assert passes(finding, "We do not ship to PO boxes.")
    assert passes(finding, "Orders over $60 ship free within the United States.")
    assert not passes(finding, "We ship to PO boxes.")
    assert not passes(finding, "Orders ship free within the United States.")
    assert not passes(finding, "Orders over $60 ship free.")


def test_one_that_was_shown_is_one() -> None:
    finding = WhichOne("that", (Shown(PARKA),))
    assert passes(finding, "I've shown you just one: the Alder Down Parka.", PARKA)
    assert not passes(finding, "I've shown you just three: the Alder Down Parka.", PARKA)


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        ("The second is cheaper.", True),
        ("The first is cheaper.", False),
        ("The first one is down-filled.", True),
        ("The second one is waterproof.", True),
        ("The first one is waterproof.", False),
    ],
)
def test_ordinals_follow_the_cards(sentence: str, true: bool) -> None:
    shell = CLOTHES["shell"]
    assert passes(compared(PARKA, shell), sentence, PARKA, shell) is true
