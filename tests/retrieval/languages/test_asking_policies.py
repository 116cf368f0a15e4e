"""Questions in other languages find the right English page where their reading in English does not say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.embedding import HashingEmbedder
from retrieval.knowledge import Knowledge
from retrieval.languages.encoder import MultilingualEmbedder

DEMO = Path(__file__).parents[3] / "demo" / "policies"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(DEMO, HashingEmbedder(), across=MultilingualEmbedder())


@pytest.mark.parametrize(
    ("typed", "spoken", "document"),
    [
        ("礼品卡丢了怎么办？", "zh", "gift-cards"),
        ("Kann ich die Bestellung im Laden abholen?", "de", "pickup"),
        ("¿Caducan las tarjetas regalo?", "es", "gift-cards"),
        ("Peut-on payer en plusieurs fois ?", "fr", "payments"),
    ],
)
def test_by_what_was_typed(knowledge: Knowledge, typed: str, spoken: str, document: str) -> None:
    assert knowledge.find("mumble", typed=typed, spoken=spoken)[0].section.document == document


@pytest.mark.parametrize(("typed", "spoken"), [("明天天气怎么样？", "zh"), ("Wie backe ich Brot?", "de")])
def test_what_no_page_tells_finds_none(knowledge: Knowledge, typed: str, spoken: str) -> None:
    assert knowledge.find("mumble", typed=typed, spoken=spoken) == ()
