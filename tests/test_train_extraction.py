"""`floorwalker train extraction`, and what an ingest reads out of texts, as an owner sees them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.cli.app import main
from assistant.records import open_records
from assistant.settings import load

FEED = "".join(
    json.dumps({"id": f"{kind}{n}", "name": f"{kind} {n}", "description": f"Item {n} of {word}.",
                "category": [kind], "price": 5, "attributes": {"maker": [maker]}}) + "\n"
    for kind, word, maker in (("Rake", "garden steel", "Tilth"), ("Whisk", "kitchen wire", "Crumb"))
    for n in range(60)
)  # fmt: skip
BARE = (
    json.dumps({"id": "new", "name": "Waterproof Rake", "description": "Item of garden steel.", "price": 6})
    + "\n"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.toml").write_text('[embedding]\nname = "hashing"\n[generator]\nmodel = "template"\n')
    (tmp_path / "feed.jsonl").write_text(FEED + BARE)
    return tmp_path


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["floorwalker", *words])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_ingest_reads_what_is_said_and_training_adds_what_is_likely(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, "ingest", str(shop / "feed.jsonl"), "--shop", str(shop)) == 0
    new = open_records(load(shop)).store.get("new")
    assert new is not None
    assert (new.said, new.guessed) == ({"waterproof": ("yes",)}, {})
    capsys.readouterr()
    assert command(monkeypatch, "train", "extraction", "--shop", str(shop), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["products"], set(report["learned"])) == (121, {"category", "maker"})
    new = open_records(load(shop)).store.get("new")
    assert new is not None
    assert (new.said, new.guessed, new.category) == ({"waterproof": ("yes",)}, {"maker": ("Tilth",)}, ())
    assert new.likely_category == ("Rake",)


def test_an_empty_catalogue_and_a_switch_that_is_off_are_said(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, "train", "extraction", "--shop", str(shop)) != 0
    assert "ingest" in capsys.readouterr().err
    monkeypatch.setenv("FLOORWALKER_EXTRACTION__ENABLED", "false")
    assert command(monkeypatch, "ingest", str(shop / "feed.jsonl"), "--shop", str(shop)) == 0
    new = open_records(load(shop)).store.get("new")
    assert new is not None
    assert new.extracted == ()
    assert command(monkeypatch, "train", "extraction", "--shop", str(shop)) != 0
