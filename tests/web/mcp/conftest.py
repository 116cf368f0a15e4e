from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.mcp.shop import PENDING, Way, make_folder, serving


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("mcp") / "shop")


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """A process that serves HTTP. It comes first, and so takes in the catalogue and the orders."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def pending() -> Iterator[str]:
    return iter(PENDING)


@pytest.fixture(params=["http", "http, handshake", "stdio", "stdio, handshake"])
def way(request: pytest.FixtureRequest, folder: Path, address: str) -> Way:
    """Both transports, each as clients of today and of before 2026-07-28 use it."""
    over, _, handshake = request.param.partition(", ")
    return Way(address if over == "http" else None, folder, "legacy" if handshake else "auto")


@pytest.fixture
def http(folder: Path, address: str) -> Way:
    return Way(address, folder, "auto")


@pytest.fixture
def stdio(folder: Path, address: str) -> Way:
    return Way(None, folder, "auto")
