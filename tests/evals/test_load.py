"""The load run counts what customers see: replies with their times, and each way in which one fails."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from evals.load import at, crowd
from tests.web.open_shop import OpenShop, open_shop


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    with open_shop(tmp_path_factory.mktemp("shop")) as shop:
        yield shop


def test_replies_are_timed_to_the_first_words_and_to_the_end(opened: OpenShop) -> None:
    opened.pace.become("now")
    seen = asyncio.run(crowd(opened.address, customers=3, seconds=1.5, think_s=0.0))
    assert seen.errors.total() == 0
    assert len(seen.whole) == len(seen.first) >= 3
    assert all(0 < first <= whole for first, whole in zip(seen.first, seen.whole, strict=True))


def test_a_reply_that_fails_is_an_error_and_no_reply(opened: OpenShop) -> None:
    opened.pace.become("fails")
    seen = asyncio.run(crowd(opened.address, customers=1, seconds=0.5, think_s=0.0))
    assert set(seen.errors) == {"error event: try-again"}
    assert seen.whole == []


def test_nobody_there_is_an_error(opened: OpenShop) -> None:
    seen = asyncio.run(crowd("http://127.0.0.1:9", customers=1, seconds=0.1, think_s=0.0))
    assert set(seen.errors) == {"ConnectError"}


def test_percentiles() -> None:
    assert at([3.0], 95) == 3.0
    assert at([float(n) for n in range(1, 102)], 50) == 51.0
