"""Whole tasks of the benchmark, from the greeting to the records, against a shop in this process."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.bootstrap import build
from assistant.service.orders import import_book, read_book
from assistant.settings import Embedding, Generator, Identity, Settings, Shopfront
from assistant.web.application import create_api
from evals.tau import shop as shelf
from evals.tau.records import document
from evals.tau.stage import Stage
from evals.tau.tasks import Task, load
from evals.tau_retail import play
from retrieval.catalog.sync import ingest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("FLOORWALKER_DATA", ROOT.parent / "shared" / "data")) / "tau-bench-retail"
TASKS = ("dev-0", "dev-13", "train-18", "train-38", "train-48", "train-150")
pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def tasks() -> tuple[list[Task], dict[str, Any]]:
    """The tasks, and the records of their customers alone."""
    if not DATA.is_dir():
        pytest.skip(f"no tau-bench-retail at {DATA}: set FLOORWALKER_DATA")
    records = document(DATA)
    chosen = [task for task in load(records, DATA) if task.key in TASKS]
    whose = {task.person.record["id"] for task in chosen}
    own = records | {
        "customers": [c for c in records["customers"] if c["id"] in whose],
        "orders": [order for order in records["orders"] if order["customer_id"] in whose],
    }
    return chosen, own


@pytest.fixture(scope="module")
def stage(
    tasks: tuple[list[Task], dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    _, records = tasks
    folder = tmp_path_factory.mktemp("tau") / "shop"
    folder.mkdir()
    shutil.copy(shelf.HERE / "rules.toml", folder / "rules.toml")
    shutil.copytree(shelf.HERE / "policies", folder / "policies")
    feed = folder / "catalogue.jsonl"
    feed.write_text("\n".join(json.dumps(shelf.listed(p)) for p in records["products"]), encoding="utf-8")
    settings = Settings(
        folder=folder,
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        shop=Shopfront(name="Tau Retail", time_zone="America/New_York"),
        identity=Identity(methods=("email", "name"), tries_an_hour=1000),
    )
    shop = build(settings)
    ingest(
        [feed], store=shop.store, index=shop.index, embedder=shop.embedder, rejects=folder / "rejects.jsonl"
    )
    shop.search.settle()
    book = read_book(json.dumps(records, default=str))
    import_book(shop.records.engine, book, replace_all=True, overwrite=True)
    with TestClient(create_api(shop, {"records": lambda: None})) as client:
        yield Stage(client, shop.records.engine, book)


def test_whole_tasks_end_with_the_true_records(
    stage: Stage, tasks: tuple[list[Task], dict[str, Any]]
) -> None:
    chosen, records = tasks
    stage.restore()
    outcomes = play(stage, chosen, records, "a", seed=1)
    assert len(outcomes) == len(TASKS)
    for outcome in outcomes:
        assert outcome.matched, outcome.told()


def test_a_wish_that_is_not_fulfilled_is_not_matched_and_no_wrong_write(
    stage: Stage, tasks: tuple[list[Task], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure itself: who agrees to nothing gets nothing, and that is told apart from harm."""
    chosen, records = tasks
    stage.restore()
    monkeypatch.setattr("evals.tau.customer.Customer._confirm", lambda *_: "no thanks")
    outcomes = play(stage, chosen[:1], records, "a", seed=1)
    assert not outcomes[0].matched
    assert not outcomes[0].misdone
    assert outcomes[0].unconfirmed == ()
