"""Things before their accessories, other words for a kind, slips, and the cut to what is meant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from retrieval.blending import BLEND, Thresholds
from retrieval.catalog.product import Product
from retrieval.catalog.rows import Row
from retrieval.phrases import named
from retrieval.relevance import Ranking, judged
from retrieval.rerank import of_kind, word_scores
from retrieval.segment import Segment
from retrieval.spelling import respelled
from retrieval.view import View

NAMES = (
    *(f"Zeta {n} Notebook" for n in "ABCDEF"),
    "Acme Laptop Sleeve",
    "Acme Laptop Stand",
    "Acme Laptop Cooler",
    "Brisk smartwatch",
    "Garden Trowel",
    "Tall Head Torch",
)


def view_of(names: Sequence[str] = NAMES) -> View:
    products = {str(row): Product(str(row), name) for row, name in enumerate(names)}
    segment = Segment.of(Row(product, "") for product in products.values())
    return View([segment], np.ones(len(names), dtype=bool), lambda ids: {i: products[i] for i in ids})


VIEW = view_of()
ALL = np.ones(len(NAMES), dtype=bool)


def ranking(text: str, near: Sequence[tuple[int, float]] = (), allowed: np.ndarray = ALL) -> Ranking:
    return Ranking.of(VIEW, text, allowed, near, near)


def shown(text: str, near: Sequence[tuple[int, float]] = ()) -> list[str]:
    found = ranking(text, near)
    rows = judged(VIEW, found, ALL, Thresholds()).rows
    return [NAMES[row] for row in sorted(rows, key=lambda row: -found.scores[row])]


def test_a_thing_comes_before_what_goes_with_it() -> None:
    meant = named("notebook")
    own, other = of_kind(VIEW, meant, (), BLEND)
    assert own.sum() == 6
    assert not other.any()
    view = view_of(("Notebook Sleeve", "Heavy Duty Steel Notebook"))
    own, other = of_kind(view, meant, (), BLEND)
    scores = word_scores(view, "notebook", meant.kind, own, other, BLEND)
    assert scores[1] > scores[0] > 0


def test_the_nearest_products_tell_what_the_catalogue_calls_a_kind() -> None:
    near = [*((row, 0.6) for row in range(6)), (6, 0.5), (7, 0.45)]
    assert shown("laptop", near)[:6] == list(NAMES[:6])
    assert "Acme Laptop Sleeve" not in shown("laptop", near)


def test_a_kind_that_the_catalogue_has_is_no_other_kind() -> None:
    near = [(row, 0.6) for row in range(6)]
    for kind in ("trowel", "sleeve", "torch"):
        own, other = of_kind(VIEW, named(kind), near, BLEND)
        assert own.sum() == 1
        assert not other.any()


def test_two_words_count_as_the_one_that_the_catalogue_writes() -> None:
    assert NAMES[int(np.argmax(ranking("smart watch").scores))] == "Brisk smartwatch"


def test_a_filter_makes_no_poor_match_a_good_one() -> None:
    allowed = np.array([name == "Acme Laptop Stand" for name in NAMES])
    near = [(row, 0.6) for row in range(6)]
    found = Ranking.of(VIEW, "notebook", allowed, [(7, 0.1)], near)
    assert judged(VIEW, found, allowed, Thresholds()).rows.tolist() == []
    assert found.scores[~allowed].max() == 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("trwoel", "trowel"),
        ("garden trowl", "garden trowel"),
        ("headtorch", "head torch"),
        ("kayak", "kayak"),
        ("Zeta", "Zeta"),
        ("notebok 15.6", "notebook 15.6"),
        ("qqqqqq", "qqqqqq"),
        ("t" + "r" * 9_000, "t" + "r" * 9_000),
        (" ".join(f"trwoe{letter}" for letter in "abcdfghijk"), " ".join(f"trwoe{c}" for c in "abcdfghijk")),
        ("", ""),
        ("夹克", "夹克"),
    ],
)
def test_a_slip_is_put_right_and_a_word_is_left(written: str, meant: str) -> None:
    assert respelled(VIEW, written) == meant


def test_what_only_comes_close_is_neither_counted_nor_the_cheapest() -> None:
    view = view_of(("Brisk Printer", "Printer Roller", "Printer Tray", "Printer Drum"))
    every = np.ones(4, dtype=bool)
    near = [(0, 0.5), (1, 0.49), (2, 0.49), (3, 0.49)]
    verdict = judged(view, Ranking.of(view, "printer", every, near, near), every, Thresholds())
    assert set(verdict.rows.tolist()) == {0, 1, 2, 3}, (
        "few printers and many parts: the word alone is no proof"
    )
    assert verdict.sure.tolist() == [0]
