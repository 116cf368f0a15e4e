"""What is said of reviews by number is held against them: true sentences pass, one change does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.actions.opinions import reviews_told
from assistant.evidence import Answered, Evidence, Finding, ReviewsTold, Shown, Weighed
from assistant.generation.template import say
from assistant.grounding import Grounding, Ungrounded
from retrieval.catalog.product import Money, Product, Review
from retrieval.facets import facets
from retrieval.opinions.asking import BLAME, PRAISE, Asked
from retrieval.opinions.reading import Reading
from tests.retrieval.opinions.plain import Plain

REVIEWS = (
    Review("Love the fit, but the zip broke after a week.", 4, "Ann"),
    Review("Great fit. The zip jammed.", 4, "Bo"),
    Review("The fit is perfect. The strap is fine.", 5, "Cy"),
    Review("Arrived on Monday.", 3, None),
    Review("The zip broke.", 1, "Di"),
)
BAG = Product(
    "b", "Marsh Bag", "A bag for two days.", "Skerry", ("Bags",), Money(Decimal("40"), "USD"),
    rating=4.1, rating_count=87, reviews=REVIEWS,
)  # fmt: skip
ONE = Product("o", "Tin Cup", "A cup.", category=("Cups",), reviews=REVIEWS[:1])
VOCABULARY = facets([BAG, ONE])
CHECK = Grounding(lambda: VOCABULARY, lambda: [BAG.name, ONE.name])
WORDS = Reading(Plain)


def told(about: str, product: Product = BAG) -> ReviewsTold:
    found = reviews_told(Asked(about, True), Shown(product), WORDS.summary(product.reviews))
    assert found is not None
    return found


def passes(sentence: str, *findings: Finding, product: Product = BAG) -> bool:
    evidence = Evidence(findings, (Shown(product),), asked="what do people say about it?")
    return not isinstance(CHECK.check(sentence, evidence), Ungrounded)


ALL, ZIP, PRO, CON = told(""), told("zip"), told(PRAISE), told(BLAME)


@pytest.mark.parametrize("finding", [ALL, ZIP, PRO, CON, told("cord"), told("strap"), told("fit")])
def test_what_the_template_says_is_borne_out(finding: ReviewsTold) -> None:
    for sentence in say(finding):
        assert passes(sentence, finding), sentence


@pytest.mark.parametrize("about", ["", "zip", "cord", PRAISE, BLAME])
def test_what_it_says_of_one_review_is_borne_out(about: str) -> None:
    finding = reviews_told(Asked(about, True), Shown(ONE), WORDS.summary(ONE.reviews))
    for sentence in say(finding) if finding else ():
        assert passes(sentence, finding, product=ONE), sentence


def test_the_counts_are_those_of_the_reviews() -> None:
    assert (
        say(ALL)[0]
        == "Of the 5 written reviews of the Marsh Bag, 3 praise the fit and 3 complain about the zip."
    )
    assert say(ZIP)[0] == "3 of the 5 written reviews of the Marsh Bag mention the zip: 3 complain about it."
    assert say(PRO)[0] == "3 of the 5 written reviews of the Marsh Bag have something good to say."
    assert say(CON)[0] == "4 of the 5 written reviews of the Marsh Bag have something against it."
    assert say(told("strap"))[0] == "1 of the 5 written reviews of the Marsh Bag mentions the strap."
    assert say(told("cord"))[0] == "None of the 5 written reviews of the Marsh Bag mentions the cord."


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (ALL, "Of the 5 written reviews of the Marsh Bag, 4 praise the fit and 3 complain about the zip."),
        (ALL, "Of the 5 written reviews of the Marsh Bag, 3 praise the zip and 3 complain about the fit."),
        (ALL, "Of the 6 written reviews of the Marsh Bag, 3 praise the fit and 3 complain about the zip."),
        (ALL, "Of the 5 written reviews of the Tin Cup, 3 praise the fit and 3 complain about the zip."),
        (ALL, "Of the 5 written reviews of the Marsh Bag, 3 praise the fit and everyone loves the strap."),
        (ALL, "3 of 5 reviews praise the zip."),
        (ALL, "Most customers love the fit."),
        (ALL, "All of the reviews praise the fit."),
        (ALL, "Many of the buyers complain about the zip."),
        (ALL, "Three reviewers love the strap."),
        (ZIP, "3 of the 5 written reviews of the Marsh Bag mention the zip: 3 praise it."),
        (ZIP, "2 of the 5 written reviews of the Marsh Bag mention the zip."),
        (ZIP, "None of the 5 written reviews of the Marsh Bag mentions the zip."),
        (ZIP, "3 of the 5 written reviews of the Marsh Bag mention the fit."),
        (CON, "3 of the 5 written reviews of the Marsh Bag have something good to say."),
        (CON, "None of the 5 written reviews of the Marsh Bag clearly says anything against it."),
        (CON, "One customer, Cy, writes: “The zip broke.”"),
        (CON, "One customer, Di, writes: “The strap broke.”"),
    ],
)
def test_one_change_is_refused(finding: ReviewsTold, sentence: str) -> None:
    assert not passes(sentence, finding)


def test_one_review_is_no_praise() -> None:
    few = ReviewsTold(Shown(BAG), "", 5, (Weighed("the strap", 1, 1, 0),))
    assert say(few) == ()
    assert not passes("Of the 5 written reviews of the Marsh Bag, 1 praise the strap.", few)


def test_counts_need_a_finding_that_has_them() -> None:
    rated = Answered(Shown(BAG), "rating", opinions=REVIEWS[:1])
    assert passes("The Marsh Bag is rated 4.1 out of 5 by 87 customers.", rated)
    assert not passes(say(ALL)[0], rated)
    assert not passes("3 of 5 reviews praise the fit.", rated)
