"""The checker of evals.truth tells true replies from false ones, as people would word them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from evals.truth.facts import wrong
from tests.evals.shelf import EVIDENCE

HERE = Path(__file__).parent
FILES = ("replies.yaml", "replies_unseen.yaml", "replies_unseen_2.yaml")


def replies(file: str, kind: str) -> list[tuple[str, str]]:
    read = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return [(name, text) for name, both in read.items() for text in both.get(kind) or ()]


def every(kind: str) -> list[tuple[str, str]]:
    return [reply for file in FILES for reply in replies(file, kind)]


@pytest.mark.parametrize(("name", "text"), every("right"))
def test_a_true_reply_has_no_wrong_fact(name: str, text: str) -> None:
    assert wrong(EVIDENCE[name], text) == ()


@pytest.mark.parametrize(("name", "text"), every("wrong"))
def test_a_false_reply_has_a_wrong_fact(name: str, text: str) -> None:
    assert wrong(EVIDENCE[name], text)


@pytest.mark.parametrize(
    ("name", "text", "kind", "words"),
    [
        ("lamps", "The Halo is $79. It has a two-year warranty.", "measure", "two"),
        ("shoes", "Two fit: the Ridge Low at $94.50 and the Fenway GTX at $94.50.", "price", "$94.50"),
        ("lamps", "The Halo is the cheaper of the two.", "comparison", "cheaper"),
        ("dishwasher", "The Forge Skillet is dishwasher safe.", "negation", "dishwasher"),
        ("candles", "The Salt Marsh Candle is too faint for a big room.", "opinion", "faint"),
        ("mug", "The Tidewater Mug is in stock.", "stock", "in stock"),
        ("kettle", "We don't carry kettles.", "carried", "don't carry"),
        ("burn time", "The data doesn't say what the burn time is.", "said unknown", "burn time"),
        ("returns", "Worn shoes are covered.", "condition", "only if they have a fault"),
    ],
)
def test_a_wrong_fact_is_named(name: str, text: str, kind: str, words: str) -> None:
    (fault,) = wrong(EVIDENCE[name], text)
    assert (fault.kind, words in fault.words) == (kind, True)


def test_swapped_prices_are_two_wrong_facts() -> None:
    faults = wrong(EVIDENCE["shoes"], "I'd try the Ridge Low at $94.50 or the Fenway GTX at $89.")
    assert [fault.kind for fault in faults] == ["price", "price"]


def test_each_wrong_fact_of_a_reply_counts_once() -> None:
    faults = wrong(EVIDENCE["lamps"], "The Halo costs $66 and has 3 brightness levels.")
    assert [fault.kind for fault in faults] == ["price", "measure"]
