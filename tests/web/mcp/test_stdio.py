"""Over stdio, standard output carries the protocol and nothing else; and how the command begins and ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.web.mcp.shop import COMMAND, RAJ, environment, token

pytestmark = pytest.mark.timeout(120)

NOISY = '''
import os, sys

class Noise:
    """Prints at every import, as libraries and their progress bars do."""

    def find_spec(self, name, path=None, target=None):
        if name.startswith(("assistant.web", "chromadb", "mcp.server")):
            print(f"importing {name}")
            os.write(1, b"from below Python\\n")
        return None

sys.meta_path.insert(0, Noise())
'''


def run(folder: Path, *options: str, said: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    command = [COMMAND, "mcp", "--shop", str(folder), *options]
    return subprocess.run(
        command, input=said, capture_output=True, text=True, env=environment(**env), timeout=100, check=False
    )


@pytest.mark.usefixtures("address")
def test_nothing_but_the_protocol_is_on_standard_output(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NOISY, encoding="utf-8")
    capabilities = {"capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    messages = [
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", **capabilities}},
        {"method": "notifications/initialized"},
        {
            "id": 2,
            "method": "tools/call",
            "params": {"name": "search_products", "arguments": {"query": "pan"}},
        },
        {
            "id": 3,
            "method": "tools/call",
            "params": {"name": "search_policies", "arguments": {"question": "?"}},
        },
    ]
    said = "".join(json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in messages)
    done = run(folder, said=said, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert {answer["id"] for answer in answers} >= {1}
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert "from below Python" in done.stderr
    assert "importing assistant.web.mcp.server" in done.stderr


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    ("options", "env", "told"),
    [
        (("--customer-token", "ey.no.token"), {}, "the token is not valid"),
        (("--http", "--customer-token", token(RAJ)), {}, "each conversation takes its own"),
        (("--http",), {"FLOORWALKER_WEB__API_KEYS": "[]"}, "web.api_keys"),
    ],
)
def test_what_cannot_work_is_said_at_once(
    folder: Path, options: tuple[str, ...], env: dict[str, str], told: str
) -> None:
    done = run(folder, *options, **env)
    assert done.returncode == 1
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""
