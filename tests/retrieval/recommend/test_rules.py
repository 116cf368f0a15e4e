"""The shop's own rules: what they do, when they hold, and how a mistake in them is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval.catalog.product import Stock
from retrieval.errors import RulesInvalid
from retrieval.query import Filters
from retrieval.recommend.kinds import Past, Wish
from retrieval.recommend.rules import Rules
from tests.retrieval.recommend.little import NOW, Told, past, product, shop
from tests.retrieval.recommend.test_recommender import falling, ids, many, recommending

GOODS = [
    *many(6),
    product("boot", category=("shoes", "boots"), brand="Acme", attributes={"material": ("Leather",)}),
    product("shoe", category=("shoes",), brand="Acme"),
    product("gone", stock=Stock(False)),
]
SCORES = {**falling(6), "shoe": 0.5, "boot": 0.4, "gone": 0.3}


def shown(text: str, wish: Wish = Wish(Past(now=NOW), k=4)) -> list[str]:  # noqa: B008
    return ids(recommending(GOODS, Told("one", SCORES), rules=Rules.parse(text)).recommend(wish))


def test_without_rules_the_order_is_that_of_the_ranking() -> None:
    assert shown("") == ["p0", "p1", "p2", "p3"]


@pytest.mark.parametrize(
    ("rules", "list_"),
    [
        ('[[pin]]\nproduct = "p5"', ["p5", "p0", "p1", "p2"]),
        ('[[pin]]\nproduct = "p5"\nposition = 3', ["p0", "p1", "p5", "p2"]),
        ('[[pin]]\nproduct = "p5"\nposition = 100', ["p0", "p1", "p2", "p5"]),
        ('[[pin]]\nproduct = "p2"', ["p2", "p0", "p1", "p3"]),
        ('[[pin]]\ncategory = "SHOES"', ["shoe", "p0", "p1", "p2"]),
        ('[[pin]]\nbrand = "acme"\ncategory = "boots"', ["boot", "p0", "p1", "p2"]),
        ('[[pin]]\nattribute = { material = "leather" }', ["boot", "p0", "p1", "p2"]),
        ('[[pin]]\nproduct = "gone"', ["p0", "p1", "p2", "p3"]),
        ('[[pin]]\nproduct = "none such"', ["p0", "p1", "p2", "p3"]),
        ('[[exclude]]\nproduct = ["p0", "p2"]', ["p1", "p3", "p4", "p5"]),
        ('[[exclude]]\ncategory = "things"', ["shoe", "boot"]),
        ('[[exclude]]\ncategory = "things"\n[[exclude]]\nattribute.material = "leather"', ["shoe"]),
        ('[[exclude]]\nbrand = "acme"\n[[pin]]\nproduct = "boot"', ["p0", "p1", "p2", "p3"]),
        ('[[bury]]\nproduct = ["p0", "p1"]', ["p2", "p3", "p4", "p5"]),
        ('[[bury]]\ncategory = "things"', ["shoe", "boot", "p0", "p1"]),
    ],
)
def test_pins_buries_and_exclusions_are_exact(rules: str, list_: list[str]) -> None:
    assert shown(rules) == list_


def test_at_most_half_of_a_list_is_pinned_and_says_so() -> None:
    pins = "".join(f'[[pin]]\nproduct = "{name}"\nposition = 1\n' for name in ("p3", "p4", "p5"))
    asked = recommending(GOODS, Told("one", SCORES), rules=Rules.parse(pins))
    found = asked.recommend(Wish(Past(now=NOW), k=4))
    assert {one.product_id for one in found if one.pinned} == {"p3", "p4"}
    assert len({one.product_id for one in found}) == 4


def test_pinned_products_obey_filters_and_refusals() -> None:
    pin = '[[pin]]\nproduct = "boot"'
    assert shown(pin, Wish(past(("boot", "dismiss", 1)), k=4))[0] == "p0"
    assert shown(pin, Wish(Past(now=NOW), k=4, without=frozenset({"boot"})))[0] == "p0"
    assert shown(pin, Wish(Past(now=NOW), k=4, filters=Filters(categories=("things",))))[0] == "p0"


def test_a_rule_holds_on_its_days_in_its_category_and_on_its_surface() -> None:
    today = datetime.fromtimestamp(NOW, UTC).date()
    pin = '[[pin]]\nproduct = "p5"\n'
    assert shown(f"{pin}from = {today}\nuntil = {today}")[0] == "p5"
    assert shown(f"{pin}until = 2001-01-01")[0] == "p0"
    assert shown(f"{pin}from = 2101-01-01")[0] == "p0"
    assert shown(f'{pin}surface = ["page", "email"]')[0] == "p0"
    assert shown(f'{pin}surface = "chat"')[0] == "p5"
    within = Wish(Past(now=NOW), k=4, filters=Filters(categories=("Things",)))
    assert shown(f'{pin}in_category = "things"', within)[0] == "p5"
    assert shown(f'{pin}in_category = "things"')[0] == "p0"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('# ours\n[[pin]]\nproduct = "a"\nplace = 1', r"line 4: \[\[pin\]\] place: no such key"),
        ('[[pin]]\nproduct = "a"\n[[pin]]\nproduct = 7', r"line 4: \[\[pin\]\] product: a text"),
        ('[[pin]]\nproduct = "a"\nposition = 0', "line 3: .*position: a whole number"),
        ('[[pin]]\nproduct = "a"\nposition = true', "position: a whole number"),
        ('[[pin]]\nproduct = "a"\nfrom = "tomorrow"', "from: a day"),
        ('[[pin]]\nproduct = "a"\nfrom = 2026-02-02\nuntil = 2026-02-01', "line 4: .*until: is before"),
        ("[[bury]]\nreason = 'old'", "line 1: .*names no product"),
        ('[[bury]]\nbrand = ""', "brand: a text"),
        ('[[exclude]]\nattribute = "leather"', "attribute: written as"),
        ('[[exclude]]\nproduct = "a"\nposition = 1', "position: no such key"),
        ('[[hide]]\nproduct = "a"', r"line 1: \[\[hide\]\].*no such entry; there are pin, bury, exclude"),
        ('pin = "a"', "line 1: .*in two brackets"),
        ('[pin]\nproduct = "a"', "line 1: .*in two brackets"),
        ("pin = [1]", "not a table"),
        ("[[pin]\n", "recommend.toml: "),
        ('[[pin]]\nproduct = "a"\nreason = 1', "reason: a text"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(text: str, told: str) -> None:
    with pytest.raises(RulesInvalid, match=told):
        Rules.parse(text)


def test_what_the_shop_does_not_have_is_told_and_harms_nothing() -> None:
    rules = Rules.parse(
        '[[pin]]\nproduct = ["p0", "p99"]\n\n[[exclude]]\nbrand = "Nobody"\ncategory = "hats"'
    )
    assert rules.unknown(shop(*GOODS)) == (
        "recommend.toml, line 1: [[pin]] product: the shop has no 'p99'",
        "recommend.toml, line 4: [[exclude]] brand: the shop has no 'Nobody'",
        "recommend.toml, line 4: [[exclude]] category: the shop has no 'hats'",
    )


def test_staff_are_warned_once_of_what_the_shop_does_not_have(caplog: pytest.LogCaptureFixture) -> None:
    asked = recommending(GOODS, Told("one", SCORES), rules=Rules.parse('[[pin]]\nproduct = "p99"'))
    for _ in range(3):
        asked.recommend(Wish(Past(now=NOW)))
    assert [record.getMessage() for record in caplog.records] == [
        "recommend.toml, line 1: [[pin]] product: the shop has no 'p99'"
    ]


def test_no_file_is_no_rules_and_an_unreadable_one_is_told(tmp_path: Path) -> None:
    assert Rules.load(tmp_path / "recommend.toml") == Rules()
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe[[pin]]")
    with pytest.raises(RulesInvalid, match=r"bad\.toml"):
        Rules.load(tmp_path / "bad.toml")
    (tmp_path / "good.toml").write_text('[[bury]]\nproduct = "p0"\nreason = "recall"')
    assert [(rule.kind, rule.reason, rule.line) for rule in Rules.load(tmp_path / "good.toml").rules] == [
        ("bury", "recall", 1)
    ]
