"""Reviews are counted once each, by what they name, and only where they are sure."""

from __future__ import annotations

from retrieval.catalog.product import Review
from retrieval.opinions.kinds import Said, Sentiment
from retrieval.opinions.reading import Reading, quote
from tests.retrieval.opinions.plain import Plain

BAG = (
    Review("Love the fit, but the zip broke after a week.", 4, "Ann"),
    Review("Great fit. The zip is smooth.", 5, "Bo"),
    Review("The zip jammed. Then the zip broke.", 2, "Cy"),
    Review("Arrived on Monday.", None, None),
)


def reading() -> Reading:
    return Reading(Plain)


def test_a_review_counts_once_for_what_it_speaks_of() -> None:
    summary = reading().summary(BAG)
    zip_, fit = summary.aspect("zip"), summary.aspect("fit")
    assert summary.reviews == 4
    assert zip_ is not None
    assert fit is not None
    assert (zip_.mentions, zip_.praised, zip_.blamed) == (3, 1, 2)
    assert (fit.mentions, fit.praised, fit.blamed) == (2, 2, 0)
    assert [aspect.name for aspect in summary.aspects][:2] == ["zip", "fit"]


def test_words_that_the_stars_belie_do_not_count() -> None:
    said = "The zip broke after a week."
    rated = {stars: reading().summary([Review(said, stars)]).aspects[0].blamed for stars in (1, 4, 5)}
    assert rated == {1: 1, 4: 1, 5: 0}
    praise = {s: reading().summary([Review("The zip is smooth.", s)]).aspects[0].praised for s in (2, 3, 4)}
    assert praise == {2: 0, 3: 0, 4: 1}


def test_a_review_that_says_both_of_a_thing_is_on_neither_side() -> None:
    both = Review("The zip is smooth. After a month the zip broke.", 4)
    aspect = reading().summary([both]).aspects[0]
    assert (aspect.mentions, aspect.praised, aspect.blamed) == (1, 0, 0)


def test_the_stars_say_who_has_something_against_it() -> None:
    summary = reading().summary([Review("Warm for July.", 3, "Di"), *BAG])
    assert [said.author for said in summary.blame] == ["Di", "Ann", "Cy"]
    assert [said.author for said in summary.praise] == ["Ann", "Bo"]


def test_quotes_stand_in_the_review() -> None:
    long = "I have had it for years and years and wear it daily in town. " * 4 + "The zip broke."
    summary = reading().summary([Review(long, 2, "Ed")])
    aspect = summary.aspect("zip")
    assert aspect is not None
    assert aspect.said == (Said("The zip broke.", Sentiment.NEGATIVE, 2, "Ed"),)
    assert quote(long, "The zip broke.") in long


def test_a_product_is_read_once() -> None:
    judge = Plain()
    words = Reading(lambda: judge)
    first = words.summary(BAG)
    read = judge.judged
    assert words.summary(list(BAG)) == first
    assert judge.judged == read
    words.summary(BAG[:2])
    assert judge.judged > read


def test_nothing_of_nothing() -> None:
    assert reading().summary(()).aspects == ()
    assert reading().score("") == 0.0
