"""Every template renders, says when a variable is missing, and lists what it needs."""

from __future__ import annotations

import jinja2
import pytest

import prompts

PRODUCT = {"name": "Lakeside Board", "price": "$249", "facts": ("has three fins",)}
VARIABLES: dict[str, dict[str, object]] = {
    "suggest": PRODUCT,
    "only": PRODUCT,
    "also": PRODUCT,
    "recommend": PRODUCT,
    "ordered": {**PRODUCT, "how": "cheapest"},
    "missing": {**PRODUCT, "wanted": "kayaks"},
    "nearest": {"name": "Board", "price": "$249", "wanted": "boards under $40"},
    "differ": {"attribute": "weight", "first": "A", "one": "1 kg", "second": "B", "other": "2 kg"},
    "against": {
        "kind": "cheaper",
        "better": "A",
        "many": False,
        "value": "$1",
        "worse": "B",
        "against": "$2",
    },
    "answer": {"attribute": "weight", "value": "2 kg", "name": "A"},
    "yes": {"yes": False, "name": "A", "fact": "is not washable"},
}

ELSEWHERE = {"brief", "instructed", "instructed-short", "instructed-warm", "planner"}
"""Templates without worked examples, which the tests of their own rooms try."""


def test_all_templates_are_tried_here() -> None:
    assert set(prompts.names()) - ELSEWHERE == set(VARIABLES)


@pytest.mark.parametrize("name", VARIABLES)
def test_a_missing_variable_is_an_error(name: str) -> None:
    for left_out in VARIABLES[name]:
        rest = {key: value for key, value in VARIABLES[name].items() if key != left_out}
        with pytest.raises(jinja2.UndefinedError):
            prompts.render(name, style=0, **rest)


@pytest.mark.parametrize("name", VARIABLES)
def test_the_facts_come_last_and_phrasings_differ(name: str) -> None:
    shown = [prompts.render(name, style=style, **VARIABLES[name]) for style in range(2)]
    assert all("## words" in text and "## system" in text for text in shown)
    last = shown[0].rsplit("## user", 1)[1]
    told = [value for key, value in VARIABLES[name].items() if isinstance(value, str)]
    assert all(value in last for value in told if value)
    if name not in {"ordered", "yes", "nearest"}:
        assert shown[0] != shown[1]
