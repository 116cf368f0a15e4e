"""The commands, on a small shop of their own with a hashing embedder and templates."""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from assistant import bootstrap, running
from assistant.cli.app import main
from assistant.records import open_records
from assistant.service.ingests import Ingests, Leases
from assistant.settings import load
from assistant.shop import Shop
from assistant.upkeep import OWNER
from retrieval.query import Query

PRODUCTS = [
    {"id": "l1", "name": "Halo desk lamp", "category": ["Lighting", "Desk lamps"], "brand": "Lumen",
     "price": {"amount": "79.00", "currency": "USD"}, "stock": {"available": True, "quantity": 4},
     "attributes": {"color": ["black"]}, "rating": 4.5, "rating_count": 20},
    {"id": "l2", "name": "Aurora desk lamp", "category": ["Lighting", "Desk lamps"], "brand": "Lumen",
     "price": {"amount": "66.00", "currency": "USD"}, "stock": {"available": True, "quantity": 2},
     "attributes": {"color": ["white"]}, "rating": 4.2, "rating_count": 9},
    {"id": "m1", "name": "Puffin mug", "category": ["Kitchen", "Mugs"], "brand": "Gull",
     "price": {"amount": "19.00", "currency": "USD"}, "stock": {"available": False, "quantity": 0}},
]  # fmt: skip

RETURNS = "# Returns\n\n## Return window\n\nUnused items can be returned within 30 days of delivery.\n"

TALK = """\
dialogue: a lamp
steps:
  - user: desk lamp
    expect: {products: {min: 1, every: {category: Desk lamps}}}
"""


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command as a user would; gives exit code, standard output and standard error."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["floorwalker", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def shop(tmp_path: Path, run) -> Path:
    folder = tmp_path / "shop"
    assert run("init", folder)[0] == 0
    settings = folder / "shop.toml"
    small = '\n[generator]\nmodel = "template"\n\n[embedding]\nname = "hashing"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + small, encoding="utf-8")
    (folder / "policies" / "returns.md").write_text(RETURNS, encoding="utf-8")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(map(json.dumps, PRODUCTS)), encoding="utf-8")
    return folder


@pytest.fixture
def stocked(shop: Path, run) -> Path:
    assert run("ingest", shop / "feed.jsonl", "--shop", shop)[0] == 0
    return shop


def test_init_does_not_write_over_a_shop(shop, run):
    code, _, err = run("init", shop)
    assert code == 1
    assert "not empty" in err


def test_ingest_counts_and_a_second_run_changes_nothing(shop, run):
    code, out, _ = run("ingest", shop / "feed.jsonl", "--shop", shop, "--json")
    assert (code, json.loads(out)["added"]) == (0, 3)
    _, out, _ = run("ingest", shop / "feed.jsonl", "--shop", shop, "--json")
    again = json.loads(out)
    assert (again["added"], again["changed"], again["unchanged"], again["embedded"]) == (0, 0, 3, 0)


def test_the_rejects_never_replace_a_feed(shop, run):
    feed = shop / "feed.jsonl"
    code, _, err = run("ingest", feed, "--shop", shop, "--rejects", feed)
    assert code == 1
    assert "is a feed" in err
    assert feed.read_text(encoding="utf-8").count("\n") == 2


def test_full_says_what_it_removes_and_removes_it(stocked, run):
    feed = stocked / "feed.jsonl"
    feed.write_text("\n".join(map(json.dumps, PRODUCTS[:2])), encoding="utf-8")
    code, _, err = run("ingest", feed, "--shop", stocked, "--full")
    assert code == 0
    assert "1 products are no longer in the feed" in err
    _, out, _ = run("search", "mug", "--shop", stocked, "--json")
    assert "m1" not in out


def test_search_filters_exactly(stocked, run):
    code, out, _ = run("search", "desk lamp", "--shop", stocked, "--price-max", "70", "--json")
    found = json.loads(out)
    assert code == 0
    assert [hit["product"]["id"] for hit in found["hits"]] == ["l2"]
    _, out, _ = run("search", "mug", "--shop", stocked, "--in-stock", "--json")
    assert all(hit["product"]["id"] != "m1" for hit in json.loads(out)["hits"])


def test_dialogues_fail_with_a_report_and_an_exit_code(stocked, run):
    script = stocked / "talk.yaml"
    script.write_text(TALK, encoding="utf-8")
    code, out, _ = run("dialogues", "run", script, "--shop", stocked)
    assert (code, "1 of 1 dialogues" in out) == (0, True)
    script.write_text(TALK.replace("Desk lamps", "Mugs"), encoding="utf-8")
    code, out, _ = run("dialogues", "run", script, "--shop", stocked)
    assert code == 1
    assert "its category is Lighting / Desk lamps" in out


