"""The checker of evals.truth tells true replies from false ones, as people would word them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from evals.truth.facts import wrong
from tests.evals.shelf import EVIDENCE

HERE = Path(__file__).parent


def replies(file: str, kind: str) -> list[tuple[str, str]]:
    read = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return [(name, text) for name, both in read.items() for text in both.get(kind) or ()]


@pytest.mark.parametrize(("name", "text"), replies("replies.yaml", "right"))
def test_a_true_reply_has_no_wrong_fact(name: str, text: str) -> None:
    assert wrong(EVIDENCE[name], text) == ()


@pytest.mark.parametrize(("name", "text"), replies("replies.yaml", "wrong"))
def test_a_false_reply_has_a_wrong_fact(name: str, text: str) -> None:
    assert wrong(EVIDENCE[name], text)
