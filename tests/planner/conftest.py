from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.shop import Shop
from tests.planner.shop import Floor, floor, make_shop


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = make_shop(tmp_path_factory.mktemp("planned"))
    yield shop
    shop.records.engine.dispose()


@pytest.fixture
def on_floor(small_shop: Shop) -> Iterator[Floor]:
    with floor(small_shop) as one:
        yield one
