"""What is said of a whole catalogue is held against all of it: true sentences pass, one change does not."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.evidence import Compared, Difference, Evidence, Finding, Found, GoesWith, Shown, Surveyed
from assistant.generation.template import say
from assistant.grounding import Grounding, Ungrounded
from retrieval.catalog.product import Money, Product, Stock
from retrieval.facets import facets


def lamp(
    id_: str, name: str, price: str, stock: int = 3, rating: float | None = None, **said: str
) -> Product:
    return Product(
        id_, name, brand="Lumen", category=("Home", "Lamps"), price=Money(Decimal(price), "USD"),
        stock=Stock.of(stock), rating=rating, rating_count=20,
        attributes={name: (value,) for name, value in said.items()},
    )  # fmt: skip


FIG = lamp("1", "Fig Lamp", "19.50", rating=4.2, weight="900 g", shade="linen")
PLUM = lamp("2", "Plum Lamp", "89", rating=4.8, weight="2 kg", shade="paper")
SOLD = lamp("3", "Date Lamp", "9", stock=0)
PRODUCTS = (FIG, PLUM, SOLD)
VOCABULARY = facets(PRODUCTS)
CHECK = Grounding(lambda: VOCABULARY, lambda: [p.name for p in PRODUCTS])
BRANDS = (("Lumen", 4), ("Ray", 2), ("Old Mill", 1))


def survey(about: str, wanted: str = "lamps", counts: tuple[tuple[str, int], ...] = ()) -> Surveyed:
    return Surveyed(
        about, wanted, 7, 5, counts, "shade" if about == "values" else "", Shown(FIG), Shown(PLUM)
    )


def passes(finding: Finding, sentence: str, *products: Product, before: str = "") -> bool:
    evidence = Evidence((finding,), tuple(Shown(p) for p in products), asked="how many lamps do you have?")
    return not isinstance(CHECK.check(sentence, evidence, before), Ungrounded)


COUNT = survey("count")
PRICES = survey("prices")
MAKERS = survey("brands", counts=BRANDS)


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (COUNT, "We have seven lamps."),
        (COUNT, "There are 7 lamps in the shop."),
        (COUNT, "Five of them are in stock."),
        (COUNT, "We sell seven different lamps, and five of them are in stock."),
        (PRICES, "They go from $19.50 for the Fig Lamp to $89 for the Plum Lamp."),
        (PRICES, "Lamps here cost between $19.50 and $89."),
        (PRICES, "Lamps start at $19.50 and go up to $89."),
        (MAKERS, "Three brands: Lumen, Ray and Old Mill."),
        (MAKERS, "We carry lamps by Lumen, Ray and Old Mill."),
        (MAKERS, "Most are by Lumen."),
        (MAKERS, "We carry three brands, among them Old Mill."),
    ],
)
def test_what_is_true_of_all_may_be_said(finding: Surveyed, sentence: str) -> None:
    assert passes(finding, sentence, FIG, PLUM)


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (COUNT, "We have two lamps."),
        (COUNT, "We have nine lamps."),
        (COUNT, "All of them are in stock."),
        (COUNT, "Seven of them are in stock."),
        (COUNT, "None of them is in stock."),
        (PRICES, "They go from $9 for the Fig Lamp to $89 for the Plum Lamp."),
        (PRICES, "Lamps here cost between $19.50 and $79."),
        (PRICES, "Lamps start at $89."),
        (PRICES, "They all cost $19.50."),
        (MAKERS, "Two brands: Lumen and Ray."),
        (MAKERS, "We carry lamps by Lumen and Ray."),
        (MAKERS, "Four brands: Lumen, Ray and Old Mill."),
        (MAKERS, "Only Lumen."),
        (MAKERS, "All of them are by Lumen."),
        (MAKERS, "Most are by Old Mill."),
        (MAKERS, "Three brands: Lumen, Ray and Philips."),
        (MAKERS, "We don't carry Ray."),
    ],
)
def test_what_is_not_true_of_all_may_not(finding: Surveyed, sentence: str) -> None:
    assert not passes(finding, sentence, FIG, PLUM)


def test_every_sentence_of_the_templates_passes() -> None:
    findings: list[tuple[Finding, tuple[Product, ...]]] = [
        (survey(about, wanted, counts), (FIG, PLUM))
        for about in ("count", "prices", "brands", "kinds", "values")
        for wanted in ("lamps", "lamp", "")
        for counts in ((), BRANDS[:1], BRANDS, tuple((f"Maker {chr(65 + n)}", 20 - n) for n in range(16)))
    ]
    findings.append((Surveyed("count", "lamps", 1, 1, (), "", Shown(FIG), Shown(FIG)), (FIG,)))
    ordered = (Shown(FIG), Shown(PLUM))
    for how in ("cheapest", "cheapest in stock", "newest", "most expensive in stock"):
        lead = ordered if how.startswith(("cheapest", "newest")) else ordered[::-1]
        gone = Shown(SOLD) if how == "cheapest in stock" else None
        findings.append((Found(lead, 3, "lamps", how, gone), (FIG, PLUM, *((SOLD,) if gone else ()))))
    findings.append((Found(ordered, 2, "lamps", unordered="dates"), (FIG, PLUM)))
    for level, of in (("named", ""), ("kind", "lamp"), ("category", "Lamps"), ("", "")):
        some = (Shown(PLUM),) if level else ()
        findings.append((GoesWith(Shown(FIG), some, level, of), (FIG, PLUM)))
    refused = []
    for finding, cards in findings:
        for style in range(3):
            before: list[str] = []
            for sentence in say(finding, style):
                if not passes(finding, sentence, *cards, before=" ".join(before)):
                    refused.append(f"{type(finding).__name__}: {sentence}")
                before.append(sentence)
    assert refused == []


def test_the_cheapest_is_not_said_of_another() -> None:
    found = Found((Shown(FIG), Shown(PLUM)), 3, "lamps", "cheapest in stock", Shown(SOLD))
    assert passes(found, "The cheapest in stock is the Fig Lamp at $19.50.", *PRODUCTS)
    assert not passes(found, "The cheapest is the Fig Lamp at $19.50.", *PRODUCTS)
    assert not passes(found, "The cheapest in stock is the Plum Lamp at $89.", *PRODUCTS)
    newest = Found((Shown(FIG), Shown(PLUM)), 3, "lamps", "newest")
    assert not passes(newest, "The newest is the Plum Lamp at $89.", *PRODUCTS)


def test_a_product_is_taken_only_for_what_it_is_better_in() -> None:
    rows = (Difference("weight", ("900 g", "2 kg"), "1", False), Difference("shade", ("linen", "paper")))
    compared = Compared((Shown(FIG), Shown(PLUM)), rows, "1", "2")
    assert passes(compared, "For the price I'd take the Fig Lamp, for the rating the Plum Lamp.", FIG, PLUM)
    assert passes(compared, "For weight I'd take the Fig Lamp.", FIG, PLUM)
    assert not passes(compared, "For weight I'd take the Plum Lamp.", FIG, PLUM)
    assert not passes(compared, "For the price I'd take the Plum Lamp.", FIG, PLUM)
    assert not passes(compared, "For shade I'd take the Fig Lamp.", FIG, PLUM)


def test_random_counts_are_refused() -> None:
    chance = random.Random(7)
    for _ in range(40):
        number = chance.choice([n for n in range(3, 60) if n not in (5, 7)])
        assert not passes(COUNT, f"We have {number} lamps.", FIG, PLUM), number


LINEN = replace(FIG, id="4", name="Oak Lamp", price=Money(Decimal("99"), "USD"))
ENDS = replace(COUNT, highest=Shown(LINEN))


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (replace(COUNT, untold="italian"), "We have seven italian lamps."),
        (replace(COUNT, untold="italian"), "Seven lamps, all of them italian."),
        (COUNT, "We have seven Italian lamps."),
        (ENDS, "We have seven linen lamps."),
        (replace(ENDS, about="brands", counts=BRANDS), "Linen lamps by Lumen, Ray and Old Mill."),
        (replace(PRICES, unpriced=1), "They go from $19.50 for the Fig Lamp to $89 for the Plum Lamp."),
        (replace(PRICES, unpriced=1, highest=Shown(FIG)), "They all cost $19.50."),
        (
            replace(PRICES, unpriced=5, highest=Shown(FIG)),
            "Only one has a price in US dollars: the Fig Lamp at $19.50.",
        ),
        (survey("brands", counts=BRANDS[:1]), "All of them are by Lumen."),
        (replace(MAKERS, counts=BRANDS[:1], unstated=3), "Only one brand: Lumen."),
        (replace(MAKERS, counts=BRANDS[:1], unstated=3), "All of them are by Lumen."),
        (replace(MAKERS, counts=BRANDS[:1], unstated=1), "Of those that name a brand, all are by Lumen."),
    ],
)
def test_what_holds_for_some_alone_is_not_said_of_all(finding: Surveyed, sentence: str) -> None:
    evidence = Evidence((finding,), asked="how many italian linen lamps do you have?")
    assert isinstance(CHECK.check(sentence, evidence, ""), Ungrounded)


@pytest.mark.parametrize(
    "finding",
    [
        replace(COUNT, untold="Italian"),
        replace(COUNT, untold="like a fig"),
        replace(COUNT, wanted="lamps, not linen"),
        replace(MAKERS, untold="by Philips"),
        replace(PRICES, unpriced=2),
        replace(PRICES, unpriced=6),
        replace(COUNT, unpriced=2, highest=Shown(FIG)),
        replace(MAKERS, counts=BRANDS[:1], unstated=3),
        replace(survey("kinds", counts=(("Lamps", 5),)), unstated=2),
        replace(survey("values", counts=(("linen", 5),)), unstated=2),
        replace(survey("values", counts=(("linen", 4), ("paper", 1))), unstated=2),
    ],
)
def test_the_templates_words_for_some_of_them_pass(finding: Surveyed) -> None:
    said = say(finding)
    assert [s for s in said if not passes(finding, s, FIG, PLUM)] == []


def test_what_shares_the_first_place_is_named_with_the_first() -> None:
    level = replace(PLUM, price=FIG.price)
    found = Found((Shown(FIG), Shown(level)), 3, "lamps", "cheapest", level=2, leading=2)
    assert say(found)[0] == "The cheapest are the Fig Lamp and the Plum Lamp, both at $19.50."
    assert passes(found, say(found)[0], FIG, level)
    (some,) = say(replace(found, level=9))
    assert some == "The Fig Lamp and the Plum Lamp are among the cheapest, both at $19.50."
    assert passes(found, some, FIG, level)
