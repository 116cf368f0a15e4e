"""What customers think, counted and quoted; a review is read once and keeps the day on which it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assistant.feedback.insight.ledger import FILE, Ledger
from assistant.feedback.insight.lines import of_opinions, write_csv
from assistant.feedback.insight.opinions import Opinions, opinions
from assistant.feedback.insight.shelf import shelf_of
from retrieval.catalog.product import Product, Review
from retrieval.opinions.reading import Reading
from tests.feedback.insight.seeding import AT, DAY, SPAN, Seeding, ware
from tests.retrieval.opinions.plain import Plain

LATELY, EARLIER = AT - 5 * DAY, AT - 40 * DAY
GOOD = tuple(Review(f"The zip is smooth and good, number {n}.", 5, f"A{n}") for n in range(6))
BAD = tuple(Review(f"The zip broke, number {n}.", 1, f"B{n}") for n in range(6))
BAG = replace(ware("bag", "Bag"), reviews=GOOD)


@pytest.fixture
def shop(engine: Engine) -> Seeding:
    return Seeding(engine)


def report(shop: Seeding, folder: Path, *catalogues: tuple[float, Product]) -> Opinions:
    words, ledger = Reading(Plain), Ledger(folder)
    for at, product in catalogues:
        reviewed = ledger.read([product], words, at)
    return opinions(shop.engine, shelf_of([product]), reviewed, words, SPAN)


def test_a_product_whose_new_reviews_are_worse_is_named(shop: Seeding, tmp_path: Path) -> None:
    worse = replace(BAG, reviews=(*GOOD, *BAD))
    found = report(shop, tmp_path, (EARLIER, BAG), (LATELY, worse))
    (told,) = found.worse
    assert (told.product_id, told.by, told.before, told.now, told.count) == ("bag", "reviews", 1.0, -1.0, 6)
    (blamed,) = found.blamed
    assert (blamed.about, blamed.blamed, blamed.reviews) == ("zip", 6, 12)
    assert blamed.quotes == ("The zip broke, number 0.", "The zip broke, number 1.")
    (topic,) = found.topics
    assert (topic.name, topic.mentions, topic.praised, topic.blamed) == ("zip", 12, 6, 6)
    assert "Bag,reviews,1.0,-1.0,6" in write_csv(of_opinions(found))


def test_reviews_that_came_together_are_not_held_against_each_other(shop: Seeding, tmp_path: Path) -> None:
    assert report(shop, tmp_path, (LATELY, replace(BAG, reviews=(*GOOD, *BAD)))).worse == ()


def test_a_product_with_more_thumbs_down_is_named(shop: Seeding, tmp_path: Path) -> None:
    for product, kinds in (("bag", ("up", "down")), ("hat", ("up", "up"))):
        shop.events(kinds[0], product, range(30), EARLIER)
        shop.events(kinds[1], product, range(30), LATELY)
    (told,) = report(shop, tmp_path, (LATELY, BAG)).worse
    assert (told.product_id, told.by, told.before, told.now) == ("bag", "thumbs", 1.0, 0.0)


def test_comments_on_replies_go_by_topic_and_thumb(shop: Seeding, tmp_path: Path) -> None:
    replies = shop.talks(["hello", "useless and slow", "hm"], LATELY)
    shop.rate(replies[0], "down", "what a choice", LATELY, '["Wrong products", "Too long"]')
    shop.rate(replies[1], "up", "speed is right", LATELY, '["Wrong products"]')
    shop.rate(replies[2], "down", "before that", EARLIER)
    found = report(shop, tmp_path, (LATELY, BAG))
    assert [(t.name, t.praised, t.blamed, t.quotes) for t in found.replies] == [
        ("choice", 0, 1, ("what a choice",)),
        ("speed", 1, 0, ("speed is right",)),
    ]
    assert found.reasons == (("Wrong products", 2), ("Too long", 1))
    assert found.upset == (pytest.approx(1 / 3), None)


def test_a_review_is_read_once_and_goes_when_it_is_gone(tmp_path: Path) -> None:
    judge, ledger = Plain(), Ledger(tmp_path)
    words = Reading(lambda: judge)
    first = ledger.read([BAG], words, EARLIER)
    read = judge.judged
    assert ledger.read([BAG], words, LATELY) == first
    assert judge.judged == read
    ledger.read([replace(BAG, reviews=GOOD[:1] + BAD[:1])], words, LATELY)
    assert len(ledger.load()) == 2


def test_a_spoilt_line_is_read_anew(tmp_path: Path) -> None:
    words, ledger = Reading(Plain), Ledger(tmp_path)
    ledger.read([BAG], words, EARLIER)
    lines = (tmp_path / FILE).read_text().splitlines()
    (tmp_path / FILE).write_text("\n".join(["{not json", *lines[1:]]))
    assert len(ledger.load()) == 5
    (reviewed,) = ledger.read([BAG], words, LATELY)
    assert sorted({read.at for _, read in reviewed.reviews}) == [EARLIER, LATELY]
    assert len(ledger.load()) == 6
