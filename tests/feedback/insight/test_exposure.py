"""Shares of exposure are right to the last impression, and a loop of popularity is told from merit."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from assistant.feedback.insight.exposure import Step, alarms, exposure
from assistant.feedback.insight.lines import of_exposure, write_csv
from assistant.feedback.insight.shelf import shelf_of
from assistant.feedback.insight.windows import Window
from tests.feedback.insight.seeding import AT, DAY, SPAN, Seeding, ware

SHELF = shelf_of(
    [ware("a", "A", brand="One"), ware("b", "B", brand="One"), ware("c", "C", brand="Two"),
     ware("n", "N", brand="Two"), ware("gone", "G", stock=0)]
)  # fmt: skip
LATELY, EARLIER = AT - 5 * DAY, AT - 40 * DAY


def step(shown: int, gini: float, follows: float, top: float, earned: float) -> Step:
    return Step(Window(0, 1), shown, gini, follows, top, earned)


@pytest.fixture
def shop(engine: Engine) -> Seeding:
    return Seeding(engine)


def test_shares_of_what_is_shown_sold_and_chosen(shop: Seeding) -> None:
    shop.shown("old", ["a", "b", "c"], EARLIER)
    for n in range(3):
        shop.shown(f"l{n}", ["a", "c", "gone"] if n else ["a", "n"], LATELY)
    shop.events("click", "c", range(3), LATELY)
    shop.events("buy", "a", range(1), LATELY)
    found = exposure(shop.engine, SHELF, SPAN.now)
    assert (found.impressions, found.products, found.coverage) == (6, 4, 0.75)
    brands = {share.name: share for share in found.brands}
    assert (brands["One"].shown, brands["One"].of_shown, brands["One"].of_catalogue) == (3, 0.5, 0.5)
    assert (brands["One"].of_interest, brands["One"].factor) == (0.25, 2.0)
    assert brands["Two"].factor == pytest.approx(0.5 / 0.75)
    assert (found.new.shown, found.new.of_catalogue) == (1, 0.25)
    assert found.never_shown == ("b",)
    assert found.most_shown[0].name == "a"
    assert "A,3,0.5,0.25,0.25,2.0" in write_csv(of_exposure(found, SHELF))


def test_exposure_in_proportion_to_what_is_chosen_raises_no_alarm() -> None:
    assert alarms([step(1000, 0.6, 0.9, 0.50, 0.45), step(1000, 0.62, 0.9, 0.55, 0.50)]) == []


def test_exposure_beyond_what_is_chosen_raises_one() -> None:
    (told,) = alarms([step(1000, 0.6, 0.5, 0.6, 0.4), step(1000, 0.6, 0.5, 0.7, 0.4)])
    assert "1.62 times" in told


def test_inequality_that_grows_with_popularity_raises_one() -> None:
    (told,) = alarms([step(1000, 0.50, 0.8, 0.5, 0.5), step(1000, 0.60, 0.8, 0.5, 0.5)])
    assert "0.50 to 0.60" in told


def test_of_few_impressions_nothing_is_said() -> None:
    assert alarms([step(199, 0.1, 0.9, 0.9, 0.1), step(5000, 0.9, 0.9, 0.9, 0.1)]) == []


@pytest.mark.parametrize(("given", "loop"), [("a" * 270 + "bcn" * 10, True), ("abcn" * 75, False)])
def test_a_loop_is_seen_in_the_shop_s_own_records(shop: Seeding, given: str, loop: bool) -> None:
    """One product is shown nine times in ten because it was bought before; customers choose evenly."""
    shop.events("buy", "a", range(50), EARLIER)
    for n, part in enumerate(SPAN.now.steps(6)):
        shop.shown(f"l{n}", given, part.since + DAY)
        for product in "abcn":
            shop.events("click", product, range(5), part.since + DAY)
    found = exposure(shop.engine, SHELF, SPAN.now)
    assert [step.shown for step in found.steps] == [300] * 6
    assert any("most popular tenth" in told for told in found.alarms) is loop


def test_an_empty_shop_shows_nothing(shop: Seeding) -> None:
    found = exposure(shop.engine, shelf_of([]), SPAN.now)
    assert (found.impressions, found.coverage, found.gini, found.alarms) == (0, 0.0, 0.0, ())
