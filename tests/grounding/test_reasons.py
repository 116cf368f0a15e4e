"""Reasons for a recommendation are said only where evidence has them, of the very product that has them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant import because as wording
from assistant.evidence import Because, Evidence, GoesWith, ReasonTold, Recommended, Shown
from assistant.generation.template import say
from assistant.grounding import Grounded, Grounding, Ungrounded
from retrieval.catalog.product import Money, Product, Stock
from retrieval.facets import facets
from retrieval.recommend.kinds import Reason, ReasonKind

K = ReasonKind


def product(product_id: str, name: str, price: str, rating: float, **more: object) -> Product:
    made = Product(
        product_id,
        name,
        price=Money(Decimal(price), "USD"),
        rating=rating,
        rating_count=120,
        stock=Stock(True),
    )
    return replace(made, **more)  # type: ignore[arg-type]


BAG = product("t1", "Harbor Tackle Bag", "54", 4.7, brand="Drummond", category=("Fishing",))
NET = product("t2", "Coracle Landing Net", "46", 4.6, category=("Fishing",))
REEL = product("t3", "Sealed Drag Reel", "164", 4.5, category=("Fishing",))
LAMP = product("t4", "Halo Desk Lamp", "39", 4.4, category=("Lighting",))
EVERY = (BAG, NET, REEL, LAMP)
CHECK = Grounding(lambda: facets(EVERY), lambda: [p.name for p in EVERY])


def shown(of: Product, *because: Because) -> Shown:
    card = Shown(of, because=because)
    return replace(card, reason=wording.said(card) or None)


def reason(kind: ReasonKind, *products: Product, did: str = "", said: str = "", **more: object) -> Because:
    made = Reason(kind, products=tuple(p.id for p in products), **more)  # type: ignore[arg-type]
    return Because(made, products, did, said)


BOUGHT = reason(K.BOUGHT_WITH, REEL, did="bought", count=7)
ALIKE = reason(K.LIKE, REEL, did="looked at")
LIKES = reason(K.PREFERENCE, attribute="category", value="Fishing", said="fishing")
CHEAPER = reason(K.CHEAPER, REEL, did="looked at")
BETTER = reason(K.BETTER_RATED, REEL, did="looked at")
POPULAR = reason(K.POPULAR, count=12)


def verdict(sentence: str, *cards: Shown, before: str = "") -> Grounded | Ungrounded:
    return CHECK.check(sentence, Evidence(findings=(Recommended(cards),), products=cards), before)


@pytest.mark.parametrize(
    ("because", "sentence"),
    [
        (BOUGHT, "I'd go for the Harbor Tackle Bag at $54, because you bought the Sealed Drag Reel."),
        (BOUGHT, "Since you bought the Sealed Drag Reel, I'd look at the Harbor Tackle Bag."),
        (BOUGHT, "Have a look at the Harbor Tackle Bag, as you've already bought the Sealed Drag Reel."),
        (BOUGHT, "People who bought the Sealed Drag Reel often bought the Harbor Tackle Bag."),
        (ALIKE, "The Harbor Tackle Bag is similar to the Sealed Drag Reel you looked at."),
        (ALIKE, "The Harbor Tackle Bag at $54 is like the Sealed Drag Reel that you looked at."),
        (LIKES, "I'd go for the Harbor Tackle Bag, because you like fishing."),
        (LIKES, "I'd go for the Harbor Tackle Bag, since you told me you love fishing."),
        (CHEAPER, "The Harbor Tackle Bag is cheaper than the Sealed Drag Reel you looked at."),
        (BETTER, "The Harbor Tackle Bag is rated higher than the Sealed Drag Reel you looked at."),
        (POPULAR, "The Harbor Tackle Bag was bought by 12 customers lately."),
    ],
)
def test_a_true_reason_is_said(because: Because, sentence: str) -> None:
    assert isinstance(verdict(sentence, shown(BAG, because)), Grounded), verdict(
        sentence, shown(BAG, because)
    )


FALSE = [
    "I'd go for the Harbor Tackle Bag at $54, because you bought the Sealed Drag Reel.",
    "I'd go for the Harbor Tackle Bag, because you bought the Halo Desk Lamp.",
    "You bought the Sealed Drag Reel, so the Harbor Tackle Bag is for you.",
    "I'd go for the Harbor Tackle Bag, because you like fishing.",
    "As you love fishing, I'd go for the Harbor Tackle Bag.",
    "The Harbor Tackle Bag is similar to the Sealed Drag Reel you bought.",
    "The Harbor Tackle Bag is like the Sealed Drag Reel you looked at.",
    "The Harbor Tackle Bag is cheaper than the Sealed Drag Reel you looked at.",
    "The Harbor Tackle Bag suits your style.",
    "The Harbor Tackle Bag goes with your past purchases.",
    "Based on your history, the Harbor Tackle Bag is right.",
    "People who bought the Sealed Drag Reel often bought the Harbor Tackle Bag.",
    "Customers like you love the Harbor Tackle Bag.",
    "The Harbor Tackle Bag is often bought with the Sealed Drag Reel.",
    "The Harbor Tackle Bag was bought by 40 customers lately.",
    "You told me you like fishing, so have a look at the Harbor Tackle Bag.",
    "You looked at the Sealed Drag Reel, and the Harbor Tackle Bag is near to it.",
    "I'd go for the Harbor Tackle Bag, since you've recently ordered the Sealed Drag Reel.",
]


@pytest.mark.parametrize("sentence", FALSE)
def test_a_reason_that_nothing_bears_out_is_refused(sentence: str) -> None:
    assert isinstance(verdict(sentence, shown(BAG)), Ungrounded)


@pytest.mark.parametrize(
    ("because", "sentence"),
    [
        (BOUGHT, "I'd go for the Harbor Tackle Bag, because you bought the Halo Desk Lamp."),
        (BOUGHT, "I'd go for the Harbor Tackle Bag, because you looked at the Sealed Drag Reel."),
        (ALIKE, "The Harbor Tackle Bag is similar to the Sealed Drag Reel you bought."),
        (ALIKE, "I'd go for the Harbor Tackle Bag, because you bought the Sealed Drag Reel."),
        (LIKES, "I'd go for the Harbor Tackle Bag, because you like hiking."),
        (LIKES, "I'd go for the Harbor Tackle Bag, because you hate fishing."),
        (CHEAPER, "The Harbor Tackle Bag is rated higher than the Sealed Drag Reel you looked at."),
        (BETTER, "The Harbor Tackle Bag is cheaper than the Halo Desk Lamp you looked at."),
        (POPULAR, "The Harbor Tackle Bag was bought by 13 customers lately."),
    ],
)
def test_a_true_reason_makes_no_other_true(because: Because, sentence: str) -> None:
    assert isinstance(verdict(sentence, shown(BAG, because)), Ungrounded)


def test_a_reason_is_of_the_product_that_has_it() -> None:
    cards = shown(BAG, BOUGHT), shown(NET)
    true = "I'd go for the Harbor Tackle Bag, because you bought the Sealed Drag Reel."
    false = "I'd go for the Coracle Landing Net, because you bought the Sealed Drag Reel."
    turned = "The Harbor Tackle Bag is $54; the Coracle Landing Net, because you bought the Sealed Drag Reel."
    assert isinstance(verdict(true, *cards), Grounded)
    assert isinstance(verdict(false, *cards), Ungrounded)
    assert isinstance(verdict(turned, *cards), Ungrounded)


def test_what_it_says_is_of_what_was_named_before() -> None:
    cards = shown(BAG), shown(NET, ALIKE)
    sentence = "It is similar to the Sealed Drag Reel you looked at."
    assert isinstance(verdict(sentence, *cards, before="Have a look at the Coracle Landing Net."), Grounded)
    assert isinstance(verdict(sentence, *cards, before="Have a look at the Harbor Tackle Bag."), Ungrounded)


@pytest.mark.parametrize("because", [BOUGHT, ALIKE, LIKES, CHEAPER, BETTER, POPULAR, reason(K.NEW)])
@pytest.mark.parametrize("style", range(4))
def test_the_templates_own_words_pass(because: Because, style: int) -> None:
    cards = shown(BAG, because), shown(NET, because)
    finding = Recommended(cards)
    said = ""
    for sentence in say(finding, style):
        assert isinstance(verdict(sentence, *cards, before=said), Grounded), sentence
        said += f" {sentence}"
    assert wording.words(because) in said


def test_why_is_told_from_the_reasons_alone() -> None:
    told = ReasonTold(shown(BAG, LIKES, CHEAPER))
    evidence = Evidence(findings=(told,), products=(told.product,))
    words = say(told)
    assert words[0] == "Because you like fishing."
    assert "cheaper than the Sealed Drag Reel you looked at" in words[1]
    assert all(isinstance(CHECK.check(sentence, evidence), Grounded) for sentence in words)
    other = "Because you like hiking."
    assert isinstance(CHECK.check(other, evidence), Ungrounded)


def test_what_was_bought_together_is_counted() -> None:
    together = replace(reason(K.BOUGHT_WITH, REEL, count=5), did="")
    card = shown(BAG, together)
    finding = GoesWith(Shown(REEL), (card,), "bought")
    evidence = Evidence(findings=(finding,), products=(card,))
    (sentence,) = say(finding)
    assert "bought together with the Sealed Drag Reel by 5 customers" in sentence
    assert isinstance(CHECK.check(sentence, evidence), Grounded)
    assert isinstance(CHECK.check(sentence.replace("by 5 ", "by 50 "), evidence), Ungrounded)


def test_conditions_and_questions_state_nothing() -> None:
    for sentence in (
        "If you like it, the Harbor Tackle Bag is $54.",
        "Have you looked at the Harbor Tackle Bag?",
    ):
        assert isinstance(verdict(sentence, shown(BAG)), Grounded), sentence
