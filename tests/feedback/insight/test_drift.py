"""What has changed raises an alarm and what has not raises none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from sqlalchemy import Engine

from assistant.feedback.insight.drift import Drift, drift, queries, training
from assistant.feedback.insight.windows import Window
from assistant.service.database import reading
from retrieval.query import Vectors
from tests.feedback.insight.seeding import AT, DAY, SPAN, Seeding

LATELY, EARLIER = AT - 5 * DAY, AT - 40 * DAY


def embed(texts: Sequence[str]) -> Vectors:
    """Boats one way, lamps the other, and a little to each text's own side."""
    rows = [
        (1.0 if "boat" in text else 0.0, 0.0 if "boat" in text else 1.0, len(text) % 7 / 20) for text in texts
    ]
    return np.array(rows, np.float32)


@pytest.fixture
def shop(engine: Engine) -> Seeding:
    return Seeding(engine)


def states(found: Drift) -> dict[str, str]:
    return {measure.name: measure.state for measure in found.measures}


def talk(shop: Seeding, at: float, lamps: int, boats: int) -> None:
    shop.talks([f"a lamp {'x' * (n % 9)}" for n in range(lamps)], at)
    shop.talks([f"a boat {'x' * (n % 9)}" for n in range(boats)], at, "recommend", "not_sold")


def lists(shop: Seeding, at: float, count: int, clicked: int, score: float, name: str) -> None:
    for n in range(count):
        shop.shown(f"{name}{n}", ["a", "b"], at, score + n / count)
        if n < clicked:
            shop.events("click", "a", [1], at, f"{name}{n}")


def test_what_stays_as_it_was_is_stable(shop: Seeding) -> None:
    for at, name in ((EARLIER, "e"), (LATELY, "l")):
        talk(shop, at, 100, 40)
        lists(shop, at, 110, 30, 0.0, name)
    found = drift(shop.engine, SPAN, embed)
    assert states(found) == dict.fromkeys(
        ("queries", "intents", "misses", "click rate", "scores of v1"), "stable"
    )
    assert not found.alarm


def test_what_changed_is_in_alarm_each_by_its_name(shop: Seeding) -> None:
    talk(shop, EARLIER, 130, 10)
    talk(shop, LATELY, 40, 100)
    lists(shop, EARLIER, 110, 80, 0.0, "e")
    lists(shop, LATELY, 110, 20, 0.6, "l")
    found = drift(shop.engine, SPAN, embed)
    assert set(states(found).values()) == {"alarm"}
    assert found.alarm
    intents = next(m for m in found.measures if m.name == "intents")
    assert "most moved: product_search" in intents.said or "most moved: recommend" in intents.said


def test_too_little_is_called_that(shop: Seeding) -> None:
    talk(shop, EARLIER, 130, 0)
    talk(shop, LATELY, 50, 40)
    assert set(states(drift(shop.engine, SPAN, embed)).values()) == {"too little"}
    assert "queries" not in states(drift(shop.engine, SPAN, None))


def test_a_conversation_is_asked_for_its_first_words_alone(shop: Seeding) -> None:
    shop.talks(["first"], LATELY)
    with reading(shop.engine) as connection:
        assert queries(connection, SPAN.now) == ["first"]
        assert queries(connection, SPAN.before) == []


def test_the_training_window_never_holds_what_it_is_compared_with() -> None:
    now = Window(100.0, 150.0)
    assert training(0.0, 120.0, now).before == Window(50.0, 100.0)
    assert training(80.0, 90.0, now).before == Window(80.0, 90.0)
