"""A figure that nothing states is no match, and the most of a kind is found by its figures."""

import pytest

from assistant.actions.figures import unstated
from assistant.actions.ranking import extremes, names_kind
from retrieval.catalog.product import Product, Variant
from retrieval.query import Hit

PAIR = Product(
    "1", "Fjell Two-Person Tent", category=("Camping", "Tents"), attributes={"weight": ("2.1 kg",)}
)
CASE = Product("2", "Case for Quill 13", variants=(Variant("2-a", {"length": "6 m"}),))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("tent for 4 people", ("4",)),
        ("tent for two people", ()),
        ("case quill 13 6 m", ()),
        ("tent", ()),
        ("the one for five", ("5",)),
    ],
)
def test_figures_that_no_product_gives(text: str, missing: tuple[str, ...]):
    assert unstated(text, (PAIR, CASE)) == missing


def lamp(id_: str, name: str, **attributes: str) -> Hit:
    return Hit(Product(id_, name, attributes={n: (v,) for n, v in attributes.items()}), 1.0)


def test_the_most_or_the_least_comes_first_whatever_the_unit():
    hits = (
        lamp("a", "Plum Lamp", brightness="90 lumens", weight="1.2 kg"),
        lamp("b", "Fig Lamp", brightness="1,200 lumens", weight="300 g"),
        lamp("c", "Date Lamp"),
    )
    assert [hit.product.id for hit in extremes(hits, "which lamp is the brightest?")] == ["b", "a"]
    assert [hit.product.id for hit in extremes(hits, "which is lightest")] == ["b", "a"]
    assert [hit.product.id for hit in extremes(hits, "which is the heaviest")] == ["a", "b"]
    assert extremes(hits, "which is the prettiest") == hits


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("which tent is the lightest?", True),
        ("the best camping gear", True),
        ("and the lightest?", False),
        ("which of the two is warmer", False),
    ],
)
def test_a_kind_is_named_by_its_noun_or_category(text: str, named: bool):
    assert names_kind(text, PAIR) is named


def test_a_figure_in_a_name_hides_no_noun():
    assert names_kind("which headlamp is the brightest", Product("3", "Summit 900 Headlamp"))
