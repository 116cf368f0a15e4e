"""An export holds all that is kept of one customer, and nothing of another."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Engine

from assistant.errors import NotFound
from assistant.service.privacy import export
from tests.service.orders.book import NOW
from tests.service.privacy.stage import open_shop


def test_all_that_is_kept_is_told(engine: Engine) -> None:
    ada, _ = open_shop(engine)
    told = export(engine, "ada", NOW)
    assert told["customer"]["email"] == "ada@example.org"
    assert sorted(order["id"] for order in told["orders"]) == ["#0998", "#0999", "#1000", "#1001"]
    (talk,) = told["conversations"]
    assert talk["id"] == ada
    assert [message["text"] for message in talk["messages"]] == ["I am ada@example.org", "Hello."]
    assert talk["feedback"][0]["comment"] == "thanks, ada@example.org"
    assert talk["handoffs"][0]["contact"] == "ada@example.org"
    assert [event["product_id"] for event in told["behaviour"]["behaviour_events"]] == ["mug"]
    assert [said["value"] for said in told["behaviour"]["preferences"]] == ["blue"]
    assert [change["kind"] for change in told["changes"]] == ["cancel_order"]


def test_nothing_of_another_and_nothing_that_opens_a_door(engine: Engine) -> None:
    open_shop(engine)
    text = json.dumps(export(engine, "ada", NOW), default=str)
    assert "ben" not in text.replace("benefit", "")
    assert "secret_hash" not in text


def test_of_nobody_there_is_nothing(engine: Engine) -> None:
    with pytest.raises(NotFound):
        export(engine, "nobody", NOW)
