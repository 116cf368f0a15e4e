"""floorwalker orders import and export, and the order file that a shop comes with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import bootstrap, running
from assistant.cli.app import main
from assistant.errors import SettingsError
from assistant.records import open_records
from assistant.service.orders import SqlOrders, export_book, write_book
from assistant.settings import Settings, load
from tests.service.orders.book import BOOK, CANCEL, NOW, RULES, agreed, quoted

Run = Callable[..., tuple[int, str, str]]
DEMO = Path("demo/orders.json")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["floorwalker", "orders", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def shop(tmp_path: Path, migrated: bytes) -> Path:
    folder = tmp_path / "shop"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "floorwalker.sqlite").write_bytes(migrated)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "orders.json"
    file.write_text(write_book(BOOK), encoding="utf-8")
    return file


def test_the_demo_shops_file_comes_out_as_it_went_in(run: Run, shop: Path, tmp_path: Path) -> None:
    code, out, _ = run("import", DEMO, "--shop", shop, "--json")
    counts = dict.fromkeys(("changed", "unchanged", "removed"), 0)
    added = {"customers": 40, "products": 194, "orders": 120}
    assert (code, json.loads(out)) == (0, {name: {"added": n, **counts} for name, n in added.items()})
    code, out, _ = run("export", tmp_path / "out.json", "--shop", shop, "--json")
    assert (code, json.loads(out)) == (0, {"file": str(tmp_path / "out.json")} | added)
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written == json.loads(DEMO.read_text(encoding="utf-8"))
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0
    code, out, _ = run("export", "-", "--shop", shop)
    assert (code, json.loads(out)) == (0, written)


def test_a_fault_is_told_by_file_record_and_field_and_nothing_is_imported(
    run: Run, shop: Path, file: Path
) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace('"79.90"', '"79,90"', 1), encoding="utf-8")
    code, out, err = run("import", file, "--shop", shop, "--json")
    assert (code, out) == (1, "")
    assert "orders.json: products[1] (product 'lamp'): variants[0].price: has to be an amount" in err
    assert "Nothing was imported" in err
    assert (
        run("export", "-", "--shop", shop)[1] == '{\n "customers": [],\n "products": [],\n "orders": []\n}\n'
    )


def test_a_file_that_is_not_there_is_said_to_be(run: Run, shop: Path) -> None:
    code, _, err = run("import", "nowhere.json", "--shop", shop)
    assert code == 1
    assert "nowhere.json" in err


def test_replace_and_overwrite(run: Run, shop: Path, file: Path) -> None:
    assert run("import", file, "--shop", shop)[0] == 0
    engine = open_records(load(shop)).engine
    backend = SqlOrders(engine, RULES, lambda: NOW)
    backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    code, _, err = run("import", file, "--shop", shop)
    assert (code, "--overwrite" in err) == (1, True)
    code, _, err = run("import", file, "--shop", shop, "--overwrite")
    assert (code, "1 changed" in err) == (0, True)
    file.write_text('{"customers": []}', encoding="utf-8")
    assert run("import", file, "--shop", shop)[0] == 0
    assert len(export_book(engine).orders) == 7
    code, _, err = run("import", file, "--shop", shop, "--replace")
    assert (code, "7 removed" in err) == (0, True)
    assert export_book(engine).orders == ()


def test_an_export_that_cannot_be_written_leaves_the_old_file(run: Run, shop: Path, file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    (file.parent / f".{file.name}.part").mkdir()
    assert run("export", file, "--shop", shop)[0] == 1
    assert file.read_text(encoding="utf-8") == before


def settings(shop: Path, **orders: str) -> Settings:
    return load(shop, orders=orders)


def test_a_shops_own_orders_are_taken_in_once(shop: Path) -> None:
    kept = open_records(settings(shop))
    running.first_orders(settings(shop), kept)
    assert export_book(kept.engine).orders == ()
    (shop / "orders.json").write_text(write_book(BOOK), encoding="utf-8")
    running.first_orders(settings(shop, file="other.json"), kept)
    assert export_book(kept.engine).orders == ()
    running.first_orders(settings(shop), kept)
    assert export_book(kept.engine) == BOOK
    backend = SqlOrders(kept.engine, RULES, lambda: NOW)
    backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    after = export_book(kept.engine)
    running.first_orders(settings(shop), kept)
    assert export_book(kept.engine) == after


def test_a_shops_own_orders_that_cannot_be_used_are_said_to_be(shop: Path) -> None:
    (shop / "orders.json").write_text('{"orders": [{"id": "1"}]}', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"orders\.json: .*\(order '1'\): customer_id: is missing"):
        running.first_orders(settings(shop), open_records(settings(shop)))


def test_a_shop_that_opens_has_its_own_orders(shop: Path) -> None:
    """Whichever way it is opened: both `serve` and `uvicorn app:app` start the upkeep."""
    (shop / "orders.json").write_text(write_book(BOOK), encoding="utf-8")
    plain = load(shop, embedding={"name": "hashing"}, generator={"model": "template"})
    floor = bootstrap.build(plain)
    running.start_upkeep(floor).set()
    assert export_book(floor.records.engine) == BOOK