def test_a_misspelt_expectation_is_an_error(stocked, run):
    script = stocked / "talk.yaml"
    script.write_text(TALK.replace("products", "prodcts"), encoding="utf-8")
    code, _, err = run("dialogues", "run", script, "--shop", stocked)
    assert code == 1
    assert "prodcts" in err


def test_handoffs_and_feedback_of_an_empty_shop(stocked, run):
    assert json.loads(run("handoffs", "--shop", stocked, "--json")[1]) == []
    assert run("feedback", "export", "--shop", stocked) == (0, "", "")
    code, _, err = run("feedback", "export", "--shop", stocked, "--format", "xml")
    assert code == 1
    assert "csv, jsonl" in err


def test_doctor_is_content_with_a_whole_shop_and_says_what_is_wrong_with_a_broken_one(stocked, run):
    code, out, _ = run("doctor", "--shop", stocked, "--json")
    findings = json.loads(out)
    assert [f for f in findings if not f["well"]] == []
    assert code == 0
    for page in (stocked / "policies").iterdir():
        page.unlink()
    code, out, _ = run("doctor", "--shop", stocked)
    assert code == 1
    assert "policies" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "lamp", "--shop", "no-such-folder"), "floorwalker init"),
        (("ingest", "no-such-file.jsonl", "--shop", "SHOP"), "no-such-file.jsonl"),
        (("dialogues", "run", "no-such-folder", "--shop", "SHOP"), "no-such-folder"),
    ],
)
def test_an_error_says_what_where_and_how_to_mend_it(words, said, stocked, run):
    code, _, err = run(*(str(stocked) if word == "SHOP" else word for word in words))
    assert code == 1
    assert said in err
    assert "Traceback" not in err


def test_a_wrong_setting_is_named(stocked, run):
    with (stocked / "shop.toml").open("a", encoding="utf-8") as file:
        file.write("\n[web]\nport = 99999999\n")
    code, _, err = run("search", "lamp", "--shop", stocked)
    assert code == 1
    assert "web.port" in err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("FLOORWALKER_WEB", "{", "FLOORWALKER_*"),
        ("FLOORWALKER_WEB__PORT", "many", "web.port"),
        ("FLOORWALKER_LOG", "chatty", "FLOORWALKER_LOG"),
        ("FLOORWALKER_FOLDER", "no-such-folder", "no-such-folder"),
    ],
)
def test_a_wrong_variable_is_named(name, value, said, run, monkeypatch):
    monkeypatch.setenv(name, value)
    code, _, err = run("handoffs")
    assert code == 1
    assert said in err


def test_a_shop_may_have_any_name(tmp_path, run):
    folder = tmp_path / 'Bob\'s "best" [b]{shop}'
    assert run("init", folder)[0] == 0
    assert load(folder).shop.name == folder.name
    assert json.loads(run("init", tmp_path / "shop", "--json")[1])["shop"] == str(tmp_path / "shop")
    (tmp_path / "file").touch()
    assert run("init", tmp_path / "file")[0] == 1


def test_what_customers_write_is_only_text_on_a_terminal(stocked, run):
    kept = open_records(load(stocked))
    waiting, _ = kept.conversations.start()
    kept.handoffs.ask(waiting.id, "complaint", "\x1b]0;mine\x07[/i] [b]x[/b]\x9b2J", "\x1b[2J")
    code, out, err = run("handoffs", "--shop", stocked)
    assert (code, err) == (0, "")
    assert "[b]x[/b]" in out
    assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_a_shop_that_needs_no_model_pulls_none(stocked, run, tmp_path, monkeypatch):
    monkeypatch.setenv("FLOORWALKER_MODELS_FOLDER", str(tmp_path / "models"))
    assert run("models", "pull", "--shop", stocked, "--json") == (0, "[]\n", "")
    assert not (tmp_path / "models").exists()


def test_a_file_that_cannot_be_written_is_named(stocked, run):
    code, _, err = run("feedback", "export", "--shop", stocked, "--out", stocked / "none" / "f.csv")
    assert code == 1
    assert "f.csv" in err.replace("\n", "")
    assert "Traceback" not in err


def test_chat_answers_in_the_terminal(stocked, run, monkeypatch):
    typed = iter(["desk lamp", ""])
    monkeypatch.setattr("builtins.input", lambda *_: next(typed))
    code, out, _ = run("chat", "--shop", stocked)
    assert code == 0
    assert "Halo desk lamp" in out


