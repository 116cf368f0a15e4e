"""What was learned of a customer goes with them: former versions at once, the serving one with the next."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.recommending import folder
from assistant.records import open_records
from assistant.service import privacy
from assistant.settings import load
from retrieval.recommend.bundle import Manifest
from retrieval.recommend.fitting import Plan
from retrieval.recommend.kinds import Event, EventKind
from retrieval.recommend.versions import MAKING, Versions
from tests.retrieval.recommend.shoppers import ITEMS
from tests.test_recommend_commands import SETTINGS, command, remember

GOOD, POOR = Plan(parts=("popular", "item_knn")), Plan(parts=("new",))


def trained(
    patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shop: Path, plan: Plan
) -> dict[str, object]:
    patch.setattr("assistant.cli.refitting.planned", lambda *said: plan)
    capsys.readouterr()
    assert command(patch, "train", "all", "--json", "--shop", str(shop)) == 0
    said: dict[str, object] = json.loads(capsys.readouterr().out)
    return said


def erased(patch: pytest.MonkeyPatch, shop: Path, customer: str) -> None:
    assert command(patch, "customers", "erase", customer, "--yes", "--json", "--shop", str(shop)) == 0


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.toml").write_text(SETTINGS)
    remember(tmp_path)
    return tmp_path


def test_former_versions_and_what_was_begun_go_with_an_erasure(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    versions = Versions(folder(load(shop)))
    former, serving = (trained(monkeypatch, capsys, shop, GOOD)["version"] for _ in range(2))
    half = versions.begin(datetime.now(UTC).timestamp())
    (half / "work.json").write_text("half")
    erased(monkeypatch, shop, "customer-1")
    assert json.loads(capsys.readouterr().out)["versions"] == [former]
    assert (versions.names(), versions.current) == ((serving,), serving)
    assert [entry.name for entry in (versions.folder / "versions").iterdir()] == [serving]
    assert MAKING not in str(versions.in_service())


def test_one_that_knew_an_erased_customer_gives_way_even_to_a_worse_one_and_goes(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    versions = Versions(folder(load(shop)))
    before = trained(monkeypatch, capsys, shop, GOOD)
    erased(monkeypatch, shop, "customer-1")
    worse = trained(monkeypatch, capsys, shop, POOR)
    assert worse["verdict"]["no_worse"] is False  # type: ignore[index]
    assert (worse["serves"], worse["before"]) == (True, before["version"])
    assert "before a customer was erased" in str(worse["why"])
    assert versions.names() == (worse["version"],)
    assert Manifest.read(versions.path(str(worse["version"]))).window.subjects == 229


def test_one_that_was_made_since_the_erasure_is_judged_as_ever(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    erased(monkeypatch, shop, "customer-1")
    good = trained(monkeypatch, capsys, shop, GOOD)
    worse = trained(monkeypatch, capsys, shop, POOR)
    assert worse["serves"] is False
    assert "erased" not in str(worse["why"])
    assert Versions(folder(load(shop))).current == good["version"]


def test_who_is_erased_while_it_is_learned_is_known_to_be_in_it(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from assistant import refitting

    fit, versions = refitting.fit, Versions(folder(load(shop)))

    def slowly(*said: object, **more: object) -> object:
        erased(monkeypatch, shop, "customer-1")
        return fit(*said, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(refitting, "fit", slowly)
    first = trained_at_once(monkeypatch, capsys, shop)
    assert "run it again" in str(first["why"])
    monkeypatch.setattr(refitting, "fit", fit)
    again = trained(monkeypatch, capsys, shop, POOR)
    assert again["serves"] is True
    assert versions.names() == (again["version"],)


def trained_at_once(
    patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shop: Path
) -> dict[str, object]:
    """What the training says last: the erasure within it says something, too."""
    patch.setattr("assistant.cli.refitting.planned", lambda *said: GOOD)
    capsys.readouterr()
    assert command(patch, "train", "all", "--json", "--shop", str(shop)) == 0
    decoder, text = json.JSONDecoder(), capsys.readouterr().out
    during, end = decoder.raw_decode(text)
    assert during["versions"] is None  # they cannot be touched while it is trained
    said: dict[str, object] = decoder.raw_decode(text[end:].lstrip())[0]
    return said


def test_no_file_of_the_shop_names_who_was_erased_and_what_was_learned_names_nobody(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load(shop)
    behaviour = open_records(settings).behaviour
    someone = "Zo\u00eb-7f3a"  # an id that nothing else has by chance
    mine = behaviour.subject_of_customer(someone, make=True) or ""
    bought = [Event(mine, EventKind.BUY, item, datetime.now(UTC)) for item in ITEMS[:4]]
    assert behaviour.record(bought) == 4
    everyone = {name.encode() for both in behaviour.customers().items() for name in both}
    trained(monkeypatch, capsys, shop, replace(GOOD, parts=("popular", "item_knn", "als", "again")))
    files = [file for file in folder(settings).rglob("*") if file.is_file()]
    assert any(file.suffix == ".npz" for file in files)
    named = {(file.name, name) for file in files for name in everyone if name in file.read_bytes()}
    assert named == set()
    assert holding(settings.data, someone, mine)
    erased(monkeypatch, shop, someone)
    assert holding(settings.data, someone, mine) == []


def holding(data: Path, *names: str) -> list[str]:
    """Files of the shop in which a name stands, in the database's own as well."""
    every = (file for file in data.rglob("*") if file.is_file())
    return [file.name for file in every if any(name.encode() in file.read_bytes() for name in names)]


def test_an_export_is_no_erasure(shop: Path) -> None:
    engine = open_records(load(shop)).engine
    privacy.export(engine, "customer-1", datetime.now(UTC))
    assert privacy.last_erased(engine) == 0
    now = datetime.now(UTC)
    privacy.erase(engine, "customer-1", now, keep=None)
    assert privacy.last_erased(engine) == now.timestamp()
