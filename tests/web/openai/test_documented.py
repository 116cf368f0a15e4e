"""What docs/openai.md and the OpenAPI document show works as it stands there, on the demo shop."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import bootstrap, running
from assistant.settings import Embedding, Generator, Web
from assistant.settings import load as settings_of
from assistant.web.application import create_api
from retrieval.catalog.sync import ingest
from tests.web.open_shop import serving

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "openai.md").read_text(encoding="utf-8")
KEY = "a-long-random-key"
HERE = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo shop on a real port: its address."""
    settings = settings_of(
        ROOT / "demo",
        data_folder=tmp_path_factory.mktemp("documented"),
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        web=Web(api_keys=(KEY,)),
    )
    shop = bootstrap.build(settings)
    rejects = settings.data / "rejects.jsonl"
    feed = ROOT / "demo" / "catalogue.jsonl"
    ingest([feed], store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    shop.search.settle()
    running.first_orders(settings, shop.records)
    with serving(create_api(shop, {})) as address:
        yield address


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


def test_the_python_examples_run_one_after_the_other(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    said = []
    for block in blocks("py"):
        exec(compile(block.replace(HERE, demo), "docs/openai.md", "exec"), names)
        said.append(capsys.readouterr().out)
    first, chain, orders = said
    cards = names["answer"].choices[0].message.floorwalker["products"]
    assert all(f"{card['id']} {card['name']}" in first for card in cards)
    words, told = first.splitlines()[0], first.splitlines()[1 + len(cards) :]
    assert "under $100" in words or all(card["name"] in words for card in cards)
    assert cards[1]["name"] in "".join(told)
    assert cards[0]["name"] not in "".join(told)
    assert "We ship to Canada" in chain
    assert "code" in orders


def test_the_lines_for_the_shell_run(demo: str) -> None:
    (block,) = blocks("sh")
    ran = subprocess.run(
        ["bash", "-ec", block.replace(HERE, demo)], check=False, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    models, *chunks = ran.stdout.split("data: ")
    assert json.loads(models)["data"][0]["id"] == "floorwalker"
    assert chunks[-1].strip() == "[DONE]"
    assert json.loads(chunks[-2])["choices"][0]["delta"]["floorwalker"]["products"]


def document(address: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{address}/openapi.json").json()
    return found


def test_each_example_of_the_openapi_document_runs(demo: str) -> None:
    call = document(demo)["paths"]["/v1/chat/completions"]["post"]
    examples = call["requestBody"]["content"]["application/json"]["examples"]
    assert set(examples) == {"question", "history", "stream"}
    for name, example in examples.items():
        bearer = {"Authorization": f"Bearer {KEY}"}
        answer = httpx.post(f"{demo}/v1/chat/completions", json=example["value"], headers=bearer)
        assert answer.status_code == 200, (name, answer.text)
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind == ("text/event-stream" if example["value"].get("stream") else "application/json")
        assert answer.text.endswith("data: [DONE]\n\n") or answer.json()["choices"][0]["message"]["content"]


def test_the_document_says_which_errors_and_which_extension_come(demo: str) -> None:
    found = document(demo)
    for path, method in (
        ("/v1/chat/completions", "post"),
        ("/v1/models", "get"),
        ("/v1/models/{model}", "get"),
    ):
        call = found["paths"][path][method]
        error = call["responses"]["401"]["content"]["application/json"]["schema"]
        assert error["$ref"].endswith("/ErrorBody")
        assert call["security"] == [{"key": []}]
    members = found["components"]["schemas"]["Extension"]["properties"]
    assert {"products", "citations", "options", "actions", "awaiting", "cart", "handed_off"} <= set(members)
    content = found["components"]["schemas"]["Spoken"]["properties"]["content"]["anyOf"]
    assert [kind["type"] for kind in content] == ["string", "array", "null"]
