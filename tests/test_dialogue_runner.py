"""Each expectation of a scripted dialogue holds where it should and fails where it should:
hand-made replies, one that passes and one that does not. And the runner plays all steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from assistant.dialogues import Dialogue, failures, load, run
from assistant.dialogues.checks import Heard
from assistant.dialogues.script import Expect
from assistant.errors import Invalid, SettingsError
from assistant.evidence import Cart, CartLine, Evidence, Found, Passage, Shown, Social, Written
from assistant.grounding import Grounded, Ungrounded
from assistant.grounding.verdict import Reason
from assistant.turn import Done, Event, Reply, Request, Status
from retrieval.catalog.product import Money, Product, Stock, Variant


def lamp(number: int, price: str, **values: Any) -> Shown:
    fields: dict[str, Any] = {
        "id": f"L{number}",
        "name": f"Lamp {number}",
        "description": "Stands on a desk.",
        "brand": "Wick",
        "category": ("Home", "Lamps"),
        "price": Money(Decimal(price), "USD"),
        "stock": Stock(True),
        "attributes": {"material": ("brass",), "dimmable": ("yes",)},
        "rating": 4.5,
        "rating_count": 8,
    }
    return Shown(Product(**fields | values))


CHEAP, DEAR = lamp(1, "20"), lamp(2, "80", attributes={"material": ("steel",), "dimmable": ("no",)})
RED = Variant("L3-red", {"color": "red"}, Money(Decimal("30"), "USD"), Stock(True))
IN_RED = replace(lamp(3, "30", variants=(RED,)), variant=RED)
CART = Cart((CartLine("L3", "Lamp 3", 2, Money(Decimal("30"), "USD"), "L3-red"),))
SHIPPING = Passage("shipping#costs", "Shipping", "Costs", "costs", "Free over $75.")
REPLY = Reply(
    id="r",
    text="Two fit: Lamp 1 and Lamp 2.",
    intents=("product_search", "view_cart"),
    language="en",
    products=(CHEAP, DEAR),
    citations=(SHIPPING,),
    options=("Under $50", "In brass"),
    awaiting="clarify",
    actions=(Written("cancel_order", "done", "1001"),),
    handed_off=True,
)
HEARD = Heard(
    reply=REPLY,
    evidence=Evidence(),
    references=("L2",),
    previous=(CHEAP, DEAR),
    cart=CART,
    ungrounded=(),
    milliseconds=200,
    lists=((DEAR, CHEAP), (CHEAP, DEAR)),
)

HOLD_AND_FAIL: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("intent", {"intent": "product_search"}, {"intent": "view_cart"}),
    ("one intent of several", {"intent": ["refine", "product_search"]}, {"intent": ["refine", "view_cart"]}),
    ("intents", {"intents": ["view_cart", "product_search"]}, {"intents": ["product_search"]}),
    ("intents_include", {"intents_include": ["view_cart"]}, {"intents_include": ["refine"]}),
    ("min", {"products": {"min": 2}}, {"products": {"min": 3}}),
    ("max", {"products": {"max": 2}}, {"products": {"max": 1}}),
    ("ids", {"products": {"ids": ["L1", "L2"]}}, {"products": {"ids": ["L2", "L1"]}}),
    ("first", {"products": {"first": "L1"}}, {"products": {"first": "L2"}}),
    ("includes", {"products": {"includes": ["L2"]}}, {"products": {"includes": ["L2", "L9"]}}),
    ("excludes", {"products": {"excludes": ["L9"]}}, {"products": {"excludes": ["L1"]}}),
    ("any", {"products": {"any": {"price_min": 50}}}, {"products": {"any": {"price_min": 90}}}),
    ("says", {"says": ["two FIT", r"lamp \d"]}, {"says": ["three"]}),
    ("says_not", {"says_not": ["three"]}, {"says_not": ["lamp 2"]}),
    ("refers_to a place", {"refers_to": 2}, {"refers_to": 1}),
    ("refers_to nothing there", {"refers_to": "L2"}, {"refers_to": 3}),
    ("refers_to an earlier list", {"refers_to": "$shown[1][1]"}, {"refers_to": "$shown[2][1]"}),
    ("refers_to several", {"refers_to": ["L2"]}, {"refers_to": ["L2", "L1"]}),
    ("refers_to an id", {"refers_to": "L2"}, {"refers_to": "L1"}),
    ("cites a document", {"cites": ["shipping"]}, {"cites": ["ship"]}),
    ("cites a section", {"cites": ["shipping#costs"]}, {"cites": ["shipping#times"]}),
    ("awaiting", {"awaiting": "clarify"}, {"awaiting": "nothing"}),
    ("any options", {"options": True}, {"options": False}),
    ("certain options", {"options": ["in brass"]}, {"options": ["In steel"]}),
    ("actions", {"actions": ["cancel_order"]}, {"actions": []}),
    ("handed_off", {"handed_off": True}, {"handed_off": False}),
    ("language", {"language": "en"}, {"language": "de"}),
    ("cart items", {"cart": {"items": 1}}, {"cart": {"items": 2}}),
    ("cart quantity", {"cart": {"quantity": 2}}, {"cart": {"quantity": 1}}),
    ("cart total", {"cart": {"total": 60}}, {"cart": {"total": 30}}),
    ("cart contains", {"cart": {"contains": ["L3", "L3-red", "lamp"]}}, {"cart": {"contains": ["L3-blue"]}}),
    ("cart excludes", {"cart": {"excludes": ["L1"]}}, {"cart": {"excludes": ["lamp 3"]}}),
    ("within_ms", {"within_ms": 200}, {"within_ms": 199}),
]


@pytest.mark.parametrize(
    ("holds", "fails"), [(h, f) for _, h, f in HOLD_AND_FAIL], ids=[n for n, _, _ in HOLD_AND_FAIL]
)
def test_an_expectation_holds_or_fails(holds: dict[str, Any], fails: dict[str, Any]) -> None:
    assert failures(Expect.model_validate(holds), HEARD) == []
    assert len(failures(Expect.model_validate(fails), HEARD)) == 1


EVERY: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"price_max": 30}, {"price_max": 29.99}),
    ({"price_min": 30}, {"price_min": 31}),
    ({"price_below": 31}, {"price_below": 30}),
    ({"price_above": 29}, {"price_above": 30}),
    ({"price_below": "$previous[2].price"}, {"price_below": "$previous[1].price"}),
    ({"price_above": "$previous[1].price"}, {"price_above": "$previous[7].price"}),
    ({"rating_min": 4.5}, {"rating_min": 4.6}),
    ({"in_stock": True}, {"in_stock": False}),
    ({"brand": "wick"}, {"brand": "Glow"}),
    ({"brand_not": "Glow"}, {"brand_not": "Wick"}),
    ({"category": "lamps"}, {"category": "Lamp"}),
    ({"attributes": {"dimmable": True}}, {"attributes": {"dimmable": False}}),
    ({"attributes": {"material": ["steel", "brass"]}}, {"attributes": {"material": "steel"}}),
    ({"attributes": {"color": "red"}}, {"attributes": {"color": "blue"}}),
    ({"attributes_not": {"material": "steel"}}, {"attributes_not": {"material": ["brass"]}}),
    ({"text": "stands on"}, {"text": "hangs"}),
]


@pytest.mark.parametrize(
    ("holds", "fails"), EVERY, ids=[" ".join(h) + f" {i}" for i, (h, _) in enumerate(EVERY)]
)
def test_what_every_product_satisfies(holds: dict[str, Any], fails: dict[str, Any]) -> None:
    heard = replace(HEARD, reply=replace(REPLY, products=(IN_RED,)))
    assert failures(Expect.model_validate({"products": {"every": holds}}), heard) == []
    assert len(failures(Expect.model_validate({"products": {"every": fails}}), heard)) == 1


def test_a_variant_shown_is_judged_by_its_own_options() -> None:
    blue = Variant("L3-blue", {"color": "blue"}, Money(Decimal("30"), "USD"), Stock(False))
    both = lamp(3, "30", variants=(RED, blue))
    expect = Expect.model_validate(
        {"products": {"every": {"attributes": {"color": "blue"}, "in_stock": True}}}
    )
    as_blue = replace(HEARD, reply=replace(REPLY, products=(replace(both, variant=blue),)))
    assert [f for f in failures(expect, as_blue) if "in_stock" in f]
    assert failures(expect, replace(HEARD, reply=replace(REPLY, products=(both,)))) == []


def test_nothing_expected_of_empty_things() -> None:
    quiet = replace(HEARD, reply=replace(REPLY, citations=(), actions=(), awaiting=None), references=())
    assert (
        failures(
            Expect.model_validate({"cites": [], "writes": "none", "awaiting": "nothing", "refers_to": []}),
            quiet,
        )
        == []
    )
    found = failures(
        Expect.model_validate({"cites": [], "writes": "none", "awaiting": "nothing", "refers_to": []}), HEARD
    )
    assert [line.split(":")[0] for line in found] == ["refers_to", "cites", "awaiting", "writes"]


def test_every_sentence_has_to_be_grounded_unless_it_is_said_otherwise() -> None:
    lied = replace(HEARD, ungrounded=("'It floats.' (claim: floats)",))
    assert failures(Expect(), lied) == ["grounded: 'It floats.' (claim: floats)"]
    assert failures(Expect(grounded=False), lied) == []


def test_a_bound_that_is_no_number_is_an_error_in_the_dialogue() -> None:
    expect = Expect.model_validate({"products": {"every": {"price_max": "cheap"}}})
    with pytest.raises(Invalid, match="cheap"):
        failures(expect, HEARD)


class Parrot:
    """Answers each message with the reply prepared for it, and remembers the conversation."""

    def __init__(self, answers: dict[str, tuple[Reply, Evidence]]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def respond(self, request: Request) -> Iterator[Event]:
        self.asked.append((request.conversation_id, request.text))
        reply, evidence = self.answers[request.text]
        yield Status("understanding")
        yield Done(reply, evidence)


def dialogue(**steps: dict[str, Any]) -> Dialogue:
    asked = [{"user": user, "expect": expect} for user, expect in steps.items()]
    return Dialogue.model_validate({"dialogue": "a test", "steps": asked})


def plain(text: str, **values: Any) -> Reply:
    return Reply(id="r", text=text, intents=("greeting",), language="en", **values)


def believes(sentence: str, evidence: Evidence, before: str) -> Grounded | Ungrounded:
    return Ungrounded(Reason.UNSUPPORTED, "moon") if "moon" in sentence else Grounded()


def test_all_steps_are_played_in_one_conversation_also_after_a_failure() -> None:
    parrot = Parrot({"hi": (plain("Hello."), Evidence()), "bye": (plain("Bye."), Evidence())})
    result = run(dialogue(hi={"says": ["good day"]}, bye={"says": ["bye"]}), parrot, lambda: "c1", believes)
    assert parrot.asked == [("c1", "hi"), ("c1", "bye")]
    assert not result.passed
    assert [bool(step.failures) for step in result.steps] == [True, False]
    assert "good day" in result.report()
    assert "customer: hi" in result.report()
    assert "customer: bye" not in result.report()


def test_cards_and_carts_of_earlier_steps_stay_in_reach() -> None:
    found = Evidence(findings=(Found((CHEAP, DEAR), 2, "lamps"),), products=(CHEAP, DEAR))
    single = Evidence(findings=(Social("thanks"),), products=(DEAR,))
    parrot = Parrot(
        {
            "list": (plain("Two.", products=(CHEAP, DEAR), cart=CART), found),
            "one": (plain("One.", products=(DEAR,)), single),
            "cheaper": (plain("This.", products=(CHEAP,)), Evidence()),
        }
    )
    expected = {
        "refers_to": [],
        "products": {"every": {"price_below": "$previous[1].price"}},
        "cart": {"items": 1},
    }
    result = run(dialogue(list={}, one={}, cheaper=expected), parrot, lambda: "c1", believes)
    assert result.passed, result.report()
    assert [len(step.heard.lists) for step in result.steps] == [0, 1, 1]


def test_a_sentence_the_check_does_not_believe_fails_the_step() -> None:
    parrot = Parrot({"hi": (plain("Hello. It is made on the moon."), Evidence())})
    result = run(dialogue(hi={}), parrot, lambda: "c1", believes)
    assert [step.failures for step in result.steps] == [
        ("grounded: 'It is made on the moon.' (unsupported: moon)",)
    ]


def test_several_dialogues_of_a_file_and_files_of_folders_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.yaml").write_text("dialogue: c\nsteps: []\n")
    (tmp_path / "a.yml").write_text("dialogue: a\nsteps: [{user: hi}]\n---\ndialogue: b\nsteps: []\n")
    assert [script.dialogue for _, script in load(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("dialogue: a\nsteps: [{user: hi, expect: {say: [x]}}]", "steps.0.expect.say"),
        ("dialogue: a\nsteps: [{user: hi, expect: {products: {every: {price: 3}}}}]", "every.price"),
        ("steps: []", "dialogue"),
        ("dialogue: [", "is not YAML"),
    ],
)
def test_a_misspelt_expectation_is_an_error_that_names_file_and_field(
    tmp_path: Path, text: str, where: str
) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(dedent(text))
    with pytest.raises(Invalid) as error:
        list(load(file))
    assert "wrong.yaml" in str(error.value)
    assert where in str(error.value)


def test_a_folder_without_dialogues_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no dialogue files"):
        list(load(tmp_path))
