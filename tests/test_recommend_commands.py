"""From a bare file of events to recommendations, as an owner sees it; and back to the former version."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from assistant import bootstrap
from assistant.cli.app import main
from assistant.recommending import folder
from assistant.records import open_records
from assistant.settings import load
from retrieval.catalog.product import Product
from retrieval.recommend.assortment import Shelf
from retrieval.recommend.kinds import KINDS, Event, Past, Wish
from retrieval.recommend.versions import Versions
from tests.retrieval.recommend.shoppers import ITEMS, checkerboard

SETTINGS = '[embedding]\nname = "hashing"\n[generator]\nmodel = "template"\n'


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["floorwalker", *words])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def remember(shop: Path, customers: int = 230) -> None:
    """What customers of two kinds bought, under the shop's own ids."""
    whole = checkerboard(customers)
    kept = open_records(load(shop)).behaviour
    subjects = kept.subjects_of_customers(whole.subjects)
    kept.record(
        Event(
            subjects[whole.subjects[subject]], KINDS[kind], whole.items[item], datetime.fromtimestamp(at, UTC)
        )
        for subject, kind, item, at in zip(
            whole.subject.tolist(), whole.kinds.tolist(), whole.item.tolist(), whole.at.tolist(), strict=True
        )
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop without a catalogue that has learned once."""
    shop = tmp_path_factory.mktemp("shop")
    (shop / "shop.toml").write_text(SETTINGS)
    remember(shop)
    with pytest.MonkeyPatch.context() as patch:
        assert command(patch, "train", "all", "--shop", str(shop)) == 0
    return shop


def test_everybody_is_recommended_their_kind_and_nothing_twice(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "lists.jsonl"
    words = "recommend", "--all", "--limit", "3", "--out", str(out), "--shop", str(trained)
    assert command(monkeypatch, *words) == 0
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    whole = checkerboard(230)
    had = {name: set() for name in whole.subjects}
    for subject, item in zip(whole.subject.tolist(), whole.item.tolist(), strict=True):
        had[whole.subjects[subject]].add(whole.items[item])
    assert {line["customer"] for line in lines} == set(whole.subjects)
    for line in lines:
        kind = next(iter(had[line["customer"]])).split("-")[0]
        assert len(line["items"]) == 3
        assert all(item.startswith(kind) for item in line["items"])
        assert had[line["customer"]].isdisjoint(line["items"])


def test_one_customer_as_a_table_and_as_json_and_what_they_had_where_it_is_asked_for(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = "--shop", str(trained)
    assert command(monkeypatch, "recommend", "customer-2", "--limit", "3", *shop) == 0
    table = capsys.readouterr().out
    assert "For customer-2" in table
    assert table.count("coffee-") + table.count("tea-") >= 3
    assert command(monkeypatch, "recommend", "customer-2", "--limit", "20", "--json", *shop) == 0
    alone = [one["id"] for one in json.loads(capsys.readouterr().out)["items"]]
    assert command(monkeypatch, "recommend", "customer-2", "--limit", "24", "--seen", "--json", *shop) == 0
    with_seen = [one["id"] for one in json.loads(capsys.readouterr().out)["items"]]
    whole = checkerboard(230)
    had = {whole.items[item] for item in whole.item[whole.bounds[2] : whole.bounds[3]].tolist()}
    assert had.isdisjoint(alone)
    assert had & set(with_seen)


def test_who_is_not_known_and_what_is_not_said_are_errors(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = "--shop", str(trained)
    assert command(monkeypatch, "recommend", "nobody", *shop) == 1
    assert "nobody" in capsys.readouterr().err
    assert command(monkeypatch, "recommend", *shop) == 1
    assert command(monkeypatch, "recommend", "customer-1", "--all", *shop) == 1
    assert command(monkeypatch, "train", "recommender", "--sequence", "gru", *shop) == 1
    assert command(monkeypatch, "train", "ranker", *shop) == 1  # hashing is no language model


def test_a_running_shop_takes_a_new_version_up_and_the_former_when_it_is_called_back(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = "--shop", str(trained)
    first = Versions(folder(load(trained))).current
    capsys.readouterr()
    assert command(monkeypatch, "train", "all", "--json", *shop) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["before"], outcome["serves"]) == (first, True)  # the same data: no worse
    assert outcome["verdict"]["difference"] == 0
    running = bootstrap.build(load(trained), reading=True).recommender
    assert running.version == outcome["version"]
    tea = Past((ITEMS[0], ITEMS[1]), np.array([4, 4], np.int8), np.zeros(2), np.ones(2, np.float32), 1.0)
    assert all(one.product_id.startswith("tea") for one in running.recommend(Wish(tea, 3)))
    assert command(monkeypatch, "train", "rollback", "--json", *shop) == 0
    assert json.loads(capsys.readouterr().out) == {"version": first}
    assert command(monkeypatch, "train", "versions", "--json", *shop) == 0
    assert json.loads(capsys.readouterr().out)["in_service"] == first
    assert command(monkeypatch, "train", "rollback", *shop) == 1


def test_a_worse_version_does_not_serve_unless_it_is_forced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from assistant.cli import refitting as commands
    from retrieval.recommend.fitting import Plan

    (tmp_path / "shop.toml").write_text(SETTINGS)
    remember(tmp_path)
    shop = "--shop", str(tmp_path)
    good, poor = Plan(parts=("popular", "item_knn")), Plan(parts=("new",))
    monkeypatch.setattr(commands, "planned", lambda *said: good)
    assert command(monkeypatch, "train", "all", *shop) == 0
    before = Versions(folder(load(tmp_path))).current
    capsys.readouterr()
    monkeypatch.setattr(commands, "planned", lambda *said: poor)
    assert command(monkeypatch, "train", "all", "--json", *shop) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert not outcome["serves"]
    assert outcome["verdict"]["high"] < 0
    assert Versions(folder(load(tmp_path))).current == before
    assert command(monkeypatch, "train", "all", "--force", "--json", *shop) == 0
    assert json.loads(capsys.readouterr().out)["serves"]


def test_without_events_nothing_is_trained_and_all_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shop.toml").write_text(SETTINGS)
    assert command(monkeypatch, "train", "all", "--shop", str(tmp_path)) == 1
    assert "too few" in capsys.readouterr().err
    assert command(monkeypatch, "recommend", "--all", "--shop", str(tmp_path)) == 1
    assert "train all" in capsys.readouterr().err


def test_two_trainings_at_once_are_told_to_come_again(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Versions(folder(load(trained))).alone():
        assert command(monkeypatch, "train", "all", "--shop", str(trained)) == 75


def test_the_catalogue_is_read_once_for_all_and_what_came_later_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop.toml").write_text(SETTINGS)
    reading, read = Shelf._made, list[int]()
    monkeypatch.setattr(Shelf, "_made", lambda *of: (read.append(1), reading(*of))[1])
    shop = bootstrap.build(load(tmp_path), reading=True)
    store, now = shop.records.store, datetime.now(UTC).timestamp()
    store.upsert([Product("old", "Old thing")])
    assert shop.personal.remember((), (), now).items == ()
    assert shop.recommender.version == ""
    assert len(read) == 1
    store.upsert([Product("new", "New thing")])
    assert shop.personal.remember((), (), now).items == ()
    again = bootstrap.build(load(tmp_path), reading=True).recommender
    found = {one.product_id: one.sources for one in again.recommend(Wish(Past(now=now + 1)))}
    assert "new" in found["new"]
    assert "new" not in found["old"]
