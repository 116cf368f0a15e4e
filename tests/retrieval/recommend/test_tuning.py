"""Recipes are told apart by what was kept back, and by nothing that came after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from retrieval.recommend import tuning
from retrieval.recommend.collaborative import ItemKnn, Knn
from retrieval.recommend.interactions import gathered
from retrieval.recommend.kinds import Event, EventKind, Interactions, Recall
from retrieval.recommend.tuning import chosen_recipe, held_out, ndcg
from tests.retrieval.recommend.board import START, interactions


def shopping(subject: str, *visits: str) -> list[Event]:
    return [
        Event(subject, EventKind.BUY, item, START + timedelta(days=day))
        for day, visit in enumerate(visits)
        for item in visit
    ]


def test_the_last_visit_is_kept_back_and_what_is_new_in_it_is_asked_for() -> None:
    whole = gathered([*shopping("1", "ab", "c", "ade"), *shopping("2", "ab"), *shopping("3", "a", "a")])
    train, asked, wanted = held_out(whole)
    assert [past.items for past in asked] == [("a", "b", "c")]
    assert wanted == [frozenset("de")]
    assert len(train.item) == 3 + 2 + 1


def test_who_is_not_asked_for_is_learned_from_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "CUSTOMERS", 1)
    whole = gathered([event for n in range(5) for event in shopping(str(n), "a", "b", "c")])
    train, asked, _ = held_out(whole)
    assert (len(train.item), len(asked)) == (14, 1)


def test_the_right_answer_first_is_all_there_is_to_gain() -> None:
    train, asked, wanted = held_out(interactions())
    assert ndcg(ItemKnn.fit(train, Knn()), asked, wanted) > 0.3
    assert ndcg(ItemKnn.fit(train, Knn()), asked, [frozenset({"nothing"})] * len(asked)) == 0.0


def test_the_recipe_that_finds_more_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "ENOUGH", 5)
    good, blind = Knn(), Knn(neighbours=0)

    def fit(train: Interactions, recipe: Knn) -> Recall:
        return ItemKnn.fit(train, recipe)

    def only(recipe: Knn, _: Recall) -> Iterator[Knn]:
        yield recipe

    assert chosen_recipe(interactions(), fit, [blind, good], only) is good
    monkeypatch.setattr(tuning, "ENOUGH", 500)
    assert chosen_recipe(interactions(), fit, [blind, good], only) is blind


def test_of_a_great_shop_some_customers_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "EVENTS", 60)
    train, _, _ = held_out(interactions())
    assert 20 <= len(train.item) <= 110
    assert set(train.items) <= set(interactions().items)


def test_nothing_to_choose_by() -> None:
    assert held_out(gathered([]))[1:] == ([], [])
    assert ItemKnn.fit(gathered([])).items == ()
