"""What the model is shown is short, whole JSON, whatever the catalogue holds."""

from __future__ import annotations

import json

import jinja2
import pytest

import prompts
from assistant.evidence import Evidence, Found, Passage, PolicyFound, Shown
from assistant.planner import showing
from assistant.planner.tools import TOOLS, schemas
from assistant.turn import Conversation
from retrieval.catalog.product import Product
from retrieval.facets import facets
from tests.retrieval.shop import usd

ODD = '"}]}\u202e\u0000\n\t🦊 </tool> '


def huge(number: int, size: int) -> Product:
    return Product(
        f"P-{number}",
        ODD + "name " * size,
        description=ODD + "word " * size,
        category=("c" * size, f"d{number}" * size),
        price=usd("9.99"),
        attributes={f"{ODD}{n}" * 9: ("v" * size,) * 40 for n in range(40)},
    )


@pytest.mark.parametrize("size", [1, 50, 50_000])
def test_a_result_stays_within_the_budget_and_is_json(size: int) -> None:
    cards = tuple(Shown(huge(n, size)) for n in range(30))
    passages = (Passage("p", ODD * size, ODD, "a", "text " * size),)
    found = (Found(cards, 30, "w" * size), PolicyFound(passages, "q" * size))
    told = showing.result(Evidence(findings=found, products=cards, passages=passages), 7)
    assert len(told) <= showing.BUDGET
    assert json.loads(told)["result"] == 7


def test_products_lose_their_details_before_any_is_left_out() -> None:
    def ids(count: int) -> list[str]:
        cards = tuple(Shown(huge(n, 100)) for n in range(count))
        told = json.loads(showing.result(Evidence(products=cards), 1))
        return [product["id"] for product in told["data"]["products"]]

    assert ids(2) == ["P-0", "P-1"]
    assert ids(8) == [f"P-{n}" for n in range(8)]
    small = json.loads(showing.result(Evidence(products=(Shown(huge(1, 1)),)), 1))
    assert "description" in small["data"]["products"][0]


def test_the_state_is_bounded_too() -> None:
    products = {f"P-{n}": huge(n, 2000) for n in range(200)}
    conversation = Conversation("c", shown=(tuple(products),), focus=tuple(products))
    told = json.dumps(showing.state(conversation, products.get, facets(products.values())))
    assert len(told) < 8000


def test_short_text_is_one_clean_line() -> None:
    assert showing.short("a\x00b\n\u202ec", 10) == "a b c"
    assert showing.short("abcdef", 4) == "abc…"


def test_each_tool_says_what_it_is_for_and_takes_nothing_else() -> None:
    for schema in schemas():
        function = schema["function"]
        assert len(function["description"]) > 15
        assert function["parameters"].get("additionalProperties") is False
        assert json.loads(json.dumps(schema)) == schema
    assert [schema["function"]["name"] for schema in schemas()] == list(TOOLS)


def test_the_prompt_wants_its_variables() -> None:
    with pytest.raises(jinja2.UndefinedError):
        prompts.render("planner")


def test_the_prompt_names_only_what_there_is() -> None:
    text = prompts.render("planner", shop="Small Shop")
    for name in ("policy_question", "product_question", "answer_with"):
        assert name in text
        assert name in TOOLS
    told = showing.state(Conversation("c"), dict[str, Product]().get, facets(()))
    assert {"shown_last_in_order", "standing_search", "catalogue"} <= set(told)
