"""Two worker processes serve one conversation, turn by turn: its words, cart, orders and keys are in the
database. Real processes, real ports; templates and the hashing embedder."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.attacks.conftest import CATALOGUE, POLICY
from tests.attacks.world import PEOPLE, RECORDS
from tests.conftest import own_schema

SETTINGS = """
[shop]
name = "Two"
time_zone = "UTC"
[embedding]
name = "hashing"
[generator]
model = "template"
[identity]
methods = ["email"]
[web]
page = false
port = 0
closing_notice = "1 s"
"""
RUN = "from assistant.cli import main; main()"
OPENED = re.compile(r"open at\s+(http://\S+?)/?\s")


@dataclass
class Worker:
    """`floorwalker serve`, on a port of its own."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    address: str = ""

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)

    @property
    def said(self) -> str:
        return "".join(self.lines)


def begin(shop: Path, data: Path, url: str) -> Worker:
    environment = os.environ | {
        "FLOORWALKER_DATA_FOLDER": str(data),
        "FLOORWALKER_DATABASE__URL": url,
        "HF_HUB_OFFLINE": "1",
        "COLUMNS": "200",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-c", RUN, "serve", "--shop", str(shop)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    worker = Worker(process)
    threading.Thread(target=worker.listen, daemon=True).start()
    return worker


def ready(worker: Worker) -> Worker:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and worker.process.poll() is None:
        found = OPENED.search(worker.said)
        if found:
            worker.address = found[1]
            try:
                if httpx.get(f"{worker.address}/readyz").status_code == 200:
                    return worker
            except httpx.TransportError:
                pass
        time.sleep(0.1)
    raise AssertionError(f"it does not open:\n{worker.said}")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two") / "shop"
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "orders.md").write_text(POLICY, encoding="utf-8")
    (folder / "catalogue.jsonl").write_text("\n".join(map(json.dumps, CATALOGUE)), encoding="utf-8")
    (folder / "orders.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    (folder / "shop.toml").write_text(f'{SETTINGS}\n[ingest]\nfeeds = ["catalogue.jsonl"]\n')
    return folder


DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(scope="module", params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('records') / 'records.sqlite'}"
        return
    with own_schema() as address:
        yield address


@pytest.fixture(scope="module")
def workers(
    shop: Path, url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Worker, Worker]]:
    """Each has its own folder of vectors, which has one owner; the records are one database."""
    folder = tmp_path_factory.mktemp("data")
    first = begin(shop, folder / "a", url)
    try:
        ready(first)
        second = begin(shop, folder / "b", url)
        try:
            yield first, ready(second)
        finally:
            second.process.kill()
    finally:
        first.process.kill()


class Talk:
    """A conversation of which each turn goes to the other process."""

    def __init__(self, workers: tuple[Worker, Worker]) -> None:
        self.workers, self.turn = workers, 0
        begun = httpx.post(f"{workers[0].address}/v1/conversations", json={}).json()
        self.path = f"/v1/conversations/{begun['conversation_id']}"
        self.bearer = {"Authorization": f"Bearer {begun['secret']}"}

    def say(self, text: str, key: str | None = None, worker: int | None = None) -> dict[str, Any]:
        self.turn += 1
        place = self.turn % 2 if worker is None else worker
        headers = self.bearer | ({"Idempotency-Key": key} if key else {})
        url = f"{self.workers[place].address}{self.path}/messages"
        answer = httpx.post(url, json={"text": text}, headers=headers, timeout=60)
        assert answer.status_code == 200, answer.text
        reply: dict[str, Any] = answer.json()
        return reply

    def get(self, rest: str, worker: int) -> dict[str, Any]:
        url = f"{self.workers[worker].address}{self.path}{rest}"
        found: dict[str, Any] = httpx.get(url, headers=self.bearer, timeout=60).json()
        return found


def test_turns_alternate_between_two_processes(workers: tuple[Worker, Worker]) -> None:
    talk = Talk(workers)
    found = talk.say("do you have a mug?")
    assert [product["id"] for product in found["products"]] == ["p-mug"]
    added = talk.say("add it to my cart", key="add-1")
    assert [item["quantity"] for item in added["cart"]["items"]] == [1]
    assert talk.say("add it to my cart", key="add-1") == added, "the other process knows that it was done"
    assert talk.get("/cart", 0)["items"] == talk.get("/cart", 1)["items"] == added["cart"]["items"]
    assert talk.get("", 0) == talk.get("", 1)
    assert [httpx.get(worker.address).status_code for worker in workers] == [404, 404], "without the pages"


def test_an_order_is_proposed_by_one_process_and_changed_once_by_the_other(
    workers: tuple[Worker, Worker],
) -> None:
    talk = Talk(workers)
    talk.say(f"hi, where is my order? my email is {PEOPLE['mallory']['email']}", worker=0)
    proposed = talk.say("please cancel order #W1000002, it's no longer needed", worker=1)
    assert proposed["awaiting"] == "confirm"
    done = talk.say("yes", key="yes-1", worker=0)
    assert [(action["name"], action["result"]) for action in done["actions"]] == [("cancel_order", "done")]
    assert talk.say("yes", key="yes-1", worker=1) == done, "the reply that was lost, told by the other"
    messages = [(m["role"], m["text"]) for m in talk.get("", 1)["messages"]]
    assert messages.count(("customer", "yes")) == 1
    assert "cancelled" in talk.say("what is the status of order #W1000002?", worker=1)["text"]


def test_of_the_same_message_sent_to_both_at_once_one_is_said(workers: tuple[Worker, Worker]) -> None:
    talk = Talk(workers)
    talk.say("do you have a mug?")
    with ThreadPoolExecutor(4) as crowd:
        replies = list(crowd.map(lambda n: talk.say("add it to my cart", "k", n % 2), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert [item["quantity"] for item in talk.get("/cart", 0)["items"]] == [1]


def test_a_process_that_is_told_to_go_says_so_first_and_goes(shop: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.sqlite'}"
    worker = ready(begin(shop, tmp_path / "data", url))
    try:
        talk = Talk((worker, worker))
        worker.process.send_signal(signal.SIGTERM)
        closing = seen(lambda: httpx.get(f"{worker.address}/readyz"), 503)
        assert closing.json()["checks"]["closing"] == "this server is closing"
        url = f"{worker.address}{talk.path}/messages"
        refused = httpx.post(url, json={"text": "a mug?"}, headers=talk.bearer)
        assert (refused.status_code, refused.json()["type"]) == (503, "urn:floorwalker:problem:closing")
        assert refused.headers["retry-after"]
        assert httpx.get(f"{worker.address}{talk.path}", headers=talk.bearer).status_code == 200
        assert worker.process.wait(20) in {0, -signal.SIGTERM}
    finally:
        worker.process.kill()


def seen(ask: Any, status: int) -> httpx.Response:
    """The answer once it has this status."""
    for _ in range(200):
        answer: httpx.Response = ask()
        if answer.status_code == status:
            return answer
        time.sleep(0.01)
    raise AssertionError(f"never {status}")


def test_several_workers_need_a_vector_server(shop: Path) -> None:
    command = [sys.executable, "-c", RUN, "serve", "--shop", str(shop), "--workers", "2"]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 1
    assert "several workers need a Chroma server" in refused.stderr
