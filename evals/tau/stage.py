"""The stage that dialogues are played on: the real app in a process of its own, spoken to over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine

from assistant.service.database import open_database
from assistant.service.orders import OrderBook, entries, export_book, import_book, read_book, write_book
from assistant.settings import load
from evals.figures import REPORTS
from evals.tau.customer import Customer
from evals.tau.records import Record

COMMAND = Path(sys.executable).with_name("floorwalker")
START_S = 180.0
ERRORS = REPORTS / "tau_retail_server.log"
"""What the servers of one evaluation told of their own faults."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message and its reply after so many ms. `meant`: see Customer."""

    said: str
    meant: str
    reply: dict[str, Any]
    ms: float


@dataclass(slots=True)
class Played:
    """A dialogue. `failed` says what went wrong with HTTP, if something did."""

    conversation_id: str = ""
    exchanges: list[Exchange] = field(default_factory=list)
    failed: str = ""

    @property
    def unconfirmed(self) -> list[Exchange]:
        """Where something was written though the customer had not just said yes."""
        return [turn for turn in self.exchanges if turn.reply["actions"] and turn.meant != "yes"]

    def told(self) -> str:
        lines = []
        for turn in self.exchanges:
            lines.append(f"  customer: {turn.said}")
            lines.append(f"  shop:     {turn.reply['text']}")
            extras = [f"awaiting {turn.reply['awaiting']}"] if turn.reply["awaiting"] else []
            if turn.reply["options"]:
                extras.append(f"options {turn.reply['options']}")
            extras += [f"DID {action}" for action in turn.reply["actions"]]
            if extras:
                lines.append(f"            ({'; '.join(extras)})")
        return "\n".join(lines + ([f"  FAILED: {self.failed}"] if self.failed else []))


class Stage:
    """A running shop. Its records are read and put back through the functions that the commands
    `orders export` and `orders import` call."""

    def __init__(self, client: httpx.Client, engine: Engine, book: OrderBook) -> None:
        self.client = client
        self.engine = engine
        self.book = book

    def records(self) -> Record:
        found: Record = json.loads(write_book(export_book(self.engine)), parse_float=Decimal)
        return found

    def restore(self) -> None:
        import_book(self.engine, self.book, replace_all=True, overwrite=True)

    def writes(self, conversation_id: str) -> list[Any]:
        return list(entries(self.engine, conversation_id=conversation_id))

    def play(self, customer: Customer) -> Played:
        played = Played()
        try:
            started = self._post("/v1/conversations", {})
            played.conversation_id = started["conversation_id"]
            at = f"/v1/conversations/{played.conversation_id}/messages"
            bearer = {"Authorization": f"Bearer {started['secret']}", "Accept": "application/json"}
            said: str | None = customer.open()
            while said is not None:
                began = time.perf_counter()
                reply = self._post(at, {"text": said}, bearer)
                took = (time.perf_counter() - began) * 1000
                played.exchanges.append(Exchange(said, customer.meant, reply, took))
                said = customer.hear(reply)
        except httpx.HTTPError as error:
            played.failed = f"{type(error).__name__}: {error}"
            if isinstance(error, httpx.HTTPStatusError):
                played.failed += f" {error.response.text[:300]}"
        return played

    def _post(self, path: str, body: Record, headers: dict[str, str] | None = None) -> dict[str, Any]:
        answer = self.client.post(path, json=body, headers=headers)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


@contextmanager
def opened(template: Path, folder: Path) -> Iterator[Stage]:
    """A copy of a filled shop folder, served until the end. Raises RuntimeError if it does not open."""
    shutil.copytree(template, folder)
    log = folder / "serve.log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [COMMAND, "serve", "--shop", folder, "--port", "0"],
            stdout=errors,
            stderr=subprocess.STDOUT,
            env=os.environ | {"COLUMNS": "300"},
        )
    try:
        stage = Stage(
            httpx.Client(base_url=_address(process, log), timeout=30.0),
            open_database(load(folder).database_url),
            read_book((folder / "orders.json").read_bytes()),
        )
        try:
            _wait(stage.client, process, log)
            yield stage
        finally:
            stage.client.close()
            stage.engine.dispose()
    finally:
        process.terminate()
        process.wait(timeout=30)
        _keep_errors(log)


def _keep_errors(log: Path) -> None:
    """What the server told of its own faults, beside the reports: the folder goes."""
    told = log.read_text(encoding="utf-8")
    if "ERROR " in told:
        ERRORS.parent.mkdir(parents=True, exist_ok=True)
        with ERRORS.open("a", encoding="utf-8") as kept:
            kept.write(told)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        text = log.read_text(encoding="utf-8")
        if " is open at http" in text.replace("\n", " "):
            return text.replace("\n", " ").split(" is open at ", 1)[1].split()[0]
        time.sleep(0.1)
    raise RuntimeError(f"the shop did not open:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _wait(client: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the shop is not ready:\n{log.read_text(encoding='utf-8')[-2000:]}")
