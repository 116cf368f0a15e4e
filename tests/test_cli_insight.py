"""The staff's reports from the command line, on a shop of their own with a hashing embedder."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.cli.app import main
from assistant.records import open_records
from assistant.settings import load
from retrieval.catalog.product import Review
from tests.feedback.insight.seeding import Seeding, ware

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A lamp that is sold out and looked at, a complaint or two of its cord, and a search in vain."""
    (tmp_path / "shop.toml").write_text('[embedding]\nname = "hashing"\n[generator]\nmodel = "template"\n')
    kept = open_records(load(tmp_path))
    reviews = tuple(Review(f"The cord broke, number {n}.", 1, "Di") for n in range(3))
    kept.store.upsert([replace(ware("l", "Fig Lamp", stock=0), reviews=reviews), ware("m", "Plum Lamp")])
    seeding, lately = Seeding(kept.engine), datetime.now(UTC).timestamp() - 3 * 86_400
    seeding.events("view", "l", range(4), lately)
    seeding.talks(["kayaks"] * 3, lately, miss="not_sold")
    seeding.shown("r", ["l", "m"], lately)
    kept.engine.dispose()
    return tmp_path


@pytest.fixture
def run(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    monkeypatch.setenv("FLOORWALKER_MODELS", str(tmp_path / "models"))

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["floorwalker", "insight", *words, "--shop", str(shop)])
        with pytest.raises(SystemExit) as stop:
            main()
        return int(stop.value.code or 0), capsys.readouterr().out

    return run


def test_demand_names_what_to_stock_as_json_csv_and_table(run: Run) -> None:
    code, out = run("demand", "--json")
    assert code == 0
    signals = {signal["kind"]: signal for signal in json.loads(out)["signals"]}
    assert signals["not found"]["what"] == "kayaks"
    assert signals["out of stock"]["product_id"] == "l"
    code, out = run("demand", "--csv", "--days", "7")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, rows[0]["signal"], rows[0]["what"], rows[0]["now"]) == (0, "not found", "kayaks", "3")
    code, out = run("demand")
    assert code == 0
    assert "kayaks" in out


def test_the_other_reports_run_on_a_small_shop(run: Run) -> None:
    code, out = run("exposure", "--json")
    assert (code, json.loads(out)["impressions"]) == (0, 1)
    code, out = run("drift", "--json")
    assert code == 0
    assert {measure["state"] for measure in json.loads(out)["measures"]} == {"too little"}
    code, out = run("opinions", "--json")
    assert code == 0
    assert {topic["name"] for topic in json.loads(out)["topics"]} >= {"cord"}
    assert run("opinions", "--csv")[1].startswith("Liked less\n")


def test_days_out_of_bounds_are_refused(run: Run) -> None:
    assert run("demand", "--days", "0")[0] == 2