@contextmanager
def at_work(folder: Path) -> Iterator[Shop]:
    """A shop that owns its index and looks after it, as `serve` does."""
    floor = bootstrap.build(load(folder))
    stop = running.start_upkeep(floor, every_s=0.01)
    leases = Leases(floor.records.engine)
    assert wait_for(lambda: leases.taken(OWNER))
    try:
        yield floor
    finally:
        stop.set()
        assert wait_for(lambda: not leases.taken(OWNER))


def test_beside_a_running_shop_one_can_search_and_an_ingest_goes_through_it(stocked, run):
    with at_work(stocked) as floor:
        _, out, _ = run("search", "mug", "--shop", stocked, "--json")
        assert "m1" in out
        feed = stocked / "more.jsonl"
        feed.write_text(json.dumps(PRODUCTS[2] | {"id": "m2", "name": "Tern mug"}), encoding="utf-8")
        code, out, err = run("ingest", feed, "--shop", stocked, "--json")
        assert code == 0, err
        assert "The running app takes it in" in err
        summary = json.loads(out)
        assert (summary["added"], summary["embedded"]) == (1, 1), "done with all of it when it says so"
        assert floor.index.count() == 4
        assert "m2" in {hit.product.id for hit in floor.search.search(Query("mug")).hits}


def test_what_goes_wrong_in_the_running_shop_ends_the_command_as_if_it_had_done_it(stocked, run):
    with at_work(stocked) as floor:
        code, out, err = run("ingest", stocked / "nowhere.jsonl", "--shop", stocked)
        assert (code, out) == (1, "")
        assert "is not a file" in err
        bad = stocked / "bad.jsonl"
        bad.write_text('{"id": "x"}', encoding="utf-8")
        code, _, err = run("ingest", bad, "--shop", stocked, "--rejects", stocked / "bad-rows.jsonl")
        assert code == 1
        assert "1 of 1 rows are bad" in err.replace("\n", " ")
        assert "name" in (stocked / "bad-rows.jsonl").read_text(encoding="utf-8")
        assert floor.store.count() == 3


def test_an_address_is_told_where_it_belongs(stocked, run):
    code, _, err = run("ingest", "https://shop.example/feed.csv", "--shop", stocked)
    assert code == 1
    assert "shop.toml" in err


def test_an_index_that_another_command_has_open_is_left_alone(stocked, run):
    floor = bootstrap.build(load(stocked))
    code, _, err = run("ingest", stocked / "feed.jsonl", "--shop", stocked)
    assert code == 75
    assert "another command" in err.replace("\n", " ")
    assert floor.store.count() == 3


def test_an_ingest_ends_when_the_app_that_had_taken_it_is_gone(stocked, run, monkeypatch):
    floor = bootstrap.build(load(stocked))  # owns the index and does nothing, as one that hangs
    leases = Leases(floor.records.engine)
    leases.take(OWNER, timedelta(seconds=0.3))
    code, _, err = run("ingest", stocked / "feed.jsonl", "--shop", stocked)
    assert code == 75
    assert "run it again" in err.replace("\n", " ")


def test_an_ingest_that_is_interrupted_is_not_begun_later(stocked, run, monkeypatch):
    floor = bootstrap.build(load(stocked))
    leases = Leases(floor.records.engine)
    leases.take(OWNER, timedelta(minutes=1))

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.cli.catalogue.time.sleep", interrupted)
    code, _, err = run("ingest", stocked / "feed.jsonl", "--shop", stocked)
    assert code == 130
    assert "The app stops it" in err
    assert Ingests(floor.records.engine).begin() is None


def wait_for(holds: Callable[[], bool], seconds: float = 30) -> bool:
    over = time.monotonic() + seconds
    while not holds() and time.monotonic() < over:
        threading.Event().wait(0.01)
    return holds()


def test_a_port_in_use_is_said_before_the_shop_is_opened(stocked: Path, run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, err = run("serve", "--shop", stocked, "--port", port)
    assert code == 75
    assert f"port {port} of 127.0.0.1 is in use" in err
    assert "--port" in err
    assert "Opening the shop" not in err


def test_a_file_that_the_system_refuses_is_named_without_an_error_number(tmp_path: Path, run) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = run("init", tmp_path / "file" / "shop")
    assert code == 1
    assert f"{tmp_path / 'file' / 'shop'}" in err.replace("\n", "")
    assert "Errno" not in err
